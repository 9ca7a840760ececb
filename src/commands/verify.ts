import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { inspectContent } from '../model/load-site.ts';
import { formatProblems } from '../model/problem.ts';
import { readDocumentFile } from '../verification/read-document.ts';
import {
  buildLock,
  formatLock,
  readDocument,
  verifySource,
} from '../verification/verify-source.ts';

const [id, file] = process.argv.slice(2);
const { site, problems } = inspectContent('content');
const held = site.list('sources').filter((item) => item.holding === 'held');
const source = held.find((item) => item.id === id);
if (!source || !file || !existsSync(file)) {
  console.error('Usage: npm run verify -- <source-id> <the document as a PDF or as text>');
  console.error(`Source ids: ${held.map((item) => item.id).join(', ')}`);
  process.exit(2);
}

// A lock vouches for content without problems; those of the locks themselves are what this command mends.
const unsound = problems.filter((problem) => !problem.file.startsWith('content/locks/'));
if (unsound.length > 0) {
  console.error(formatProblems(unsound));
  console.error(
    '\nNo document was read and no lock written: content has problems, see npm run check.',
  );
  process.exit(1);
}

const reading = readDocument(source, await readDocumentFile(file));
const checks = verifySource(site, source, reading);
const failed = checks.filter(({ faults }) => faults.length > 0);
const unproved = checks.filter(({ proof }) => proof === 'unproved').length;
for (const fault of reading.faults) console.error(`${source.file} › ${fault}`);
for (const { claim, faults } of failed) {
  for (const fault of faults) console.error(`${claim.file} › ${claim.id}: ${fault}`);
}
console.log(
  `${checks.length - failed.length - unproved} of ${checks.length} claims of ${source.id} are proved, ${unproved} say why they cannot be.`,
);

// A lock vouches for all claims of its document or for none.
if (failed.length + reading.faults.length > 0) {
  console.error('No lock was written.');
  process.exitCode = 1;
} else {
  const path = `content/locks/${source.id}.json`;
  const today = new Date().toISOString().slice(0, 10);
  mkdirSync('content/locks', { recursive: true });
  writeFileSync(path, formatLock(buildLock(source, reading, checks, today)));
  console.log(`Wrote ${path}.`);
}
