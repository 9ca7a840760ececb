import type { PER } from '../schemas/value.ts';
import { normalizeFigure } from './normalize-figure.ts';
import { DURATIONS, readBounds, type Bounds } from './read-bounds.ts';

type Per = (typeof PER)[number];

/** What an amount is counted per, in the order of the alphabet: `／年・課題` is project and year. */
export function readPer(figure: string): Per[] {
  const text = normalizeFigure(figure);
  const slash = /\/((?:課題|年|・)+)/.exec(text)?.[1] ?? '';
  const isYearly = slash.includes('年') || /単年度|^\(?年[0-9]/.test(text);
  return [
    ...(slash.includes('課題') ? (['project'] as const) : []),
    ...(isYearly ? (['year'] as const) : []),
  ];
}

const FACTORS = /\(([0-9,]+)[^0-9×]*×[^0-9]*([0-9,]+)[^0-9)]*\)/;

/** The factors of a computed number: `約300人（15件×20人）` has 15 and 20. */
export function readFactors(figure: string): number[] {
  const [, ...factors] = FACTORS.exec(normalizeFigure(figure)) ?? [];
  return factors.map((factor) => Number(factor.replaceAll(',', '')));
}

/** A figure without the factors of its number. */
export function leaveOutFactors(figure: string): string {
  return normalizeFigure(figure).replace(FACTORS, '');
}

const RANKED = /([0-9]+)[かカヶ]国中/;

/** How many are ranked: `41か国中、日本は39位` has 41. */
export function readRanked(figure: string): number | undefined {
  const [, count] = RANKED.exec(normalizeFigure(figure)) ?? [];
  return count === undefined ? undefined : Number(count);
}

/** A figure without the number of those ranked. */
export function leaveOutRanked(figure: string): string {
  return normalizeFigure(figure).replace(RANKED, '');
}

const DATED = /[(/]([^()/]*[0-9元](?:年度|年)[^()]*)\)?$/;

/** A figure without the date that it holds for, and that date: `113課題（令和4年度）`, `6,000人／31年度`. */
export function splitDate(figure: string): { main: string; date?: string } {
  const text = normalizeFigure(figure);
  const [whole, date] = DATED.exec(text) ?? [];
  return whole === undefined || date === undefined
    ? { main: text }
    : { main: text.replace(whole, ''), date };
}

const EXTENSION = /\((最大.*)延長可\)|、評価により(\+)?([0-9]+年間?)/;

/** The length itself and the one that it may be extended to or by: `７年（最大10年まで延長可）`, `5年間、評価により＋5年間`. */
export function readExtension(figure: string): {
  main: string;
  extension?: { bounds: Bounds; counting: 'total' | 'additional' };
} {
  const text = normalizeFigure(figure);
  const match = EXTENSION.exec(text);
  if (!match) return { main: text };
  const [whole, upTo, plus, length] = match;
  const reading = readBounds(upTo ?? length ?? '', DURATIONS);
  const main = text.replace(whole, '');
  if (typeof reading === 'string') return { main };
  return { main, extension: { bounds: reading.bounds, counting: plus ? 'additional' : 'total' } };
}
