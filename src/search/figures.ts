import { normalize } from './normalize.ts';
import { parseAmounts, type Amount } from './parse-amount.ts';
import type { Term } from './parse-query.ts';
import { parseYears, type Year } from './parse-year.ts';

/** A claim that an amount or a year can find. */
export interface Figure {
  /** Number of its page in the index, and the claim's id there. */
  document: number;
  id: string;
  subject: string;
  attribute: string;
  text: string;
  printed: string;
  place: string;
  /** Amounts in million yen: one, or both bounds. */
  amounts?: number[];
  /** Half the place of the last printed digit, in million yen. */
  tolerance?: number;
  years?: number[];
}

export interface FoundFigure {
  figure: Figure;
  /** `exact`: the same amount or year; `rounded`: one is the other in round numbers. */
  how: 'exact' | 'rounded';
}

/** What a query says in figures, and the words that are left. */
export interface FigureQuery {
  amounts: Amount[];
  years: Year[];
  rest: string[];
}

export function readFigureQuery(query: string, terms: readonly Term[]): FigureQuery {
  const years = parseYears(query);
  // 2023 is a year before it is a number.
  const amounts = parseAmounts(query).filter(
    ({ isBare, written }) => !isBare || !years.some((year) => year.written === written),
  );
  const used = [...amounts, ...years].map(({ written }) => normalize(written).replaceAll(' ', ''));
  const rest = terms.flatMap(({ normal }) => {
    const term = normal.replaceAll(' ', '');
    if (used.some((word) => word.includes(term))) return [];
    const parts = used.reduce((left, word) => left.replace(word, ' '), term);
    return parts === term ? [normal] : parts.split(' ').map(dropHedges).filter(Boolean);
  });
  return { amounts, years, rest };
}

const BEFORE = ['約', 'およそ', 'ほぼ', '総額', '~', 'の']
  .map((word) => normalize(word) || word)
  .join('|');
const AFTER = ['程度', '前後', '以上', '以下', '未満', '超', 'の'].map(normalize).join('|');
const HEDGES = new RegExp(`^(?:${BEFORE})+|(?:${AFTER})+$`, 'g');

/** What stands beside a figure in one word, without what only says how exact it is: 約10.7億円, 10.7億円の予算. */
function dropHedges(word: string): string {
  return word.replace(HEDGES, '');
}

/**
 * Figures that meet every amount and year of a query, the same ones before rounded ones; with further words only
 * those whose page has the words, and of these the ones that are about most of them. `isNamed` tells whether a page
 * has a word in its title, names or headings.
 */
export function findFigures(
  figures: readonly Figure[],
  { amounts, years, rest }: FigureQuery,
  hasRest: (document: number) => boolean,
  isNamed: (document: number, word: string) => boolean,
): FoundFigure[] {
  if (amounts.length === 0 && years.length === 0) return [];
  const found = figures.flatMap((figure, order) => {
    if (!years.every(({ year }) => figure.years?.includes(year)) || !hasRest(figure.document)) {
      return [];
    }
    const distances = amounts.map((amount) => getDistance(figure, amount));
    if (distances.includes(undefined)) return [];
    const distance = distances.reduce<number>((sum, one) => sum + (one ?? 0), 0);
    const about = normalize(`${figure.subject} ${figure.attribute}`);
    const share = rest.filter(
      (word) => about.includes(word) || isNamed(figure.document, word),
    ).length;
    // A year alone says too little to show the figures of a page that merely has the words.
    if (amounts.length === 0 && rest.length > 0 && share === 0) return [];
    return [{ figure, distance, order, share }];
  });
  // A page that has the words has other figures too: those that are about fewer of the words are left out.
  const most = Math.max(...found.map(({ share }) => share));
  const meant = found.filter(({ share }) => share === most);
  meant.sort((a, b) => a.distance - b.distance || a.order - b.order);
  const said = new Set<string>();
  return meant.flatMap(({ figure, distance }): FoundFigure[] => {
    // Documents often repeat a figure; the first that says it stands for all.
    const { subject, attribute, text } = figure;
    const key = [subject, attribute, text].join('\n');
    if (said.has(key)) return [];
    said.add(key);
    return [{ figure, how: distance === 0 ? 'exact' : 'rounded' }];
  });
}

/** How far the figure is from the amount; undefined if neither rounds to the other. */
function getDistance(figure: Figure, amount: Amount): number | undefined {
  const reach = amount.isBare ? 0 : Math.max(amount.tolerance, figure.tolerance ?? 0);
  const distances = (figure.amounts ?? [])
    .map((value) => Math.abs(value - amount.millionYen))
    .filter((distance) => distance <= reach);
  return distances.length > 0 ? Math.min(...distances) : undefined;
}
