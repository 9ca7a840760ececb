import type { Match, Matches, SearchIndex } from './search-index.ts';
import type { Term } from './parse-query.ts';

/** A page that contains every term. */
export interface Hit {
  document: number;
  score: number;
  /** True if the whole query is one of its names. */
  isNamed: boolean;
  /** Where each term is, in the order of the terms. */
  matches: Match[];
}

const NAMED = 100;
const IS_TITLE = 50;
const IN_TITLE = 10;
const TITLE_SHARE = 5;
const IN_KEYS = 4;
const TOGETHER = 6;
const WEIGHT = 0.8;
const FREQUENCY = 3;

/**
 * Puts the pages that contain every term in order: the one whose name is the query, then titles, then headings and
 * other names, then text; among these the page where the terms are frequent for its length, and the more general kind.
 */
export function rank(
  index: SearchIndex,
  terms: readonly Term[],
  found: readonly Matches[],
  named: ReadonlySet<number>,
): Hit[] {
  const [first, ...others] = found;
  const documents = [...(first?.keys() ?? [])].filter((document) =>
    others.every((matches) => matches.has(document)),
  );
  const average = index.lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, index.size);
  const rarities = found.map((matches) => Math.log(1 + index.size / Math.max(1, matches.size)));
  const rarest = Math.max(...rarities, 1);
  const hits = documents.map((document): Hit => {
    const matches = found.map((list) => list.get(document)!);
    const scores = matches.map((match, place) => {
      const frequency = getFrequency(match.count, index.lengths[document]! / average);
      const rarity = rarities[place]! / rarest;
      const level = getLevel(index, document, match, terms[place]!.normal.length);
      return level + FREQUENCY * frequency * rarity;
    });
    const isNamed = named.has(document);
    return {
      document,
      isNamed,
      matches,
      score:
        scores.reduce((sum, score) => sum + score, 0) +
        (isNamed ? NAMED : 0) +
        (areTogether(terms, matches) ? TOGETHER : 0) +
        WEIGHT * index.weights[document]!,
    };
  });
  return hits.sort((a, b) => b.score - a.score || a.document - b.document);
}

/** BM25's saturation: the tenth mention says less than the second. Between 0 and 1. */
function getFrequency(count: number, relativeLength: number): number {
  return count / (count + 1.2 * (0.5 + 0.5 * relativeLength));
}

function getLevel(index: SearchIndex, document: number, match: Match, length: number): number {
  const first = match.positions[0] ?? 0;
  const titleEnd = index.titleEnds[document]!;
  if (first === 0 && length === titleEnd) return IS_TITLE;
  if (first < titleEnd) return IN_TITLE + TITLE_SHARE * (length / titleEnd) + (first === 0 ? 1 : 0);
  return first < index.bodyStarts[document]! ? IN_KEYS : 0;
}

/** True if the terms follow one another somewhere, with or without a space between. */
function areTogether(terms: readonly Term[], matches: readonly Match[]): boolean {
  if (terms.length < 2) return false;
  return matches[0]!.positions.some((start) => {
    let end = start + terms[0]!.normal.length;
    return terms.slice(1).every(({ normal }, index) => {
      const next = matches[index + 1]!.positions.find((item) => item === end || item === end + 1);
      end = (next ?? 0) + normal.length;
      return next !== undefined;
    });
  });
}
