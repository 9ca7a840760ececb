import { listCountedRows } from '../../exports/comparison-rows.ts';
import { toCsv } from '../../exports/csv.ts';
import { getSite } from '../../site.ts';

export const GET = () => new Response(toCsv(listCountedRows(getSite())));
