import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Problem } from '../model/problem.ts';
import {
  ledgerLineSchema,
  movesSchema,
  publicationSchema,
  type Move,
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
  moves: Move[];
}

/**
 * Reads content/ledger/: numbered files to which nothing is ever added or changed once written.
 * Each names the hash of the one before, so that a change of an older file shows.
 */
export function readLedger(root: string): { ledger: Ledger; problems: Problem[] } {
  const problems: Problem[] = [];
  const ledger: Ledger = { publications: [], things: [], pages: [], moves: [] };
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
      else ledger.things.push({ ...entry.data, publication, date });
    }
    ledger.publications.push({ number: publication, date, hash: hashText(text) });
  }
  const moved = join(root, 'ledger', 'moved.yaml');
  if (existsSync(moved)) {
    const result = readYaml(moved, `${basename(root)}/ledger/moved.yaml`, movesSchema);
    problems.push(...result.problems);
    ledger.moves = result.data ?? [];
  }
  return { ledger, problems };
}

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
