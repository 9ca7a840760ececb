// @ts-check
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import { reloadOnChange, serveLastIndex } from './src/dev-server.ts';
import { loadSite } from './src/model/load-site.ts';
import { buildCiteView } from './src/views/cite-view.ts';
import { DEFAULT_PORT, readSiteAddress } from './src/site-address.ts';

const { origin, base } = readSiteAddress();
const outputDirectory = './dist';

let content;
/** Read once, when the sitemap is written. */
const getContent = () => (content ??= loadSite('content'));

/** @param {string} url */
function findCite(url) {
  const [locale, ...path] = url.slice(`${origin}${base}`.length).split('/');
  const isPage = locale === 'ja' || locale === 'en';
  return isPage ? buildCiteView(getContent(), locale, path.join('/')) : undefined;
}

/**
 * The address for readers of neither language, as the head of the page has it: of a home page the root, which sends
 * each reader to a language, else the Japanese page.
 * @param {import('@astrojs/sitemap').SitemapItem} item
 */
function findNeutral({ url, links = [] }) {
  const isHome = /^(ja|en)\/$/.test(url.slice(`${origin}${base}`.length));
  return isHome ? `${origin}${base}` : (links.find(({ lang }) => lang === 'ja')?.url ?? url);
}

export default defineConfig({
  site: origin,
  base,
  output: 'static',
  outDir: outputDirectory,
  cacheDir: './.astro',
  server: { port: Number(process.env.PORT) || DEFAULT_PORT },
  trailingSlash: 'always',
  prerenderConflictBehavior: 'error',
  scopedStyleStrategy: 'where',
  // `/` is a page of the site's own, which sends a reader to the language the browser prefers.
  i18n: {
    locales: ['ja', 'en'],
    defaultLocale: 'ja',
    routing: { prefixDefaultLocale: true, redirectToDefaultLocale: false },
  },
  integrations: [
    mdx(),
    sitemap({
      // What has nothing to cite is nothing to be found by others: `/` and what else only leads on, and
      // what a reader keeps in the browser. What a search finds hangs on the reader's words.
      filter: (page) => !page.endsWith('/search/') && findCite(page) !== undefined,
      i18n: { defaultLocale: 'ja', locales: { ja: 'ja', en: 'en' } },
      serialize: (item) => {
        // The day of the version that stands on the page.
        const date = findCite(item.url)?.date;
        const links = item.links && [...item.links, { lang: 'x-default', url: findNeutral(item) }];
        return { ...item, links, ...(date ? { lastmod: date } : {}) };
      },
    }),
  ],
  // Shiki writes style attributes, which the content security policy blocks.
  markdown: { syntaxHighlight: false },
  security: {
    csp: {
      directives: [
        "default-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
      ],
    },
  },
  // One stylesheet for the whole site: one request, kept by the browser from page to page.
  build: { format: 'directory', inlineStylesheets: 'never', concurrency: 4 },
  devToolbar: { enabled: false },
  vite: {
    build: {
      cssCodeSplit: false,
      // Small scripts are written into the page, but one that holds an `import()` only works as a
      // file: Astro inlines it before Vite has filled in its marker (seen on Astro 7.3). Written in,
      // the scripts of a page weigh less than the request that would fetch them.
      assetsInlineLimit: (_path, content) =>
        !content.includes('__VITE_PRELOAD__') && content.length < 6000,
    },
    plugins: [reloadOnChange('./content'), serveLastIndex(outputDirectory, base)],
  },
});
