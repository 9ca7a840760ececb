import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashText, SEALS, type Ledger } from '../reading/read-ledger.ts';

/**
 * Writes the next file of a ledger and seals it. What was written before is never touched.
 * Returns the name of the file.
 */
export function writePublication(
  root: string,
  publications: Ledger['publications'],
  date: string,
  lines: readonly object[],
): string {
  const last = publications.at(-1);
  const publication = (last?.number ?? 0) + 1;
  const head = { publication, date, previous: last?.hash ?? '' };
  const text = `${[head, ...lines].map((line) => JSON.stringify(line)).join('\n')}\n`;
  const name = `${String(publication).padStart(4, '0')}.jsonl`;
  const folder = join(root, 'ledger');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), text);
  appendFileSync(join(folder, SEALS), `${hashText(text)}  ${name}\n`);
  return name;
}
