import type { ClaimValue } from '../schemas/value.ts';

/** A word of the document that a value must carry, or a flag of a value that needs such a word. */
interface WordRule {
  /** What is said, for the message. */
  says: string;
  words: RegExp;
  /** Whether the value says it; `undefined` where it does not apply. */
  isSaid(value: ClaimValue): boolean | undefined;
  /** Set if the words mean it wherever they stand in the printed string or its context. */
  isAnywhere?: boolean;
}

const getApprox = (value: ClaimValue): boolean | undefined => {
  if (value.type === 'date') return value.date.includes('~');
  return ['budget', 'money', 'count', 'ratio', 'duration'].includes(value.type)
    ? 'approx' in value && value.approx === true
    : undefined;
};

const isStatus = (status: string) => (value: ClaimValue) =>
  value.type === 'count' ? value.status === status : undefined;

/** Words that change what a number means. Each must agree with the value in both directions. */
const RULES: WordRule[] = [
  {
    says: 'about (approx)',
    words: /約|程度|ほぼ|頃|ごろ|およそ|概ね|前後|付近/,
    isSaid: getApprox,
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
    says: 'differs by type (varies)',
    words: /により異なる/,
    isSaid: (value) => (value.type === 'duration' ? value.varies === true : undefined),
  },
];

/** Lists words of a figure that its value does not say, and what the value says without a word for it. */
export function checkWords(value: ClaimValue, figure: string, around: string): string[] {
  return RULES.flatMap(({ says, words, isSaid, isAnywhere }) => {
    const said = isSaid(value);
    if (said === undefined) return [];
    if (said) return words.test(around) ? [] : [`${says}: no word for it is printed`];
    return words.test(isAnywhere ? around : figure)
      ? [`${says}: printed, and the value does not say it`]
      : [];
  });
}
