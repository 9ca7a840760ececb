/** What search offers beside its results, as links with counts: never mixed into them. */
import { formatEraYear } from '../i18n/format-date.ts';
import type { SearchWords } from '../i18n/search-words.ts';
import { findOffers } from '../search/find-offers.ts';
import { normalize, toNameKey } from '../search/normalize.ts';
import type { Result } from '../search/read-result.ts';
import { countFound, runSearch, type Answer } from '../search/run-search.ts';
import type { SearchIndex } from '../search/search-index.ts';
import {
  getOther,
  make,
  openIndex,
  toAddress,
  toSearchAddress,
  type Locale,
} from './search-view.ts';

const MOST_OFFERS = 3;
const MOST_PAGES = 3;

interface Offer {
  text: string;
  href: string;
  count?: number;
  lang?: string;
  /** It leads to a page rather than to another search. */
  isPage?: boolean;
}

interface Search {
  index: SearchIndex;
  locale: Locale;
  words: SearchWords;
  query: string;
  answer: Answer;
  /** The first result. */
  top: Result | undefined;
}

/** A year that its era never had is explained before anything else. */
export function drawYearNotes(answer: Answer, words: SearchWords, locale: Locale): HTMLElement[] {
  return answer.years.flatMap(({ written, year, lastOfEra }) => {
    if (!lastOfEra) return [];
    const right = `${formatEraYear(year, locale)}${locale === 'ja' ? '年' : ''}`;
    const text = words.noSuchYear(lastOfEra.era, lastOfEra.year, written, year, right);
    return [make('p', { class: 'callout' }, text)];
  });
}

/** Near names, other wordings, other names of what was found, other notations of a year, and the other language. */
export async function drawOffers(search: Search): Promise<HTMLElement[]> {
  const { index, locale, words, query, answer, top } = search;
  const near = answer.near.map((document) => offerPage(index, document, locale));
  const years = answer.years.flatMap(({ written, year }) =>
    listYearNotations(year).map((notation) => query.replace(written, notation)),
  );
  const groups = await Promise.all([
    Promise.all(near),
    offerWordings(search),
    countEach(search, top?.isNamed ? top.otherNames : []),
    countEach(search, years),
    offerOtherLanguage(search),
  ]);
  const titles = [
    words.near,
    words.otherWording,
    words.sameMeaning,
    words.sameYear,
    words.otherLanguage,
  ];
  return groups.flatMap((offers, place) =>
    offers.length > 0 ? [drawGroup(titles[place]!, offers, words)] : [],
  );
}

async function offerPage(index: SearchIndex, document: number, locale: Locale): Promise<Offer> {
  const { title, path } = await index.loadPassage(document, 0);
  return { text: title, href: toAddress(locale, path), isPage: true };
}

/** Each other wording with its first pages, as far as they are not among the first results anyway. */
async function offerWordings({ index, locale, query, answer }: Search): Promise<Offer[]> {
  const shown = new Set([
    ...answer.near,
    ...answer.hits.slice(0, MOST_PAGES).map(({ document }) => document),
  ]);
  const offers = await findOffers(index, query, answer);
  const drawn = offers.map(async ({ query: text, hits, count }): Promise<Offer[]> => {
    const others = hits.slice(0, MOST_PAGES).filter(({ document }) => !shown.has(document));
    for (const { document } of others) shown.add(document);
    return [
      { text, href: toSearchAddress(locale, text), count },
      ...(await Promise.all(others.map(({ document }) => offerPage(index, document, locale)))),
    ];
  });
  return (await Promise.all(drawn)).flat();
}

function listYearNotations(year: number): string[] {
  const era = formatEraYear(year, 'ja');
  return [`${year}年度`, ...(era ? [`${era}年度`] : []), `FY${year}`];
}

/** What is found with other words, where that is anything. */
async function countEach(
  { index, locale, query }: Search,
  queries: readonly string[],
): Promise<Offer[]> {
  const others = [...new Set(queries)].filter((other) => normalize(other) !== normalize(query));
  const counted = others.slice(0, MOST_OFFERS).map(async (other) => ({
    text: other,
    href: toSearchAddress(locale, other),
    count: (await runSearch(index, other)).hits.length,
  }));
  return (await Promise.all(counted)).filter(({ count }) => count > 0);
}

/** The same words on the pages in the other language, and the name there of what was found by its name. */
async function offerOtherLanguage({ locale, query, top }: Search): Promise<Offer[]> {
  const other = getOther(locale);
  const index = await openIndex(other);
  const twin = top?.isNamed ? top.twinName : undefined;
  const queries = [query, ...(twin && toNameKey(twin) !== toNameKey(query) ? [twin] : [])];
  const counted = queries.map(async (text) => ({
    text,
    href: toSearchAddress(other, text),
    count: countFound(await runSearch(index, text)),
    lang: other,
  }));
  return (await Promise.all(counted)).filter(({ count }) => count > 0);
}

function drawGroup(title: string, offers: readonly Offer[], words: SearchWords): HTMLElement {
  const links = offers.map(({ text, href, count, lang, isPage }) =>
    make(
      'span',
      { class: isPage ? 'page' : undefined },
      make('a', { href, hreflang: lang }, text),
      count !== undefined && ` ${words.hits(count)}`,
    ),
  );
  return make('p', {}, make('b', {}, title), ...links);
}
