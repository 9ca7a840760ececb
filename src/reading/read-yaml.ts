import { readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import type { z } from 'astro/zod';
import { showValue, suggest, type Problem } from '../model/problem.ts';

/** Reads one YAML file and checks it against a schema; on any fault returns no data and all its problems. */
export function readYaml<S extends z.ZodType>(
  path: string,
  file: string,
  schema: S,
): { data?: z.output<S>; problems: Problem[] } {
  const document = parseDocument(readFileSync(path, 'utf8'), { uniqueKeys: true });
  if (document.errors.length > 0) {
    return {
      problems: document.errors.map((error) => ({
        file,
        field: `line ${error.linePos?.[0].line ?? '?'}`,
        expected: 'valid YAML',
        got: error.message.split('\n')[0] ?? error.code,
      })),
    };
  }
  const input: unknown = document.toJS();
  const result = schema.safeParse(input, { reportInput: true });
  if (result.success) return { data: result.data, problems: [] };
  return {
    problems: result.error.issues.flatMap((issue) => toProblems(file, schema, input, issue)),
  };
}

function toProblems(
  file: string,
  schema: z.ZodType,
  input: unknown,
  issue: z.core.$ZodIssue,
): Problem[] {
  const field = issue.path.join('.');
  // Some faults are found on a whole record and laid on one of its fields; the field is what was got.
  const found = getAt(input, issue.path);
  const got = showValue(found);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        file,
        field: field ? `${field}.${key}` : key,
        expected: 'a known field',
        got: `the field "${key}"`,
        suggestion: suggest(key, listKeysAt(schema, issue.path)),
      }));
    case 'invalid_value':
      return [{ file, field, got, ...describeChoice(issue.values.map(String), found) }];
    case 'invalid_type':
      return [{ file, field, expected: withArticle(issue.expected), got }];
    case 'invalid_union': {
      // A union told apart by one field names that field and its words.
      const words = 'options' in issue ? (issue.options as unknown[]).map(String) : [];
      const choice = words.length > 0 ? describeChoice(words, found) : undefined;
      return [{ file, field, got, expected: 'one of the known shapes', ...choice }];
    }
    default:
      return [{ file, field, expected: describeExpected(issue), got }];
  }
}

function describeChoice(words: string[], found: unknown) {
  const expected = words.length === 1 ? `"${words[0]}"` : `one of ${words.join(', ')}`;
  return { expected, suggestion: suggest(String(found), words) };
}

/** What a schema asks for: its own words, or ours in place of the validator's. */
function describeExpected(issue: z.core.$ZodIssue): string {
  if (!/^(Too |Invalid )/.test(issue.message)) return issue.message;
  if (issue.code === 'too_small' || issue.code === 'too_big') {
    const isSmall = issue.code === 'too_small';
    const bound = String(isSmall ? issue.minimum : issue.maximum);
    const nouns: Record<string, string> = { array: ' in the list', string: ' characters' };
    const noun = nouns[issue.origin] ?? '';
    if (!issue.inclusive) return `${isSmall ? 'more' : 'less'} than ${bound}${noun}`;
    return `${isSmall ? 'at least' : 'at most'} ${bound}${noun}`;
  }
  if (issue.code === 'invalid_format') {
    if (issue.format === 'url') return 'a web address with https://';
    if (issue.format === 'template_literal') return 'kind/id, e.g. programs/sicorp';
    if (issue.pattern) return `text of the form ${issue.pattern}`;
  }
  return issue.message;
}

function getAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) => (value as Record<PropertyKey, unknown> | undefined | null)?.[step],
    input,
  );
}

function withArticle(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}

/** Field names of the object schema at a path, for suggestions; empty where the schema has no fixed fields. */
function listKeysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let current: unknown = schema;
  for (const step of path) {
    const { shape, element } = unwrap(current);
    current = shape?.[String(step)] ?? element;
  }
  return Object.keys(unwrap(current).shape ?? {});
}

interface Unwrapped {
  shape?: Record<string, unknown>;
  element?: unknown;
}

function unwrap(schema: unknown): Unwrapped {
  const { def } = (schema ?? {}) as { def?: Record<string, unknown> };
  if (!def) return {};
  if (def['innerType']) return unwrap(def['innerType']);
  if (def['type'] === 'union') {
    const options = def['options'] as unknown[];
    return { shape: Object.assign({}, ...options.map((option) => unwrap(option).shape ?? {})) };
  }
  return def as Unwrapped;
}
