import { globSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { getStrings } from '../../src/i18n/strings.ts';
import { KINDS } from '../../src/schemas/shared.ts';
import { getPageKind, isLocalized, readJson, readPages, toPage, type Page } from './read-dist.ts';
import type { Element } from './read-html.ts';

const pages = readPages();
const localized = pages.filter(isLocalized);

/** Attributes whose words a reader sees or hears. */
const SPOKEN = ['aria-label', 'title', 'alt', 'placeholder', 'content', 'data-label'];

interface Words {
  text: string;
  parent: Element;
}

/** Every text of a page, also that of attributes that are read out. */
function listWords(page: Page): Words[] {
  const spoken = page.elements.flatMap((element) =>
    SPOKEN.flatMap((name) => {
      const text = element.attributes[name];
      return text ? [{ text, parent: element }] : [];
    }),
  );
  return [...page.texts, ...spoken];
}

/** The dotted beginning of a key of the words of the interface: `record.`, `search.`. */
const KEY = new RegExp(`(?:^|\\s)(?:${Object.keys(getStrings('en')).join('|')})\\.[a-z][\\w.-]*$`);

const SLIPS: Record<string, RegExp> = {
  'a missing value': /\bundefined\b|\bnull\b|\bNaN\b/,
  'an object': /\[object \w+\]/,
  'a mark of a claim or link': /\[\[|\]\]/,
  'a template': /\$\{|=>|\{[a-z]+\}/i,
  'a key in place of its words': KEY,
  'the address of a record in place of its name': new RegExp(
    `(?:^|\\s)(?:${KINDS.join('|')})/[a-z0-9-]+$`,
  ),
  'a number that stands for another': /(?:^|\s)-[12](?:\s|$|件|課題)/,
};

function findSlips(page: Page): string[] {
  return listWords(page).flatMap(({ text, parent }) =>
    Object.entries(SLIPS)
      .filter(([, pattern]) => pattern.test(text.trim()))
      .map(([name]) => `${page.path} <${parent.tag}> ${name}: ${text.trim().slice(0, 80)}`),
  );
}

const JAPANESE = /[ぁ-ゖァ-ヺ一-鿿]/;

/**
 * Japanese on a page in English that is not marked as such, which a screen reader would mangle.
 * Attributes cannot mark a part of their text, so only what stands on the page counts.
 */
function findUnmarkedJapanese(page: Page): string[] {
  const isSeen = ({ tag, parents }: Element) =>
    ![tag, ...parents.map((it) => it.tag)].includes('head');
  return page.texts
    .filter(({ text, parent }) => JAPANESE.test(text) && parent.lang !== 'ja' && isSeen(parent))
    .map(({ text, parent }) => `${page.path} <${parent.tag}> ${text.trim().slice(0, 60)}`);
}

/** The words of the main part that are the page's own: no side column, no list of claims. */
function countMainLetters(page: Page): number {
  const isOutside = ({ tag, attributes }: Element) =>
    tag === 'aside' || tag === 'noscript' || /^(claims|proof)$/.test(attributes.id ?? '');
  return page.texts
    .filter(({ parent }) => {
      const around = [...parent.parents, parent];
      return around.some(({ tag }) => tag === 'main') && !around.some(isOutside);
    })
    .reduce((total, { text }) => total + text.trim().length, 0);
}

/** The least a page of a record says for itself: its summary, names and what documents state. */
const LEAST_LETTERS: Record<string, number> = { ja: 200, en: 400 };

/** Rows of the list of claims; the page of a document lists them by its parts, each with its address. */
function countClaims(page: Page): number {
  const isWithin = (parents: readonly Element[], key: string, value: string) =>
    parents.some(({ attributes }) => attributes[key] === value);
  return page.elements.filter(({ tag, attributes, parents }) =>
    attributes.id
      ? tag === 'li' && isWithin(parents, 'class', 'claims')
      : tag === 'a' && isWithin(parents, 'id', 'parts') && attributes.href?.includes('#'),
  ).length;
}

function findShells(page: Page): string[] {
  const [letters, claims] = [countMainLetters(page), countClaims(page)];
  const isShort = letters < (LEAST_LETTERS[page.path.slice(0, 2)] ?? 0);
  return isShort || claims === 0 ? [`${page.path}: ${letters} letters, ${claims} claims`] : [];
}

// A page of changes stands beside that of its program, and is no record's own.
const recordPages = localized.filter(
  (page) => getPageKind(page).endsWith('<id>/') && !getPageKind(page).startsWith('changes/'),
);

test('no page prints what a program forgot to put into words', () => {
  expect(pages.flatMap(findSlips)).toEqual([]);
});

test('no page prints the id of a category, attribute or unit in place of its words', () => {
  const known = readJson<{ attribute: string }[]>('data/claims.json');
  const ids = new Set(known.map(({ attribute }) => attribute).filter((id) => id.includes('-')));
  for (const id of ['country-call', 'program-group', 'not-stated', 'joint-research']) ids.add(id);
  const found = localized.flatMap((page) =>
    listWords(page)
      .filter(({ text }) => ids.has(text.trim()))
      .map(({ text }) => `${page.path} ${text}`),
  );
  expect(found).toEqual([]);
});

test('Japanese on an English page is marked as Japanese', () => {
  const english = localized.filter(({ path }) => path.startsWith('en/'));
  expect(english.flatMap(findUnmarkedJapanese)).toEqual([]);
});

test('every page of a record has text and claims of its own', () => {
  expect(recordPages.length).toBe(2 * countRecordsWithPage());
  expect(recordPages.flatMap(findShells)).toEqual([]);
});

/** Schemes are shown on the page of their program. */
function countRecordsWithPage(): number {
  return KINDS.filter((kind) => kind !== 'schemes')
    .map((kind) => globSync(`dist/data/${kind}/*.json`).length)
    .reduce((total, count) => total + count, 0);
}

describe('the checks of text', () => {
  const page = (body: string) =>
    toPage('en/x/y/index.html', `<html lang="en"><main>${body}</main></html>`);

  test.each([
    ['a missing value', '<p>Since undefined</p>'],
    ['a number that is none', '<p>NaN%</p>'],
    ['a missing value that is read out', '<a aria-label="undefined, open the proof">1</a>'],
    ['an object', '<td>[object Object]</td>'],
    ['a mark that was not read', '<p>See [[sicorp-start]].</p>'],
    ['a key of the interface', '<h2>record.facts</h2>'],
    ['the address of a record', '<a>concepts/tier-3</a>'],
    ['a number that stands for another', '<p>-1 of -2 shown</p>'],
  ])('find %s', (_name, body) => {
    expect(findSlips(page(body))).toHaveLength(1);
  });

  test('find unmarked Japanese, and let marked Japanese be', () => {
    expect(findUnmarkedJapanese(page('<p>予算</p>'))).toHaveLength(1);
    expect(findUnmarkedJapanese(page('<p><q lang="ja">予算</q></p>'))).toEqual([]);
    expect(findUnmarkedJapanese(page('<p lang="ja"><b>予算</b></p>'))).toEqual([]);
  });

  test('find a page that is a shell', () => {
    expect(
      findShells(page('<h1>Name</h1><details class="claims"><li id="a">1</li></details>')),
    ).toHaveLength(1);
    expect(findShells(page(`<p>${'word '.repeat(200)}</p>`))).toHaveLength(1);
  });
});
