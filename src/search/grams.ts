import { isWide } from './normalize.ts';

/**
 * The index lists, for every position of every text, the gram that begins there: three Japanese characters or six
 * Latin ones, since a Latin letter says about half as much. Where a Latin word begins, the gram has the whole word,
 * so that most English queries need one list. Positions inside a word are rarely asked for and stand apart.
 */
const GRAM_WEIGHT = 6;
const WIDE_WEIGHT = 2;
const LONGEST_WORD = 12;

export type GramTable = 'grams' | 'inner';

/** Part of a query that is looked up as one: a whole gram, or the beginning of all grams that start with it. */
export interface Lookup {
  table: GramTable;
  text: string;
  /** Where it stands in the query. */
  offset: number;
  isWhole: boolean;
}

/** Which table has the gram of a position: `inner` if it is inside a Latin word or number. */
export function getTable(text: string, index: number): GramTable {
  return index > 0 && isWordUnit(text[index]) && isWordUnit(text[index - 1]) ? 'inner' : 'grams';
}

/** Where the gram that begins at `start` ends; it is whole unless the text ends before. */
export function getGramEnd(
  text: string,
  start: number,
  table: GramTable,
): { end: number; isWhole: boolean } {
  let weight = 0;
  let end = start;
  let isFirstWord = table === 'grams';
  while (end < text.length) {
    isFirstWord &&= isWordUnit(text[end]) && end - start < LONGEST_WORD;
    if (weight >= GRAM_WEIGHT && !isFirstWord) break;
    weight += isWide(text[end]!) ? WIDE_WEIGHT : 1;
    end += 1;
  }
  const mayGoOn = isFirstWord && end - start < LONGEST_WORD;
  if (isLowSurrogate(text, end)) end += 1;
  return { end, isWhole: weight >= GRAM_WEIGHT && !mayGoOn };
}

/** The Latin words and numbers of a text. */
export function listWords(text: string): string[] {
  return text.match(/[a-z0-9]+/g) ?? [];
}

/**
 * Whether a query can begin inside a word at all, given every word of the index with a line break before and after:
 * a word must have its first letters further in, and end with them if the query goes on.
 */
export function canBeginInside(query: string, words: string): boolean {
  const [run = ''] = listWords(query);
  const wanted = run.length < query.length ? `${run}\n` : run;
  for (let at = words.indexOf(wanted); at >= 0; at = words.indexOf(wanted, at + 1)) {
    if (words[at - 1] !== '\n') return true;
  }
  return false;
}

function isWordUnit(unit: string | undefined): boolean {
  return unit !== undefined && /^[a-z0-9]$/.test(unit);
}

export function isLowSurrogate(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 0xdc00 && code <= 0xdfff;
}

/**
 * The ways in which a query can stand in a text: from the beginning of a word or from inside one. Each way is a list
 * of lookups that together cover every character, so that what meets them all is the query itself.
 */
export function listLookups(query: string): Lookup[][] {
  const ways: GramTable[] = isWordUnit(query[0]) ? ['grams', 'inner'] : ['grams'];
  return ways.map((first) => coverQuery(query, first));
}

function coverQuery(query: string, first: GramTable): Lookup[] {
  const lookUp = (offset: number): Lookup & { end: number } => {
    const table = offset === 0 ? first : getTable(query, offset);
    const { end, isWhole } = getGramEnd(query, offset, table);
    return { table, offset, end, isWhole, text: query.slice(offset, end) };
  };
  const lookups = [lookUp(0)];
  for (let last = lookups[0]!; last.end < query.length; last = lookups.at(-1)!) {
    // Any later position up to the first uncovered one will do. Best is one whose gram is whole and reaches far;
    // the beginning of a word before its inside; and a rest of few letters is never looked up by itself.
    const offsets = Array.from({ length: last.end - last.offset }, (_, step) => last.end - step);
    const candidates = offsets
      .filter((offset) => !isLowSurrogate(query, offset))
      .map(lookUp)
      .filter(({ end }) => end > last.end);
    lookups.push(candidates.reduce((best, next) => (isBetter(next, best, query) ? next : best)));
  }
  return lookups;
}

type Candidate = Lookup & { end: number };

function isBetter(next: Candidate, best: Candidate, query: string): boolean {
  const rank = ({ table, isWhole, end }: Candidate) =>
    (end === query.length ? 4 : 0) + (isWhole ? 2 : 0) + (table === 'grams' ? 1 : 0);
  const difference = rank(next) - rank(best);
  if (difference !== 0) return difference > 0;
  // Among equals: the further end; at the end of the query the longer text.
  return next.end === best.end ? next.text.length > best.text.length : next.end > best.end;
}
