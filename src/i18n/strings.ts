import type { Locale } from './locales.ts';
import { en } from './strings.en.ts';
import { ja, type Strings } from './strings.ja.ts';

export type { Strings } from './strings.ja.ts';

/** The words of the interface in one language. */
export function getStrings(locale: Locale): Strings {
  return locale === 'ja' ? ja : en;
}
