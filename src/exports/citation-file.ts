import { parseDocument } from 'yaml';
import { toDataPath } from '../i18n/locales.ts';
import type { Site } from '../model/build-site.ts';
import { toAbsolute } from '../site-address.ts';

/** The version of the whole: the number of its last publication. */
export function getWholeVersion({ ledger }: Site): string {
  return `${ledger.publications.at(-1)?.number ?? 0}.0.0`;
}

/** The citation of the whole as published: the text of `CITATION.cff` with version, day and address of the last publication. */
export function buildCitationFile(text: string, site: Site): string {
  const file = parseDocument(text);
  const date = site.ledger.publications.at(-1)?.date;
  file.set('version', getWholeVersion(site));
  if (date) file.set('date-released', date);
  file.set('url', toAbsolute(toDataPath('')));
  return String(file);
}
