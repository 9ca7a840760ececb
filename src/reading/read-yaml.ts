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
  return { problems: result.error.issues.flatMap((issue) => toProblems(file, schema, issue)) };
}

function toProblems(file: string, schema: z.ZodType, issue: z.core.$ZodIssue): Problem[] {
  const field = issue.path.join('.');
  const got = showValue(issue.input);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        file,
        field: field ? `${field}.${key}` : key,
        expected: 'a known field',
        got: `the field "${key}"`,
        suggestion: suggest(key, listKeysAt(schema, issue.path)),
      }));
    case 'invalid_value': {
      const values = issue.values.map(String);
      const expected = values.length === 1 ? `"${values[0]}"` : `one of ${values.join(', ')}`;
      return [{ file, field, expected, got, suggestion: suggest(String(issue.input), values) }];
    }
    case 'invalid_type':
      return [{ file, field, expected: withArticle(issue.expected), got }];
    case 'invalid_union':
      return [{ file, field, expected: 'one of the known shapes', got }];
    default:
      return [{ file, field, expected: issue.message, got }];
  }
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
