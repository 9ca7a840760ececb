import type { Era } from '../i18n/search-words.ts';

/** A year that a reader wrote, in any calendar. */
export interface Year {
  /** The words of the query that are the year. */
  written: string;
  /** The Western year; of a fiscal year that of its April. */
  year: number;
  /** Set if the era had no such year: the last one that it had. */
  lastOfEra?: { era: Era; year: number };
}

/** First and last Western years; a fiscal year keeps the era of its April, so 平成31年度 is 2019. */
const ERAS: { era: Era; names: string[]; first: number; last: number }[] = [
  { era: 'meiji', names: ['明治', 'meiji', 'm'], first: 1868, last: 1912 },
  { era: 'taisho', names: ['大正', 'taisho', 't'], first: 1912, last: 1926 },
  { era: 'showa', names: ['昭和', 'showa', 's'], first: 1926, last: 1989 },
  { era: 'heisei', names: ['平成', 'heisei', 'h'], first: 1989, last: 2019 },
  { era: 'reiwa', names: ['令和', 'reiwa', 'r'], first: 2019, last: 2100 },
];

const ERA_YEAR =
  /(明治|大正|昭和|平成|令和)\s?(元|\d{1,2}|[〇一二三四五六七八九十]{1,3})\s?(?:年度?)?/gu;
const LATIN_ERA_YEAR =
  /(?<![a-z\d-])(meiji|taisho|showa|heisei|reiwa|[hrs](?!\s))\.?\s?(\d{1,2}|gannen)(?![\d.,a-z-])\s?(?:年度?|fy)?/giu;
const FISCAL_YEAR =
  /(?<![a-z\d])(?:fy|fiscal\s(?:year\s)?|financial\syear\s)\s?['’]?((?:19|20)\d{2}|\d{2})(?:[/-]\d{2,4})?(?!\d)/giu;
const WESTERN_YEAR = /(?<![\d.,])((?:19|20)\d{2})(?![\d,]|\.\d|[百千万億兆円])\s?(?:年度?|fy)?/giu;
const KANJI_YEAR = /([一二][〇一二三四五六七八九]{3})年度?/gu;
const KANJI_DIGITS = '〇一二三四五六七八九';

/** Finds the years in a query: 令和5年度, R5, 2023年度, FY2023, 平成31年, Reiwa 5, 二〇二三年. */
export function parseYears(query: string): Year[] {
  const text = query.normalize('NFKC');
  const eras = [...text.matchAll(ERA_YEAR), ...text.matchAll(LATIN_ERA_YEAR)].flatMap(
    ([written, name = '', number = '']) => readEraYear(written, name, number) ?? [],
  );
  if (eras.length > 0) return eras;
  const fiscal = [...text.matchAll(FISCAL_YEAR)].map(([written, year = '']) =>
    toYear(written, Number(year.length === 2 ? `20${year}` : year)),
  );
  if (fiscal.length > 0) return fiscal;
  const kanji = [...text.matchAll(KANJI_YEAR)].map(([written, digits = '']) =>
    toYear(written, Number([...digits].map((digit) => KANJI_DIGITS.indexOf(digit)).join(''))),
  );
  const western = [...text.matchAll(WESTERN_YEAR)].map(([written, year = '']) =>
    toYear(written, Number(year)),
  );
  return [...kanji, ...western];
}

function toYear(written: string, year: number): Year {
  return { written: written.trim(), year };
}

function readEraYear(written: string, name: string, number: string): Year | undefined {
  const found = ERAS.find(({ names }) => names.includes(name.toLowerCase()));
  const count = /元|gannen/i.test(number) ? 1 : readSmallNumber(number);
  if (!found || count < 1) return undefined;
  const year = found.first + count - 1;
  const isLetter = name.length === 1 && !/\p{Script=Han}/u.test(name);
  // S1 or H80 is a label rather than a year.
  if (isLetter && (year < 1947 || year > found.last)) return undefined;
  if (year <= found.last) return toYear(written, year);
  return {
    ...toYear(written, year),
    lastOfEra: { era: found.era, year: found.last - found.first + 1 },
  };
}

/** 5, 五, 十, 三十一. */
function readSmallNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text];
  const digit = (kanji: string | undefined) => (kanji ? KANJI_DIGITS.indexOf(kanji) : 0);
  return (text.includes('十') ? (tens ? digit(tens) : 1) * 10 : 0) + digit(ones);
}
