import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Problem } from '../model/problem.ts';
import {
  ledgerLineSchema,
  movesSchema,
  publicationSchema,
  type Move,
  type PublishedFile,
  type PublishedPage,
  type PublishedThing,
} from '../schemas/ledger.ts';
import { readYaml } from './read-yaml.ts';

export interface PlacedThing extends PublishedThing {
  publication: number;
  date: string;
}

/** Every address, fragment id and citable thing ever published, oldest first, and where moved ones went. */
export interface Ledger {
  publications: { number: number; date: string; hash: string }[];
  things: PlacedThing[];
  pages: PublishedPage[];
  files: PublishedFile[];
  moves: Move[];
}

/**
 * Reads content/ledger/: numbered files to which nothing is ever added or changed once written.
 * Each names the hash of the one before, and `seals` has that of every one, so that a change shows.
 */
export function readLedger(root: string): { ledger: Ledger; problems: Problem[] } {
  const problems: Problem[] = [];
  const ledger: Ledger = { publications: [], things: [], pages: [], files: [], moves: [] };
  for (const path of globSync(join(root, 'ledger', '*.jsonl')).sort()) {
    const file = `${basename(root)}/ledger/${basename(path)}`;
    const text = readFileSync(path, 'utf8');
    const report = (line: number, expected: string, got: string) =>
      problems.push({ file, field: `line ${line}`, expected, got });
    const [first = '', ...lines] = text.trimEnd().split('\n');
    const head = publicationSchema.safeParse(parse(first));
    if (!head.success) {
      report(1, 'publication, date and previous', first.slice(0, 60));
      continue;
    }
    const { publication, date, previous } = head.data;
    const expected = ledger.publications.at(-1)?.hash ?? '';
    if (previous !== expected) {
      report(1, 'the hash of the file before, which never changes', `"${previous.slice(0, 12)}…"`);
    }
    for (const [index, line] of lines.entries()) {
      const entry = ledgerLineSchema.safeParse(parse(line));
      if (!entry.success) report(index + 2, 'a thing or a page', line.slice(0, 60));
      else if ('address' in entry.data) ledger.pages.push(entry.data);
      else if ('file' in entry.data) ledger.files.push(entry.data);
      else ledger.things.push({ ...entry.data, publication, date });
    }
    ledger.publications.push({ number: publication, date, hash: hashText(text) });
  }
  problems.push(...checkSeals(root));
  const moved = join(root, 'ledger', 'moved.yaml');
  if (existsSync(moved)) {
    const result = readYaml(moved, `${basename(root)}/ledger/moved.yaml`, movesSchema);
    problems.push(...result.problems);
    ledger.moves = result.data ?? [];
  }
  return { ledger, problems };
}

/** Every file of the ledger is as it was sealed when it was written, the newest too. */
function checkSeals(root: string): Problem[] {
  const folder = join(root, 'ledger');
  const file = `${basename(root)}/ledger/${SEALS}`;
  const names = globSync('*.jsonl', { cwd: folder }).sort();
  const path = join(folder, SEALS);
  const seals = new Map(existsSync(path) ? readSeals(readFileSync(path, 'utf8')) : []);
  const missing = [...seals.keys()].filter((name) => !names.includes(name));
  return [
    ...missing.map((name) => ({
      file,
      field: name,
      expected: 'the file that was sealed; nothing of the ledger is ever removed',
      got: 'no such file',
    })),
    ...names.flatMap((name) => {
      const hash = hashText(readFileSync(join(folder, name), 'utf8'));
      if (seals.get(name) === hash) return [];
      const expected = `a file as it was sealed; "npm run ledger" alone writes and seals files`;
      const got = seals.has(name)
        ? `a file that was changed since (${hash.slice(0, 12)}…)`
        : 'no seal';
      return [{ file, field: name, expected, got }];
    }),
  ];
}

/** Lines such as those of `sha256sum`, so that `sha256sum -c seals` checks them too. */
function readSeals(text: string): [string, string][] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.split(/\s+/))
    .map(([hash = '', name = '']) => [name, hash]);
}

export const SEALS = 'seals';

export function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
