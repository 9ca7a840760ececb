import { readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import { toDataPath } from '../i18n/locales.ts';
import type { Site } from '../model/build-site.ts';
import { toAbsolute } from '../site-address.ts';

/** The citation of the whole as published: with its address, and the day on which it was last published. */
export function buildCitationFile(site: Site): string {
  const file = parseDocument(readFileSync('CITATION.cff', 'utf8'));
  const date = site.ledger.publications.at(-1)?.date;
  if (date) file.set('date-released', date);
  file.set('url', toAbsolute(toDataPath('')));
  return String(file);
}
