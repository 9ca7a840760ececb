import { LICENCE } from '../citations/dataset.ts';
import { toDataPath } from '../i18n/locales.ts';
import { getStrings } from '../i18n/strings.ts';
import type { Site } from '../model/build-site.ts';
import { KINDS } from '../schemas/shared.ts';
import { toAbsolute } from '../site-address.ts';
import { getWholeVersion } from './citation-file.ts';
import { listClaimRows, toClaimCells } from './claim-rows.ts';
import {
  listCountedRows,
  listDiscrepancyRows,
  listReconciliationRows,
  listRowsWithoutParts,
} from './comparison-rows.ts';
import { toTable } from './csv.ts';
import { buildJsonSchema, SCHEMA_NAMES, type SchemaName } from './json-schemas.ts';
import { listRecordRows } from './record-rows.ts';

interface Field {
  name: string;
  type: 'string' | 'integer' | 'number' | 'boolean';
  description: string;
  constraints?: { required?: boolean; unique?: boolean; maxLength?: number };
}

/** Where a cell of a table holds something else than the field of the JSON of that name. */
const OF_CELLS: Record<string, string> = {
  value: 'One number or text, otherwise JSON; money in million yen',
  valueMin: 'Lower bound, or the exact value, where the value is a number',
  valueMax: 'Upper bound, or the exact value, where the value is a number',
  printedLow: 'The smallest value that is printed so; empty if there is none',
  printedHigh: 'The largest value that is printed so; empty if there is none',
  // Claims that say the same are one group.
  claims: 'Ids of the claims that were compared, as JSON: groups that say the same',
};

/** The columns that hold one id of another table, by table: column and table. A list of ids can be no key. */
const KEYS: Partial<Record<SchemaName, Record<string, SchemaName>>> = {
  claims: { source: 'sources' },
  programs: { parent: 'programs' },
  'budget-lines': { program: 'programs', agency: 'organizations' },
  reports: { source: 'sources' },
  concepts: { broader: 'concepts' },
  schemes: { program: 'programs' },
  organizations: { partner: 'partners', parent: 'organizations' },
  reconciliations: { total: 'claims' },
  'counted-lists': { claim: 'claims' },
  'totals-without-parts': { id: 'claims' },
};

/** How `toCsv` writes; what the standard takes for granted differs in what it says of spaces. */
const DIALECT = {
  delimiter: ',',
  lineTerminator: '\r\n',
  quoteChar: '"',
  doubleQuote: true,
  skipInitialSpace: false,
  header: true,
};

/** The Frictionless Data Package that describes every published table. */
export function buildDataPackage(site: Site) {
  const { ja, en } = { ja: getStrings('ja').site, en: getStrings('en').site };
  const { publications } = site.ledger;
  const claims = listClaimRows(site).map(toClaimCells);
  return {
    name: 'japan-international-sti-atlas',
    id: toAbsolute(toDataPath('data/datapackage.json')),
    profile: 'data-package',
    title: `${en.name} / ${ja.name}`,
    description: `${en.description}\n\n${ja.description}`,
    homepage: toAbsolute(toDataPath('')),
    version: getWholeVersion(site),
    ...(publications.length > 0 ? { created: `${publications.at(-1)!.date}T00:00:00Z` } : {}),
    licenses: [{ name: 'CC-BY-4.0', path: LICENCE, title: 'Creative Commons Attribution 4.0' }],
    sources: site
      .list('sources')
      .filter(({ holding }) => holding === 'held')
      .map((source) => ({
        title: source.name.ja,
        path: source.website ?? toAbsolute(toDataPath(`data/sources/${source.id}.json`)),
      })),
    contributors: [{ title: en.name, role: 'publisher' }],
    keywords: ['Japan', 'science policy', 'international cooperation', 'budget', '科学技術政策'],
    resources: [
      toTableResource('claims', 'Every claim, one tidy row each', claims),
      ...KINDS.map((kind) =>
        toTableResource(kind, getStrings('en').kinds[kind], listRecordRows(site, kind)),
      ),
      toTableResource(
        'discrepancies',
        'Matters on which claims differ, each with its kind and reason',
        listDiscrepancyRows(site),
      ),
      toTableResource(
        'reconciliations',
        'Printed totals with their parts, sum, residual and its kind',
        listReconciliationRows(site),
      ),
      toTableResource(
        'counted-lists',
        'Lists whose number no document prints, with how many are in them',
        listCountedRows(site),
      ),
      toTableResource(
        'totals-without-parts',
        'Printed totals of which no document prints the parts, with the reason',
        listRowsWithoutParts(site),
      ),
      ...SCHEMA_NAMES.map((name) => ({
        name: `${name}-json`,
        path: `${name}.json`,
        title: `${name} as JSON`,
        profile: 'data-resource',
        format: 'json',
        mediatype: 'application/json',
        encoding: 'utf-8',
        jsonSchema: `schemas/${name}.json`,
        ...(isKind(name) ? { recordSchema: `schemas/${name}-record.json` } : {}),
      })),
    ],
  };
}

/** Of a kind of record, each one has a file of its own too: `programs/sicorp.json`. */
function isKind(name: string): boolean {
  return (KINDS as readonly string[]).includes(name);
}

function toTableResource(name: SchemaName, title: string, rows: readonly object[]) {
  const { columns, cells } = toTable(rows);
  const { items } = buildJsonSchema(name) as { items: Described };
  const foreignKeys = Object.entries(KEYS[name] ?? {})
    .filter(([column]) => columns.includes(column))
    .map(([fields, resource]) => ({
      fields,
      // An empty name is that of the table itself.
      reference: { resource: resource === name ? '' : resource, fields: 'id' },
    }));
  return {
    name,
    path: `${name}.csv`,
    title,
    profile: 'tabular-data-resource',
    format: 'csv',
    mediatype: 'text/csv',
    // With a byte order mark, by which a Japanese Excel knows it.
    encoding: 'utf-8',
    dialect: DIALECT,
    schema: {
      fields: columns.map((column, index) =>
        toField(
          column,
          cells.map((row) => row[index] ?? ''),
          items,
        ),
      ),
      primaryKey: 'id',
      ...(foreignKeys.length > 0 ? { foreignKeys } : {}),
      missingValues: [''],
    },
  };
}

/** A part of a JSON Schema, as far as it says what a column holds. */
interface Described {
  type?: string | string[];
  description?: string;
  maxLength?: number;
  properties?: Record<string, Described>;
  items?: Described;
}

function toField(name: string, cells: readonly string[], row: Described): Field {
  const property = row.properties?.[name];
  const constraints = {
    ...(cells.every(Boolean) ? { required: true } : {}),
    ...(name === 'id' ? { unique: true } : {}),
    ...(property?.maxLength ? { maxLength: property.maxLength } : {}),
  };
  // A total is printed as a number, a claim as a string.
  const isNumber = property?.type === 'number' || NUMBERS.test(name);
  return {
    name,
    type: getType(isNumber, cells.filter(Boolean)),
    description: OF_CELLS[name] ?? describe(row, name.split('.')),
    ...(Object.keys(constraints).length > 0 ? { constraints } : {}),
  };
}

/** What the published JSON Schema says of a field, and of its part that the column holds: Name (Japanese). */
function describe(row: Described, [first = '', ...rest]: string[]): string {
  const { description = first, type, items, ...property } = row.properties?.[first] ?? {};
  if (rest.length > 0) return `${description} (${describe(property, rest)})`;
  if (type !== 'array') return description;
  return `${description}${items?.properties ? '; as JSON' : '; separated by spaces'}`;
}

/** Names, ids and dates of bare years are texts even where each looks like a number. */
const NUMBERS = /^(fiscalYear|page|valueMin|valueMax|tier|printedLow|printedHigh)$/;

function getType(isNumber: boolean, cells: readonly string[]): Field['type'] {
  if (cells.length > 0 && cells.every((cell) => cell === 'true' || cell === 'false')) {
    return 'boolean';
  }
  if (!isNumber) return 'string';
  return cells.every((cell) => /^-?\d+$/.test(cell)) ? 'integer' : 'number';
}
