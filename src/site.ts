import type { Site } from './model/build-site.ts';
import { loadSite } from './model/load-site.ts';
import { LOCALES, type Locale } from './i18n/locales.ts';
import type { Kind } from './schemas/shared.ts';

let loaded: Site | undefined;

/** The whole content, read and checked once a build; in development read anew for each page. Throws with every problem. */
export function getSite(): Site {
  if (!loaded || import.meta.env.DEV) loaded = loadSite('content');
  return loaded;
}

/** The paths of pages that stand once in each language. */
export function listLocalePaths() {
  return LOCALES.map((locale) => ({ params: { locale }, props: { locale } }));
}

/** The paths of all records of a kind in each language. */
export function listRecordPaths<K extends Kind>(kind: K) {
  return LOCALES.flatMap((locale: Locale) =>
    getSite()
      .list(kind)
      .map((record) => ({ params: { locale, id: record.id }, props: { locale, record } })),
  );
}
