import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LOCALES, type Locale } from '../i18n/locales.ts';
import type { Site } from '../model/build-site.ts';
import type { SearchPage } from './page.ts';
import { readPage } from './read-page.ts';
import { describePages } from './site-pages.ts';
import { writeIndex } from './write-index.ts';

/** Where the index of each language stands in the built site; must match the browser's scripts. */
export const INDEX_FOLDER = 'search';

/** Writes the index of both languages into a built site, from its pages. Returns the number of pages. */
export function buildSearch(site: Site, directory: string): number {
  rmSync(join(directory, INDEX_FOLDER), { recursive: true, force: true });
  const counts = LOCALES.map((locale) => {
    const input = describePages(site, locale, readTexts(directory, locale));
    for (const [path, bytes] of writeIndex(input)) {
      const file = join(directory, INDEX_FOLDER, locale, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, bytes);
    }
    return input.pages.length;
  });
  return counts.reduce((sum, count) => sum + count, 0);
}

/** The texts of the pages of one language, by what follows the language in their address, in order. */
export function readTexts(
  directory: string,
  locale: Locale,
): Map<string, Pick<SearchPage, 'title' | 'headings' | 'blocks'>> {
  const files = globSync(`${locale}/**/index.html`, { cwd: directory })
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
  return new Map(
    files.flatMap((file) => {
      const text = readPage(readFileSync(join(directory, file), 'utf8'));
      const path = file.slice(locale.length + 1, -'index.html'.length);
      return text ? [[path, text]] : [];
    }),
  );
}
