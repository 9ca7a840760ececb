import type { ClaimValue } from '../schemas/value.ts';

/** A word of the document that a value must carry, or a flag of a value that needs such a word. */
interface WordRule {
  /** What is said, for the message. */
  says: string;
  words: RegExp;
  /** Whether the value says it; `undefined` where it does not apply. */
  isSaid(value: ClaimValue): boolean | undefined;
  /** Set if the words may stand there without the value saying it. */
  isOneWay?: boolean;
  /** Set if the words may stand anywhere in the printed string or its context. */
  isAnywhere?: boolean;
}

const getApprox = (value: ClaimValue): boolean | undefined => {
  if (value.type === 'date') return value.date.includes('~');
  return ['budget', 'money', 'count', 'ratio', 'duration'].includes(value.type)
    ? 'approx' in value && value.approx === true
    : undefined;
};

/** Which bounds a value has; `undefined` for values that have none by their type. */
function getBounds(value: ClaimValue): { min: boolean; max: boolean } | undefined {
  const isBounded = ['budget', 'money', 'count', 'ratio', 'duration'].includes(value.type);
  const { min, max } = value as { min?: number; max?: number };
  return isBounded ? { min: min !== undefined, max: max !== undefined } : undefined;
}

const isStatus = (status: string) => (value: ClaimValue) =>
  value.type === 'count' ? value.status === status : undefined;

/** Words that change what a number means. Each must agree with the value in both directions unless it says otherwise. */
const RULES: WordRule[] = [
  {
    says: 'about (approx)',
    words: /約|程度|ほぼ|頃|ごろ|およそ|概ね|前後|付近/,
    isSaid: getApprox,
  },
  {
    says: 'an upper bound (max without min)',
    words: /最大|以下|以内|上限|まで|未満|最長|(?<![0-9０-９年月日度])[～~〜]/,
    isSaid(value) {
      const bounds = getBounds(value);
      return bounds && bounds.max && !bounds.min;
    },
    isOneWay: true,
  },
  {
    says: 'a lower bound (min without max)',
    words: /以上|超|最低|少なくとも|より|を?上回|[～~〜]|から|＋/,
    isSaid(value) {
      const bounds = getBounds(value);
      return bounds && bounds.min && !bounds.max;
    },
    isOneWay: true,
  },
  {
    says: 'a range (min and max)',
    words: /[～~〜–\-－ー―]|から|以上/,
    isSaid(value) {
      const bounds = getBounds(value);
      return bounds && bounds.min && bounds.max;
    },
    isOneWay: true,
  },
  { says: 'expected', words: /見込/, isSaid: isStatus('expected'), isAnywhere: true },
  {
    says: 'an estimate',
    words: /推計|推定|見通|不足する/,
    isSaid: isStatus('estimated'),
    isAnywhere: true,
  },
  {
    says: 'in principle',
    words: /原則/,
    isSaid: (value) => (value.type === 'duration' ? value.principle === true : undefined),
  },
  {
    says: 'a total',
    words: /総額|年で/,
    isSaid: (value) => (value.type === 'money' ? value.total === true : undefined),
  },
  {
    says: 'more on top (plus)',
    words: /[＋+]\s*α/,
    isSaid: (value) => (value.type === 'money' ? value.plus === true : undefined),
  },
  {
    says: 'an extension',
    words: /延長|評価により|[＋+]/,
    isSaid: (value) => (value.type === 'duration' ? value.extension !== undefined : undefined),
  },
];

/** Exact values beside a word of bounds: 最大100 stored as exactly 100 would be wrong. */
const BOUND_WORDS = /最大|[人円％%年月]以下|以内|上限|以上|未満|最低|最長|少なくとも/;

/** Lists words of a figure that its value does not say, and what the value says without a word for it. */
export function checkWords(value: ClaimValue, figure: string, around: string): string[] {
  const faults = RULES.flatMap(({ says, words, isSaid, isOneWay, isAnywhere }) => {
    const said = isSaid(value);
    if (said === undefined) return [];
    if (said && !words.test(around)) return [`${says}: no word for it is printed`];
    const isPrinted = words.test(isAnywhere ? around : figure);
    return !said && isPrinted && !isOneWay
      ? [`${says}: printed, and the value does not say it`]
      : [];
  });
  const isExact = 'exact' in value && value.exact !== undefined && value.type !== 'rank';
  const hasExtension = value.type === 'duration' && value.extension !== undefined;
  return isExact && !hasExtension && BOUND_WORDS.test(figure)
    ? [...faults, 'a bound: printed, and the value is exact']
    : faults;
}
