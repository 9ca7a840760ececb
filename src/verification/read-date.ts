import { normalizeFigure } from './normalize-figure.ts';

/** A date as far as it is printed. `fiscal` is undefined where the print does not tell: `H21`, `2017`. */
export interface ReadDate {
  year?: number | undefined;
  month?: number | undefined;
  day?: number | undefined;
  fiscal?: boolean | undefined;
}

export interface DateReading {
  start: ReadDate;
  /** Set for a range. */
  end?: ReadDate;
  /** True for `2014年～`: a start without an end. */
  open: boolean;
}

/** Western year of the first year of each era, less one: 令和5 is 2018 + 5. Source: Era Name Act and its orders. */
const ERAS: Readonly<Record<string, number>> = {
  明治: 1867,
  大正: 1911,
  昭和: 1925,
  平成: 1988,
  令和: 2018,
  S: 1925,
  H: 1988,
  R: 2018,
};

/** The Western year of a year of an era. Example: 令和, 5 is 2023. */
export function toYear(era: string, year: string): number {
  return (ERAS[era] ?? 0) + (year === '元' ? 1 : Number(year));
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const YEAR =
  '(?:(?<era>明治|大正|昭和|平成|令和|(?<![A-Za-z])[SHR])(?<eraYear>[0-9]{1,2}|元)(?:\\((?<alias>[0-9]{4})\\))?' +
  '|(?<western>(?<![A-Za-z0-9.,])(?:19|20)[0-9]{2}(?![0-9.,]))' +
  '|(?<short>(?<![0-9])[1-9][0-9](?=年(?!間)))' +
  '|(?<same>同)(?=年)|本(?=年))' +
  '(?<kind>年度?)?';
const MONTH = '(?<month>(?<![0-9])[0-9]{1,2})月';
const DAY = '(?<day>(?<![0-9])[0-9]{1,2})日(?!間)';
const ENGLISH = `(?<english>${MONTHS.join('|')})(?<englishYear>[0-9]{4})`;
const DATE = new RegExp(
  [ENGLISH, `${YEAR}(?:${MONTH}(?:${DAY})?)?`, `${MONTH}(?:${DAY})?`, DAY].join('|'),
  'g',
);

/** Spells out what a range leaves to its end: `27-29日` is `27日~29日`; weekdays are left out. */
function spellOut(text: string): string {
  return normalizeFigure(text.replace(/^([0-9]{4})(?:\s+[0-9]{4})*\s+([0-9]{4})$/, '$1~$2'))
    .replace(/\([月火水木金土日]\)/g, '')
    .replace(/(?<![0-9])([0-9]{1,2})[-・]([0-9]{1,2})日/g, '$1日~$2日');
}

interface Found {
  date: ReadDate;
  /** How the year is printed: `17年` after `2014年`, `同年`; undefined if whole or not at all. */
  year?: 'short' | 'same' | undefined;
  start: number;
  end: number;
}

const toNumber = (text: string | undefined) => (text === undefined ? undefined : Number(text));

function toFound(match: RegExpMatchArray): Found | string {
  const groups = match.groups ?? {};
  const { era, eraYear, alias, western, short, same, kind, english, englishYear } = groups;
  const at = { start: match.index ?? 0, end: (match.index ?? 0) + match[0].length };
  if (english) {
    const month = MONTHS.indexOf(english) + 1;
    return { date: { year: Number(englishYear), month, day: undefined, fiscal: false }, ...at };
  }
  const year = era && eraYear ? toYear(era, eraYear) : toNumber(western ?? short);
  if (alias && Number(alias) !== year) return `${era}${eraYear} is not ${alias}`;
  const month = toNumber(groups.month);
  const day = toNumber(groups.day);
  const fiscal = kind === undefined && month === undefined ? undefined : kind === '年度';
  return {
    date: toCalendar({ year, month, day, fiscal }),
    year: short ? 'short' : same ? 'same' : undefined,
    ...at,
  };
}

/** `H31年度4月` is April 2019, and January of that fiscal year is in the next calendar year. */
function toCalendar({ year, month, day, fiscal }: ReadDate): ReadDate {
  if (month === undefined || !fiscal) return { year, month, day, fiscal };
  return { year: year === undefined || month > 3 ? year : year + 1, month, day, fiscal: false };
}

/** A date takes from an earlier one what it does not print: `2014年～17年`, `5月12日～14日`. */
function complete({ date, year }: Found, from: ReadDate): ReadDate {
  if (year === 'short' && from.year !== undefined) {
    return { ...date, year: Math.floor(from.year / 100) * 100 + (date.year ?? 0) };
  }
  if (date.year !== undefined) return date;
  if (date.month !== undefined || year === 'same') return { ...date, year: from.year };
  return { ...date, year: from.year, month: from.month };
}

/** Reads the date or range of a figure; `undefined` if it prints none, and words if it prints several. */
function readOwnDate(figure: string): { reading: DateReading; first: Found } | undefined | string {
  const text = spellOut(figure);
  const found = [...text.matchAll(DATE)].map(toFound);
  const fault = found.find((item) => typeof item === 'string');
  if (typeof fault === 'string') return fault;
  const [first, second, ...rest] = found as Found[];
  if (!first) return undefined;
  const isRange = second && /^(?:~|-|から)$/.test(text.slice(first.end, second.start));
  if (rest.length > 0 || (second && !isRange)) {
    return 'more than one date is printed: the figure must be the one that carries the value';
  }
  const start = first.date;
  if (!second) return { reading: { start, open: /^~/.test(text.slice(first.end)) }, first };
  // `2021～2025年度`: the word after the second year belongs to both.
  const end = complete(second, start);
  const fiscal = start.fiscal ?? end.fiscal;
  return { reading: { start: { ...start, fiscal }, end, open: false }, first };
}

/**
 * Reads the date of a figure. What it does not print of the year and the month is taken from `before`, texts that print
 * one date each, nearest first: `同年12月` after `平成28年5月` is December 2016.
 * Returns `undefined` if nothing is printed, and words if it cannot be read.
 */
export function readDate(
  figure: string,
  before: readonly string[],
): DateReading | undefined | string {
  const own = readOwnDate(figure);
  if (typeof own === 'string') return own;
  const others = before.map(readOwnDate).filter((item) => typeof item === 'object');
  const base: ReadDate = {
    year: others.map(({ reading }) => reading.start.year).find((year) => year !== undefined),
    month: others.map(({ reading }) => reading.start.month).find((month) => month !== undefined),
  };
  if (!own) {
    return base.year === undefined && base.month === undefined
      ? undefined
      : { start: { ...base, fiscal: undefined }, open: false };
  }
  const { reading, first } = own;
  const start = { ...complete(first, base), fiscal: reading.start.fiscal };
  const end = reading.end && { ...reading.end };
  if (end && end.year === undefined) end.year = start.year;
  if (end && end.month === undefined && end.day !== undefined) end.month = start.month;
  return { ...reading, start, ...(end ? { end } : {}) };
}
