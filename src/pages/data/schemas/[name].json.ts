import type { APIRoute } from 'astro';
import { buildJsonSchema, SCHEMA_NAMES, type SchemaName } from '../../../exports/json-schemas.ts';

export const getStaticPaths = () => SCHEMA_NAMES.map((name) => ({ params: { name } }));

export const GET: APIRoute = ({ params }) =>
  Response.json(buildJsonSchema(params.name as SchemaName));
