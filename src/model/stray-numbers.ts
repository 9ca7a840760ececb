/**
 * Finds numbers that stand in words, in every form in which a figure of a document may be written. The one rule for
 * authored prose, at check time, and for built pages, in tests/build/numbers.test.ts.
 */

const KANJI = '一二三四五六七八九十百千〇';

/** What is counted after a kanji numeral; 二国間 (bilateral), 三者 and 十分 are words, not counts. */
const COUNTERS = [
  ...['つ', 'か国', 'カ国', 'ヵ国', 'ヶ国', 'か月', 'カ月', 'ヶ月', 'か所', 'カ所', '箇所'],
  ...[
    '年',
    '月',
    '日',
    '週',
    '回',
    '件',
    '人',
    '名',
    '社',
    '校',
    '大学',
    '機関',
    '分野',
    '省',
    '割',
    '倍',
    '柱',
  ],
  ...[
    '種',
    '類型',
    'タイプ',
    '段階',
    '期',
    '点',
    '項目',
    '課題',
    '拠点',
    '地域',
    '歳',
    '世代',
    '円',
    '頁',
    '章',
    '版',
    '事業',
    '資料',
    '文書',
  ],
].join('|');

const FORMS = [
  // 1,073 and １，０７３
  '[0-9０-９][0-9０-９,.，．]*',
  // ② and Ⅳ, and the numeral in “Phase II”
  '[\\u2460-\\u2473\\u24f5-\\u24fe\\u2776-\\u2793\\u3251-\\u325f\\u32b1-\\u32bf\\u2160-\\u217f]',
  '\\b(?:I{2,3}|IV|VI{1,3}|IX|XI{0,3})\\b',
  // 第五回, but 第三者 and 第一線 count nothing, and 第一に only orders what is said
  `第[${KANJI}]+(?!者|国|線|人者|に|は)`,
  // 百二十億円; 百万円 alone is a unit, as “million yen” is
  `(?!百万円)[${KANJI}]+[万億兆](?:[${KANJI}]+万?)?円?`,
  // 六つ and 三年度. A single 一 is the indefinite article of Japanese, as in 一つの and 一年, so it needs a neighbour; 一割 is a figure
  `(?<![${KANJI}])(?!一(?!割)(?:${COUNTERS}))[${KANJI}]+(?:${COUNTERS})`,
  // Six ministries. “One” and “first” are left out for the reason for which 一 is; so is “the two”, which only takes up
  // what was just named
  '(?<!\\b(?:the|these|those) )\\btwo\\b',
  '\\b(?:three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|dozens?)\\b',
  '\\bthird\\b(?!,)',
  '\\b(?:fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|twentieth)\\b',
].join('|');

const NUMBER = new RegExp(FORMS, 'giu');

/** Names with numbers in them, which state no figure: G7, COVID-19, 第3階層. */
export type NumberNames = RegExp | undefined;

/** A word of letters and digits within a name. A year of an era or a fiscal year is none: R7, H31, FY2021. */
const WORD_WITH_DIGITS = /(?<![A-Za-z])(?!(?:FY|[RHS])\d)[A-Za-z]+-?\d+/g;

/** Gathers the names with numbers, from the names and acronyms of all records. */
export function toNumberNames(names: Iterable<string>): NumberNames {
  const numbered = [...names].filter((name) => name.search(NUMBER) >= 0 && /\p{L}/u.test(name));
  const words = numbered.flatMap((name) => name.match(WORD_WITH_DIGITS) ?? []);
  const longestFirst = [...new Set([...numbered, ...words])].sort((a, b) => b.length - a.length);
  if (longestFirst.length === 0) return undefined;
  const any = longestFirst.map((name) => name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|');
  // A name never ends within a number: G7 is not found in G75.
  return new RegExp(`(?<![A-Za-z0-9０-９])(?:${any})(?![0-9０-９])`, 'gu');
}

/** The numbers in a text, names left out. */
export function listNumbers(text: string, names?: NumberNames): string[] {
  const rest = names ? text.replace(names, ' ') : text;
  return rest.match(NUMBER) ?? [];
}

const KANJI_VALUES = '〇一二三四五六七八九';
const WORDS = (
  'zero one two three four five six seven eight nine ten eleven twelve ' +
  'thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
).split(' ');
const ORDINALS =
  '- first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ');

/** A number in one spelling, so that 第六期, sixth and 6th can be compared; larger number words stay as they are. */
export function normalizeNumber(number: string): string {
  const plain = number
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(',', '')
    .replace(/[.．]$/, '')
    .replace(/^0+(?=\d)/, '');
  const [kanji] = /[一二三四五六七八九]/.exec(plain) ?? [];
  if (kanji && !/[十百千万億兆]/.test(plain)) return String(KANJI_VALUES.indexOf(kanji));
  const place = Math.max(WORDS.indexOf(plain), ORDINALS.indexOf(plain));
  return place > 0 ? String(place) : plain;
}
