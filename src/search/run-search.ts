import { findFigures, readFigureQuery, type Figure, type FoundFigure } from './figures.ts';
import { findNearNames } from './near-names.ts';
import { toNameKey } from './normalize.ts';
import { parseQuery, type Term } from './parse-query.ts';
import type { Amount } from './parse-amount.ts';
import type { Year } from './parse-year.ts';
import { rank, type Hit } from './rank.ts';
import type { SearchIndex } from './search-index.ts';

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

/** Searches the index of one language. Without any term the answer is empty. */
export async function runSearch(index: SearchIndex, query: string): Promise<Answer> {
  const terms = parseQuery(query);
  const key = toNameKey(query);
  const [found, { named, keyword }] = await Promise.all([
    Promise.all(terms.map(({ normal }) => index.find(normal))),
    index.findNamed(key),
  ]);
  const hits = rank(index, terms, found, new Set(named));
  const figureQuery = readFigureQuery(query, terms);
  const { amounts, years, rest } = figureQuery;
  const isFigure = amounts.length > 0 || years.length > 0;
  const restMatches = found.filter((_, place) => rest.includes(terms[place]!.normal));
  const figures = isFigure
    ? findFigures((await index.loadFigures()) as Figure[], figureQuery, (document) =>
        restMatches.every((matches) => matches.has(document)),
      )
    : [];
  const unprinted = [...named, ...keyword].filter(
    (document) => !found.every((matches) => matches.has(document)),
  );
  const isEmpty = hits.length === 0 && figures.length === 0;
  const near = unprinted.length > 0 || !isEmpty ? unprinted : await listNear(index, key);
  return { terms, hits, figures, amounts, years, near: near.slice(0, MOST_NEAR) };
}

async function listNear(index: SearchIndex, key: string): Promise<number[]> {
  const names = findNearNames(await index.listNames(key), key);
  return [...new Set(names.flatMap(([, documents]) => documents))];
}
