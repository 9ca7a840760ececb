import type { ValueOf } from '../schemas/value.ts';
import type { PlacedClaim, RecordOf, Site } from './build-site.ts';
import { parsePartialDate } from './partial-date.ts';

/** A claim whose value is a budget amount. */
export interface BudgetClaim extends PlacedClaim {
  value: ValueOf<'budget'>;
}

export function isBudgetClaim(claim: PlacedClaim): claim is BudgetClaim {
  return claim.value.type === 'budget';
}

/** A budget line with its amounts, oldest fiscal year first. */
export interface BudgetSeries {
  line: RecordOf<'budget-lines'>;
  amounts: readonly BudgetClaim[];
  /** Claims that there was no such line the year before (新規). */
  news: readonly PlacedClaim[];
}

/** The first year that any document gives as the start of a program; `undefined` if none does. */
export function getProgramStartYear(site: Site, programId: string): number | undefined {
  const years = (site.claimsOf.get(`programs/${programId}`) ?? []).flatMap(
    ({ attribute, value }) => {
      const isStart = ['start', 'term'].includes(attribute) && value.type === 'date';
      const start = isStart ? parsePartialDate(value.date)?.start : undefined;
      return start ? [start.year] : [];
    },
  );
  return years.length > 0 ? Math.min(...years) : undefined;
}

/** The agency of a line; without one of its own, that of a program which only one runs. */
export function getLineAgency(site: Site, line: RecordOf<'budget-lines'>): string | undefined {
  const agencies = site.find('programs', line.program)?.agencies ?? [];
  return line.agency ?? (agencies.length === 1 ? agencies[0] : undefined);
}

export function getBudgetSeries(site: Site, line: RecordOf<'budget-lines'>): BudgetSeries {
  const claims = site.claimsOf.get(line.ref) ?? [];
  return {
    line,
    amounts: claims.filter(isBudgetClaim).sort((a, b) => a.value.fiscalYear - b.value.fiscalYear),
    news: claims.filter(({ value }) => value.type === 'absent' && value.reason === 'new-this-year'),
  };
}

/** The series of all lines of a program, the largest agency first. */
export function listProgramSeries(site: Site, programId: string): BudgetSeries[] {
  return site
    .list('budget-lines')
    .filter((line) => line.program === programId)
    .map((line) => getBudgetSeries(site, line))
    .sort((a, b) => getLargest(b) - getLargest(a));
}

export function getLargest({ amounts }: BudgetSeries): number {
  return Math.max(0, ...amounts.map(({ value }) => getAmount(value)));
}

/** The amount in million yen; the upper bound of a range. */
export function getAmount({ exact, max, min }: ValueOf<'budget'>): number {
  return exact ?? max ?? min ?? 0;
}

/**
 * One amount per fiscal year and stage: where several documents or pages print the same one, the most exact.
 * Amounts of different stages stay apart and are never added.
 */
export function listDistinctAmounts({ amounts }: BudgetSeries): BudgetClaim[] {
  const groups = Map.groupBy(amounts, ({ value }) => `${value.fiscalYear} ${value.stage}`);
  return [...groups.values()].map(
    (claims) => claims.toSorted((a, b) => getRoundingStep(a) - getRoundingStep(b))[0]!,
  );
}

/** The step of the printed unit in million yen: 1 for 百万円, 100 for 億円. */
export function getRoundingStep({ printed, figure = printed }: PlacedClaim): number {
  return figure.includes('百万') ? 1 : 100;
}

/** The amounts in million yen that print as this one: 41億円 is 4,050 to 4,149. Amounts are whole millions. */
export function getRoundingInterval(claim: PlacedClaim): [low: number, high: number] {
  const step = getRoundingStep(claim);
  const amount = claim.value.type === 'budget' ? getAmount(claim.value) : 0;
  return step === 1 ? [amount, amount] : [amount - step / 2, amount + step / 2 - 1];
}

/** First and last fiscal year of some amounts; `undefined` without any. */
export function getYearRange(amounts: readonly BudgetClaim[]): [number, number] | undefined {
  if (amounts.length === 0) return undefined;
  const years = amounts.map(({ value }) => value.fiscalYear);
  return [Math.min(...years), Math.max(...years)];
}
