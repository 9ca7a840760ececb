import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { getRecordPath } from '../../src/i18n/locales.ts';
import { KINDS } from '../../src/schemas/shared.ts';
import { readSiteAddress } from '../../src/site-address.ts';
import {
  DIST,
  findFile,
  isLocalized,
  readJson,
  readPages,
  toPage,
  type Page,
} from './read-dist.ts';
import { getRoute, ROUTES } from './routes.ts';

type Attributes = Readonly<Record<string, string>>;

const { origin, base } = readSiteAddress();
const pages = readPages().filter(isLocalized);
const byPath = new Map(pages.map((page) => [page.path, page]));
const sitemap = readFileSync(join(DIST, 'sitemap-0.xml'), 'utf8');
const listed = new Set([...sitemap.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, loc]) => loc));

/** What a reader keeps in the browser has no version and no data. */
const UNCITED = '[locale]/clips';

const listLinks = (page: Page, rel: string): Attributes[] =>
  page.elements
    .filter(({ tag, attributes }) => tag === 'link' && attributes.rel === rel)
    .map(({ attributes }) => attributes);

const getFile = (href = '') => {
  const url = new URL(href, origin);
  return url.origin === origin ? findFile(url.pathname) : undefined;
};

/** What says where a page is, in which languages, and how it looks elsewhere. */
function findAddressFaults(page: Page): string[] {
  const own = `${origin}${base}${page.path}`;
  const locale = page.path.slice(0, 2);
  const other = byPath.get(page.path.replace(/^../, locale === 'ja' ? 'en' : 'ja'));
  const getMeta = (name: string) =>
    page.elements.find(
      ({ tag, attributes }) =>
        tag === 'meta' && (attributes.property === name || attributes.name === name),
    )?.attributes.content ?? '';
  const languages = (it: Page) =>
    listLinks(it, 'alternate').flatMap(({ hreflang, href }) =>
      hreflang ? [`${hreflang} ${href}`] : [],
    );
  const neutral =
    page.path.length > 3 ? `${origin}${base}ja/${page.path.slice(3)}` : `${origin}${base}`;
  const picture = getFile(getMeta('og:image'));
  const isHidden = getMeta('robots') === 'noindex';
  const checks: [unknown, string][] = [
    [
      listLinks(page, 'canonical')
        .map(({ href }) => href)
        .join() === own,
      'canonical',
    ],
    [languages(page).includes(`${locale} ${own}`), 'hreflang of itself'],
    [languages(page).includes(`x-default ${neutral}`), 'hreflang of neither'],
    [other && languages(other).join() === languages(page).join(), 'hreflang back'],
    [getMeta('og:url') === own, 'og:url'],
    [getMeta('og:locale').startsWith(`${locale}_`), 'og:locale'],
    [getMeta('og:title') && getMeta('og:description'), 'og:title'],
    [
      picture && isPicture(picture, getMeta('og:image:width'), getMeta('og:image:height')),
      'picture',
    ],
    [
      listLinks(page, 'alternate').some(
        ({ type, href }) =>
          type === 'application/atom+xml' && getFile(href) === `feed.${locale}.xml`,
      ),
      'feed',
    ],
    [getFile(listLinks(page, 'search')[0]?.href) === `opensearch.${locale}.xml`, 'search'],
    [listed.has(own) !== isHidden, 'sitemap'],
  ];
  return checks.flatMap(([isRight, what]) => (isRight ? [] : [`${page.path}: ${what}`]));
}

/** The size that a PNG file has in its head. */
function isPicture(file: string, width: string, height: string): boolean {
  const bytes = readFileSync(join(DIST, file));
  const isPng = bytes.toString('latin1', 1, 4) === 'PNG';
  return isPng && `${bytes.readUInt32BE(16)} ${bytes.readUInt32BE(20)}` === `${width} ${height}`;
}

const ENDINGS: Record<string, string> = { 'text/csv': 'csv', 'application/json': 'json' };

/** What typed links must say to programs, and whether what they lead to says the same. */
function findLinkFaults(page: Page): string[] {
  const own = `${origin}${base}${page.path}`;
  const locale = page.path.slice(0, 2) as 'ja' | 'en';
  const links = (rel: string) => listLinks(page, rel);
  const anchors = new Set(
    page.elements
      .filter(({ tag, parents }) => tag === 'a' && parents.some((it) => it.tag === 'main'))
      .map(({ attributes }) => attributes.href && new URL(attributes.href, own).href),
  );
  const items = links('item');
  const isDescribed = ({ href = '', type = '' }: Attributes) => {
    const file = getFile(href);
    if (!file) return false;
    const data = readJson<{ url?: Record<string, string>; $id?: string; homepage?: string }>(file);
    if (type === 'application/schema+json') return data.$id === href;
    return (data.url?.[locale] ?? (data.homepage && own)) === own;
  };
  const checks: [unknown, string][] = [
    [
      links('cite-as')
        .map(({ href }) => href)
        .join() === own,
      'cite-as',
    ],
    [/creativecommons/.test(links('license')[0]?.href ?? ''), 'license'],
    [getFile(links('author')[0]?.href)?.startsWith(locale), 'author'],
    [links('type').every(({ href = '' }) => /^https:\/\/schema\.org\/\w+$/.test(href)), 'type'],
    [links('type').length > 0, 'type'],
    [links('describedby').length > 0 && links('describedby').every(isDescribed), 'describedby'],
    [
      items.length > 0 &&
        items.every(({ href, type = '' }) => getFile(href)?.endsWith(`.${ENDINGS[type]}`)),
      'item',
    ],
    [items.some(({ href = '' }) => anchors.has(href)), 'data in sight'],
    [
      page.path.length === 3 || getFile(links('collection')[0]?.href)?.startsWith(locale),
      'collection',
    ],
  ];
  return checks.flatMap(([isRight, what]) => (isRight ? [] : [`${page.path}: ${what}`]));
}

test('every page is written by a known route', () => {
  const used = new Set(readPages().map(getRoute));
  expect(ROUTES.filter((route) => !used.has(route))).toEqual([]);
  expect([...used]).toEqual(expect.arrayContaining(['404', 'index']));
});

describe.each(ROUTES)('the pages of %s', (route) => {
  const own = pages.filter((page) => getRoute(page) === route);

  test('say where they are, in which languages, with a picture, a feed and a place in the sitemap', () => {
    expect(own.length).toBeGreaterThan(1);
    expect(own.flatMap(findAddressFaults)).toEqual([]);
  });

  test.skipIf(route === UNCITED)('lead programs to their data, licence, author and kind', () => {
    expect(own.flatMap(findLinkFaults)).toEqual([]);
  });
});

test('the sitemap names the page for readers of neither language as the page does', () => {
  const entries = [...sitemap.matchAll(/<url>.*?<\/url>/gs)].map(([entry]) => entry);
  const read = (text: string) => /hreflang="x-default" href="(.*?)"/.exec(text)?.[1];
  for (const entry of entries.filter((it) =>
    /programs\/sicorp\/<\/loc>|\/(ja|en)\/<\/loc>/.test(it),
  )) {
    const own = /<loc>(.*?)<\/loc>/.exec(entry)![1]!;
    const page = readFileSync(join(DIST, findFile(new URL(own).pathname)!), 'utf8');
    expect(read(entry), own).toBe(read(page) ?? 'none');
  }
  expect(entries.filter((it) => !it.includes('x-default'))).toEqual([]);
});

test('the sitemap lists no page that is not to be found', () => {
  const hidden = readPages().filter(({ html }) => html.includes('content="noindex"'));
  expect(hidden.length).toBeGreaterThan(5);
  expect(hidden.filter(({ path }) => listed.has(`${origin}${base}${path}`))).toEqual([]);
});

test.each(KINDS)('the file of every record of %s leads to its page', (kind) => {
  const rows = readJson<{ id: string; program?: string }[]>(`data/${kind}.json`);
  for (const { id, program } of rows) {
    const { url } = readJson<{ url: Record<string, string> }>(`data/${kind}/${id}.json`);
    const path = getRecordPath(`${kind}/${id}`, kind === 'schemes' ? program : undefined);
    expect(byPath.has(`ja/${path}`), id).toBe(true);
    expect(url).toEqual({ ja: `${origin}${base}ja/${path}`, en: `${origin}${base}en/${path}` });
  }
});

describe('the checks of addresses', () => {
  const sound = byPath.get('en/programs/sicorp/')!;

  test.each([
    ['canonical', /<link rel="canonical"[^>]*>/],
    ['hreflang of itself', /<link rel="alternate" hreflang="en"[^>]*>/],
    ['picture', /<meta property="og:image"[^>]*>/],
    ['feed', /<link rel="alternate" type="application\/atom\+xml"[^>]*>/],
    ['cite-as', /<link rel="cite-as"[^>]*>/],
    ['collection', /<link rel="collection"[^>]*>/],
    ['item', /(?<=<link rel="item"[^>]*href="[^"]*)\.csv/],
    ['describedby', /(?<=<link rel="describedby"[^>]*href="[^"]*\/)sicorp(?=\.json)/],
    ['data in sight', /<section[^>]*aria-labelledby="data-title"[\s\S]*?<\/section>/],
  ])('find a fault of %s', (what, part) => {
    const faults = (page: Page) => [...findAddressFaults(page), ...findLinkFaults(page)];
    expect(faults(sound)).toEqual([]);
    const broken = toPage(
      sound.file,
      sound.html.replace(part, (it) => (it === 'sicorp' ? 'satreps' : '')),
    );
    expect(faults(broken)).toContain(`${sound.path}: ${what}`);
  });
});
