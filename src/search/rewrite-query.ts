import { normalize, toNameKey } from './normalize.ts';

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
  const runs = query.normalize('NFKC').match(RUN) ?? [];
  const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });
  const words = runs.flatMap((run) =>
    /\p{Script=Han}/u.test(run) ? [...segmenter.segment(run)].map(({ segment }) => segment) : [run],
  );
  const key = normalize(query);
  return [...new Set([runs, words].map((list) => list.join(' ')))].filter(
    (text) => text !== '' && text.includes(' ') && text.toLowerCase() !== key,
  );
}
