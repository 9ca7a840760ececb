import { LICENCE } from '../citations/dataset.ts';
import { toDataPath } from '../i18n/locales.ts';
import { getStrings } from '../i18n/strings.ts';
import type { Site } from '../model/build-site.ts';
import { KINDS } from '../schemas/shared.ts';
import { toAbsolute } from '../site-address.ts';
import { listClaimRows, toClaimCells } from './claim-rows.ts';
import {
  listCountedRows,
  listDiscrepancyRows,
  listReconciliationRows,
  listRowsWithoutParts,
} from './comparison-rows.ts';
import { toTable } from './csv.ts';
import { SCHEMA_NAMES } from './json-schemas.ts';
import { listRecordRows } from './record-rows.ts';

interface Field {
  name: string;
  type: 'string' | 'integer' | 'number' | 'boolean';
  description?: string;
  constraints?: { required?: boolean; unique?: boolean; maxLength?: number };
}

const DESCRIPTIONS: Record<string, string> = {
  id: 'Permanent id',
  printed: 'The string as printed in the document',
  value: 'One number or text, otherwise JSON; money in million yen',
  valueMin: 'Lower bound, or the exact value, where the value is a number',
  valueMax: 'Upper bound, or the exact value, where the value is a number',
  fiscalYear: 'Western year of the April in which the Japanese fiscal year begins',
  stage: 'Stage of a budget amount; amounts of different stages are never added',
  computed: 'What the parts come to, computed here',
  printedLow: 'The smallest value that is printed so; empty if there is none',
  printedHigh: 'The largest value that is printed so; empty if there is none',
  residual: 'Printed less computed; 0 where a stated bound holds',
  parts: 'Ids of what a total is made of or a count counts, separated by spaces',
  count: 'How many parts a list has, counted here',
  factors: 'Numbers printed with the total and multiplied',
  names: 'Names printed in a part and counted',
  locator: 'Page and place in the document, in Japanese',
  asOf: 'Date that the value holds for, as precise as printed',
  version: 'Fingerprint of the claim, as its citations carry it',
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
    version: `${publications.at(-1)?.number ?? 0}.0.0`,
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
        { printed: 'The printed value as a number, in the unit of the row' },
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

function toTableResource(
  name: string,
  title: string,
  rows: readonly object[],
  own: Record<string, string> = {},
) {
  const { columns, cells } = toTable(rows);
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
          own[column],
        ),
      ),
      primaryKey: 'id',
      missingValues: [''],
    },
  };
}

/** A column; one with a description of its own holds something else than its name does in other tables. */
function toField(name: string, cells: readonly string[], own?: string): Field {
  const description = own ?? DESCRIPTIONS[name];
  const constraints = {
    ...(cells.every(Boolean) ? { required: true } : {}),
    ...(name === 'id' ? { unique: true } : {}),
    ...(name === 'printed' && !own ? { maxLength: 60 } : {}),
  };
  const type = own ? 'number' : getType(name, cells.filter(Boolean));
  return {
    name,
    type,
    ...(description ? { description } : {}),
    ...(Object.keys(constraints).length > 0 ? { constraints } : {}),
  };
}

/** Names, ids and dates of bare years are texts even where each looks like a number. */
const NUMBERS =
  /^(fiscalYear|page|valueMin|valueMax|tier|computed|count|printedLow|printedHigh|residual)$/;

function getType(name: string, cells: readonly string[]): Field['type'] {
  if (cells.length > 0 && cells.every((cell) => cell === 'true' || cell === 'false')) {
    return 'boolean';
  }
  if (!NUMBERS.test(name)) return 'string';
  return cells.every((cell) => /^-?\d+$/.test(cell)) ? 'integer' : 'number';
}
