import { describe, expect, test } from 'vitest';
import { KINDS as RECORD_KINDS } from '../../src/schemas/shared.ts';
import type { Element, TextRun } from './read-html.ts';
import { readJson, readPages, toPage, type Page } from './read-dist.ts';

const pages = readPages();

interface Named {
  name: { ja: string; en: string };
  shortName?: { ja: string; en: string };
}

/** Every name under which a page may link to a record. */
const names = new Set(
  RECORD_KINDS.flatMap((kind) => readJson<Named[]>(`data/${kind}.json`)).flatMap(
    ({ name, shortName }) =>
      [name, ...(shortName ? [shortName] : [])].flatMap(({ ja, en }) => [ja, en]),
  ),
);

/**
 * What a number outside a claim may be: counted or computed by the site, part of a name, a date of the interface,
 * words that belong to a claim of their row, an address, or the sample beside the meaning of a mark.
 */
const KINDS = ['computed', 'name', 'date', 'of-claim', 'address', 'example'];

const DIGIT = /[0-9０-９]/;

/** A digit that belongs to a word: G7, COVID-19, Top10. */
const WORD_WITH_DIGITS = /[A-Za-z]+-?\d+(?:st|nd|rd|th)?|\d+[A-Za-z]+/g;

/** The name of a record as a link, which is no figure. */
function isRecordLink({ text, parent }: TextRun): boolean {
  return parent.tag === 'a' && names.has(text.trim());
}

function hasClass({ attributes }: Element, name: string): boolean {
  return (attributes['class'] ?? '').split(/\s+/).includes(name);
}

/** Whether an element says where the numbers in it come from. */
function isAccounted(element: Element): boolean {
  const { tag, attributes } = element;
  return (
    hasClass(element, 'claim') ||
    // The list of claims, and the charts, which are drawn from claims.
    (tag === 'section' && attributes['id'] === 'claims') ||
    tag === 'svg' ||
    tag === 'time' ||
    KINDS.includes(attributes['data-figure'] ?? '')
  );
}

function isIn({ parent }: TextRun, test: (element: Element) => boolean): boolean {
  return [...parent.parents, parent].some(test);
}

/** Numbers of a page that no claim and no mark accounts for. */
function findOrphans(page: Page): string[] {
  return page.texts
    .filter(({ text }) => DIGIT.test(text.replace(WORD_WITH_DIGITS, '')))
    .filter((run) => !isRecordLink(run))
    .filter((run) => isIn(run, ({ tag }) => tag === 'main'))
    .filter((run) => !isIn(run, isAccounted))
    .map(({ text, parent }) => {
      const place = [...parent.parents, parent]
        .slice(-3)
        .map(({ tag, attributes }) =>
          attributes['class'] ? `${tag}.${attributes['class']}` : tag,
        );
      return `${page.path} ${place.join(' > ')}: ${text.trim().slice(0, 60)}`;
    });
}

test('every number in a page is a claim, or says what else it is', () => {
  expect(pages.flatMap(findOrphans)).toEqual([]);
});

test('a mark has a known kind', () => {
  const unknown = pages.flatMap(({ path, elements }) =>
    elements.flatMap(({ attributes }) => {
      const kind = attributes['data-figure'];
      return kind === undefined || KINDS.includes(kind) ? [] : [`${path}: ${kind}`];
    }),
  );
  expect(unknown).toEqual([]);
});

describe('the check of numbers', () => {
  const orphans = (html: string) => findOrphans(toPage('ja/index.html', `<main>${html}</main>`));

  test.each([
    ['a bare number', '<p>41か国</p>'],
    ['a full-width number', '<p>４１か国</p>'],
    ['a number beside a claim', '<p><a class="claim" href="#a">41</a>か国と27か国</p>'],
    ['a number with an unknown mark', '<p data-figure="other">41か国</p>'],
  ])('finds %s', (_name, html) => {
    expect(orphans(html)).toHaveLength(1);
  });

  test.each([
    ['a claim', '<p><a class="claim" href="#a">41か国</a></p>'],
    ['a computed number', '<p data-figure="computed">41件</p>'],
    ['a row of the list of claims', '<section id="claims"><ol><li>41か国</li></ol></section>'],
  ])('allows %s', (_name, html) => {
    expect(orphans(html)).toEqual([]);
  });
});
