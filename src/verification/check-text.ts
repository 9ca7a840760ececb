import type { Localized } from '../schemas/shared.ts';
import { listNumbers, listYears } from './read-numbers.ts';

/** Widths of letters, spaces and the kinds of dots and dashes do not make another name. */
function squeeze(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '').replace(/[･・]/g, '・');
}

const LEAST_PIECE = 4;

/** A long name stands in several printed strings, each at most 60 characters, so it may be joined from pieces of them. */
export function isJoined(name: string, around: string): boolean {
  const printed = around.split('\n').map(squeeze);
  let rest = squeeze(name);
  for (let pieces = 0; rest !== '' && pieces < printed.length; pieces += 1) {
    let length = rest.length;
    while (length > 0 && !printed.some((text) => text.includes(rest.slice(0, length)))) length -= 1;
    if (length < Math.min(LEAST_PIECE, rest.length)) return false;
    rest = rest.slice(length).replace(/^[：:]/, '');
  }
  return rest === '';
}

const KANJI = '一二三四五六七八九十';

/** Every number that a text prints: in figures, as a year of an era, in ten thousands or tenths, in kanji. */
function listPrinted(around: string): Set<number> {
  const scaled = (word: string, factor: number) =>
    [...around.normalize('NFKC').matchAll(new RegExp(`([0-9.]+)${word}`, 'g'))].map(
      ([, number = '']) => Math.round(Number(number) * factor),
    );
  return new Set([
    ...listNumbers(around).map(({ value }) => value),
    ...listYears(around),
    ...scaled('万', 10_000),
    ...scaled('割', 10),
    ...[...around.matchAll(/[一二三四五六七八九十]/g)].map(([kanji]) => KANJI.indexOf(kanji) + 1),
  ]);
}

/** Names with digits (`G7`, `COP27`); a fiscal year (`FY2023`) is a number. */
const NAME = /(?<![A-Za-z])(?!FY\d)[A-Za-z]+-?\d+/g;
/** What we call a thing that the documents write in words. */
const OUR_NAMES: Readonly<Record<string, RegExp>> = { 'COVID-19': /コロナ/ };

/** Words of ours carry only numbers and names that are printed, and the same in both languages. */
export function checkStatement({ ja, en }: Localized, around: string): string[] {
  return [...checkTranslation({ ja, en }, around), ...checkLanguages(ja, en)];
}

/** English words for numbers, each at its number. */
const WORDS = [
  /\b(?:no|zero)\b/i,
  /\b(?:one|first|single)\b/i,
  /\b(?:two|second)\b/i,
  /\b(?:three|third)\b/i,
  /\b(?:four|fourth)\b/i,
  /\b(?:five|fifth)\b/i,
  /\b(?:six|sixth)\b/i,
  /\b(?:seven|seventh)\b/i,
  /\b(?:eight|eighth)\b/i,
  /\b(?:nine|ninth)\b/i,
  /\b(?:ten|tenth)\b/i,
];

/** The numbers of a statement in figures, names and years of an era left out. */
function listFigures(text: string): number[] {
  const plain = text
    .normalize('NFKC')
    .replace(NAME, '')
    .replace(/(?:令和|平成|昭和)\d+年度?/g, '')
    .replace(/(\d+)万/g, (_, number: string) => String(Number(number) * 10_000));
  return listNumbers(plain).map(({ value }) => value);
}

/** A number in one language must be in the other: as often if both use figures, or as an English word. */
function checkLanguages(ja: string, en: string): string[] {
  const [own, other] = [listFigures(ja), listFigures(en)];
  const count = (list: number[], value: number) => list.filter((item) => item === value).length;
  return [...new Set([...own, ...other])]
    .filter((value) => count(own, value) !== count(other, value))
    .filter((value) => !count(own, value) || !WORDS[value]?.test(en))
    .map((value) => `the number ${value} of the statement is not in both languages`);
}

/** The numbers and names of words in both languages are printed; a name may also stand in both languages. */
export function checkTranslation({ ja, en }: Localized, around: string): string[] {
  return [...checkWordsOf(ja, en, around), ...checkWordsOf(en, ja, around)];
}

function checkWordsOf(text: string, other: string, around: string): string[] {
  const own = text.normalize('NFKC');
  const printed = listPrinted(around);
  const known = [around, other].map(squeeze);
  const names = [...own.matchAll(NAME)].map(([name]) => name);
  return [
    ...names
      .filter((name) => !known.some((words) => words.includes(name)))
      .filter((name) => !OUR_NAMES[name]?.test(around))
      .map((name) => `the name ${name} of the statement`),
    ...listNumbers(own.replace(NAME, ''))
      .filter(({ value }) => !printed.has(value))
      .map((number) => `the number ${number.text} of the statement`),
  ];
}
