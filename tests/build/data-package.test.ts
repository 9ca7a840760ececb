import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import addFormats from 'ajv-formats';
import Ajv2020 from 'ajv/dist/2020.js';
import { Package } from 'datapackage';
import { Table } from 'tableschema';
import { describe, expect, test } from 'vitest';
import { KINDS } from '../../src/schemas/shared.ts';
import { DIST, readJson } from './read-dist.ts';

interface Field {
  name: string;
  description?: string;
}

interface ForeignKey {
  fields: string;
  reference: { resource: string; fields: string };
}

interface Resource {
  name: string;
  path: string;
  profile: string;
  encoding: string;
  dialect?: { delimiter: string; lineTerminator: string; quoteChar: string };
  schema?: { fields: Field[]; foreignKeys?: ForeignKey[] };
}

interface Descriptor {
  resources: Resource[];
}

const descriptor = readJson<Descriptor>('data/datapackage.json');
const tables = descriptor.resources.filter(({ profile }) => profile === 'tabular-data-resource');
const names = [
  'claims',
  'discrepancies',
  'reconciliations',
  'counted-lists',
  'totals-without-parts',
  ...KINDS,
];

const ajv = new Ajv2020({ allErrors: true, strict: false });
addFormats(ajv);

/** Checks data against the JSON Schema of that name that is published beside it. */
function findFaults(name: string, data: unknown): string[] {
  const schema = readJson<{ $id: string }>(`data/schemas/${name}.json`);
  const isValid = ajv.getSchema(schema.$id) ?? ajv.compile(schema);
  isValid(data);
  return (isValid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/**
 * Reads the bytes of a table as published by what its resource says of them. The library of packages does
 * not pass on that a byte order mark, which Excel needs, is none of the first column's name; the library of tables,
 * on which it rests, takes it.
 */
async function readTable({ path, dialect, schema }: Resource, relations?: object) {
  const { delimiter, quoteChar: quote } = dialect!;
  const table = await Table.load(join(DIST, 'data', path), {
    schema,
    delimiter,
    quote,
    bom: true,
  });
  return table.read({ keyed: true, ...(relations ? { relations } : {}) });
}

describe('the data package', () => {
  test('is valid by the Frictionless library', async () => {
    const found = await Package.load(join(DIST, 'data/datapackage.json'), { strict: false });
    expect(found.errors.map(String)).toEqual([]);
    expect(found.valid).toBe(true);
    expect(found.resourceNames).toEqual(expect.arrayContaining(names));
  });

  test.each(names)('has a table %s whose every cell has the type that it names', async (name) => {
    const rows = await readTable(tables.find((table) => table.name === name)!);
    expect(rows.length).toBe(readJson<unknown[]>(`data/${name}.json`).length);
  });

  test.each(names)('says how %s.csv is written', (name) => {
    const { path, encoding, dialect } = tables.find((table) => table.name === name)!;
    const bytes = readFileSync(join(DIST, 'data', path));
    expect(() => new TextDecoder(encoding, { fatal: true }).decode(bytes)).not.toThrow();
    const [head = ''] = bytes.toString().split('\n');
    expect(`${head}\n`.endsWith(dialect!.lineTerminator)).toBe(true);
  });

  test('is checked with a table of other columns and one with a cell of another type', async () => {
    const resource = tables.find(({ name }) => name === 'claims')!;
    const fields = resource.schema!.fields;
    const isYear = ({ name }: { name: string }) => name === 'fiscalYear';
    const others = [
      fields.slice(1),
      fields.map((field) =>
        field.name === 'printed' ? { ...fields.find(isYear)!, name: 'printed' } : field,
      ),
    ];
    for (const changed of others) {
      await expect(readTable({ ...resource, schema: { fields: changed } })).rejects.toThrow();
    }
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

describe('the columns of the tables', () => {
  test('all say what they hold', () => {
    const silent = tables.flatMap((table) =>
      table
        .schema!.fields.filter(({ name, description }) =>
          name.split('.').some((part) => !description || description === part),
        )
        .map(({ name }) => `${table.name} ${name}`),
    );
    expect(silent).toEqual([]);
  });

  const keyed = tables.filter(({ schema }) => schema!.foreignKeys);

  /** The tables that the keys of a table lead to, which the library of tables asks for. */
  async function readRelations({ name, schema }: Resource) {
    const targets = new Set(schema!.foreignKeys!.map(({ reference }) => reference.resource));
    const rows = [...targets].map(async (target) => {
      const table = tables.find((it) => it.name === (target || name))!;
      const schema = { fields: table.schema!.fields };
      return [target, (await readTable({ ...table, schema })) as { id: string }[]] as const;
    });
    return Object.fromEntries(await Promise.all(rows));
  }

  test.each(keyed.map(({ name }) => name))('that are keys in %s lead to a row', async (name) => {
    const table = keyed.find((it) => it.name === name)!;
    const rows = await readTable(table, await readRelations(table));
    expect(rows.length).toBe(readJson<unknown[]>(`data/${name}.json`).length);
  });

  test('are keys wherever each holds an id of one other table', () => {
    const keys = keyed.flatMap(({ name, schema }) =>
      schema!.foreignKeys!.map(({ fields, reference }) => {
        expect(reference.fields).toBe('id');
        return `${name}.${fields} ${reference.resource || name}`;
      }),
    );
    expect(keys).toEqual(
      expect.arrayContaining([
        'claims.source sources',
        'programs.parent programs',
        'budget-lines.program programs',
        'reconciliations.total claims',
      ]),
    );
  });

  test('are checked with a table that lacks a row', async () => {
    const claims = tables.find(({ name }) => name === 'claims')!;
    const relations = await readRelations(claims);
    const [{ source } = {}] = readJson<{ source?: string }[]>('data/claims.json');
    relations.sources = relations.sources!.filter(({ id }) => id !== source);
    await expect(readTable(claims, relations)).rejects.toThrow();
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
    expect(findFaults('counted-lists', [{ id: 'x' }])).not.toEqual([]);
    expect(findFaults('totals-without-parts', [{ id: 'x' }])).not.toEqual([]);
  });
});
