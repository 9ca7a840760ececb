import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const FOLDER = 'content/ledger';
const git = (...args: string[]) =>
  execFileSync('git', args, { encoding: 'utf8', maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'ignore'] });

/** Every version of every file of the ledger in the history that leads to HEAD; none without a history. */
function readCommitted(): { file: string; commit: string; text: string }[] {
  let log: string;
  try {
    log = git('log', '--format=%H', '--name-only', '--diff-filter=AMR', 'HEAD', '--', FOLDER);
  } catch {
    return [];
  }
  let commit = '';
  return log.split('\n').flatMap((line) => {
    if (/^[0-9a-f]{40}$/.test(line)) commit = line;
    if (!/\.jsonl$|\/seals$/.test(line)) return [];
    return [{ file: line, commit, text: git('show', `${commit}:${line}`) }];
  });
}

/** Lines that were committed once and are not where they were. */
function findLost(committed: string, now: string | undefined): string[] {
  const lines = now?.split('\n') ?? [];
  return committed
    .trimEnd()
    .split('\n')
    .filter((line, index) => lines[index] !== line);
}

describe('the ledger in the history of the repository', () => {
  const committed = readCommitted();

  test.skipIf(committed.length === 0)(
    'has every line that it ever had (skipped where there is no git history)',
    () => {
      const lost = committed.flatMap(({ file, commit, text }) => {
        const now = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
        return findLost(text, now).map((line) => `${commit.slice(0, 8)} ${file}: ${line.slice(0, 80)}`);
      });
      expect(lost).toEqual([]);
    },
  );

  test('is found wanting when a line was changed or a file is gone', () => {
    expect(findLost('a\nb\n', 'a\nb\nc\n')).toEqual([]);
    expect(findLost('a\nb\n', 'a\nB\n')).toEqual(['b']);
    expect(findLost('a\n', undefined)).toEqual(['a']);
  });
});
