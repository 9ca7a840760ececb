import { normalize, toNameKey } from './normalize.ts';
import { findNearNames } from './near-names.ts';
import { OTHER_KIND } from './page.ts';
import type { Term } from './parse-query.ts';
import type { Hit } from './rank.ts';
import { listAmountNotations, spellLetters, splitQuery } from './rewrite-query.ts';
import { countFound, runSearch, type Answer } from './run-search.ts';
import type { SearchIndex } from './search-index.ts';

/** A query that finds what the reader may have meant. */
export interface Offer {
  query: string;
  hits: Hit[];
  /** How many pages it finds, or figures where it finds only those. */
  count: number;
}

const MOST_OFFERS = 3;
const MOST_TERMS = 6;
/** What is left of a query says too little if it stands on more than this share of all pages. */
const COMMON = 1 / 8;
/** Another name is offered for the same first page too if it finds so many times as much. */
const FAR_MORE = 3;

/**
 * Other ways to put a query that find something. With several terms: each that is another name of a record, by the
 * record's own name. If nothing is found: its words without slips of the pen, its words set apart, and at last
 * without those that do not stand with the others.
 */
export async function findOffers(
  index: SearchIndex,
  query: string,
  answer: Answer,
): Promise<Offer[]> {
  const { terms, hits, figures, amounts } = answer;
  const isEmpty = hits.length === 0 && figures.length === 0;
  const renamed = await searchEach(index, await renameTerms(index, terms));
  const better = renamed.filter(
    (offer) =>
      offer.hits[0]?.document !== hits[0]?.document || offer.hits.length > FAR_MORE * hits.length,
  );
  if (!isEmpty || better.length > 0) return better.slice(0, MOST_OFFERS);
  if (amounts.length > 0) {
    return searchEach(index, listAmountNotations(query, amounts));
  }
  const splits = splitQuery(query);
  const [found] = await searchEach(index, [...(await mendWords(index, query)), ...splits]);
  if (found) return [found];
  const shorter = await leaveOut(index, splits.at(-1) ?? query);
  return searchEach(index, shorter ? [shorter] : []);
}

async function searchEach(index: SearchIndex, queries: readonly string[]): Promise<Offer[]> {
  const found = await Promise.all(
    queries.map(async (query) => {
      const answer = await runSearch(index, query);
      return { query, hits: answer.hits, count: countFound(answer) };
    }),
  );
  return found.filter(({ count }) => count > 0);
}

/** The query with one term, or all, as the title of the page that bears it as a name, where that stands on more pages. */
async function renameTerms(index: SearchIndex, terms: readonly Term[]): Promise<string[]> {
  if (terms.length < 2 || terms.length > MOST_TERMS) return [];
  const titles = await Promise.all(
    terms.map(async ({ written, normal }) => {
      const title = await findTitle(index, written);
      if (!title) return undefined;
      const [own, other] = await Promise.all(
        [normal, normalize(title)].map((text) => index.find(text)),
      );
      return other!.size > own!.size ? title : undefined;
    }),
  );
  const places = [...titles.keys()].filter((place) => titles[place]);
  const write = (renamed: readonly number[]) => {
    const parts = terms.map(({ written }, place) =>
      renamed.includes(place) ? titles[place]! : written,
    );
    // A title says what it contains: 岸輝雄 科学技術顧問 would be one name twice.
    const said = renamed.map((place) => normalize(titles[place]!));
    const isSaid = (place: number) =>
      !renamed.includes(place) && said.some((title) => title.includes(terms[place]!.normal));
    return [...new Set(parts.filter((_, place) => !isSaid(place)).map(quote))].join(' ');
  };
  return [
    ...new Set([
      ...places.map((place) => write([place])),
      ...(places.length > 1 ? [write(places)] : []),
    ]),
  ];
}

async function findTitle(index: SearchIndex, written: string): Promise<string | undefined> {
  // 日英 is Japan and 英.
  const [, partner] = /^日(\p{Script=Han})$/u.exec(written) ?? [];
  const keys = [toNameKey(written), ...(partner ? [partner] : []), ...spellLetters(written)];
  for (const key of keys) {
    const { named, keyword } = await index.findNamed(key);
    const document = [...named, ...keyword].find(
      (one) => !index.facets.kind[one]!.includes(OTHER_KIND),
    );
    if (document === undefined) continue;
    const { title } = await index.loadPassage(document, 0);
    // 科学技術振興機構（JST） is seldom written out so.
    const bare = title.replace(/\s?[（(][^（）()]*[）)]$/u, '');
    if (toNameKey(bare) !== toNameKey(written)) return bare;
  }
  return undefined;
}

function quote(text: string): string {
  return /\s/u.test(text) ? `"${text}"` : text;
}

/** The query with the nearest word of the site for each Latin word that stands nowhere. */
async function mendWords(index: SearchIndex, query: string): Promise<string[]> {
  const words = query.match(/[\p{Script=Latin}\d]{4,}/gu) ?? [];
  const known = words.length > 0 ? await index.listWords() : [];
  const mended = words.reduce((text, word) => {
    const key = normalize(word);
    if (known.some((one) => one.startsWith(key))) return text;
    // The first letter is seldom the wrong one.
    const alike = known.filter((one) => one[0] === key[0]);
    const [near] = findNearNames(
      alike.map((one) => [one, []]),
      key,
      1,
    );
    return near ? text.replace(word, near[0]) : text;
  }, query);
  return mended === query ? [] : [mended];
}

/** The words of a query that stand together on some page, the rarest ones before others. */
async function leaveOut(index: SearchIndex, query: string): Promise<string | undefined> {
  const words = query.split(/\s+/u).slice(0, MOST_TERMS);
  const answers = await Promise.all(words.map((word) => runSearch(index, word)));
  const worth = new Map<number, number>();
  for (const { hits } of answers) {
    const rarity = Math.log(1 + index.size / Math.max(1, hits.length));
    for (const { document } of hits) worth.set(document, (worth.get(document) ?? 0) + rarity);
  }
  const [best] = [...worth].sort((a, b) => b[1] - a[1]);
  const places = [...words.keys()].filter((place) =>
    answers[place]!.hits.some(({ document }) => document === best?.[0]),
  );
  const least = Math.min(...places.map((place) => answers[place]!.hits.length));
  const isTelling = places.length < words.length && least <= index.size * COMMON;
  return isTelling ? places.map((place) => words[place]).join(' ') : undefined;
}
