import { findFigures, readFigureQuery, type Figure, type FoundFigure } from './figures.ts';
import { findNearNames } from './near-names.ts';
import { toNameKey } from './normalize.ts';
import { parseQuery, type Term } from './parse-query.ts';
import type { Amount } from './parse-amount.ts';
import type { Year } from './parse-year.ts';
import { rank, type Hit } from './rank.ts';
import { getAskedKey, spellLetters } from './rewrite-query.ts';
import type { Matches, SearchIndex } from './search-index.ts';

const MOST_NEAR = 3;

/** What a query finds in one language. */
export interface Answer {
  terms: Term[];
  /** Pages that contain every term, best first. */
  hits: Hit[];
  /** Claims that the amounts and years of the query mean, however they are written. */
  figures: FoundFigure[];
  amounts: Amount[];
  years: Year[];
  /** Pages with the query as a keyword or as a name that they do not print so; where nothing is found, with a name like it. */
  near: number[];
}

/** How many pages a query finds, or figures where it finds only those: an amount in another notation stands on no page. */
export function countFound({ hits, figures }: Answer): number {
  return hits.length || figures.length;
}

/** Searches the index of one language. Without any term the answer is empty. */
export async function runSearch(index: SearchIndex, query: string): Promise<Answer> {
  const terms = parseQuery(query);
  const key = toNameKey(query);
  const [found, { named, keyword }] = await Promise.all([
    Promise.all(terms.map((term) => findTerm(index, term))),
    index.findNamed(key),
  ]);
  const hits = rank(index, terms, found, {
    named: new Set(named),
    keyword: new Set(keyword),
  });
  const figureQuery = readFigureQuery(query, terms);
  const { amounts, years, rest } = figureQuery;
  const isFigure = amounts.length > 0 || years.length > 0;
  const ofTerm = new Map(terms.map(({ normal }, place) => [normal, found[place]!]));
  // Of 令和5年度予算 the word 予算 is left, which is no term of the query.
  const ofWord = new Map(
    await Promise.all(
      (isFigure ? rest : []).map(async (word): Promise<[string, Matches]> => [
        word,
        ofTerm.get(word) ?? (await index.find(word)),
      ]),
    ),
  );
  const figures = isFigure
    ? findFigures(
        (await index.loadFigures()) as Figure[],
        figureQuery,
        (document) => rest.every((word) => ofWord.get(word)!.has(document)),
        (document, word) =>
          ofWord.get(word)!.get(document)!.positions[0]! < index.bodyStarts[document]!,
      )
    : [];
  const isEmpty = hits.length === 0 && figures.length === 0;
  const asked = await findAsked(index, query, isEmpty);
  const meant = [...named, ...keyword, ...asked].filter(
    (document) => !found.every((matches) => matches.has(document)) || asked.includes(document),
  );
  const near = meant.length > 0 || !isEmpty ? meant : await listNear(index, key);
  const offered = [...new Set(near)].filter((document) => document !== hits[0]?.document);
  return { terms, hits, figures, amounts, years, near: offered.slice(0, MOST_NEAR) };
}

/** Pages that bear what a question is about, or what a reading in kana spells, as a name or keyword. */
async function findAsked(index: SearchIndex, query: string, isEmpty: boolean): Promise<number[]> {
  const asked = getAskedKey(query);
  const keys = [...(asked ? [asked] : []), ...(isEmpty ? spellLetters(query) : [])];
  const found = await Promise.all(keys.map((key) => index.findNamed(key)));
  return found.flatMap(({ named, keyword }) => [...named, ...keyword]);
}

/** Where a term stands, in either way of writing its numbers. */
async function findTerm(index: SearchIndex, { normal, regrouped }: Term): Promise<Matches> {
  const [found, others] = await Promise.all([
    index.find(normal),
    regrouped ? index.find(regrouped) : undefined,
  ]);
  for (const [document, { positions, count }] of others ?? []) {
    const own = found.get(document);
    found.set(document, {
      positions: [...(own?.positions ?? []), ...positions].sort((a, b) => a - b),
      count: (own?.count ?? 0) + count,
    });
  }
  return found;
}

async function listNear(index: SearchIndex, key: string): Promise<number[]> {
  const names = findNearNames(await index.listNames(key), key);
  return [...new Set(names.flatMap(([, documents]) => documents))];
}
