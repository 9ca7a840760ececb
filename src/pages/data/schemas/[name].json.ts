import type { APIRoute } from 'astro';
import {
  buildDocumentSchema,
  buildJsonSchema,
  SCHEMA_NAMES,
} from '../../../exports/json-schemas.ts';
import { KINDS } from '../../../schemas/shared.ts';

export const getStaticPaths = () => [
  ...SCHEMA_NAMES.map((name) => ({ params: { name }, props: { schema: buildJsonSchema(name) } })),
  ...KINDS.map((kind) => ({
    params: { name: `${kind}-record` },
    props: { schema: buildDocumentSchema(kind) },
  })),
];

export const GET: APIRoute = ({ props }) => Response.json(props.schema);
