import { readFileSync } from 'node:fs';
import { inspectContent } from '../model/load-site.ts';
import { readDocument, verifySource } from '../verification/verify-source.ts';

const [id, file] = process.argv.slice(2);
const { site, problems } = inspectContent('content');
const held = site.list('sources').filter((item) => item.holding === 'held');
const source = held.find((item) => item.id === id);
if (!source || !file) {
  console.error('Usage: npm run verify -- <source-id> <file of the document as text>');
  console.error(`Source ids: ${held.map((item) => item.id).join(', ')}`);
  process.exit(2);
}

const reading = readDocument(source, readFileSync(file, 'utf8'));
const proofs = verifySource(site, source, reading);
const failed = proofs.filter(({ faults }) => faults.length > 0);
for (const part of reading.missingParts) {
  console.error(`${source.file} › parts.${part}.opens: these words are not in the document`);
}
for (const { claim, faults } of failed) {
  for (const fault of faults) console.error(`${claim.file} › ${claim.id}: ${fault}`);
}
if (problems.length > 0)
  console.error(`${problems.length} problems of content: see npm run check.`);
console.log(
  `${proofs.length - failed.length} of ${proofs.length} claims of ${source.id} are proved.`,
);
process.exitCode = failed.length + reading.missingParts.length + problems.length > 0 ? 1 : 0;
