import { toNameKey } from './normalize.ts';
import type { Term } from './parse-query.ts';
import type { Hit } from './rank.ts';
import { spellLetters, splitQuery } from './rewrite-query.ts';
import { runSearch, type Answer } from './run-search.ts';
import type { SearchIndex } from './search-index.ts';

/** A query that finds what the reader may have meant. */
export interface Offer {
  query: string;
  hits: Hit[];
}

const MOST_OFFERS = 3;
const MOST_TERMS = 6;

/**
 * Other ways to put a query that find something. With several terms: each that is another name of a record, by the
 * record's own name. If nothing is found: the query in its words, and then without those that stand nowhere else.
 */
export async function findOffers(
  index: SearchIndex,
  query: string,
  { terms, hits, figures }: Answer,
): Promise<Offer[]> {
  const renamed = terms.length > 1 ? await renameTerms(index, terms) : [];
  const known = new Set(hits.map(({ document }) => document));
  const offers = (await searchEach(index, renamed)).filter((offer) =>
    offer.hits.some(({ document }) => !known.has(document)),
  );
  if (hits.length > 0 || figures.length > 0 || offers.length > 0) {
    return offers.slice(0, MOST_OFFERS);
  }
  const splits = splitQuery(query);
  const [split] = await searchEach(index, splits);
  if (split) return [split];
  const shorter = await leaveOut(index, splits.at(-1) ?? query);
  return searchEach(index, shorter ? [shorter] : []);
}

async function searchEach(index: SearchIndex, queries: readonly string[]): Promise<Offer[]> {
  const found = await Promise.all(
    queries.map(async (query) => ({ query, hits: (await runSearch(index, query)).hits })),
  );
  return found.filter(({ hits }) => hits.length > 0);
}

/** The query with one term, or all, as the title of the page that bears it as a name. */
async function renameTerms(index: SearchIndex, terms: readonly Term[]): Promise<string[]> {
  const titles = await Promise.all(
    terms.slice(0, MOST_TERMS).map(({ written }) => findTitle(index, written)),
  );
  const write = (isRenamed: (place: number) => boolean) =>
    terms
      .map(({ written }, place) => quote((isRenamed(place) && titles[place]) || written))
      .join(' ');
  const places = [...titles.keys()].filter((place) => titles[place]);
  const single = places.map((only) => write((place) => place === only));
  return places.length > 1 ? [...single, write(() => true)] : single;
}

async function findTitle(index: SearchIndex, written: string): Promise<string | undefined> {
  // 日英 is Japan and 英.
  const [, partner] = /^日(\p{Script=Han})$/u.exec(written) ?? [];
  const keys = [toNameKey(written), ...(partner ? [partner] : []), ...spellLetters(written)];
  for (const key of keys) {
    const { named, keyword } = await index.findNamed(key);
    const [document] = [...named, ...keyword];
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

/** The words of a query that stand together on some page: the rarest one’s best company. */
async function leaveOut(index: SearchIndex, query: string): Promise<string | undefined> {
  const words = query.split(' ').slice(0, MOST_TERMS);
  const answers = await Promise.all(words.map((word) => runSearch(index, word)));
  const rarity = answers.map(({ hits }) =>
    hits.length > 0 ? Math.log(1 + index.size / hits.length) : 0,
  );
  const worth = new Map<number, number>();
  answers.forEach(({ hits }, place) => {
    for (const { document } of hits)
      worth.set(document, (worth.get(document) ?? 0) + rarity[place]!);
  });
  const [best] = [...worth].sort((a, b) => b[1] - a[1]);
  if (!best) return undefined;
  const left = words.filter((_, place) =>
    answers[place]!.hits.some(({ document }) => document === best[0]),
  );
  return left.length < words.length ? left.join(' ') : undefined;
}
