import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSiteAddress } from '../../src/site-address.ts';
import { readHtml, type Html } from './read-html.ts';

/** One page of the built site. */
export interface Page extends Html {
  /** The file within `dist/`. */
  file: string;
  /** Its address from the base path on, without it: `ja/programs/sicorp/`. */
  path: string;
  html: string;
  ids: ReadonlySet<string>;
}

export const DIST = 'dist';

if (!existsSync(join(DIST, 'index.html'))) {
  throw new Error('These tests read the built site. Run "npm run build" first.');
}

/** Reads every page of the built site, sorted by address. */
export function readPages(): Page[] {
  return globSync('**/*.html', { cwd: DIST })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !file.startsWith('pagefind/'))
    .sort()
    .map((file) => {
      const html = readFileSync(join(DIST, file), 'utf8');
      return toPage(file, html);
    });
}

/** Reads one page; tests give it broken ones too. */
export function toPage(file: string, html: string): Page {
  const read = readHtml(html);
  const ids = new Set(read.elements.flatMap(({ attributes }) => attributes.id ?? []));
  return { ...read, file, path: file.replace(/index\.html$/, ''), html, ids };
}

/**
 * Pages in one of the two languages, which are all but the root page and the page for misses. What stands
 * where a page was moved or withdrawn is no page of its own.
 */
export function isLocalized({ path, html }: Page): boolean {
  return /^(ja|en)\//.test(path) && !html.includes('<meta name="moved"');
}

/** The kind of a page: its address with `<id>` for the last part of a record's. */
export function getPageKind({ path }: Page): string {
  return path.replace(/^(ja|en)\//, '').replace(/^([a-z-]+\/)[^/]+\/$/, '$1<id>/');
}

/** Reads a data file of the built site. */
export function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(join(DIST, path), 'utf8')) as T;
}

/** Turns an address within the site into the file that answers it; `undefined` if nothing does. */
export function findFile(pathname: string): string | undefined {
  const { base } = readSiteAddress();
  if (!pathname.startsWith(base)) return undefined;
  const path = decodeURIComponent(pathname.slice(base.length));
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  return existsSync(join(DIST, file)) ? file : undefined;
}
