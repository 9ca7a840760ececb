import { parsePartialDate, type PartialDate } from '../model/partial-date.ts';
import type { Claim } from '../schemas/claim.ts';
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
 * Returns what of the value is not printed there, in words; empty if all of it is, or if the reading is marked as inferred.
 */
export function checkValue(claim: Claim): string[] {
  const { value, inferred } = claim;
  if (inferred?.value) return [];
  const figure = claim.figure ?? claim.printed;
  const around = [claim.printed, ...claim.context].join('\n');
  const numbers = new Set(listNumbers(figure).map((number) => number.value));
  const missing = (wanted: number[], printed: Iterable<number>, unit: string) => {
    const set = new Set(printed);
    return wanted.filter((bound) => !set.has(bound)).map((bound) => `${bound} ${unit}`);
  };
  switch (value.type) {
    case 'budget': {
      const years = inferred?.fiscalYear ? [value.fiscalYear] : listBudgetYears(around);
      return [
        ...missing(listBounds(value), listAmounts(figure), 'million yen'),
        ...missing([value.fiscalYear], years, '(fiscal year)'),
      ];
    }
    case 'money':
      return missing(listBounds(value), listAmounts(figure), 'million yen');
    case 'count':
      return missing(
        [...listBounds(value), ...(value.parts ?? [])],
        withMan(figure, numbers),
        value.unit,
      );
    case 'ratio':
      return missing(listBounds(value), withTenths(figure, numbers), value.unit);
    case 'rank':
      return missing([...listBounds(value), ...listBounds({ exact: value.of })], numbers, '(rank)');
    case 'duration':
      return missing(
        [...listBounds(value), ...listBounds(value.extension ?? {})],
        numbers,
        value.unit,
      );
    case 'date':
      return inferred?.date ? [] : checkDate(value.date, around);
    default:
      return [];
  }
}

/** A prior-year figure is printed beside the year of the document's own budget, so that both years count. */
function listBudgetYears(text: string): number[] {
  const years = [...listYears(text)];
  return text.includes('前年度') || /[（(].*[）)]/.test(text)
    ? [...years, ...years.map((year) => year - 1)]
    : years;
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
