import { normalizeFigure } from './normalize-figure.ts';

export interface Bounds {
  exact?: number | undefined;
  min?: number | undefined;
  max?: number | undefined;
}

/** The one number or range that a figure prints, with the units as they are printed. */
export interface BoundsReading {
  bounds: Bounds;
  /** The units after the first and the last number; empty if none is printed. */
  units: [first: string, last: string];
}

/** What one unit of a scale is worth, by its printed word. */
export type Scale = Readonly<Record<string, number>>;

/** In million yen. */
export const MONEY: Scale = {
  兆: 1_000_000,
  億: 100,
  千万: 10,
  百万: 1,
  万: 0.01,
  千: 0.001,
};
/** `4.8万人` is 48,000. */
export const COUNTS: Scale = { 万: 10_000, '': 1 };
/** `6割` is 60 percent; a multiple has its own unit. */
export const PERCENT: Scale = { 割: 10, '%': 1 };
export const TIMES: Scale = { 倍: 1 };
export const RANKS: Scale = { 位: 1 };
export const DURATIONS: Scale = { 年: 1, か月: 1, ヶ月: 1, カ月: 1, 週: 1, 日: 1 };

interface Quantity {
  amount: number;
  unit: string | undefined;
  start: number;
  end: number;
}

const KANJI = '一二三四五六七八九十';
/** Digits of a name (`G7`, `Top10%`, `V4`) are letters of it, and no number. */
const NUMBER = `(?<![A-Za-z0-9.,])(?:[0-9]+(?:,[0-9]{3})*(?:\\.[0-9]+)?)(?![0-9])|(?<=第)[${KANJI}]`;

function listQuantities(text: string, scale: Scale): Quantity[] {
  const units = Object.keys(scale)
    .filter(Boolean)
    .sort((a, b) => b.length - a.length)
    .join('|');
  const found = [...text.matchAll(new RegExp(`(${NUMBER})(${units})?円?`, 'g'))];
  return found.map((match) => {
    const [whole, number = '', unit] = match;
    const kanji = KANJI.indexOf(number) + 1;
    const amount = kanji || Number(number.replaceAll(',', ''));
    return { amount, unit, start: match.index, end: match.index + whole.length };
  });
}

/** What is printed before or after a number makes it a bound. */
const UPPER = { before: /最大|最長|上限|~$/, after: /以下|以内|未満|まで|上限/ };
const LOWER = { before: /最低|少なくとも/, after: /以上|超|^~/ };

/**
 * Reads the one number or range of a figure. A number without a unit takes the next one's: `50~10億円` is 1,000 to 5,000.
 * Returns words on why it cannot be read, if it prints none or more than one.
 * A range may be printed from the top.
 * Examples: `5百万円～1億円` has min 5 and max 100; `最大100百万円程度` max 100; `5～7人以上` min 5.
 */
export function readBounds(figure: string, scale: Scale): BoundsReading | string {
  const text = normalizeFigure(figure);
  const [first, second, ...rest] = listQuantities(text, scale);
  if (!first) return 'no number is printed';
  const isRange = second !== undefined && /^[~-]$/.test(text.slice(first.end, second.start));
  if (rest.length > 0 || (second && !isRange)) {
    return 'more than one number is printed: the figure must be the one that carries the value';
  }
  const last = second ?? first;
  const units = [first.unit ?? last.unit ?? '', last.unit ?? ''] as const;
  const [low, high] = [first, last].map(({ amount }, index) =>
    multiply(amount, scale[units[index] ?? '']),
  );
  if (low === undefined || high === undefined) return 'no unit is printed';
  const isDescending = low > high && units[0] === units[1];
  const isUpper =
    UPPER.before.test(text.slice(0, first.start)) || UPPER.after.test(text.slice(last.end));
  const isLower =
    LOWER.before.test(text.slice(0, first.start)) || LOWER.after.test(text.slice(last.end));
  const how = { isRange, isUpper, isLower };
  return {
    bounds: toBounds(isDescending ? { ...how, low: high, high: low } : { ...how, low, high }),
    units: [...units],
  };
}

/** Amounts have at most thousandths of a million yen; this removes the noise of binary fractions. */
function multiply(amount: number, factor: number | undefined): number | undefined {
  return factor === undefined ? undefined : Math.round(amount * factor * 1e6) / 1e6;
}

interface Ends {
  low: number;
  high: number;
  isRange: boolean;
  isUpper: boolean;
  isLower: boolean;
}

function toBounds({ low, high, isRange, isUpper, isLower }: Ends): Bounds {
  if (isLower) return { min: low };
  if (isUpper) return { max: high };
  return isRange ? { min: low, max: high } : { exact: low };
}
