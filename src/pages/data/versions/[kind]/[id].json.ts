import type { APIRoute } from 'astro';
import { toPlainHistory } from '../../../../exports/plain-words.ts';
import { buildHistory, listThingsWithHistory } from '../../../../exports/version-history.ts';
import { getSite } from '../../../../site.ts';

export const getStaticPaths = () =>
  listThingsWithHistory(getSite()).map((thing) => ({ params: thing }));

export const GET: APIRoute = ({ params }) =>
  Response.json(toPlainHistory(getSite(), buildHistory(getSite(), `${params.kind}/${params.id}`)));
