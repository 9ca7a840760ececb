import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A page of the built site with the fragment ids that a person may cite. */
export interface BuiltPage {
  address: string;
  ids: string[];
  /** Half of the SHA-256 of its words in both languages. */
  hash: string;
}

/** A data file of the built site. */
export interface BuiltFile {
  file: string;
  hash: string;
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
      const main = cutMain(html);
      const ids = [...main.matchAll(/<(\w+)([^>]*) id="([^"]+)"([^>]*)/g)].flatMap(
        ([, , before = '', id = '', after = '']) =>
          `${before}${after}`.includes('data-version') || NOT_CITED.has(id) ? [] : [id],
      );
      const address = file.replace(/^ja\//, '').replace(/index\.html$/, '');
      const other = readFileSync(join(directory, file.replace(/^ja/, 'en')), 'utf8');
      const hash = hashWords(readWords(main), readWords(cutMain(other)));
      return { address, ids: [...new Set(ids)].sort(), hash };
    });
}

/** Citations, histories and pictures are made anew from what the other files and pages state. */
const DERIVED = /^data\/(cite|versions|pictures)\//;

/** Lists the data files of the built site, each with the hash of what is in it. */
export function listPublishedFiles(directory: string): BuiltFile[] {
  return globSync('data/**/*.{json,csv}', { cwd: directory })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !DERIVED.test(file))
    .sort()
    .map((file) => ({ file, hash: hashWords(readFileSync(join(directory, file), 'utf8')) }));
}

function cutMain(html: string): string {
  return html.slice(html.indexOf('<main'), html.indexOf('</main>')).replace(INNER, '');
}

/** The words of a page without the line that names its version, which changes whenever it is written down. */
function readWords(main: string): string {
  return main
    .replace(/<p class="tools"[\s\S]*?<\/p>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
}

function hashWords(...texts: string[]): string {
  return createHash('sha256').update(texts.join('\n')).digest('hex').slice(0, 32);
}
