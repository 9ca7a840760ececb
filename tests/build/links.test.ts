import { describe, expect, test } from 'vitest';
import { readSiteAddress } from '../../src/site-address.ts';
import { findFile, isLocalized, readPages, toPage, type Page } from './read-dist.ts';

const { origin, base } = readSiteAddress();
const pages = readPages();
const idsByFile = new Map(pages.map((page) => [page.file, page.ids]));

const LINKING = ['href', 'src', 'action', 'data-bundle'];

/** Every address of the site that a page leads to, resolved as a browser does. */
function listAddresses(page: Page): URL[] {
  const own = new URL(page.path, `${origin}${base}`);
  return page.elements
    .flatMap(({ attributes }) => LINKING.flatMap((name) => attributes[name] ?? []))
    .filter((address) => !address.startsWith('data:'))
    .map((address) => new URL(address, own))
    .filter((address) => address.origin === origin);
}

/** Addresses of a page to which no file or no fragment answers. */
function findDeadLinks(page: Page): string[] {
  return listAddresses(page).flatMap((address) => {
    const file = findFile(address.pathname);
    if (!file) return [`${page.path} → ${address.pathname}`];
    const id = decodeURIComponent(address.hash.slice(1));
    const ids = file === page.file ? page.ids : idsByFile.get(file);
    return id && !ids?.has(id) ? [`${page.path} → ${address.pathname}#${id}`] : [];
  });
}

/** The pages of one language by what follows the language in their address. */
function mapByPath(locale: string): Map<string, Page> {
  const own = pages.filter(({ path }) => path.startsWith(`${locale}/`));
  return new Map(own.map((page) => [page.path.slice(3), page]));
}

test('there are pages, and each leads to others', () => {
  expect(pages.filter(isLocalized).length).toBeGreaterThan(500);
  expect(pages.filter((page) => listAddresses(page).length < 3).map(({ path }) => path)).toEqual(
    [],
  );
});

test('every link within the site leads to a file, and its fragment to an element', () => {
  expect(pages.flatMap(findDeadLinks)).toEqual([]);
});

test('every address within the site is below the base path', () => {
  const outside = pages.flatMap((page) =>
    listAddresses(page).filter(({ pathname }) => !pathname.startsWith(base)),
  );
  expect(outside.map(String)).toEqual([]);
});

describe('the check of links', () => {
  const link = (href: string) => toPage('ja/index.html', `<p id="a"><a href="${href}">x</a></p>`);

  test.each([
    ['a page that does not exist', `${base}ja/programs/no-such-program/`],
    ['a fragment that does not exist here', '#b'],
    ['a fragment that does not exist there', `${base}en/programs/sicorp/#no-such-claim`],
    ['an address without the slash that the host wants', `${base}ja/programs/sicorp`],
    ['a data file that does not exist', `${base}data/nothing.json`],
  ])('finds %s', (_name, href) => {
    expect(findDeadLinks(link(href)).length).toBe(href.endsWith('sicorp') ? 0 : 1);
  });

  test.each([
    ['a fragment of the page itself', '#a'],
    ['a section of another page', `${base}en/programs/sicorp/#claims`],
    ['another site', 'https://elsewhere.example/'],
  ])('allows %s', (_name, href) => {
    expect(findDeadLinks(link(href))).toEqual([]);
  });
});

describe('the two languages', () => {
  const [ja, en] = [mapByPath('ja'), mapByPath('en')];

  test('have the same pages', () => {
    expect([...ja.keys()]).toEqual([...en.keys()]);
  });

  test('have the same fragment ids on each page', () => {
    const differing = [...ja].flatMap(([path, page]) => {
      const other = en.get(path)?.ids ?? new Set();
      const ids = [...page.ids.symmetricDifference(other)];
      return ids.length > 0 ? [`${path}: ${ids.join(' ')}`] : [];
    });
    expect(differing).toEqual([]);
  });
});
