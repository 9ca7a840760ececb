import { listClaimRows } from '../../exports/claim-rows.ts';
import { getSite } from '../../site.ts';

export const GET = () => Response.json(listClaimRows(getSite()));
