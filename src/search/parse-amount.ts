/** An amount of money that a reader wrote, in any notation. */
export interface Amount {
  /** The words of the query that are the amount. */
  written: string;
  millionYen: number;
  /** Half the place of the last digit that is not a rounding zero: amounts this near round to it. In million yen. */
  tolerance: number;
  /** True for a bare number, which may be an amount in million yen. */
  isBare: boolean;
}

const KANJI_DIGITS = '〇一二三四五六七八九';
const SMALL_UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };
const LARGE_UNITS: Record<string, number> = { 万: 1e4, 億: 1e8, 兆: 1e12 };
const ENGLISH_UNITS: Record<string, number> = {
  trillion: 1e12,
  tn: 1e12,
  billion: 1e9,
  bn: 1e9,
  b: 1e9,
  oku: 1e8,
  million: 1e6,
  mn: 1e6,
  mil: 1e6,
  m: 1e6,
  thousand: 1e3,
  k: 1e3,
};

const NUMBER = String.raw`\d[\d,]*(?:\.\d+)?`;
const JAPANESE = new RegExp(
  String.raw`[¥]?\s?((?:(?:${NUMBER}|[〇一二三四五六七八九]+)?[十百千万億兆]+|${NUMBER}|[〇一二三四五六七八九]+)+)\s?(円)?`,
  'gu',
);
const ENGLISH = new RegExp(
  String.raw`(¥|jpy|yen)?\s?(${NUMBER})\s?(trillion|tn|billion|bn|b|oku|million|mn|mil|m|thousand|k)?(?![a-z])\s?(?:of\s)?(yen|jpy)?(?![a-z])`,
  'giu',
);
const BARE = /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/;
/** However round a number is, an amount further away than this does not mean it. */
const WIDEST_ROUNDING = 0.05;

/** Finds the amounts in a query: 10.7億円, 1,070百万円, 1070000千円, ¥1.07bn, 十億七千万円, 1,070 million yen. */
export function parseAmounts(query: string): Amount[] {
  const text = query.normalize('NFKC').replace(/[￥\\]/g, '¥');
  const english = listEnglish(text);
  // What is read once is not read again: ¥1.07 of ¥1.07bn.
  const rest = english.reduce((left, { written }) => left.replace(written, '#'), text);
  const amounts = [...english, ...listJapanese(rest)];
  if (amounts.length > 0 || !BARE.test(text.trim())) return amounts;
  return [{ ...toAmount(text.trim(), toNumber(text.trim()) * 1e6, 1e6), isBare: true }];
}

function listJapanese(text: string): Amount[] {
  return [...text.matchAll(JAPANESE)].flatMap(([whole, number = '', yen]) => {
    const hasUnit = /[百千万億兆]/.test(number);
    // 三百 or 2023 alone may count anything; with 円, ¥ or a unit from 百万 up it is money.
    if (!yen && !whole.startsWith('¥') && !/億|兆|百万|千万/.test(number)) return [];
    const value = readJapaneseNumber(number);
    return value ? [toAmount(whole, value.yen, hasUnit ? value.place : getPlace(number, 1))] : [];
  });
}

function listEnglish(text: string): Amount[] {
  return [...text.matchAll(ENGLISH)].flatMap(([whole, sign, number = '', unit = '', yen]) => {
    const factor = ENGLISH_UNITS[unit.toLowerCase()] ?? 1;
    const isLarge = /^(billion|bn|trillion|tn|oku|million|mn)$/i.test(unit);
    if (!sign && !yen && !isLarge) return [];
    // ¥10億 and ¥1,070百万円 are read as Japanese.
    if (/[十百千万億兆円]/.test(text[text.indexOf(whole) + whole.length] ?? '')) return [];
    return [toAmount(whole, toNumber(number) * factor, getPlace(number, factor))];
  });
}

function toAmount(written: string, yen: number, place: number): Amount {
  const half = Math.min(place / 2, yen * WIDEST_ROUNDING);
  return {
    written: written.trim(),
    millionYen: round(yen / 1e6),
    tolerance: round(half / 1e6),
    isBare: false,
  };
}

/** Binary fractions leave a rest: 10.7 × 100 is not 1,070 without this. */
function round(value: number): number {
  return Number(value.toPrecision(12));
}

function toNumber(number: string): number {
  return Number(number.replaceAll(',', ''));
}

/** The place of the last digit of a number that says something: 10 for 1,070, 0.1 for 10.7, 0.01 for 10.70. */
function getPlace(number: string, factor: number): number {
  const digits = number.replaceAll(',', '');
  const decimals = digits.split('.')[1]?.length ?? 0;
  if (decimals > 0) return factor / 10 ** decimals;
  return factor * 10 ** (/0*$/.exec(digits)?.[0].length ?? 0);
}

/** Reads 十億七千万, 1,070百万, 10億7,300万 or 10.7億: the number, and the place of its last digit. */
function readJapaneseNumber(text: string): { yen: number; place: number } | undefined {
  let yen = 0;
  let section = 0;
  let lastSmall = Infinity;
  let digits = '';
  let place = 1;
  let sectionPlace = 1;
  const takeDigits = () => {
    const number = /^[\d,.]+$/.test(digits)
      ? toNumber(digits)
      : Number([...digits].map((digit) => KANJI_DIGITS.indexOf(digit)).join(''));
    const own = digits ? getPlace(digits.replace(/[〇一-九]/g, '1'), 1) : 1;
    digits = '';
    return { number, own };
  };
  for (const character of text) {
    const small = SMALL_UNITS[character];
    const large = LARGE_UNITS[character];
    if (small) {
      const { number, own } = takeDigits();
      // In 千七十三百万 the 百 counts all before it, since it is larger than the 十 it follows.
      if (small > lastSmall) section = (section + number) * small;
      else section += (number || 1) * small;
      sectionPlace = own * small;
      lastSmall = small;
    } else if (large) {
      if (digits) {
        const { number, own } = takeDigits();
        section += number;
        sectionPlace = own;
      }
      yen += (section || 1) * large;
      place = sectionPlace * large;
      section = 0;
      sectionPlace = 1;
      lastSmall = Infinity;
    } else digits += character;
  }
  if (digits || section) {
    const hasDigits = digits !== '';
    const { number, own } = takeDigits();
    yen += section + (hasDigits ? number : 0);
    place = hasDigits ? own : sectionPlace;
  }
  return Number.isFinite(yen) && yen > 0 ? { yen, place } : undefined;
}
