import { normalize, toNameKey } from './normalize.ts';
import { parseAmounts, type Amount } from './parse-amount.ts';
import { parseYears } from './parse-year.ts';

/**
 * Other ways to put a query. None is searched for in its place, since what a reader has written and what not stands
 * is never mixed up: what they find is offered.
 */

/** What readers put around a name when they ask for it. */
const BEFORE =
  /^(?:日本の|我が国の|わが国の|(?:what|who)\s(?:is|are)\s|list\sof\s|about\s|japan[’']?s\s|japanese\s|the\s|an?\s)/iu;
const AFTER =
  /(?:とは(?:何か|なに|何)?|って(?:何|なに)|について|の(?:概要|意味|定義|詳細|一覧)|\s(?:in|of)\sjapan|\s(?:meaning|definition|overview))?[?。.!]*$/iu;

/** The key of the name that a question is about, if it is put as one: SICORPとは, what is SICORP, Japan’s budget. */
export function getAskedKey(query: string): string | undefined {
  let left = query.normalize('NFKC').trim();
  for (let before = ''; before !== left;) {
    before = left;
    left = left.replace(BEFORE, '').replace(AFTER, '').trim();
  }
  const key = toNameKey(left);
  return key && key !== toNameKey(query) ? key : undefined;
}

/** How Latin letters are read in Japanese, in the normal form, which has no long-vowel marks. */
const LETTERS: [string, string[]][] = Object.entries({
  a: 'え えい',
  b: 'び びい',
  c: 'し しい',
  d: 'でぃ でい',
  e: 'い いい',
  f: 'えふ',
  g: 'じ じい',
  h: 'えいち えち えっち',
  i: 'あい',
  j: 'じぇ じぇい',
  k: 'け けい',
  l: 'える',
  m: 'えむ',
  n: 'えぬ えん',
  o: 'お おう',
  p: 'ぴ ぴい',
  q: 'きゅ きゅう',
  r: 'ある',
  s: 'えす',
  t: 'てぃ てい',
  u: 'ゆ ゆう',
  v: 'ぶい ゔい',
  w: 'だぶりゅ だぶりゅう',
  x: 'えっくす',
  y: 'わい',
  z: 'ぜっと',
}).map(([letter, readings]) => [letter, readings.split(' ')]);
const MOST_SPELLINGS = 12;

/** The acronyms that a text in kana may read out letter by letter: エー・エム・イー・ディー is AMED. */
export function spellLetters(text: string): string[] {
  const kana = normalize(text);
  if (!/^\p{Script=Hiragana}+$/u.test(kana)) return [];
  let open = [{ spelling: '', at: 0 }];
  const whole: string[] = [];
  while (open.length > 0 && whole.length < MOST_SPELLINGS) {
    open = open
      .slice(0, MOST_SPELLINGS)
      .flatMap(({ spelling, at }) =>
        LETTERS.flatMap(([letter, readings]) =>
          readings
            .filter((reading) => kana.startsWith(reading, at))
            .map((reading) => ({ spelling: spelling + letter, at: at + reading.length })),
        ),
      );
    whole.push(...open.flatMap(({ spelling, at }) => (at === kana.length ? [spelling] : [])));
  }
  return [...new Set(whole)].filter(({ length }) => length > 1);
}

/** Words as the kinds of characters part them; what has one or two hiragana only joins words. */
const RUN =
  /[\p{Script=Han}\d々〇%,.]*[\p{Script=Han}\d々〇%]|[\p{Script=Katakana}ー・]+|\p{Script=Hiragana}{3,}|[\p{Script=Latin}][\p{Script=Latin}\d'’]*/gu;

/** A query in its words, with a space between; first as its characters part them, then as a dictionary does. */
export function splitQuery(query: string): string[] {
  const figures = [...parseYears(query), ...parseAmounts(query)].map(({ written }) => written);
  const apart = figures.reduce(
    (text, written) => text.replace(written, ` ${written} `),
    query.normalize('NFKC'),
  );
  const runs = apart
    .split(/\s+/u)
    .flatMap((part) => (figures.includes(part) ? [part] : (part.match(RUN) ?? [])));
  const words = runs.flatMap((run) =>
    figures.includes(run) || !/\p{Script=Han}/u.test(run) ? [run] : segment(run),
  );
  const key = normalize(query);
  return [...new Set([runs, words].map((list) => list.join(' ')))].filter(
    (text) => /\S\S/u.test(text) && text.includes(' ') && text.toLowerCase() !== key,
  );
}

/** Words of a run of characters. A single character says too little, so those side by side stay together. */
function segment(run: string): string[] {
  const words: string[] = [];
  let isSingle = false;
  for (const { segment: word } of new Intl.Segmenter('ja', { granularity: 'word' }).segment(run)) {
    const wasSingle = isSingle;
    isSingle = [...word].length === 1;
    if (wasSingle && isSingle) words[words.length - 1] += word;
    else words.push(word);
  }
  return words;
}

/** A query with its amounts as Japanese and English texts print them. */
export function listAmountNotations(query: string, amounts: readonly Amount[]): string[] {
  const write = (notate: (millionYen: number) => string) =>
    amounts.reduce(
      (text, { written, millionYen }) => text.replace(written, notate(millionYen)),
      query.normalize('NFKC'),
    );
  const count = (number: number) => new Intl.NumberFormat('en').format(number);
  const notations = [
    (amount: number) =>
      amount >= 1e6
        ? `${count(amount / 1e6)}兆円`
        : amount >= 100
          ? `${count(amount / 100)}億円`
          : `${count(amount * 100)}万円`,
    (amount: number) => `${count(amount)}百万円`,
    (amount: number) =>
      amount >= 1e6
        ? `¥${count(amount / 1e6)} trillion`
        : amount >= 1000
          ? `¥${count(amount / 1000)} billion`
          : `¥${count(amount)} million`,
  ].map(write);
  return [...new Set(notations)]
    .filter((text) => normalize(text) !== normalize(query))
    .map((text) => (/\s/u.test(text) && !/\s/u.test(query.trim()) ? `"${text}"` : text));
}
