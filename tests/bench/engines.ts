import { readFileSync, globSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import MiniSearch from 'minisearch';
import * as pagefind from 'pagefind';
import { writeIndex, type IndexInput } from '../../src/search/write-index.ts';

/** One search engine on one set of pages, ready to be asked in a browser. */
export interface Engine {
  name: string;
  seconds: number;
  /** Content by path, as a server of static files has it. */
  read(path: string): Uint8Array | string | undefined;
  /** Text of a module that exports `ask(query)`: it returns the keys of all pages found and loads the first ten. */
  script: string;
  /** The page that a key stands for. */
  toPath(key: string): string;
}

type Locale = 'ja' | 'en';
type Make = (input: IndexInput, locale: Locale) => Promise<Engine>;

const SHOWN = 10;

/** The three engines, on the same pages. */
export const ENGINES: Make[] = [makeOwn, makePagefind, makeMiniSearch];

async function makeOwn(input: IndexInput, locale: Locale): Promise<Engine> {
  const start = performance.now();
  const files = writeIndex(input);
  const seconds = (performance.now() - start) / 1000;
  return {
    name: 'this site',
    seconds,
    read(path) {
      if (path.startsWith('index/')) return files.get(path.slice('index/'.length));
      const source = readFileSync(resolve('src', path), 'utf8');
      return stripTypeScriptTypes(source);
    },
    script: `
      import { createLoad } from './search/load.ts';
      import { readResult } from './search/read-result.ts';
      import { runSearch } from './search/run-search.ts';
      import { SearchIndex } from './search/search-index.ts';
      let opening;
      export async function ask(query) {
        opening ??= SearchIndex.open(createLoad('./index/'));
        const index = await opening;
        const { hits, terms } = await runSearch(index, query);
        const first = hits.slice(0, ${SHOWN});
        await Promise.all(first.map((hit) => readResult(index, hit, terms, '${locale}')));
        return hits.map(({ document }) => String(document));
      }`,
    toPath: (key) => input.pages[Number(key)]!.path,
  };
}

/** Pagefind as it comes: its own words, its own ranking. */
async function makePagefind(input: IndexInput, locale: Locale): Promise<Engine> {
  const start = performance.now();
  const { index } = await pagefind.createIndex({});
  for (const page of input.pages) {
    await index!.addHTMLFile({ url: `/${page.path}`, content: toHtml(page, locale) });
  }
  const folder = await mkdtemp(join(tmpdir(), 'pagefind-'));
  await index!.writeFiles({ outputPath: folder });
  await pagefind.close();
  const seconds = (performance.now() - start) / 1000;
  const paths = new Map(
    globSync('fragment/*.pf_fragment', { cwd: folder }).map((file) => {
      const text = gunzipSync(readFileSync(join(folder, file))).toString();
      const { url } = JSON.parse(text.replace(/^pagefind_dcd/, '')) as { url: string };
      return [file.slice('fragment/'.length, -'.pf_fragment'.length), url.slice(1)];
    }),
  );
  return {
    name: 'Pagefind, default',
    seconds,
    read: (path) => readFileSync(join(folder, path.replace(/^pagefind\//, ''))),
    script: `
      let opening;
      export async function ask(query) {
        opening ??= import('./pagefind/pagefind.js');
        const { results } = await (await opening).search(query);
        await Promise.all(results.slice(0, ${SHOWN}).map((result) => result.data()));
        return results.map(({ id }) => id);
      }`,
    toPath: (key) => paths.get(key) ?? key,
  };
}

/** MiniSearch with the options of VitePress, whose local search is the commonest use of it. */
async function makeMiniSearch({ pages }: IndexInput): Promise<Engine> {
  const start = performance.now();
  const options = { fields: ['title', 'text'], storeFields: ['title'] };
  const index = new MiniSearch(options);
  index.addAll(
    pages.map(({ title, blocks }, id) => ({
      id,
      title,
      text: blocks.map(({ text }) => text).join('\n'),
    })),
  );
  const json = JSON.stringify(index);
  const seconds = (performance.now() - start) / 1000;
  const library = resolve('node_modules/minisearch/dist/es/index.js');
  return {
    name: 'MiniSearch',
    seconds,
    read(path) {
      if (path === 'minisearch.js') return readFileSync(library, 'utf8');
      return path === 'index.json' ? json : undefined;
    },
    script: `
      import MiniSearch from './minisearch.js';
      let opening;
      const open = async () =>
        MiniSearch.loadJSON(await (await fetch('./index.json')).text(), ${JSON.stringify(options)});
      export async function ask(query) {
        opening ??= open();
        const found = (await opening).search(query, {
          fuzzy: 0.2, prefix: true, boost: { title: 4, text: 2 },
        });
        return found.map(({ id }) => String(id));
      }`,
    toPath: (key) => pages[Number(key)]!.path,
  };
}

function toHtml({ title, headings, blocks }: IndexInput['pages'][number], locale: Locale): string {
  const body = blocks.map(({ text, role, id }) => {
    const words = escape(text);
    if (role === 'title') return `<h1>${words}</h1>`;
    const isHeading = role === 'key' && headings.some((heading) => heading.text === text);
    const attribute = id ? ` id="${escape(id)}"` : '';
    return isHeading ? `<h2${attribute}>${words}</h2>` : `<p>${words}</p>`;
  });
  return `<!doctype html><html lang="${locale}"><head><title>${escape(title)}</title></head><body><main data-pagefind-body>${body.join('\n')}</main></body></html>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
