import type { APIRoute } from 'astro';
import { buildSheet, listSheets, type SheetEntry } from '../../../../../citations/list-sheets.ts';
import { getSite } from '../../../../../site.ts';

export const getStaticPaths = () =>
  listSheets(getSite()).map((entry) => ({ params: { ...entry }, props: entry }));

export const GET: APIRoute<SheetEntry> = ({ props }) =>
  new Response(buildSheet(getSite(), props), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
