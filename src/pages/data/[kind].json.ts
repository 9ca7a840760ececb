import type { APIRoute } from 'astro';
import { listRecordRows } from '../../exports/record-rows.ts';
import { KINDS, type Kind } from '../../schemas/shared.ts';
import { getSite } from '../../site.ts';

export const getStaticPaths = () => KINDS.map((kind) => ({ params: { kind } }));

export const GET: APIRoute = ({ params }) =>
  Response.json(listRecordRows(getSite(), params.kind as Kind));
