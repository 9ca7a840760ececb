import { isWide } from './normalize.ts';
import { OTHER_KIND } from './page.ts';
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
const KEYWORD = 20;
const IS_TITLE = 50;
const IN_TITLE = 10;
const TITLE_SHARE = 5;
const IN_KEYS = 4;
/** What a word in every other title is worth beside a rare one. */
const LEAST = 0.4;
const ALL_IN_KEYS = 8;
const TOGETHER = 6;
const NEAR = 4;
/** So many characters may stand between terms that belong together; Latin words say it with more. */
const NEAR_SLACK = 8;
const LATIN_SLACK = 24;
const IN_LIST_TITLE = 2;
const IS_LIST = 8;
const WEIGHT = 0.8;
const FREQUENCY = 3;

/**
 * Puts the pages that contain every term in order: the one whose name is the query, then one with it as a keyword, titles, then headings and
 * other names, then text; among these the page where the terms are frequent for its length, and the more general kind.
 * Lists, guides and comparisons come after the records that they list, unless the query is their title.
 */
export function rank(
  index: SearchIndex,
  terms: readonly Term[],
  found: readonly Matches[],
  { named, keyword }: { named: ReadonlySet<number>; keyword: ReadonlySet<number> },
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
    const levels = matches.map((match, place) =>
      getLevel(index, document, match, terms.length > 1 ? 0 : terms[place]!.normal.length),
    );
    const scores = matches.map((match, place) => {
      const frequency = getFrequency(match.count, index.lengths[document]! / average);
      const rarity = rarities[place]! / rarest;
      return levels[place]! * (LEAST + (1 - LEAST) * rarity) + FREQUENCY * frequency * rarity;
    });
    const isNamed = named.has(document);
    const phrase = findPhrase(terms, matches);
    const isTitle = phrase?.start === 0 && phrase.end === index.titleEnds[document];
    return {
      document,
      isNamed,
      matches,
      score:
        scores.reduce((sum, score) => sum + score, 0) +
        (isNamed ? NAMED : isTitle ? IS_TITLE : keyword.has(document) ? KEYWORD : 0) +
        (terms.length > 1 && levels.every((level) => level >= IN_KEYS) ? ALL_IN_KEYS : 0) +
        (phrase && terms.length > 1 ? TOGETHER : areNear(terms, matches) ? NEAR : 0) +
        WEIGHT * index.weights[document]! -
        (isList(index, document) && !isTitle ? IS_LIST : 0),
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
  if (first < titleEnd) {
    if (isList(index, document)) return IN_LIST_TITLE;
    return IN_TITLE + TITLE_SHARE * (length / titleEnd) + (first === 0 ? 1 : 0);
  }
  return first < index.bodyStarts[document]! ? IN_KEYS : 0;
}

function isList(index: SearchIndex, document: number): boolean {
  return index.facets.kind[document]!.includes(OTHER_KIND);
}

/** Where the terms first follow one another, with or without a space between. */
function findPhrase(
  terms: readonly Term[],
  matches: readonly Match[],
): { start: number; end: number } | undefined {
  for (const start of matches[0]?.positions ?? []) {
    let end = start + terms[0]!.normal.length;
    const isPhrase = terms.slice(1).every(({ normal }, index) => {
      const next = matches[index + 1]!.positions.find((item) => item === end || item === end + 1);
      end = (next ?? 0) + normal.length;
      return next !== undefined;
    });
    if (isPhrase) return { start, end };
  }
  return undefined;
}

/** True if all terms stand close together somewhere, in any order. */
function areNear(terms: readonly Term[], matches: readonly Match[]): boolean {
  if (terms.length < 2) return false;
  const slack = terms.some(({ normal }) => isWide(normal)) ? NEAR_SLACK : LATIN_SLACK;
  const reach = slack + terms.reduce((sum, { normal }) => sum + normal.length, 0);
  const rarest = matches.reduce((a, b) => (b.count < a.count ? b : a));
  return rarest.positions.some((place) =>
    // Each window of that width around the place; the terms have to begin in the same one.
    [place, place - reach / 2, place - reach].some((from) =>
      matches.every(({ positions }) =>
        positions.some((position) => position >= from && position <= from + reach),
      ),
    ),
  );
}
