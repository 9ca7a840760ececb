import { formatDate } from '../i18n/format-date.ts';
import type { Locale } from '../i18n/locales.ts';
import { getStrings } from '../i18n/strings.ts';
import type { RecordOf } from '../model/build-site.ts';

/** The date of a document, with a word where it is inferred. Example: 2020年12月頃（推定）. */
export function formatDocumentDate(source: RecordOf<'sources'>, locale: Locale): string {
  const date = formatDate(source.date ?? '', locale);
  return source.dateInferred ? getStrings(locale).claims.inferredDate(date) : date;
}
