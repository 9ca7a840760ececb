import { globSync, readFileSync } from 'node:fs';
import type { Page } from './read-dist.ts';

interface Route {
  /** The file below `src/pages` without its ending: `[locale]/programs/[id]`. */
  name: string;
  pattern: RegExp;
}

/** Every kind of page that the site writes, those with fewer blanks first, as Astro chooses among them. */
const routes: Route[] = globSync('src/pages/**/*.astro')
  .map((file) => file.replaceAll('\\', '/').replace(/^src\/pages\/(.*)\.astro$/, '$1'))
  .sort((a, b) => countBlanks(a) - countBlanks(b) || a.localeCompare(b))
  .map((name) => ({ name, pattern: toPattern(name) }));

function countBlanks(name: string): number {
  return name.split('[').length + (name.includes('...') ? 9 : 0);
}

function toPattern(name: string): RegExp {
  const path = name
    .replace(/(^|\/)index$/, '$1')
    .replace('[locale]', '(ja|en)')
    .replace(/\[\.\.\.\w+\]/, '.+')
    .replace(/\[\w+\]/g, '[^/]+');
  const end = path === '404' ? '\\.html' : path === '' || path.endsWith('/') ? '' : '/';
  return new RegExp(`^${path}${end}$`);
}

/** The file that wrote a page. */
export function getRoute({ path, html }: Page): string {
  const isMoved = html.includes('<meta name="moved"');
  const found = routes.find(
    ({ name, pattern }) => pattern.test(path) && (isMoved || !name.includes('...')),
  );
  if (!found) throw new Error(`${path}: no file of src/pages writes it`);
  return found.name;
}

/** Pages that only lead on to others, or stand where there is none. */
function isLeading(name: string): boolean {
  const source = readFileSync(`src/pages/${name}.astro`, 'utf8');
  return /^(404|index)$|\.\.\./.test(name) || source.includes('<Elsewhere');
}

/** The kinds of pages that say something themselves, in both languages. */
export const ROUTES = routes.map(({ name }) => name).filter((name) => !isLeading(name));
