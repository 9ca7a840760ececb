import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listMovedRecords } from '../../src/exports/moved-records.ts';
import { loadSite } from '../../src/model/load-site.ts';
import { KINDS } from '../../src/schemas/shared.ts';
import { DIST, findFile, readJson, readPages } from './read-dist.ts';

type Row = Record<string, unknown>;

/** The fields of a claim that readers of the data rely on. */
const CLAIM_FIELDS = [
  'id',
  'subject',
  'attribute',
  'value',
  'unit',
  'fiscalYear',
  'stage',
  'printed',
  'source',
  'locator',
  'asOf',
  'url',
];
const BOM = '\ufeff';

const site = loadSite('content');
const claims = readJson<Row[]>('data/claims.json');
const idsByFile = new Map(readPages().map((page) => [page.file, page.ids]));
const readText = (path: string) => readFileSync(join(DIST, path), 'utf8');

/** Reads CSV as RFC 4180 has it: one list of cells per row. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cells = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy;
  for (const [whole, quoted, plain = '', end] of text.replace(BOM, '').matchAll(cells)) {
    if (!whole && row.length === 0) break;
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ',') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

/** The rows of a CSV file as records by the names in its head. */
function readTable(path: string): { columns: string[]; rows: Record<string, string>[] } {
  const [columns = [], ...lines] = readCsv(readText(path));
  const rows = lines.map((cells) => {
    if (cells.length !== columns.length) throw new Error(`${path}: ${cells.join(',')}`);
    return Object.fromEntries(cells.map((cell, index) => [columns[index] ?? '', cell]));
  });
  return { columns, rows };
}

/** Claims whose address leads to no row of a page. */
function findHomeless(rows: readonly Row[], field: 'url' | 'urlEn'): string[] {
  return rows.flatMap((row) => {
    const { pathname, hash } = new URL(String(row[field]), 'https://example.org');
    const ids = idsByFile.get(findFile(pathname) ?? '');
    return ids?.has(hash.slice(1)) && hash.slice(1) === row.id ? [] : [String(row.id)];
  });
}

describe('claims.json', () => {
  test('has claims, each with an id of its own', () => {
    expect(claims.length).toBeGreaterThan(1500);
    expect(new Set(claims.map(({ id }) => id)).size).toBe(claims.length);
  });

  test('has every field of the contract in every claim', () => {
    const lacking = claims.filter((claim) => CLAIM_FIELDS.some((field) => !(field in claim)));
    expect(lacking).toEqual([]);
  });

  test.each(['id', 'subject', 'attribute', 'printed', 'source', 'locator', 'asOf', 'url'])(
    'leaves no %s empty',
    (field) => {
      expect(claims.filter((claim) => !claim[field]).map(({ id }) => id)).toEqual([]);
    },
  );

  test('has a value in every claim', () => {
    const empty = claims.filter(
      ({ value }) => value === null || value === undefined || value === '',
    );
    expect(empty.map(({ id }) => id)).toEqual([]);
  });

  test('prints at most 60 characters of a document in each', () => {
    expect(claims.filter(({ printed }) => String(printed).length > 60)).toEqual([]);
  });

  test('gives budget amounts in million yen with year and stage', () => {
    const budget = claims.filter(({ attribute }) => attribute === 'budget');
    expect(budget.length).toBeGreaterThan(20);
    const bad = budget.filter(
      ({ value, unit, fiscalYear, stage }) =>
        !(value as Row).absent &&
        !(unit === 'million yen' && Number.isInteger(fiscalYear) && stage),
    );
    expect(bad).toEqual([]);
  });

  test.each(['url', 'urlEn'] as const)(
    'leads with %s to the row of the claim on a page',
    (field) => {
      expect(findHomeless(claims, field)).toEqual([]);
    },
  );

  test('is checked for addresses that lead nowhere', () => {
    const [claim] = claims;
    const url = String(claim!.url);
    expect(findHomeless([{ ...claim, url: url.replace('#', '#no-') }], 'url')).toHaveLength(1);
    expect(findHomeless([{ ...claim, url: url.replace('/ja/', '/fr/') }], 'url')).toHaveLength(1);
  });

  test('has only subjects and sources that have a record file', () => {
    const refs = claims.flatMap(({ subject, source }) => [String(subject), `sources/${source}`]);
    const missing = [...new Set(refs)].filter(
      (ref) => !existsSync(join(DIST, 'data', `${ref}.json`)),
    );
    expect(missing).toEqual([]);
  });
});

describe('claims.csv', () => {
  const { columns, rows } = readTable('data/claims.csv');

  test('has the columns of the contract', () => {
    const known = columns.map((column) => column.split('.')[0]);
    expect(CLAIM_FIELDS.filter((field) => !known.includes(field))).toEqual([]);
  });

  test('has the same claims with the same printed strings as the JSON', () => {
    const pick = (row: Row) => `${row.id} ${row.printed}`;
    expect(rows.map(pick)).toEqual(claims.map(pick));
  });
});

describe.each(KINDS)('the data of %s', (kind) => {
  const records = readJson<Row[]>(`data/${kind}.json`);

  test('has records with identity, names and addresses', () => {
    expect(records.length).toBeGreaterThan(0);
    for (const { id, kind: own, name, url } of records) {
      expect(own).toBe(kind);
      expect(name).toMatchObject({
        ja: expect.stringMatching(/./),
        en: expect.stringMatching(/./),
      });
      for (const address of Object.values(url as Record<string, string>)) {
        expect(findFile(new URL(address).pathname), `${id} ${address}`).toBeDefined();
      }
    }
  });

  test('has the same rows as CSV', () => {
    const { columns, rows } = readTable(`data/${kind}.csv`);
    expect(columns).toEqual(
      expect.arrayContaining(['id', 'kind', 'name.ja', 'name.en', 'url.ja', 'url.en']),
    );
    const pick = (row: Row) => `${row.id} ${row['name.ja'] ?? (row.name as Row).ja}`;
    expect(rows.map(pick)).toEqual(records.map(pick));
  });

  test('has a file for each record with its claims and relations', () => {
    const files = readdirSync(join(DIST, 'data', kind)).sort();
    // What was renamed or withdrawn still has its file, which says where it went.
    const moved = listMovedRecords(site).filter((it) => it.kind === kind);
    expect(files).toEqual([...records, ...moved].map(({ id }) => `${id}.json`).sort());
    for (const { id } of records) {
      const document = readJson<Row>(`data/${kind}/${id}.json`);
      expect(document).toMatchObject({
        id,
        kind,
        claims: expect.any(Array),
        relations: expect.any(Array),
      });
    }
  });
});

test.each([
  'claims',
  'discrepancies',
  'reconciliations',
  'counted-lists',
  'totals-without-parts',
  ...KINDS,
])('%s.csv opens in a Japanese Excel', (name) => {
  const text = readText(`data/${name}.csv`);
  expect(text.startsWith(BOM)).toBe(true);
  expect(text.replace(/\r\n/g, '')).not.toMatch(/^[^"]*\n[^"]*$/);
  expect(text.endsWith('\r\n')).toBe(true);
});

test('the reader of CSV keeps commas, quotes and line breaks within a cell', () => {
  expect(readCsv(`${BOM}a,b\r\n"1,2","say ""hi""\n"\r\n,x\r\n`)).toEqual([
    ['a', 'b'],
    ['1,2', 'say "hi"\n'],
    ['', 'x'],
  ]);
});

/** Words as they are compared: a page has elements, and so breaks, between its runs of text. */
function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}

describe('prose in the data', () => {
  const FIELDS = ['summary', 'details', 'measures'];
  const INFERRED = ['titleInferred', 'dateInferred', 'publisherInferred', 'pagesInferred'];
  const texts = new Map(
    readPages().map(({ file, texts: runs }) => [file, squeeze(runs.map((it) => it.text).join(''))]),
  );

  /** Paragraphs of a row that its page does not print so. */
  function findUnprinted(row: Row): string[] {
    return (['ja', 'en'] as const).flatMap((locale) => {
      const { pathname } = new URL((row.url as Record<string, string>)[locale]!);
      const printed = texts.get(findFile(pathname) ?? '') ?? '';
      return [...FIELDS, ...INFERRED]
        .flatMap((field) => (row[field] as Record<string, string> | undefined)?.[locale] ?? [])
        .flatMap((prose) => prose.split('\n\n'))
        .filter((paragraph) => !printed.includes(squeeze(paragraph)));
    });
  }

  test.each(KINDS)('reads in %s as on the pages, and so in the file of each', (kind) => {
    const rows = readJson<Row[]>(`data/${kind}.json`);
    expect(rows.flatMap(findUnprinted)).toEqual([]);
    for (const row of rows) expect(readJson<Row>(`data/${kind}/${row.id}.json`)).toMatchObject(row);
    const { rows: cells } = readTable(`data/${kind}.csv`);
    const pick = (row: Row) => (row.summary as Record<string, string>).ja;
    expect(cells.map((row) => row['summary.ja'])).toEqual(rows.map(pick));
  });

  test('is compared with pages that may print something else', () => {
    const [row] = readJson<Row[]>('data/programs.json');
    expect(findUnprinted({ ...row, summary: { ja: '[[sicorp]]', en: 'No.' } })).toHaveLength(2);
  });

  test('has no mark of its authors left in any published file', () => {
    const marked = globSync('**/*.{json,csv,txt,xml,cff,html}', { cwd: DIST })
      // Lists of lists begin so too: "date-parts":[[2026,11]].
      .filter((file) => /\[\[[a-z]/.test(readText(file)));
    expect(marked).toEqual([]);
  });
});
