import { describe, expect, test } from 'vitest';
import { formatDate, formatEraYear, formatFiscalYear } from '../../src/i18n/format-date.ts';
import { LOCALES } from '../../src/i18n/locales.ts';
import { listNumbers, normalizeNumber, toNumberNames } from '../../src/model/stray-numbers.ts';
import { KINDS as RECORD_KINDS } from '../../src/schemas/shared.ts';
import { readSiteAddress } from '../../src/site-address.ts';
import type { ClaimExport } from '../../src/exports/claim-rows.ts';
import type { Element, TextRun } from './read-html.ts';
import { readJson, readPages, toPage, type Page } from './read-dist.ts';

interface Words {
  ja: string;
  en: string;
}

interface Record {
  id: string;
  name: Words & { reading: string };
  shortName?: Words;
  acronym?: string;
  synonyms: string[];
  date?: string;
  url: Words;
}

interface Report {
  groups: { heading: Words }[];
}

interface Source {
  parts: { page?: number; heading: Words }[];
}

const pages = readPages();
const { origin, base } = readSiteAddress();
const records = RECORD_KINDS.flatMap((kind) => readJson<Record[]>(`data/${kind}.json`));
const parts = readJson<Source[]>('data/sources.json').flatMap((source) => source.parts);
const headings = readJson<Report[]>('data/reports.json').flatMap(({ groups }) => groups);
const claims = new Map(
  readJson<(ClaimExport & { text: Words })[]>('data/claims.json').map((claim) => [claim.id, claim]),
);

const listNames = ({ name, shortName, acronym }: Record) =>
  [name.ja, name.en, shortName?.ja, shortName?.en, acronym].filter((item) => item !== undefined);
const listDates = (date: string | undefined) =>
  date ? LOCALES.map((locale) => formatDate(date, locale)) : [];

/** Names of the interface that are no records: a licence and a style of citation. */
const OTHER_NAMES = ['CC BY 4.0', 'SIST02', 'SIST 02'];

/** The names of records, which state no figure wherever they stand. */
const names = toNumberNames([...records.flatMap(listNames), ...OTHER_NAMES]);

/** All that a record is called or numbered by: what an element marked as a name may hold. */
const allNames = toNumberNames([
  ...records.flatMap((record) => [...listNames(record), record.name.reading, ...record.synonyms]),
  ...headings.flatMap(({ heading }) => [heading.ja, heading.en]),
  ...parts.flatMap(({ page, heading }) => [
    heading.ja,
    heading.en,
    ...(page ? [`${page}頁`, `p. ${page}`] : []),
  ]),
]);

/** What an element marked as the date of a document may hold. */
const documentDates = toNumberNames(
  records.flatMap((record) => [...listNames(record), ...listDates(record.date)]),
);

/** The numbers by which a link may call the record it leads to: those of its names and its date. */
const numbersByPath = new Map(
  records.flatMap((record) => {
    const texts = [...listNames(record), record.date ?? ''];
    const numbers = new Set(texts.flatMap((text) => listNumbers(text)).map(normalizeNumber));
    return [record.url.ja, record.url.en].map((url) => [new URL(url).pathname, numbers] as const);
  }),
);

/**
 * What a number outside a claim may be: counted or computed by the site, part of the name of a record, the date of
 * a document, words that belong to a claim of their row, the tick of an axis, an address, or the sample beside the
 * meaning of a mark.
 */
const KINDS = ['computed', 'name', 'document', 'of-claim', 'axis', 'address', 'example'] as const;
type Kind = (typeof KINDS)[number];

/** What a row is: words in it may speak of its claim. */
const ROWS = ['tr', 'li', 'figure', 'table'];

function hasClass({ attributes }: Element, name: string): boolean {
  return (attributes['class'] ?? '').split(/\s+/).includes(name);
}

function kindOf({ attributes }: Element): Kind | undefined {
  return KINDS.find((kind) => kind === attributes['data-figure']);
}

/** The claim that a link leads to, on its own page or on another one. */
function getClaim({ tag, attributes }: Element) {
  const hash = (attributes['href'] ?? '').split('#')[1];
  return tag === 'a' && hash ? claims.get(decodeURIComponent(hash)) : undefined;
}

/** Elements that hold a claim, so that words in the same row may speak of it. */
function findRowsWithClaims(page: Page): ReadonlySet<Element> {
  const marks = page.elements.filter(
    (element) => getClaim(element) && (hasClass(element, 'claim') || isInSvg(element)),
  );
  return new Set(marks.flatMap(({ parents }) => parents));
}

function isInSvg({ parents }: Element): boolean {
  return parents.some(({ tag }) => tag === 'svg');
}

/**
 * Whether the nearest row around words has a claim: a row, an item, a figure, a group of a list of facts, or the
 * section of claims that differ. The head and caption of a table speak of all its rows.
 */
function isBesideClaim(chain: readonly Element[], withClaims: ReadonlySet<Element>): boolean {
  const isHead = chain.some(({ tag }) => tag === 'thead');
  const row = chain.findLast(
    (element) =>
      (ROWS.includes(element.tag) && !(isHead && element.tag === 'tr')) ||
      (element.tag === 'div' && element.parents.at(-1)?.tag === 'dl') ||
      hasClass(element, 'differing'),
  );
  return row !== undefined && withClaims.has(row);
}

const toSet = (texts: readonly (string | number | null | undefined)[]) =>
  new Set(texts.flatMap((text) => listNumbers(String(text ?? ''))).map(normalizeNumber));

/** The numbers that one claim states, in any of its forms. */
function listClaimNumbers(claim: ClaimExport & { text: Words }): ReadonlySet<string> {
  const { text, printed, value, asOf, fiscalYear, stage } = claim;
  const years = fiscalYear
    ? LOCALES.flatMap((locale) => [
        formatFiscalYear(fiscalYear, locale),
        formatEraYear(fiscalYear, locale),
      ])
    : [];
  return toSet([text.ja, text.en, printed, String(value), asOf, stage, ...years]);
}

/** Numbers of a text run that nothing around it accounts for. */
function findStray(run: TextRun, withClaims: ReadonlySet<Element>): string[] {
  const numbers = listNumbers(run.text, names);
  if (numbers.length === 0) return [];
  const chain = [...run.parent.parents, run.parent];
  // The list of claims, and a mark with its own words.
  if (chain.some((element) => hasClass(element, 'claim') && getClaim(element))) return [];
  if (chain.some(({ tag, attributes }) => tag === 'section' && attributes['id'] === 'claims')) {
    return [];
  }
  if (chain.some(({ tag }) => tag === 'time')) return [];
  if (chain.map(kindOf).findLast((kind) => kind !== undefined) === 'computed') return [];
  // A drawn value is the link to its claim, or names the claims that it is drawn from.
  const drawn = chain.flatMap((element) => listDrawnClaims(element));
  if (drawn.length > 0) {
    const stated = drawn.map((claim) => listClaimNumbers(claim));
    return numbers.filter((number) => !stated.some((set) => set.has(normalizeNumber(number))));
  }
  const link = chain.findLast(({ tag }) => tag === 'a');
  if (link?.attributes['href'] === run.text.trim()) return [];
  const own = numbersByPath.get(new URL(link?.attributes['href'] ?? '', origin).pathname);
  const rest = numbers.filter((number) => !own?.has(normalizeNumber(number)));
  if (rest.length === 0) return [];
  switch (chain.map(kindOf).findLast((kind) => kind !== undefined)) {
    case 'axis':
    case 'example':
      return [];
    case 'address':
      return /^https?:\/\/\S+$/.test(run.text.trim()) ? [] : rest;
    case 'name':
      return listNumbers(run.text, allNames);
    case 'document':
      return listNumbers(run.text, documentDates);
    case 'of-claim':
      return isBesideClaim(chain, withClaims) ? [] : rest;
    default:
      return rest;
  }
}

/** The claims that an element of a chart is drawn from. */
function listDrawnClaims(element: Element) {
  const ids = element.attributes['data-claim']?.split(' ') ?? [];
  const linked = isInSvg(element) ? getClaim(element) : undefined;
  return [...ids.flatMap((id) => claims.get(id) ?? []), ...(linked ? [linked] : [])];
}

const SPOKEN = ['aria-label', 'title', 'alt', 'aria-description', 'data-title'];
const HEAD_TEXTS = /^(description|og:title|og:description)$/;

/** Texts that are not printed in the page, but spoken, shown on hover or shown by others. */
function listUnprinted(page: Page): { place: string; text: string }[] {
  return page.elements.flatMap(({ tag, attributes }) => {
    const meta = attributes['name'] ?? attributes['property'] ?? '';
    const head =
      tag === 'meta' && HEAD_TEXTS.test(meta)
        ? [{ place: meta, text: attributes['content'] ?? '' }]
        : [];
    const spoken = SPOKEN.flatMap((name) =>
      attributes[name] ? [{ place: `${tag}[${name}]`, text: attributes[name] }] : [],
    );
    return [...head, ...spoken];
  });
}

/** On English pages, Japanese words within a text stand in an element of their own; the text is read as one. */
function joinRuns(runs: readonly TextRun[]): TextRun[] {
  const joined: TextRun[] = [];
  for (const { text, parent } of runs) {
    const isInner = parent.tag === 'span' && Object.keys(parent.attributes).join() === 'lang';
    const block = isInner ? parent.parents.at(-1)! : parent;
    const last = joined.at(-1);
    if (last?.parent === block) last.text += text;
    else joined.push({ text, parent: block });
  }
  return joined;
}

const isUnprinted = ({ parent }: TextRun) => ['title', 'desc'].includes(parent.tag);

/** Numbers of a page that no claim and no mark accounts for. */
function findOrphans(page: Page): string[] {
  const withClaims = findRowsWithClaims(page);
  const printed = joinRuns(page.texts.filter((run) => !isUnprinted(run)));
  const stray = printed.flatMap((run) => {
    const numbers = findStray(run, withClaims);
    if (numbers.length === 0) return [];
    const place = [...run.parent.parents, run.parent]
      .slice(-4)
      .map(({ tag, attributes }) => (attributes['class'] ? `${tag}.${attributes['class']}` : tag));
    return [
      `${page.path} ${place.join(' > ')}: ${numbers.join(' ')} in ${run.text.trim().slice(0, 60)}`,
    ];
  });
  // Every printed number is accounted for, so others may repeat one and add none.
  const known = toSet(printed.map(({ text }) => text));
  const unprinted = [
    ...listUnprinted(page),
    ...page.texts.filter(isUnprinted).map(({ text, parent }) => ({ place: parent.tag, text })),
  ].flatMap(({ place, text }) => {
    const added = listNumbers(text, names).filter((number) => !known.has(normalizeNumber(number)));
    return added.length > 0
      ? [`${page.path} ${place}: ${added.join(' ')} in ${text.slice(0, 60)}`]
      : [];
  });
  return [...stray, ...unprinted];
}

test('every number in a page is a claim, or says what else it is', () => {
  expect(pages.flatMap(findOrphans)).toEqual([]);
});

test('a mark has a known kind', () => {
  const unknown = pages.flatMap(({ path, elements }) =>
    elements.flatMap((element) => {
      const kind = element.attributes['data-figure'];
      return kind === undefined || kindOf(element) ? [] : [`${path}: ${kind}`];
    }),
  );
  expect(unknown).toEqual([]);
});

test('every mark leads to a claim', () => {
  const astray = pages.flatMap(({ path, elements }) =>
    elements
      .filter((element) => element.tag === 'a' && hasClass(element, 'claim') && !getClaim(element))
      .map(({ attributes }) => `${path}: ${attributes['href']}`),
  );
  expect(astray).toEqual([]);
});

test('the indexes mark the figures of their summaries', () => {
  const count = (path: string) =>
    pages
      .find((page) => page.path === path)
      ?.elements.filter((element) => hasClass(element, 'claim')).length;
  for (const kind of ['programs', 'outcomes', 'statistics', 'reports', 'timeline']) {
    expect(count(`ja/${kind}/`), kind).toBeGreaterThan(5);
    expect(count(`en/${kind}/`), kind).toBeGreaterThan(5);
  }
});

describe('the check of numbers', () => {
  const orphans = (html: string, head = '') =>
    findOrphans(toPage('ja/index.html', `<head>${head}</head><body><main>${html}</main></body>`));
  const [claim] = [...claims.values()].filter(({ printed }) => printed.includes('41億円'));
  const mark = `<a class="claim" href="#${claim!.id}">41億円</a>`;

  test.each([
    ['a bare number', '<p>41か国</p>'],
    ['a full-width number', '<p>４１か国</p>'],
    ['a number in kanji', '<p>百二十億円を支出</p>'],
    ['a counted kanji numeral', '<p>六つの省</p>'],
    ['a number word', '<p>Six ministries</p>'],
    ['an era year', '<p>R7に</p>'],
    ['a currency code', '<p>USD4100</p>'],
    ['another currency code', '<p>JPY9999</p>'],
    ['a circled number', '<p>②</p>'],
    ['a Roman numeral', '<p>フェーズⅡ</p>'],
    ['a number beside a claim', `<p>${mark}と27か国</p>`],
    ['a link that is no claim', '<p><a class="claim" href="#no-such-claim">41か国</a></p>'],
    ['a number with an unknown mark', '<p data-figure="other">41か国</p>'],
    [
      'words of a claim in a row without one',
      `<ul><li data-figure="of-claim">41か国</li></ul>${mark}`,
    ],
    ['a name that is none', '<p data-figure="name">9,999百万円の事業</p>'],
    ['a date that is not of a document', '<p data-figure="document">2019年5月9日</p>'],
    ['a drawn number', '<svg><text>9,999百万円</text></svg>'],
    [
      'a drawn number that its claim does not state',
      `<svg><a href="#${claim!.id}"><text>9,999</text></a></svg>`,
    ],
    ['a drawn number of an unknown claim', '<svg><text data-claim="no-such-claim">41</text></svg>'],
    ['a spoken number', '<p aria-label="9,999百万円">額</p>'],
    ['a number shown on hover', '<p title="9,999百万円">額</p>'],
    ['a number of a picture', '<img alt="9,999百万円">'],
  ])('finds %s', (_name, html) => {
    expect(orphans(html)).toHaveLength(1);
  });

  test.each([
    ['the title', '<title>9,999百万円</title>'],
    ['the description', '<meta name="description" content="9,999百万円">'],
  ])('finds a number in %s', (_name, head) => {
    expect(orphans('<p>額</p>', head)).toHaveLength(1);
  });

  test('finds a number outside the main part', () => {
    expect(
      findOrphans(toPage('ja/index.html', '<body><footer><p>41か国</p></footer></body>')),
    ).toHaveLength(1);
  });

  test.each([
    ['a claim', `<p>${mark}</p>`],
    ['a computed number', '<p data-figure="computed">41件</p>'],
    [
      'words beside a claim',
      `<ul><li>${mark} <small data-figure="of-claim">2023年度</small></li></ul>`,
    ],
    ['a row of the list of claims', '<section id="claims"><ol><li>41か国</li></ol></section>'],
    ['the name of a record', '<p>G7広島サミットと第3階層</p>'],
    [
      'a link that calls a record by its date',
      `<a href="${base}ja/sources/jst-intl-programs-2019/">2019年の資料</a>`,
    ],
    ['a drawn number of a claim', `<svg><a href="#${claim!.id}"><text>41億円</text></a></svg>`],
    ['a tick', '<svg><g data-figure="axis"><text>2020</text></g></svg>'],
  ])('allows %s', (_name, html) => {
    expect(orphans(html)).toEqual([]);
  });

  test('allows a title that repeats a number of the page', () => {
    expect(orphans(`<p>${mark}</p>`, '<title>41億円</title>')).toEqual([]);
  });
});
