import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inspectContent } from '../model/load-site.ts';
import { listDocumentNumbers } from '../verification/list-uncarried.ts';
import { readDocument } from '../verification/verify-source.ts';

const [folder, ...only] = process.argv.slice(2);
if (!folder || !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
  console.error(
    'Usage: npm run coverage -- <folder of the documents as .txt> [source-id[/part-id] …]',
  );
  process.exit(2);
}

const { site } = inspectContent('content');
const texts = globSync(join(folder, '*.txt')).map((path) => readFileSync(path, 'utf8'));
let left = 0;
let unread = 0;

for (const source of site.list('sources').filter((item) => item.holding === 'held')) {
  if (only.length > 0 && !only.some((name) => name.split('/')[0] === source.id)) continue;
  // The document is the text in which the parts are found, so file names do not matter.
  const reading = texts
    .map((text) => readDocument(source, text))
    .find(({ parts }) => parts.length === source.parts.length);
  if (!reading) {
    console.error(`${source.id}: no text in ${folder} has all parts of this document`);
    unread += 1;
    continue;
  }
  const numbers = listDocumentNumbers(site, source, reading);
  const counts = Map.groupBy(numbers, (number) => number.carriedBy ?? 'left over');
  const summary = [...counts].map(([reason, items]) => `${reason} ${items.length}`).join(', ');
  console.log(`${source.id}: ${numbers.length} numbers (${summary})`);
  const wanted = only.filter((name) => name.includes('/')).map((name) => name.split('/')[1]);
  for (const { text, part, around } of counts.get('left over') ?? []) {
    if (wanted.length > 0 && !wanted.includes(part)) continue;
    console.log(`  ${part}  ${text}  …${around}…`);
    left += 1;
  }
}
console.log(left === 0 ? 'No number is left over.' : `${left} numbers are left over.`);
process.exitCode = left + unread > 0 ? 1 : 0;
