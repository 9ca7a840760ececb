import { buildCitationFile } from '../exports/citation-file.ts';
import { getSite } from '../site.ts';

export const GET = () => new Response(buildCitationFile(getSite()));
