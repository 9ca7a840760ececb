import { readSiteAddress } from '../site-address.ts';
import type { Kind, Ref } from '../schemas/shared.ts';

export const LOCALES = ['ja', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

export function getOtherLocale(locale: Locale): Locale {
  return locale === 'ja' ? 'en' : 'ja';
}

/** The address of a page in one language: `toPath('ja', 'programs/sicorp/')` is `/ja/programs/sicorp/` under the base path. */
export function toPath(locale: Locale, path: string): string {
  return `${readSiteAddress().base}${locale}/${path}`;
}

/** What follows the language in the address of a record's page. Schemes are shown with their program. */
export function getRecordPath(ref: Ref, schemeProgram?: string): string {
  const [kind, id] = ref.split('/') as [Kind, string];
  if (kind === 'budget-lines') return `budget/${id}/`;
  if (kind === 'schemes') return `programs/${schemeProgram ?? id}/`;
  return `${kind}/${id}/`;
}

/** The address of a data file, which has no language: `toDataPath('data/claims.json')`. */
export function toDataPath(path: string): string {
  return `${readSiteAddress().base}${path}`;
}
