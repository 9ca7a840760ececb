import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import addFormats from 'ajv-formats';
import Ajv2020 from 'ajv/dist/2020.js';
import { Package } from 'datapackage';
import { afterAll, describe, expect, test } from 'vitest';
import { KINDS } from '../../src/schemas/shared.ts';
import { DIST, readJson } from './read-dist.ts';

interface Descriptor {
  resources: {
    name: string;
    path: string;
    profile: string;
    schema?: { fields: { name: string }[] };
  }[];
}

const descriptor = readJson<Descriptor>('data/datapackage.json');
const tables = descriptor.resources.filter(({ profile }) => profile === 'tabular-data-resource');
const names = ['claims', 'discrepancies', 'reconciliations', ...KINDS];

const ajv = new Ajv2020({ allErrors: true, strict: false });
addFormats(ajv);

/** Checks data against the JSON Schema of that name that is published beside it. */
function findFaults(name: string, data: unknown): string[] {
  const schema = readJson<{ $id: string }>(`data/schemas/${name}.json`);
  const isValid = ajv.getSchema(schema.$id) ?? ajv.compile(schema);
  isValid(data);
  return (isValid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

// The library takes the byte order mark, which Excel needs, for a part of the first column's name.
const plain = mkdtempSync(join(tmpdir(), 'data-package-'));
cpSync(join(DIST, 'data/datapackage.json'), join(plain, 'datapackage.json'));
for (const { path } of tables) {
  const text = readFileSync(join(DIST, 'data', path), 'utf8');
  writeFileSync(join(plain, path), text.replace('\ufeff', ''));
}
afterAll(() => rmSync(plain, { recursive: true }));

describe('the data package', () => {
  test('is valid by the Frictionless library', async () => {
    const found = await Package.load(join(DIST, 'data/datapackage.json'), { strict: false });
    expect(found.errors.map(String)).toEqual([]);
    expect(found.valid).toBe(true);
    expect(found.resourceNames).toEqual(expect.arrayContaining(names));
  });

  test.each(names)('has a table %s whose every cell has the type that it names', async (name) => {
    const found = await Package.load(join(plain, 'datapackage.json'), { strict: false });
    const rows = await found.getResource(name)!.read({ keyed: true });
    expect(rows.length).toBe(readJson<unknown[]>(`data/${name}.json`).length);
  });

  test('describes every column of every table in its order', () => {
    for (const { path, schema } of tables) {
      const [head = ''] = readFileSync(join(DIST, 'data', path), 'utf8').split('\r\n');
      expect(
        schema!.fields.map((field) => field.name),
        path,
      ).toEqual(head.replace('\ufeff', '').split(','));
    }
  });
});

describe('the published JSON Schemas', () => {
  test.each(names)('hold for every row of %s.json', (name) => {
    expect(findFaults(name, readJson(`data/${name}.json`))).toEqual([]);
  });

  test.each(KINDS)('hold for the file of every record of %s', (kind) => {
    const faults = readdirSync(join(DIST, 'data', kind)).flatMap((file) =>
      findFaults(`${kind}-record`, readJson(`data/${kind}/${file}`)).map((fault) => file + fault),
    );
    expect(faults).toEqual([]);
  });

  test('are checked with a row that they must refuse', () => {
    const [row] = readJson<object[]>('data/programs.json');
    expect(findFaults('programs', [{ ...row, colour: 'red' }])).not.toEqual([]);
    expect(findFaults('programs-record', row)).not.toEqual([]);
    expect(findFaults('claims', [{ id: 'x' }])).not.toEqual([]);
    expect(findFaults('reconciliations', [{ id: 'x' }])).not.toEqual([]);
  });
});
