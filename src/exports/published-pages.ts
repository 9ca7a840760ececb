import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A page of the built site with the fragment ids that a person may cite. */
export interface BuiltPage {
  address: string;
  ids: string[];
}

/** Ids of parts of drawings and of controls, which nobody cites. */
const INNER = /<svg[\s\S]*?<\/svg>|<script[\s\S]*?<\/script>|<form[\s\S]*?<\/form>/g;
const NOT_CITED = new Set(['main', 'proof']);

/**
 * Lists the addresses of the built site after the language, each with its fragment ids. Both languages
 * have the same, so the Japanese pages are read. Rows of claims are left out: a claim has its address
 * on the page of its subject, and is kept under its own id.
 */
export function listPublishedPages(directory: string): BuiltPage[] {
  return globSync('ja/**/index.html', { cwd: directory })
    .map((file) => file.replaceAll('\\', '/'))
    .sort()
    .map((file) => {
      const html = readFileSync(join(directory, file), 'utf8');
      const main = html.slice(html.indexOf('<main'), html.indexOf('</main>')).replace(INNER, '');
      const ids = [...main.matchAll(/<(\w+)([^>]*) id="([^"]+)"([^>]*)/g)].flatMap(
        ([, , before = '', id = '', after = '']) =>
          `${before}${after}`.includes('data-version') || NOT_CITED.has(id) ? [] : [id],
      );
      const address = file.replace(/^ja\//, '').replace(/index\.html$/, '');
      return { address, ids: [...new Set(ids)].sort() };
    });
}
