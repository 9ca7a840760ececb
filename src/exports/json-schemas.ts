import { z } from 'astro/zod';
import { recordSchemas } from '../reading/read-content.ts';
import { KINDS, type Kind } from '../schemas/shared.ts';
import { toAbsolute } from '../citations/json-ld.ts';
import { toDataPath } from '../i18n/locales.ts';

type JsonSchema = Record<string, unknown> & {
  properties?: Record<string, unknown>;
  required?: string[];
};

const text = (description: string) => ({ type: 'string', description });
const address = (description: string) => ({ type: 'string', format: 'uri', description });

const CLAIM_PROPERTIES: Record<string, unknown> = {
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

/** The names of the published schemas: the kinds of records, and claims. */
export const SCHEMA_NAMES = [...KINDS, 'claims'] as const;
export type SchemaName = (typeof SCHEMA_NAMES)[number];

/** The JSON Schema of the published list of a kind of record, or of the claims. */
export function buildJsonSchema(name: SchemaName): JsonSchema {
  const head = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: toAbsolute(toDataPath(`data/schemas/${name}.json`)),
    title: name,
    type: 'array',
  };
  if (name !== 'claims') return { ...head, items: toRecordSchema(name) };
  const required = Object.keys(CLAIM_PROPERTIES);
  return {
    ...head,
    items: {
      type: 'object',
      properties: CLAIM_PROPERTIES,
      required,
      additionalProperties: false,
    },
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
