import { closest, distance } from 'fastest-levenshtein';

/** One thing wrong with the content, for the author who has to mend it. */
export interface Problem {
  /** Path from the project's root, e.g. `content/programs/sicorp.yaml`. */
  file: string;
  /** Path of the field within the file, e.g. `claims.3.value.unit`. */
  field: string;
  expected: string;
  got: string;
  /** The nearest valid word, if the value looks misspelt. */
  suggestion?: string | undefined;
}

/** Formats a problem as one line: `file › field: expected …, got … (did you mean …?)`. */
export function formatProblem({ file, field, expected, got, suggestion }: Problem): string {
  const hint = suggestion === undefined ? '' : ` (did you mean "${suggestion}"?)`;
  return `${file} › ${field || '(whole file)'}: expected ${expected}, got ${got}${hint}`;
}

/** Formats all problems, sorted by file, with a heading that counts them. */
export function formatProblems(problems: readonly Problem[]): string {
  const lines = problems
    .map(formatProblem)
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const files = new Set(problems.map((problem) => problem.file)).size;
  const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;
  return [
    `${count(problems.length, 'problem')} in ${count(files, 'file')}:`,
    ...new Set(lines),
  ].join('\n');
}

/** Shows a value as an author typed it, cut to a readable length. */
export function showValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

/** The valid word nearest to a misspelt one; `undefined` if none is near. */
export function suggest(word: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0) return undefined;
  const nearest = closest(word, candidates as string[]);
  return distance(word, nearest) <= Math.max(2, word.length / 3) ? nearest : undefined;
}

/** Thrown by the build when the content has problems; its message lists them all. */
export class ContentError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(formatProblems(problems));
    this.name = 'ContentError';
    this.problems = problems;
  }
}
