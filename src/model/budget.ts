import type { Stage, ValueOf } from '../schemas/value.ts';
import type { PlacedClaim, RecordOf, Site } from './build-site.ts';
import { groupAmounts, type AmountSeries, type BudgetAmount, type PriceBasis } from './money.ts';
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

/** The series of all lines of a program, the largest initial budget of the newest year first. */
export function listProgramSeries(site: Site, programId: string): BudgetSeries[] {
  const series = site
    .list('budget-lines')
    .filter((line) => line.program === programId)
    .map((line) => getBudgetSeries(site, line));
  return sortByInitial(series, (item) => [item]);
}

/** The amount in million yen; the upper bound of a range. */
export function getAmount({ exact, max, min }: ValueOf<'budget'>): number {
  return exact ?? max ?? min ?? 0;
}

/**
 * One amount per fiscal year and stage: where several documents or pages print the same one, the most exact,
 * and of those the one of which most is said. Amounts of different stages stay apart and are never added.
 */
export function listDistinctAmounts({ amounts }: BudgetSeries): BudgetClaim[] {
  const groups = Map.groupBy(amounts, ({ value }) => `${value.fiscalYear} ${value.stage}`);
  return [...groups.values()].map(
    (claims) =>
      claims.toSorted(
        (a, b) =>
          getRoundingStep(a) - getRoundingStep(b) ||
          Number(getPriceBasis(a) === 'budget') - Number(getPriceBasis(b) === 'budget'),
      )[0]!,
  );
}

const BASIS_OF_LIMIT: Record<string, PriceBasis> = {
  'estimate-within-operating-grant': 'grant-estimate',
  'includes-estimates-within-operating-grant': 'part-grant-estimate',
  fund: 'fund',
};

/**
 * What an amount is an amount of, from its limits. Costs of COVID-19 and higher allowances are no basis of their
 * own: the documents count them within the printed totals.
 */
export function getPriceBasis({ limits }: PlacedClaim): PriceBasis {
  return limits.flatMap((limit) => BASIS_OF_LIMIT[limit] ?? [])[0] ?? 'budget';
}

export function toBudgetAmount(claim: BudgetClaim): BudgetAmount {
  const { fiscalYear, stage, agency } = claim.value;
  return {
    millionYen: getAmount(claim.value),
    fiscalYear,
    stage,
    agency,
    basis: getPriceBasis(claim),
    line: claim.subject.replace('budget-lines/', ''),
    claim: claim.id,
  };
}

/** The distinct amounts of a line as series that may each be drawn as one. */
export function listAmountSeries(series: BudgetSeries): AmountSeries[] {
  return groupAmounts(listDistinctAmounts(series).map(toBudgetAmount));
}

/** Whether documents have an amount for a year, and if not whether the line or its program was there yet. */
export type YearStatement = 'stated' | 'not-stated' | 'before-start';

export function getYearStatement(
  site: Site,
  series: readonly BudgetSeries[],
  year: number,
): YearStatement {
  if (series.some(({ amounts }) => amounts.some(({ value }) => value.fiscalYear === year))) {
    return 'stated';
  }
  const start = getFirstYear(site, series);
  return start !== undefined && year < start ? 'before-start' : 'not-stated';
}

/** The first year of lines of which a document says that they were new, or whose program began then. */
function getFirstYear(site: Site, series: readonly BudgetSeries[]): number | undefined {
  const news = series.flatMap((item) =>
    item.news.flatMap(({ value }) =>
      value.type === 'absent' && value.fiscalYear ? [value.fiscalYear + 1] : [],
    ),
  );
  const starts = series.flatMap(({ line }) => getProgramStartYear(site, line.program) ?? []);
  const known = [...news, ...starts];
  const stated = series.flatMap(({ amounts }) => amounts.map(({ value }) => value.fiscalYear));
  return known.length > 0 ? Math.min(...stated, ...known) : undefined;
}

/** The newest fiscal year of the initial budgets that documents print; the one year and stage that orders lines. */
export function getOrderYear(series: readonly BudgetSeries[]): number {
  return Math.max(
    0,
    ...series.flatMap(({ amounts }) =>
      amounts.flatMap(({ value }) => (value.stage === 'initial' ? [value.fiscalYear] : [])),
    ),
  );
}

/** The initial budget of a line in one fiscal year, in million yen; `undefined` if no document prints it. */
export function getInitialAmount({ amounts }: BudgetSeries, year: number): number | undefined {
  const found = amounts.find(({ value }) => value.stage === 'initial' && value.fiscalYear === year);
  return found && getAmount(found.value);
}

/** Orders by the initial budget of one year, the largest first; those without one keep their order at the end. */
export function sortByInitial<T>(
  items: readonly T[],
  seriesOf: (item: T) => readonly BudgetSeries[],
): T[] {
  const year = getOrderYear(items.flatMap(seriesOf));
  const key = (item: T) =>
    Math.max(-1, ...seriesOf(item).map((series) => getInitialAmount(series, year) ?? -1));
  return items.toSorted((a, b) => key(b) - key(a));
}

/** In which order the amounts of a year stand for it; a draft only where there is no later amount. */
const STAGES_OF_YEAR: readonly Stage[] = ['settled', 'initial', 'prior-year', 'draft', 'request'];
const SUPPLEMENTARY_STAGES: readonly Stage[] = [
  'supplementary-3',
  'supplementary-2',
  'supplementary-1',
  'supplementary',
];

/**
 * The newest amounts of some lines: of the budget of a year, and of a supplementary budget of that year or the one
 * before, whose money is spent beside it. The two are stages of their own and never added; within each all
 * amounts are of one fiscal year and stage.
 */
export function listLatestAmounts(series: readonly BudgetSeries[]): BudgetClaim[][] {
  const yearly = pickNewest(series, STAGES_OF_YEAR);
  const supplementary = pickNewest(series, SUPPLEMENTARY_STAGES);
  const year = yearly[0]?.value.fiscalYear ?? 0;
  const isRecent = supplementary.some(({ value }) => value.fiscalYear >= year - 1);
  return [yearly, ...(isRecent ? [supplementary] : [])].filter((claims) => claims.length > 0);
}

/** The amounts of the newest fiscal year in the first of these stages; a part only where its total is not printed. */
function pickNewest(series: readonly BudgetSeries[], stages: readonly Stage[]): BudgetClaim[] {
  const amounts = series.flatMap((item) =>
    listDistinctAmounts(item)
      .filter(({ value }) => stages.includes(value.stage))
      .map((claim) => ({ claim, line: item.line, ...claim.value })),
  );
  const [newest] = amounts.toSorted(
    (a, b) => b.fiscalYear - a.fiscalYear || stages.indexOf(a.stage) - stages.indexOf(b.stage),
  );
  const found = amounts.filter(
    ({ fiscalYear, stage }) => fiscalYear === newest?.fiscalYear && stage === newest.stage,
  );
  const parts = new Set(found.flatMap(({ line }) => line.parts));
  return found.filter(({ line }) => !parts.has(line.id)).map(({ claim }) => claim);
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

/**
 * Whether all amounts are the same, each as far as it is printed: 110億円 and 11,000百万円. Nothing is said of their
 * fiscal years and stages, so that amounts of different years can be found equal without being subtracted.
 */
export function isOneAmount(amounts: readonly BudgetClaim[]): boolean {
  const intervals = amounts.map(getRoundingInterval);
  return (
    Math.max(...intervals.map(([low]) => low)) <= Math.min(...intervals.map(([, high]) => high))
  );
}

/**
 * The amounts of the budget of a year, and those of supplementary budgets, which are other money and never compared
 * with the first. Each in the order of fiscal years, and within one in that of the stages.
 */
export function splitSupplementary(amounts: readonly BudgetClaim[]): BudgetClaim[][] {
  return [STAGES_OF_YEAR, SUPPLEMENTARY_STAGES]
    .map((stages) =>
      amounts
        .filter(({ value }) => stages.includes(value.stage))
        .toSorted(
          (a, b) =>
            a.value.fiscalYear - b.value.fiscalYear ||
            stages.indexOf(b.value.stage) - stages.indexOf(a.value.stage),
        ),
    )
    .filter((group) => group.length > 0);
}

/** First and last fiscal year of some amounts; `undefined` without any. */
export function getYearRange(amounts: readonly BudgetClaim[]): [number, number] | undefined {
  if (amounts.length === 0) return undefined;
  const years = amounts.map(({ value }) => value.fiscalYear);
  return [Math.min(...years), Math.max(...years)];
}

/** First and last fiscal year of all amounts of all documents. */
export function getBudgetSpan(site: Site): [number, number] | undefined {
  return getYearRange([...site.claims.values()].filter(isBudgetClaim));
}
