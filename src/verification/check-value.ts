import { parsePartialDate, type PartialDate } from '../model/partial-date.ts';
import type { Claim } from '../schemas/claim.ts';
import type { ValueOf } from '../schemas/value.ts';
import { checkWords } from './check-words.ts';
import { listAmounts, listNumbers, listYears } from './read-numbers.ts';

interface Bounds {
  exact?: number | undefined;
  min?: number | undefined;
  max?: number | undefined;
}

const listBounds = ({ exact, min, max }: Bounds) =>
  [exact, min, max].filter((bound) => bound !== undefined);

/**
 * Compares a claim's stored value with its printed figure.
 * Returns what does not agree, in words; empty if all of the value is printed, or if the reading is marked as inferred
 * or the claim says why it cannot be proved.
 */
export function checkValue(claim: Claim): string[] {
  const { value, inferred, unproved } = claim;
  if (inferred?.value || unproved) return [];
  const figure = claim.figure ?? claim.printed;
  const around = [claim.printed, ...claim.context].join('\n');
  const words = inferred?.date ? [] : checkWords(value, figure, around);
  return [...checkNumbers(claim, figure, around), ...words];
}

function checkNumbers({ value, inferred }: Claim, figure: string, around: string): string[] {
  const numbers = new Set(listNumbers(figure).map((number) => number.value));
  switch (value.type) {
    case 'budget':
      return [
        ...listMissing(listBounds(value), listAmounts(figure), 'million yen'),
        ...(inferred?.fiscalYear ? [] : checkBudgetYear(value, around)),
        ...(inferred?.stage ? [] : checkStage(value, figure, around)),
      ];
    case 'money':
      return listMissing(listBounds(value), listAmounts(figure), 'million yen');
    case 'count': {
      const wanted = [...listBounds(value), ...(value.parts ?? [])];
      return listMissing(wanted, withMan(figure, numbers), value.unit);
    }
    case 'ratio':
      return listMissing(listBounds(value), withTenths(figure, numbers), value.unit);
    case 'rank':
      return listMissing(
        [...listBounds(value), ...listBounds({ exact: value.of })],
        numbers,
        '(rank)',
      );
    case 'duration': {
      const wanted = [...listBounds(value), ...listBounds(value.extension ?? {})];
      return listMissing(wanted, numbers, value.unit);
    }
    case 'date':
      return inferred?.date ? [] : checkDate(value.date, around);
    case 'name':
      return isJoined(value.text, around) ? [] : [`the name "${value.text}"`];
    case 'text':
      return [...checkText(value.ja, around), ...checkText(value.en, around)];
    case 'absent':
      return value.reason === 'new-this-year' && !figure.includes('新規') ? ['新規'] : [];
    default:
      return [];
  }
}

function listMissing(wanted: number[], printed: Iterable<number>, unit: string): string[] {
  const set = new Set(printed);
  return wanted.filter((bound) => !set.has(bound)).map((bound) => `${bound} ${unit}`);
}

/** Widths of letters, spaces and the kinds of dots and dashes do not make another name. */
function squeeze(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '').replace(/[･・]/g, '・');
}

const LEAST_PIECE = 4;

/** A long name stands in several printed strings, each at most 60 characters, so it may be joined from pieces of them. */
function isJoined(name: string, around: string): boolean {
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

function checkBudgetYear({ fiscalYear, stage }: ValueOf<'budget'>, around: string): string[] {
  const years = listYears(around);
  // A prior-year figure is printed beside the year of the document's own budget.
  const wanted = stage === 'prior-year' ? [fiscalYear, fiscalYear + 1] : [fiscalYear];
  return wanted.some((year) => years.has(year)) ? [] : [`${fiscalYear} (fiscal year)`];
}

/** The word for a stage must stand beside its amount, and the amounts of other stages have words of their own. */
function checkStage({ stage }: ValueOf<'budget'>, figure: string, around: string): string[] {
  const said = {
    draft: /案/.test(around),
    supplementary: /補正/.test(around),
    'prior-year': /前年度/.test(around),
  };
  const fault = (isSaid: boolean) => (isSaid ? [] : [`${stage} (stage)`]);
  if (stage.startsWith('supplementary')) {
    const ordinal = /-(\d)$/.exec(stage)?.[1];
    const printed = /第\s*([0-9０-９])\s*次/.exec(around)?.[1]?.normalize('NFKC');
    return fault(said.supplementary && printed === ordinal);
  }
  if (stage === 'initial') return fault(!said.draft && !said.supplementary);
  if (stage === 'prior-year') return fault(said['prior-year'] || /^[（(]/.test(figure));
  return fault(stage === 'draft' ? said.draft : true);
}

/** `4.8万人` is 48,000 and `30万人` is 300,000. */
function withMan(figure: string, numbers: ReadonlySet<number>): number[] {
  const man = [...figure.matchAll(/([0-9０-９.．]+)万/g)].map(([, number = '']) =>
    Math.round(Number(number.normalize('NFKC')) * 10_000),
  );
  return [...numbers, ...man];
}

/** `6割` is 60 percent. */
function withTenths(figure: string, numbers: ReadonlySet<number>): number[] {
  const tenths = [...figure.matchAll(/([0-9０-９])割/g)].map(
    ([, number = '']) => Number(number.normalize('NFKC')) * 10,
  );
  return [...numbers, ...tenths];
}

function checkDate(text: string, around: string): string[] {
  const period = parsePartialDate(text);
  const years = listYears(around);
  const numbers = new Set(listNumbers(around).map((number) => number.value));
  const checkOne = (date: PartialDate | undefined) => {
    if (!date) return [];
    const problems = years.has(date.year) ? [] : [`the year ${date.year}`];
    if (date.month !== undefined && !numbers.has(date.month) && !hasMonthName(around, date.month)) {
      problems.push(`the month ${date.month}`);
    }
    if (date.day !== undefined && !numbers.has(date.day)) problems.push(`the day ${date.day}`);
    if (date.fiscal && !/年度|FY|補正|H\d|H[0-9０-９]|R\d|年$/m.test(around)) {
      problems.push(`the fiscal year ${date.year}`);
    }
    return problems;
  };
  return [...new Set([...checkOne(period?.start), ...checkOne(period?.end)])];
}

/** `April 2018` in a Japanese document. */
function hasMonthName(text: string, month: number): boolean {
  const name = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2000, month - 1, 1)),
  );
  return text.includes(name);
}

const KANJI = '一二三四五六七八九十';

/** A number in our paraphrase must be printed, in figures or as a year. Digits of names such as G7 are letters here. */
function checkText(text: string, around: string): string[] {
  const printed = new Set([
    ...listNumbers(around).map((number) => number.value),
    ...listYears(around),
    ...withMan(around, new Set()),
    ...withTenths(around, new Set()),
    ...[...around.matchAll(/[一二三四五六七八九十]/g)].map(([kanji]) => KANJI.indexOf(kanji) + 1),
  ]);
  const plain = text.replace(/[A-Za-z]+-?\d+/g, '');
  return listNumbers(plain)
    .filter(({ value }) => !printed.has(value))
    .map((number) => `the number ${number.text} of the statement`);
}
