import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { detectAtomFeed, parseAtomFeed } from 'feedsmith';
import { describe, expect, test } from 'vitest';
import { readSiteAddress } from '../../src/site-address.ts';
import { DIST, findFile, isLocalized, readJson, readPages } from './read-dist.ts';

const { origin, base } = readSiteAddress();
const readText = (path: string) => readFileSync(join(DIST, path), 'utf8');
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/;

/** What RFC 4287 asks of a feed and its entries. */
function findFaults(text: string): string[] {
  const feed = parseAtomFeed(text);
  const check = (isRight: unknown, what: string) => (isRight ? [] : [what]);
  const ids = (feed.entries ?? []).map(({ id }) => id);
  return [
    ...check(feed.id && URL.canParse(feed.id), 'id of the feed'),
    ...check(feed.title, 'title of the feed'),
    ...check(TIME.test(feed.updated ?? ''), 'time of the feed'),
    ...check(feed.authors?.[0]?.name, 'author'),
    ...check(
      feed.links?.some(({ rel }) => rel === 'self'),
      'link to itself',
    ),
    ...check(new Set(ids).size === ids.length, 'ids of entries used twice'),
    ...(feed.entries ?? []).flatMap((entry) => [
      ...check(entry.id && URL.canParse(entry.id), `id of ${entry.title}`),
      ...check(entry.title && entry.summary, `words of ${entry.id}`),
      ...check(TIME.test(entry.updated ?? ''), `time of ${entry.id}`),
      ...check(entry.links?.[0]?.href, `link of ${entry.id}`),
    ]),
  ];
}

describe.each(['ja', 'en'])('the feed in %s', (locale) => {
  const text = readText(`feed.${locale}.xml`);

  test('is an Atom feed with all that one must have', () => {
    expect(detectAtomFeed(text)).toBe(true);
    expect(findFaults(text)).toEqual([]);
  });

  test('has an entry for every document, which leads to its page', () => {
    const held = readJson<{ holding: string }[]>('data/sources.json').filter(
      ({ holding }) => holding === 'held',
    );
    const { entries = [] } = parseAtomFeed(text);
    expect(entries.length).toBeGreaterThanOrEqual(held.length);
    for (const { links } of entries) {
      expect(findFile(new URL(links![0]!.href!).pathname)).toMatch(new RegExp(`^${locale}/`));
    }
  });

  test('is named in the head of every page in its language', () => {
    const own = readPages().filter(
      (page) => isLocalized(page) && page.path.startsWith(`${locale}/`),
    );
    const silent = own.filter(({ html }) => !html.includes(`href="${base}feed.${locale}.xml"`));
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  test('has a description of its search that leads to the search page', () => {
    const description = readText(`opensearch.${locale}.xml`);
    const [, template = ''] = /template="([^"]+)"/.exec(description) ?? [];
    expect(template).toBe(`${origin}${base}${locale}/search/?q={searchTerms}`);
    const [, name = ''] = /<ShortName>(.*?)<\/ShortName>/.exec(description) ?? [];
    expect(name.length).toBeLessThanOrEqual(16);
  });
});

test('the check of feeds finds what is missing', () => {
  const text = readText('feed.ja.xml');
  expect(findFaults(text.replace(/<updated>.*?<\/updated>/, ''))).toContain('time of the feed');
  expect(findFaults(text.replace('rel="self"', 'rel="other"'))).toContain('link to itself');
});

test('robots.txt names the sitemap, and the sitemap every page that may be indexed', () => {
  const [, address = ''] = /^Sitemap: (.*)$/m.exec(readText('robots.txt')) ?? [];
  expect(address).toBe(`${origin}${base}sitemap-index.xml`);
  expect(findFile(new URL(address).pathname)).toBe('sitemap-index.xml');
  const sitemap = readText('sitemap-0.xml');
  const listed = new Set([...sitemap.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, loc]) => loc));
  const open = readPages().filter(
    (page) => isLocalized(page) && !page.html.includes('content="noindex"'),
  );
  expect(
    open.filter(({ path }) => !listed.has(`${origin}${base}${path}`)).map(({ path }) => path),
  ).toEqual([]);
});

test('the sitemap says of every record when it last changed', () => {
  const records = readJson<{ url: { ja: string } }[]>('data/programs.json');
  const days = new Map(
    [...readText('sitemap-0.xml').matchAll(/<loc>(.*?)<\/loc><lastmod>(.*?)<\/lastmod>/g)].map(
      ([, loc, day]) => [loc, day],
    ),
  );
  const silent = records.filter(({ url }) => !/^\d{4}-\d\d-\d\d/.test(days.get(url.ja) ?? ''));
  expect(silent).toEqual([]);
});

test('a document of which only the year or month is known has the day on which it was entered', () => {
  const held = readJson<{ id: string; holding: string; date: string }[]>(
    'data/sources.json',
  ).filter(({ holding, date }) => holding === 'held' && !/^\d{4}-\d\d-\d\d$/.test(date));
  const { entries = [] } = parseAtomFeed(readText('feed.en.xml'));
  expect(held.length).toBeGreaterThan(0);
  for (const { id } of held) {
    const entry = entries.find(({ id: url }) => url?.endsWith(`/sources/${id}/`));
    expect(entry?.published, id).toMatch(/^2026-/);
  }
});
