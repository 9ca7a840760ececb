import { buildDataPackage } from '../../exports/data-package.ts';
import { getSite } from '../../site.ts';

export const GET = () => Response.json(buildDataPackage(getSite()));
