import { inspectContent } from '../model/load-site.ts';
import { formatProblems } from '../model/problem.ts';

const words = process.argv.slice(2);
const { site, problems: all } = inspectContent('content');
const problems = all.filter(
  ({ file }) => words.length === 0 || words.some((word) => file.includes(word)),
);
if (problems.length > 0) {
  console.error(formatProblems(problems));
  console.error(
    '\n`npm run check` repeats this check; `npm run check -- programs/sicorp` shows only files of that name.',
  );
  process.exit(1);
}
console.log(`Content is sound: ${site.records.size} records, ${site.claims.size} claims.`);
