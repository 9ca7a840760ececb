import { listClaimRows, toClaimCells } from '../../exports/claim-rows.ts';
import { toCsv } from '../../exports/csv.ts';
import { getSite } from '../../site.ts';

export const GET = () => new Response(toCsv(listClaimRows(getSite()).map(toClaimCells)));
