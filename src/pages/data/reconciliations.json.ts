import { listReconciliationRows } from '../../exports/comparison-rows.ts';
import { getSite } from '../../site.ts';

export const GET = () => Response.json(listReconciliationRows(getSite()));
