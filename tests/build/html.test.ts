import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import { readSiteAddress } from '../../src/site-address.ts';
import config from '../../.htmlvalidate.mjs';
import type { Element } from './read-html.ts';
import { isLocalized, readPages, toPage, type Page } from './read-dist.ts';

const { origin, base } = readSiteAddress();
const pages = readPages();
const validator = new HtmlValidate(config);

async function findFaults({ file, html }: Page): Promise<string[]> {
  const { results } = await validator.validateString(html, file);
  return results
    .flatMap(({ messages }) => messages)
    .map(({ ruleId, message, line, column }) => `${file}:${line}:${column} ${ruleId}: ${message}`);
}

function listAttributes(page: Page, tag: string, name: string, value: string, wanted: string) {
  return page.elements
    .filter((element) => element.tag === tag && element.attributes[name] === value)
    .map(({ attributes }) => attributes[wanted] ?? '');
}

function getTitle(page: Page): string {
  // Drawings have titles too.
  const isHead = ({ tag, parents }: Element) => tag === 'title' && parents.at(-1)?.tag === 'head';
  return page.texts.find(({ parent }) => isHead(parent))?.text ?? '';
}

/** What every page in a language has in its head and says of itself, each with what is wrong. */
function findHeadFaults(page: Page): string[] {
  const locale = page.path.slice(0, 2);
  const path = page.path.slice(3);
  const toAddress = (language: string) => `${origin}${base}${language}/${path}`;
  const one = (label: string, found: string[], expected?: string) =>
    found.length === 1 && (expected === undefined ? found[0] !== '' : found[0] === expected)
      ? []
      : [`${page.path} ${label}: ${JSON.stringify(found)}`];
  const hreflang = (language: string) =>
    one(language, listAttributes(page, 'link', 'hreflang', language, 'href'), toAddress(language));
  const tags = (tag: string) => page.elements.filter((element) => element.tag === tag);
  return [
    ...one(
      'lang',
      tags('html').map(({ attributes }) => attributes.lang ?? ''),
      locale,
    ),
    ...one('title', [getTitle(page)]),
    ...one(
      'h1',
      tags('h1').map(({ tag }) => tag),
    ),
    ...one('description', listAttributes(page, 'meta', 'name', 'description', 'content')),
    ...one(
      'canonical',
      listAttributes(page, 'link', 'rel', 'canonical', 'href'),
      toAddress(locale),
    ),
    ...hreflang('ja'),
    ...hreflang('en'),
    ...one('x-default', listAttributes(page, 'link', 'hreflang', 'x-default', 'href')),
  ];
}

/** Titles that two pages of a language share. */
function findSharedTitles(all: readonly Page[]): string[] {
  const byTitle = Map.groupBy(all, (page) => `${page.path.slice(0, 2)} ${getTitle(page)}`);
  return [...byTitle]
    .filter(([, shared]) => shared.length > 1)
    .map(([title, shared]) => `${title}: ${shared.map(({ path }) => path).join(', ')}`);
}

test('every page is valid HTML', { timeout: 300_000 }, async () => {
  const faults: string[] = [];
  for (const page of pages) faults.push(...(await findFaults(page)));
  expect(faults).toEqual([]);
});

test('every page names its language, title, description, address and twin, and has one h1', () => {
  expect(pages.filter(isLocalized).flatMap(findHeadFaults)).toEqual([]);
});

test('no two pages of a language have the same title', () => {
  expect(findSharedTitles(pages.filter(isLocalized))).toEqual([]);
});

describe('the checks of HTML', () => {
  const sound = pages.find(({ path }) => path === 'ja/programs/sicorp/')!;
  const broken = (from: string | RegExp, to: string) =>
    toPage(sound.file, sound.html.replace(from, to));

  test.each([
    ['an id used twice', '</main>', '<p id="main"></p></main>', 'no-dup-id'],
    ['an element left open', '</main>', '', 'close-order'],
    ['a style attribute', '<main', '<main style="color:red"', 'no-inline-style'],
    ['an image without a text', '</main>', '<img src="a.png"></main>', 'wcag/h37'],
  ])('find %s', async (_name, from, to, rule) => {
    expect(await findFaults(sound)).toEqual([]);
    expect(await findFaults(broken(from, to))).toContainEqual(expect.stringContaining(rule));
  });

  test.each([
    ['no language', '<html lang="ja"', '<html', 'lang'],
    ['the wrong language', '<html lang="ja"', '<html lang="en"', 'lang'],
    ['no title', /<title>.*?<\/title>/, '', 'title'],
    ['two main headings', '</main>', '<h1>x</h1></main>', 'h1'],
    ['no description', '<meta name="description"', '<meta name="words"', 'description'],
    [
      'a foreign canonical address',
      /(rel="canonical" href=")[^"]+/,
      '$1https://example.org/',
      'canonical',
    ],
    ['a twin elsewhere', /(hreflang="en" href=")[^"]+/, '$1/en/', 'en'],
  ])('find a page with %s', (_name, from, to, label) => {
    expect(findHeadFaults(broken(from, to))).toContainEqual(
      expect.stringContaining(`${sound.path} ${label}: `),
    );
  });

  test('find a title that two pages share', () => {
    expect(findSharedTitles([sound, { ...sound, path: 'ja/programs/x/' }])).toHaveLength(1);
  });
});
