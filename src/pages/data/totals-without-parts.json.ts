import { listRowsWithoutParts } from '../../exports/comparison-rows.ts';
import { getSite } from '../../site.ts';

export const GET = () => Response.json(listRowsWithoutParts(getSite()));
