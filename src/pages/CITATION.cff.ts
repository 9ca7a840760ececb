import citation from '../../CITATION.cff?raw';
import { buildCitationFile } from '../exports/citation-file.ts';
import { getSite } from '../site.ts';

export const GET = () => new Response(buildCitationFile(citation, getSite()));
