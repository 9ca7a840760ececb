/** Draws what search has found; shared by the page of results and the dialog. */
import type { SearchWords } from '../i18n/search-words.ts';
import type { Span } from '../search/excerpt.ts';
import type { FoundFigure } from '../search/figures.ts';
import { createLoad } from '../search/load.ts';
import type { Result } from '../search/read-result.ts';
import type { Answer } from '../search/run-search.ts';
import { SearchIndex } from '../search/search-index.ts';

export type Locale = 'ja' | 'en';

export function getLocale(): Locale {
  return document.documentElement.lang === 'en' ? 'en' : 'ja';
}

export function getOther(locale: Locale): Locale {
  return locale === 'ja' ? 'en' : 'ja';
}

/** The site's base path: every page has a form that leads to the page of results. */
export function getBase(): string {
  const form = document.querySelector<HTMLFormElement>('form[role="search"]');
  const path = new URL(form?.action ?? '/', location.href).pathname;
  return path.replace(/(ja|en)\/search\/$/, '');
}

const indexes = new Map<Locale, Promise<SearchIndex>>();

/** The index of one language, opened once. */
export function openIndex(locale: Locale): Promise<SearchIndex> {
  const known = indexes.get(locale);
  if (known) return known;
  const opening = SearchIndex.open(createLoad(`${getBase()}search/${locale}/`));
  indexes.set(locale, opening);
  opening.catch(() => indexes.delete(locale));
  return opening;
}

type Child = Node | string | false | undefined;

/** Makes an element with attributes and children; what is false or undefined is left out. */
export function make(
  tag: string,
  attributes: Record<string, string | undefined> = {},
  ...children: Child[]
): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== false && child !== undefined));
  return element;
}

export function markSpans(spans: readonly Span[]): Node[] {
  return spans.map(({ text, isMarked }) =>
    isMarked ? make('mark', {}, text) : document.createTextNode(text),
  );
}

export function toAddress(locale: Locale, path: string): string {
  return `${getBase()}${locale}/${path}`;
}

export function toSearchAddress(locale: Locale, query: string): string {
  return `${toAddress(locale, 'search/')}?${new URLSearchParams({ q: query })}`;
}

/** What was found, in a line: amounts and pages, or claims where only the year meets the query. `count` is that of pages. */
export function describeAnswer(found: {
  query: string;
  answer: Answer;
  count: number;
  words: SearchWords;
}): string {
  const { query, answer, count, words } = found;
  const claims = answer.figures.length;
  if (claims > 0 && answer.amounts.length > 0) return words.amounts(query, claims, count);
  if (answer.hits.length > 0) return words.results(query, count);
  return claims > 0 ? words.yearsOnly(query, claims) : words.none(query);
}

/** What a page that was found is about. */
export function nameKind({ kind }: Result, { one }: SearchWords): string {
  return (one as Record<string, string>)[kind] ?? kind;
}

/** Kind, title, excerpt, place: one page that was found. */
export function drawResult(
  result: Result,
  { locale, words }: { locale: Locale; words: SearchWords },
): HTMLElement {
  const names = result.otherNames.join(words.listSeparator);
  const notes = [result.origin, result.isNamed && words.named, words.matches(result.count)].filter(
    Boolean,
  );
  return make(
    'li',
    {},
    make('p', { class: 'meta' }, nameKind(result, words)),
    make('h2', {}, make('a', { href: toAddress(locale, result.path) }, ...markSpans(result.title))),
    names !== '' && make('p', { class: 'meta' }, words.otherNames(names)),
    make(
      'p',
      result.isPrinted ? { class: 'excerpt printed', lang: 'ja' } : { class: 'excerpt' },
      ...markSpans(result.excerpt),
    ),
    make(
      'p',
      { class: 'meta place' },
      make('a', { href: toAddress(locale, result.placePath) }, result.place || words.lead),
      make('span', {}, notes.join(locale === 'ja' ? '　' : ' · ')),
    ),
  );
}

/** The figure itself, what it is of, and how it matches the query. */
export function drawFigure(
  { figure, how }: FoundFigure,
  { page, written }: { page: string; written: string | undefined },
  { locale, words }: { locale: Locale; words: SearchWords },
): HTMLElement {
  const note = written === undefined ? words.figureHow.year : words.figureHow[how];
  const isRounded = written !== undefined && how === 'rounded';
  return make(
    'li',
    { 'data-how': written === undefined ? 'year' : how },
    make('a', { href: toAddress(locale, `${page}#${figure.id}`) }, make('b', {}, figure.text)),
    make('span', {}, `${figure.subject}${locale === 'ja' ? '　' : ', '}${figure.attribute}`),
    make(
      'p',
      { class: 'meta' },
      make('q', { class: 'printed', lang: 'ja' }, figure.printed),
      make('span', {}, figure.place),
      make('span', {}, isRounded ? `${note} ${words.figureNote(written, figure.text)}` : note),
    ),
  );
}
