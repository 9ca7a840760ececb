import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-ris';
import { describe, expect, test } from 'vitest';
import { readSheet } from '../../src/citations/adapt-sheet.ts';
import {
  DIST,
  findFile,
  isLocalized,
  readJson,
  readPages,
  toPage,
  type Page,
} from './read-dist.ts';

interface Claim {
  id: string;
  version: string;
  page: number | null;
  printed: string;
}

const all = readPages();
const pages = all.filter(isLocalized);
const claims = readJson<Claim[]>('data/claims.json');
const sources = readJson<{ id: string; date?: string; publisher: string[] }[]>('data/sources.json');
/**
 * What has nothing to cite: the page for misses, the choice of a language, and what a reader keeps in the browser.
 * What only leads on to another page is no page of its own.
 */
const UNCITED = /^(404\.html||(ja|en)\/clips\/)$/;

const hasClass = (name: string) => (element: { attributes: Readonly<Record<string, string>> }) =>
  (element.attributes.class ?? '').split(' ').includes(name);

/** The control that cites the page itself. */
function findControl(page: Page) {
  return page.elements.find(
    (element) => hasClass('cite')(element) && element.parents.some(hasClass('tools')),
  );
}

/** What on a page cannot be cited, or leads to no citations. */
function findUncited(page: Page): string[] {
  const cites = page.elements.filter(hasClass('cite'));
  const dead = cites.filter(({ attributes }) => !findFile(attributes.href ?? ''));
  const figures = page.elements.filter(
    ({ tag, parents }) => tag === 'figure' && !parents.some(({ tag: outer }) => outer === 'figure'),
  );
  const uncitedFigures = figures.filter(
    ({ attributes: { id } }) =>
      !id || !cites.some(({ attributes }) => attributes['data-part'] === id),
  );
  // A drawing by itself could not be cited at all.
  const loose = page.elements.filter(
    ({ tag, parents }) => tag === 'svg' && !parents.some(({ tag: outer }) => outer === 'figure'),
  );
  const rows = page.elements.filter(
    ({ tag, attributes }) => tag === 'li' && attributes['data-version'],
  );
  const cited = new Set(cites.map(({ attributes }) => attributes.href?.split('/').at(-1)));
  const uncitedRows = rows.filter(({ attributes }) => !cited.has(`${attributes.id}.txt`));
  const isUncited = !UNCITED.test(page.path) && !findControl(page);
  return [
    ...(isUncited ? [`${page.path}: the page`] : []),
    ...dead.map(({ attributes }) => `${page.path}: ${attributes.href}`),
    ...uncitedFigures.map(({ attributes }) => `${page.path}: figure ${attributes.id}`),
    ...loose.map(({ parents }) => `${page.path}: drawing in ${parents.at(-1)?.tag}`),
    ...uncitedRows.map(({ attributes }) => `${page.path}: claim ${attributes.id}`),
  ];
}

const readText = (path: string) => readFileSync(join(DIST, path), 'utf8');

/** What a claim's citations lack: nine formats, year and version, and the place in the document. */
function findGaps(claim: Claim, locale: string): string[] {
  const { sections } = readSheet(readText(`data/cite/${locale}/claims/${claim.id}.txt`));
  const [own, source] = sections;
  const gap = (format: string, what: string) => `${locale} ${claim.id} ${format}: ${what}`;
  const first = (own?.citations ?? []).flatMap(({ format, text }, index) => {
    const isLink = index === 8;
    const rest = text.replaceAll(`v=${claim.version}`, '');
    return [
      ...(text.includes(`v=${claim.version}#${claim.id}`) ? [] : [gap(format, 'address')]),
      ...(isLink || rest.includes(claim.version) ? [] : [gap(format, 'version')]),
      ...(isLink || /\b20\d\d|20\d\d年/.test(rest) ? [] : [gap(format, 'year')]),
    ];
  });
  const locator = claim.page === null ? undefined : String(claim.page);
  const second = (source?.citations ?? []).flatMap(({ format, text }) => {
    if (/link|リンク/i.test(format)) return [];
    const plain = text.replaceAll('\\', '');
    return [
      ...(plain.includes(claim.printed) || /[\\%&_#$~^{}"*[\]`“”‘’]/.test(claim.printed)
        ? []
        : [gap(format, 'printed figure')]),
      ...(locator === undefined || plain.includes(locator) ? [] : [gap(format, 'page')]),
    ];
  });
  const sizes = own?.citations.length === 9 && source?.citations.length === 9;
  return [...(sizes ? [] : [gap('all', 'formats')]), ...first, ...second];
}

test('every page, chart and claim has a control that leads to its citations', () => {
  const own = all.filter((page) => !page.html.includes('<meta name="moved"'));
  expect(own.flatMap(findUncited)).toEqual([]);
});

test('every claim is cited with address, version, year, page and printed figure in both languages', () => {
  expect(claims.length).toBeGreaterThan(1500);
  expect(claims.flatMap((claim) => [...findGaps(claim, 'ja'), ...findGaps(claim, 'en')])).toEqual(
    [],
  );
});

test('every held document has a date, so that its year is never missing', () => {
  const used = new Set(
    readJson<{ source: string }[]>('data/claims.json').map(({ source }) => source),
  );
  expect(sources.filter(({ id, date }) => used.has(id) && !date)).toEqual([]);
});

test('the version on a page is that of its citations', () => {
  const wrong = pages.flatMap((page) => {
    const control = findControl(page);
    const version = control?.parents.find(hasClass('tools'))?.attributes['data-version'];
    if (!control) return [];
    const file = findFile(control.attributes.href ?? '') ?? '';
    return readText(file).includes(`v=${version}`) ? [] : [page.path];
  });
  expect(wrong).toEqual([]);
});

/** Bodies that are lost, split, or taken for a person when RIS is read by a library. */
function findSplit(ris: string, bodies: readonly string[]): string[] {
  const [entry] = plugins.input.chain(ris, { forceType: '@ris/file', generateGraph: false });
  const persons = (entry?.author ?? []).filter(({ given, suffix }) => given || suffix);
  const lost = bodies.filter((body) => !entry?.publisher?.includes(body));
  return [...persons.map(({ family }) => family ?? ''), ...lost];
}

test('every body of a document stays one body when its RIS is read back, also one with commas in its name', () => {
  const names = new Map(
    readJson<{ id: string; name: { ja: string; en: string } }[]>('data/organizations.json').map(
      ({ id, name }) => [id, name],
    ),
  );
  const split = sources.flatMap(({ id, publisher }) =>
    (['ja', 'en'] as const).flatMap((locale) => {
      const { sections } = readSheet(readText(`data/cite/${locale}/sources/${id}.txt`));
      const ris = sections[1]?.citations.find(({ format }) => format === 'RIS')?.text ?? '';
      return findSplit(
        ris,
        publisher.map((body) => names.get(body)![locale]),
      );
    }),
  );
  expect(split).toEqual([]);
  const [ministry, agency] = ['Ministry of Trade, Ports and Ships', 'Port, Agency'];
  expect(
    sources.some(({ publisher }) => publisher.some((it) => names.get(it)!.en.includes(','))),
  ).toBe(true);
  const ris = `TY  - RPRT\nAU  - ${ministry}\nTI  - x\nPB  - ${agency}\nER  - \n`;
  expect(findSplit(ris, [agency!]).length).toBe(1);
  expect(findSplit(ris.replace(/^AU.*\n/m, ''), [ministry!])).toEqual([ministry]);
});

describe('the checks of citations', () => {
  const sound = pages.find(({ path }) => path === 'ja/budget/sicorp-jst/')!;

  test.each([
    ['a page without a control', /<p class="tools"[\s\S]*?<\/p>/],
    ['a chart without one', /<a class="cite"[^>]*data-part[^>]*>[^<]*<\/a>/],
    ['a chart without an id', / id="budget-figure"/],
    ['a chart outside of a figure', /<figure[^>]*>/],
    ['a claim without one', /<a class="cite" href="[^"]*\/claims\/[^"]*">[^<]*<\/a>/],
  ])('find %s', (_name, part) => {
    expect(findUncited(sound)).toEqual([]);
    expect(findUncited(toPage(sound.file, sound.html.replace(part, ''))).length).toBeGreaterThan(0);
  });

  test('find a claim with another version or page', () => {
    const claim = claims.find(({ page }) => page !== null)!;
    expect(findGaps({ ...claim, version: '00000000' }, 'ja').length).toBeGreaterThan(0);
    expect(findGaps({ ...claim, page: 987654 }, 'en').length).toBeGreaterThan(0);
  });
});
