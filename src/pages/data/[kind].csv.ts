import type { APIRoute } from 'astro';
import { toCsv } from '../../exports/csv.ts';
import { listRecordRows } from '../../exports/record-rows.ts';
import { KINDS, type Kind } from '../../schemas/shared.ts';
import { getSite } from '../../site.ts';

export const getStaticPaths = () => KINDS.map((kind) => ({ params: { kind } }));

export const GET: APIRoute = ({ params }) =>
  new Response(toCsv(listRecordRows(getSite(), params.kind as Kind)));
