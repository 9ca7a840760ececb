import { expect, test } from 'vitest';
import { formatProblem, formatProblems, suggest } from '../../src/model/problem.ts';

const problem = {
  file: 'content/programs/a.yaml',
  field: 'parent',
  expected: 'the id of a program',
  got: '"sicrop"',
};

test('a problem is one line with file, field, expected, got and a suggestion', () => {
  expect(formatProblem({ ...problem, suggestion: 'sicorp' })).toBe(
    'content/programs/a.yaml › parent: expected the id of a program, got "sicrop" (did you mean "sicorp"?)',
  );
});

test('all problems are listed by file, with their number first', () => {
  const other = { ...problem, file: 'content/events/b.yaml' };
  expect(formatProblems([problem, other]).split('\n')).toEqual([
    '2 problems in 2 files:',
    formatProblem(other),
    formatProblem(problem),
  ]);
});

test('a near word is suggested and a far one is not', () => {
  expect(suggest('sicrop', ['sicorp', 'satreps'])).toBe('sicorp');
  expect(suggest('wpi', ['sicorp', 'satreps'])).toBeUndefined();
});
