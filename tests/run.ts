import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { runStep } from '../src/commands/run-step.ts';

/** One check of `npm test`. A Vitest step counts its tests; any other step counts as one. */
interface Step {
  name: string;
  command: string[];
  isVitest?: boolean;
}

interface Outcome {
  name: string;
  passed: number;
  failed: number;
  seconds: number;
}

const RESULTS = '.results';

const STEPS: Step[] = [
  { name: 'types', command: ['astro', 'check'] },
  { name: 'lint', command: ['eslint', '.', '--max-warnings', '0'] },
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'unit and content', command: vitest('unit', 'content'), isVitest: true },
  { name: 'build', command: ['node', 'src/commands/build.ts'] },
  { name: 'built site', command: vitest('build'), isVitest: true },
  { name: 'browser', command: vitest('browser'), isVitest: true },
];

function vitest(...projects: string[]): string[] {
  const chosen = projects.flatMap((project) => ['--project', project]);
  const reporters = ['--reporter', 'default', '--reporter', 'json'];
  return ['vitest', 'run', ...chosen, ...reporters, '--outputFile.json', `${RESULTS}/tests.json`];
}

function run({ name, command, isVitest }: Step): Outcome {
  console.log(`\n== ${name}`);
  rmSync(RESULTS, { recursive: true, force: true });
  mkdirSync(RESULTS);
  const start = performance.now();
  const [program = '', ...parameters] = command;
  const isOk = runStep(program, ...parameters) === 0;
  const seconds = (performance.now() - start) / 1000;
  const counted = isVitest ? readCounts() : { passed: isOk ? 1 : 0, failed: 0 };
  // A step can fail with no failing test: a crash, or a folder without any test.
  const failed = isOk ? counted.failed : Math.max(1, counted.failed);
  return { name, passed: counted.passed, failed, seconds };
}

function readCounts(): { passed: number; failed: number } {
  try {
    const counts = JSON.parse(readFileSync(`${RESULTS}/tests.json`, 'utf8'));
    return { passed: counts.numPassedTests, failed: counts.numFailedTests };
  } catch {
    return { passed: 0, failed: 0 };
  }
}

function sum(outcomes: Outcome[], key: 'passed' | 'failed'): number {
  return outcomes.reduce((total, outcome) => total + outcome[key], 0);
}

const outcomes: Outcome[] = [];
for (const step of STEPS) {
  const outcome = run(step);
  outcomes.push(outcome);
  if (outcome.failed > 0) break;
}

console.log('\n== summary');
for (const { name, passed, failed, seconds } of outcomes) {
  const verdict = failed > 0 ? 'FAILED' : 'ok';
  console.log(`${verdict.padEnd(7)} ${name.padEnd(17)} ${passed} passed, ${seconds.toFixed(1)} s`);
}
for (const { name } of STEPS.slice(outcomes.length)) console.log(`not run ${name}`);
console.log(`\n${sum(outcomes, 'passed')} passed, ${sum(outcomes, 'failed')} failed`);
process.exitCode = sum(outcomes, 'failed') > 0 ? 1 : 0;
