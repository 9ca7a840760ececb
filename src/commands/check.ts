import { inspectContent } from '../model/load-site.ts';
import { formatProblems } from '../model/problem.ts';

const { site, problems } = inspectContent('content');
if (problems.length > 0) {
  console.error(formatProblems(problems));
  console.error('\nSee docs in README.md, “Adding a record”; `npm run check` repeats this check.');
  process.exit(1);
}
console.log(`Content is sound: ${site.records.size} records, ${site.claims.size} claims.`);
