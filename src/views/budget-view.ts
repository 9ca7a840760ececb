import type { Bar, LegendItem, PinsPanel } from '../charts/types.ts';
import { formatEraYear, formatFiscalYear } from '../i18n/format-date.ts';
import { formatNumber } from '../i18n/format-value.ts';
import { toPath, type Locale } from '../i18n/locales.ts';
import {
  getAmount,
  getBudgetSeries,
  getLineAgency,
  getOrderYear,
  getRoundingInterval,
  getRoundingStep,
  getYearRange,
  getYearStatement,
  listDistinctAmounts,
  sortByInitial,
  type BudgetClaim,
  type BudgetSeries,
} from '../model/budget.ts';
import type { Site } from '../model/build-site.ts';
import {
  buildLegend,
  buildPins,
  describePins,
  getAgencyLabel,
  toAgencyClass,
  toChartStage,
} from './budget-chart.ts';
import { showNumbers, type BudgetNumber } from './budget-table.ts';
import { startPage, type ClaimPage } from './claim-page.ts';
import type { Currency } from './currency-view.ts';
import { compareAmounts } from './drawn-amounts.ts';
import {
  buildReconciliations,
  buildResidualFigures,
  type ReconciliationFigure,
  type ReconciliationRow,
} from './reconciliation-view.ts';
import type { ClaimRow, RecordLink } from './types.ts';

export interface BudgetView {
  title: string;
  status: string[];
  compare: { title: string; summary: string; bars: Bar[]; rows: ComparedAmount[] };
  /** By which year and stage the lines are ordered. */
  order: string;
  panels: PinsPanel[];
  panelsTitle: string;
  legend: LegendItem[];
  years: { year: string; era: string }[];
  rows: BudgetMatrixRow[];
  totals: BudgetMatrixRow[];
  reconciliations: ReconciliationRow[];
  figures: ReconciliationFigure[];
  currency: Currency;
  claims: ClaimRow[];
}

/** What a bar draws, in figures. */
export interface ComparedAmount extends BudgetNumber {
  line: RecordLink;
  yearAndStage: string;
}

/** A budget line with its amounts by year, in the order of `years`. */
export interface BudgetMatrixRow {
  line: RecordLink;
  agency: string;
  parts: RecordLink[];
  years: { amounts: { numbers: BudgetNumber[]; stage: string }[]; isBeforeStart: boolean }[];
}

/** All budget lines: the newest initial and supplementary amounts on one scale, each line by year, and the table. */
export function buildBudgetView(site: Site, locale: Locale): BudgetView {
  const page = startPage(site, locale);
  const { strings } = page;
  const stated = site
    .list('budget-lines')
    .map((line) => getBudgetSeries(site, line))
    .filter(({ amounts }) => amounts.length > 0);
  const all = sortByInitial(stated, (item) => [item]);
  const isTotal = ({ line }: BudgetSeries) => line.parts.length > 0;
  const lines = all.filter((series) => !isTotal(series));
  const [from, to] = getYearRange(all.flatMap(({ amounts }) => amounts)) ?? [0, 0];
  const years = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const toRows = (series: readonly BudgetSeries[]) =>
    series.map((item) => toMatrixRow(page, item, years));
  const panels = lines.map((series) => toPanel(page, series, [from, to]));
  const view = {
    compare: buildCompare(page, lines, to),
    order: strings.budgetPage.order(formatFiscalYear(getOrderYear(all), locale)),
    panels,
    panelsTitle: strings.budgetPage.linesChart(from, to),
    legend: buildLegend(
      page,
      panels.map(({ pins }) => pins),
    ),
    years: years.map((year) => ({ year: String(year), era: formatEraYear(year, locale) })),
    rows: toRows(lines),
    totals: toRows(all.filter(isTotal)),
    reconciliations: buildReconciliations(page).filter(({ isMoney }) => isMoney),
    figures: buildResidualFigures(page),
  };
  const claims = page.shownClaims();
  const sources = new Set(claims.map(({ source }) => source));
  return {
    title: strings.nav.budget,
    status: [strings.budgetPage.status(all.length, claims.length, sources.size)],
    ...view,
    currency: page.getCurrency(),
    claims: page.rows(),
  };
}

/** Supplementary amounts of the year before beside the initial ones of the newest year. */
function buildCompare(
  page: ClaimPage,
  lines: readonly BudgetSeries[],
  newest: number,
): BudgetView['compare'] {
  const { locale, strings } = page;
  const amounts = lines.flatMap((series) =>
    listDistinctAmounts(series)
      .filter(({ value: { fiscalYear, stage } }) =>
        stage.startsWith('supplementary')
          ? fiscalYear === newest - 1
          : stage === 'initial' && fiscalYear === newest,
      )
      .map((claim) => ({ series, claim })),
  );
  const bars = amounts.map(({ series, claim }) => toBar(page, series, claim));
  return {
    title: strings.budgetPage.compare(newest, newest - 1),
    summary: bars
      .map(({ label, subLabel, valueLabel }) => `${label} ${subLabel} ${valueLabel}`)
      .join(locale === 'ja' ? '、' : ', '),
    bars,
    // As the bars are drawn, the largest first.
    rows: amounts
      .toSorted((a, b) => getAmount(b.claim.value) - getAmount(a.claim.value))
      .map(({ series: { line }, claim }) => ({
        line: { ...page.linkTo(line), name: page.getShortName(line) },
        yearAndStage: describeYearAndStage(page, claim),
        ...showNumbers(page, [claim])[0]!,
      })),
  };
}

function describeYearAndStage({ locale, strings }: ClaimPage, { value }: BudgetClaim): string {
  const year = locale === 'ja' ? formatEraYear(value.fiscalYear, locale) : `FY${value.fiscalYear}`;
  return `${year} ${strings.stages[value.stage]}`;
}

function toBar(page: ClaimPage, { line }: BudgetSeries, claim: BudgetClaim): Bar {
  const { locale } = page;
  const { value } = claim;
  const amount = getAmount(value);
  const ref = page.show(claim);
  const [low, high] = getRoundingInterval(claim);
  return {
    label: page.getShortName(line),
    subLabel: describeYearAndStage(page, claim),
    stage: toChartStage(value.stage),
    segments: [{ agency: toAgencyClass(getLineAgency(page.site, line)), value: amount }],
    valueLabel: formatNumber(amount, locale),
    ...(getRoundingStep(claim) > 1 ? { interval: { low, high } } : {}),
    href: ref.href,
    linkLabel: ref.label,
  };
}

function toPanel(
  page: ClaimPage,
  series: BudgetSeries,
  range: readonly [number, number],
): PinsPanel {
  const { line } = series;
  const agency = getLineAgency(page.site, line);
  return {
    id: line.id,
    name: page.getShortName(line),
    href: toPath(page.locale, `budget/${line.id}/`),
    agency: toAgencyClass(agency),
    agencyLabel: agency ? getAgencyLabel(page, agency) : page.strings.agencies.other,
    summary: describePins(page, [series]),
    pins: buildPins(page, [series], range),
  };
}

function toMatrixRow(
  page: ClaimPage,
  series: BudgetSeries,
  years: readonly number[],
): BudgetMatrixRow {
  const { line, amounts } = series;
  const { site, strings } = page;
  return {
    line: { ...page.linkTo(line), name: page.getShortName(line) },
    agency: line.agency ? getAgencyLabel(page, line.agency) : '',
    parts: line.parts.flatMap((id) => {
      const part = site.find('budget-lines', id);
      return part ? [{ ...page.linkTo(part), name: page.getShortName(part) }] : [];
    }),
    years: years.map((year) => ({
      amounts: [
        ...Map.groupBy(
          amounts
            .filter(({ value }) => value.fiscalYear === year)
            .toSorted((a, b) => compareAmounts(a.value, b.value)),
          ({ value }) => value.stage,
        ),
      ].map(([stage, claims]) => ({
        numbers: showNumbers(page, claims),
        stage: strings.stages[stage],
      })),
      isBeforeStart: getYearStatement(site, [series], year) === 'before-start',
    })),
  };
}
