import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { writeGuide } from '../../src/authoring/write-guide.ts';
import { writeScaffold } from '../../src/authoring/write-scaffold.ts';
import { recordSchemas } from '../../src/reading/read-content.ts';
import { KINDS } from '../../src/schemas/shared.ts';

test('the authoring guide in content/ is the one that the schemas make', () => {
  expect(readFileSync('content/README.md', 'utf8')).toBe(writeGuide());
});

test('each field of each schema is described', () => {
  const undescribed = writeGuide()
    .split('\n')
    .filter((line) => /^\| `[^`]+` \|.*\|\s+\|$/.test(line));
  expect(undescribed).toEqual([]);
});

test.each(KINDS)(
  'a scaffold of %s is YAML that names the required fields and is not yet valid',
  (kind) => {
    const scaffold = parse(writeScaffold(kind)) as Record<string, unknown>;
    expect(Object.keys(scaffold)).toEqual(expect.arrayContaining(['name', 'summary']));
    expect(recordSchemas[kind].safeParse(scaffold).success).toBe(false);
  },
);
