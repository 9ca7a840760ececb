import { z } from 'astro/zod';
import { recordSchemas } from '../reading/read-content.ts';
import { DISCREPANCY_KINDS } from '../schemas/discrepancy.ts';
import { METHODS, RESIDUAL_KINDS } from '../schemas/reconciliation.ts';
import { KINDS, type Kind } from '../schemas/shared.ts';
import { toDataPath } from '../i18n/locales.ts';
import { toAbsolute } from '../site-address.ts';

type JsonSchema = Record<string, unknown> & {
  properties?: Record<string, unknown>;
  required?: string[];
};

const DRAFT = 'https://json-schema.org/draft/2020-12/schema';

const text = (description: string) => ({ type: 'string', description });
const address = (description: string) => ({ type: 'string', format: 'uri', description });

const CLAIM_PROPERTIES: Record<string, object> = {
  id: text('Permanent id; also the fragment id on the page of the subject'),
  subject: text('The record that the claim is about, as kind/id'),
  attribute: text('What is said of it'),
  value: { description: 'One number or text, or an object with bounds or parts' },
  unit: text('million yen, another unit, or the type of the value'),
  fiscalYear: {
    type: ['integer', 'null'],
    description: 'Western year of the April in which the fiscal year begins',
  },
  stage: text('Stage of a budget amount; amounts of different stages are never added'),
  printed: { ...text('The string as printed'), minLength: 1, maxLength: 60 },
  figure: text('The part of it that carries the value'),
  source: text('Id of the document'),
  locator: text('Page and place in the document, in Japanese'),
  page: { type: ['integer', 'null'], description: 'Page of the document' },
  asOf: text('Date that the value holds for: 2023, 2023-05, 2023-05-12, FY2023; ~ for about'),
  limits: text('Ids of what limits the figure, separated by spaces'),
  inferred: text('Parts of the reading that are inferred, separated by spaces'),
  citing: text('The document that is quoted here, as kind/id'),
  text: {
    type: 'object',
    properties: { ja: text('In Japanese'), en: text('In English') },
    required: ['ja', 'en'],
    description: 'The value in words',
  },
  version: { type: 'string', pattern: '^[0-9a-f]{8}$', description: 'Fingerprint of the claim' },
  url: address('Address in Japanese'),
  urlEn: address('Address in English'),
};

const localized = (description: string) => ({
  type: 'object',
  properties: { ja: text('In Japanese'), en: text('In English') },
  required: ['ja', 'en'],
  description,
});
const ids = (description: string) => ({ type: 'array', items: { type: 'string' }, description });
const number = (description: string) => ({ type: 'number', description });
const bound = (description: string) => ({ type: ['number', 'null'], description });
const fiscalYear = {
  type: ['integer', 'null'],
  description: 'Western year of the April in which the fiscal year begins',
};

const DISCREPANCY_PROPERTIES: Record<string, unknown> = {
  id: text('Permanent id; also the fragment id on the page of discrepancies'),
  subject: text('The record that the claims are about, as kind/id; empty if they are of several'),
  topic: text('The attribute on which they differ; empty if it is not one'),
  fiscalYear,
  title: localized('What they are about, where it is not one attribute of one record'),
  kind: { enum: [...DISCREPANCY_KINDS], description: 'Why they differ' },
  reason: localized('Why they differ, in words; empty where the kind says it all'),
  claims: {
    type: 'array',
    items: ids('Ids of claims that say the same'),
    description: 'The claims that were compared, in groups that say the same',
  },
  url: address('Address in Japanese'),
  urlEn: address('Address in English'),
};

const RECONCILIATION_PROPERTIES: Record<string, unknown> = {
  id: text('Permanent id; also the fragment id on the page of discrepancies'),
  subject: text('The record that the total is about, as kind/id'),
  title: localized('What is counted'),
  unit: text('million yen, or another unit'),
  fiscalYear,
  stage: text('Stage of a budget amount; its parts are of the same stage'),
  method: { enum: [...METHODS], description: 'How the parts are put together' },
  total: text('Id of the claim that prints the total'),
  parts: ids('Ids of the claims that print the parts'),
  factors: {
    type: 'array',
    items: { type: 'number' },
    description: 'Numbers printed with a product',
  },
  names: ids('Names that a part prints and that were counted'),
  computed: number('What the parts come to, computed here'),
  printed: number('The printed value as a number'),
  printedLow: bound('The smallest value that is printed so; null if there is none'),
  printedHigh: bound('The largest value that is printed so; null if there is none'),
  residual: number('Printed less computed; 0 where a stated bound holds'),
  kind: { enum: [...RESIDUAL_KINDS], description: 'What the residual comes from' },
  reason: localized('What the residual comes from, in words; empty where there is none'),
  url: address('Address in Japanese'),
  urlEn: address('Address in English'),
};

const COUNTED_PROPERTIES: Record<string, unknown> = {
  id: text('Permanent id; also the fragment id on the page of discrepancies'),
  subject: text('The record that the list is about, as kind/id'),
  title: localized('What is counted'),
  count: number('How many there are, counted here; no document prints it'),
  claim: text('Id of the claim that carries the number, its value inferred'),
  parts: ids('Ids of the claims that were counted'),
  url: address('Address in Japanese'),
  urlEn: address('Address in English'),
};

const WITHOUT_PARTS_PROPERTIES: Record<string, unknown> = {
  id: text('Id of the claim that prints the total'),
  subject: CLAIM_PROPERTIES.subject,
  attribute: CLAIM_PROPERTIES.attribute,
  fiscalYear,
  stage: text('Stage of a budget amount'),
  reason: localized('Why there are no parts'),
  url: address('Address in Japanese'),
  urlEn: address('Address in English'),
};

const TABLES = {
  claims: CLAIM_PROPERTIES,
  discrepancies: DISCREPANCY_PROPERTIES,
  reconciliations: RECONCILIATION_PROPERTIES,
  'counted-lists': COUNTED_PROPERTIES,
  'totals-without-parts': WITHOUT_PARTS_PROPERTIES,
};

/** The names of the published schemas: the kinds of records, and the tables that are no records. */
export type SchemaName = Kind | keyof typeof TABLES;
export const SCHEMA_NAMES: readonly SchemaName[] = [
  ...KINDS,
  ...(Object.keys(TABLES) as (keyof typeof TABLES)[]),
];

/** The JSON Schema of the published list of a kind of record, or of a table that is no list of records. */
export function buildJsonSchema(name: SchemaName): JsonSchema {
  const head = {
    $schema: DRAFT,
    $id: toAbsolute(toDataPath(`data/schemas/${name}.json`)),
    title: name,
    type: 'array',
  };
  if (!(name in TABLES)) return { ...head, items: toRecordSchema(name as Kind) };
  return { ...head, items: toRowSchema(TABLES[name as keyof typeof TABLES]) };
}

/** The published schema of the file of one record. */
export function getDocumentSchemaPath(kind: Kind): string {
  return `data/schemas/${kind}-record.json`;
}

/** The JSON Schema of the published file of one record: its row, its versions, its claims and its relations. */
export function buildDocumentSchema(kind: Kind): JsonSchema {
  const record = toRecordSchema(kind);
  const version = { ...CLAIM_PROPERTIES.version!, description: 'Fingerprint of the record' };
  const published = {
    type: 'object',
    properties: { version, date: { type: 'string', format: 'date' } },
    required: ['version', 'date'],
    additionalProperties: false,
  };
  const own = {
    $schema: address('This schema'),
    version,
    versionDate: { type: 'string', format: 'date', description: 'Day of this version' },
    published: { type: 'array', items: published, description: 'Versions, oldest first' },
    claims: { type: 'array', items: toRowSchema(CLAIM_PROPERTIES), description: 'Claims about it' },
    relations: ids('The records that it is linked to, as kind/id'),
  };
  return {
    $schema: DRAFT,
    $id: toAbsolute(toDataPath(getDocumentSchemaPath(kind))),
    title: `${kind}-record`,
    ...record,
    properties: { ...record.properties, ...own },
    required: [...(record.required ?? []), ...Object.keys(own)],
  };
}

function toRowSchema(properties: Record<string, unknown>): JsonSchema {
  return {
    type: 'object',
    properties,
    required: Object.keys(properties),
    additionalProperties: false,
  };
}

/** A record as authored, with the identity and addresses that the published row has first. */
function toRecordSchema(kind: Kind): JsonSchema {
  const schema = z.toJSONSchema(recordSchemas[kind], {
    io: 'output',
    unrepresentable: 'any',
  }) as JsonSchema;
  const identity = {
    id: text('Permanent id; the last part of the address'),
    kind: { const: kind, description: 'Kind of record' },
    url: {
      type: 'object',
      properties: { ja: address('Page in Japanese'), en: address('Page in English') },
      required: ['ja', 'en'],
      description: 'Addresses of its page',
    },
  };
  // The draft is named once, by the schema of the whole list.
  delete schema.$schema;
  return {
    ...schema,
    properties: { ...identity, ...schema.properties },
    required: [...Object.keys(identity), ...(schema.required ?? [])],
  };
}
