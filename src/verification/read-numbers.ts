import { toYear } from './read-date.ts';

/** A number as printed, with where it stands. */
export interface PrintedNumber {
  text: string;
  value: number;
  start: number;
  end: number;
}

const DIGITS = /[0-9０-９]+(?:[,，][0-9０-９]{3})*(?:[.．][0-9０-９]+)?/g;
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩';
const ROMAN = 'ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ';
const OTHER = new RegExp(`[${CIRCLED}${ROMAN}]|第[一二三四五六七八九十]+(?=[次章回])`, 'gu');
const KANJI = '一二三四五六七八九十';

/** All numbers of a text in order: Arabic digits of either width, circled and Roman ones, and 第一次 and the like. */
export function listNumbers(text: string): PrintedNumber[] {
  const digits = [...text.matchAll(DIGITS)].map((match) => ({
    ...toSpan(match),
    value: Number(match[0].normalize('NFKC').replaceAll(',', '')),
  }));
  const others = [...text.matchAll(OTHER)].map((match) => ({
    ...toSpan(match),
    value: readOther(match[0]),
  }));
  return [...digits, ...others].sort((a, b) => a.start - b.start);
}

function toSpan(match: RegExpExecArray): { text: string; start: number; end: number } {
  return { text: match[0], start: match.index, end: match.index + match[0].length };
}

function readOther(text: string): number {
  if (text.startsWith('第')) return KANJI.indexOf(text[1] ?? '') + 1;
  return Math.max(CIRCLED.indexOf(text), ROMAN.indexOf(text)) + 1;
}

const ERA_YEAR = /(明治|大正|昭和|平成|令和|[SHR])\s?([0-9０-９]{1,2}|元)/g;

/**
 * All years that a text may mean: Western years as they are, years of an era, and bare two-digit years
 * as Heisei, Reiwa and the century (`～17年` after `2014年`, `31年度`). A number that stands after an era is of that era only.
 */
export function listYears(text: string): Set<number> {
  const years = new Set<number>();
  const taken = new Set<number>();
  for (const match of text.matchAll(ERA_YEAR)) {
    const [whole, era = '', year = ''] = match;
    years.add(toYear(era, year.normalize('NFKC')));
    taken.add(match.index + whole.length);
  }
  for (const { value, text: printed, end } of listNumbers(text)) {
    if (printed.length === 4) years.add(value);
    if (printed.length > 2 || taken.has(end)) continue;
    for (const base of [1988, 2018, 2000]) years.add(base + value);
  }
  return years;
}
