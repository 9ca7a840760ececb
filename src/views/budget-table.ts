import { formatEraYear } from '../i18n/format-date.ts';
import { formatNumber } from '../i18n/format-value.ts';
import {
  getRoundingStep,
  getYearRange,
  getYearStatement,
  type BudgetClaim,
  type BudgetSeries,
} from '../model/budget.ts';
import type { PlacedClaim } from '../model/build-site.ts';
import { getAgencyLabel } from './budget-chart.ts';
import type { ClaimPage } from './claim-page.ts';
import type { ClaimRef } from './types.ts';

/** An amount as a number of million yen, with a note where it is printed rounded. */
export interface BudgetNumber {
  claim: ClaimRef;
  note: string;
}

/** The amount of one fiscal year, line and stage with all that is needed to use it. */
export interface BudgetRow {
  year: string;
  era: string;
  agency: string;
  /** In million yen, the most exact first; others follow only where they print another number. */
  amounts: BudgetNumber[];
  /** The claim that there was no such amount the year before (新規). */
  isNew?: ClaimRef;
  stage: string;
  /** What limits the amount, such as an estimate within an operating grant. */
  limits: string[];
  sources: { name: string; href: string; place: string }[];
  /** Of a year without an amount: whether it lies before the start. */
  isBeforeStart: boolean;
}

/**
 * The amounts of some lines, a row per year, line and stage, newest year first; years without an amount have a row
 * that says so. The years are those of the amounts, or those of `span`.
 */
export function buildBudgetRows(
  page: ClaimPage,
  series: readonly BudgetSeries[],
  span?: readonly [number, number],
): BudgetRow[] {
  const range = span ?? getYearRange(series.flatMap(({ amounts }) => amounts));
  if (!range) return [];
  const [from, to] = range;
  return Array.from({ length: to - from + 1 }, (_, index) => to - index).flatMap((year) =>
    buildYear(page, series, year),
  );
}

function buildYear(page: ClaimPage, series: readonly BudgetSeries[], year: number): BudgetRow[] {
  const base = {
    year: String(year),
    era: formatEraYear(year, page.locale),
    isBeforeStart: false,
  };
  const rows = series.flatMap((item) => {
    const ofYear = item.amounts.filter(({ value }) => value.fiscalYear === year);
    const stages = Map.groupBy(ofYear, ({ value }) => value.stage);
    return [...stages.values()].map((claims) => ({ ...base, ...buildRow(page, item, claims) }));
  });
  if (rows.length > 0) return rows;
  const isBeforeStart = getYearStatement(page.site, series, year) === 'before-start';
  return [{ ...base, agency: '', amounts: [], stage: '', limits: [], sources: [], isBeforeStart }];
}

/** One row of claims of one year, line and stage; a number that several places print stands once. */
function buildRow(
  page: ClaimPage,
  { line, news }: BudgetSeries,
  claims: readonly BudgetClaim[],
): Omit<BudgetRow, 'year' | 'era' | 'isBeforeStart'> {
  const { site, locale, strings } = page;
  const exactFirst = claims.toSorted((a, b) => getRoundingStep(a) - getRoundingStep(b));
  const { fiscalYear, stage } = claims[0]!.value;
  const isNew = news.find(
    ({ value }) =>
      value.type === 'absent' &&
      value.fiscalYear === fiscalYear - 1 &&
      (value.stage ?? 'initial') === stage,
  );
  const limits = exactFirst.flatMap((claim) =>
    claim.limits.flatMap((id) => site.limits.get(id)?.label[locale] ?? []),
  );
  const sources = exactFirst.map((claim) => getSource(page, claim));
  return {
    agency: line.agency ? getAgencyLabel(page, line.agency) : '',
    amounts: showNumbers(page, claims),
    ...(isNew ? { isNew: page.show(isNew, strings.charts.new) } : {}),
    stage: strings.stages[stage],
    limits: [...new Set(limits)],
    sources: [...new Map(sources.map((source) => [source.href, source])).values()],
  };
}

/** The numbers that some claims of one year, line and stage print, the most exact first, each number once. */
export function showNumbers(page: ClaimPage, claims: readonly BudgetClaim[]): BudgetNumber[] {
  const exactFirst = claims.toSorted((a, b) => getRoundingStep(a) - getRoundingStep(b));
  const byNumber = Map.groupBy(exactFirst, (claim) => toNumber(page, claim));
  const shown = [...byNumber].map(([number, [claim]]) => ({
    claim: page.show(claim!, number),
    note: getRoundingStep(claim!) > 1 ? page.strings.record.roundedAmount : '',
  }));
  for (const claim of exactFirst) page.list(claim);
  return shown;
}

/** The amount as a number of million yen, the unit of the table's head. */
export function toNumber(page: ClaimPage, claim: BudgetClaim): string {
  const { exact } = claim.value;
  return exact === undefined ? page.toText(claim) : formatNumber(exact, page.locale);
}

function getSource(page: ClaimPage, claim: PlacedClaim): BudgetRow['sources'][number] {
  const source = page.site.find('sources', claim.source)!;
  const part = source.parts.find(({ id }) => id === claim.part);
  const pageNumber = part?.page && (page.locale === 'ja' ? `${part.page}頁` : `p. ${part.page}`);
  return {
    name: page.getShortName(source),
    href: `${page.linkTo(source).href}#${claim.part}`,
    place: pageNumber || part?.heading[page.locale] || '',
  };
}
