import { parseDocument } from 'yaml';
import { toDataPath } from '../i18n/locales.ts';
import type { Site } from '../model/build-site.ts';
import { toAbsolute } from '../site-address.ts';

/** The citation of the whole as published: the text of `CITATION.cff` with its address and the day of the last publication. */
export function buildCitationFile(text: string, site: Site): string {
  const file = parseDocument(text);
  const date = site.ledger.publications.at(-1)?.date;
  if (date) file.set('date-released', date);
  file.set('url', toAbsolute(toDataPath('')));
  return String(file);
}
