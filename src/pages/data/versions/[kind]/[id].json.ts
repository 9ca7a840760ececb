import type { APIRoute } from 'astro';
import { buildHistory, listThingsWithHistory } from '../../../../exports/version-history.ts';
import { getSite } from '../../../../site.ts';

export const getStaticPaths = () =>
  listThingsWithHistory(getSite()).map((thing) => ({ params: thing }));

export const GET: APIRoute = ({ params }) =>
  Response.json(buildHistory(getSite(), `${params.kind}/${params.id}`));
