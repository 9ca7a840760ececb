import { LOCALES, type Locale } from '../i18n/locales.ts';
import type { Site } from '../model/build-site.ts';
import type { Localized } from '../schemas/shared.ts';
import { startPage } from '../views/claim-page.ts';
import { toPlainProse, type History } from './version-history.ts';

/** Authored prose as pages print it, without the marks of claims and links, which mean nothing outside this site. */
export function toPlainWords(site: Site, prose: Localized): Localized {
  const [ja, en] = LOCALES.map((locale) => startPage(site, locale).toPlainText(prose[locale]));
  return { ja: ja!, en: en! };
}

/** A history with the values of its changes in plain words; what their marks named may be gone by now. */
export function toPlainHistory(site: Site, history: History): History {
  const versions = history.versions.map(({ changes, ...version }) => ({
    ...version,
    changes: changes.map((change) => {
      const locale: Locale = change.field.endsWith('.ja') ? 'ja' : 'en';
      const plain = ([name, value]: [string, unknown]) => [
        name,
        typeof value === 'string' && value.includes('[[')
          ? toPlainProse(site, locale, value)
          : value,
      ];
      return Object.fromEntries(Object.entries(change).map(plain)) as typeof change;
    }),
  }));
  return { ...history, versions };
}
