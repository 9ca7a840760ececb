import type {
  AgencyClass,
  LegendItem,
  Pin,
  PinSeries,
  PinsInput,
  PinYear,
  Stage as ChartStage,
} from '../charts/types.ts';
import { formatEraYear } from '../i18n/format-date.ts';
import { formatNumber } from '../i18n/format-value.ts';
import type { Locale } from '../i18n/locales.ts';
import {
  getAmount,
  getLineAgency,
  getRoundingInterval,
  getRoundingStep,
  getYearStatement,
  isBudgetClaim,
  listAmountSeries,
  listDistinctAmounts,
  type BudgetClaim,
  type BudgetSeries,
} from '../model/budget.ts';
import type { AmountSeries } from '../model/money.ts';
import type { Stage } from '../schemas/value.ts';
import type { ClaimPage } from './claim-page.ts';

const AGENCIES: readonly string[] = ['jst', 'jsps', 'amed', 'mext'];

/** The colour of an agency; those beyond the four share one. */
export function toAgencyClass(agency: string | undefined): AgencyClass {
  return AGENCIES.includes(agency ?? '') ? (agency as AgencyClass) : 'other';
}

export function toChartStage(stage: Stage): ChartStage {
  return stage.startsWith('supplementary') ? 'supplementary' : (stage as ChartStage);
}

/** Fiscal years of an axis, each with both calendars and whether any series has an amount in it. */
export function buildPinYears(
  page: ClaimPage,
  [from, to]: readonly [number, number],
  series: readonly BudgetSeries[],
): PinYear[] {
  const { locale, strings } = page;
  return Array.from({ length: to - from + 1 }, (_, index): PinYear => {
    const year = from + index;
    const state = getYearStatement(page.site, series, year);
    return {
      year,
      label: String(year),
      eraLabel: formatEraYear(year, locale),
      shortLabel: `’${String(year).slice(2)}`,
      shortEraLabel:
        locale === 'ja'
          ? formatEraYear(year, locale).replace(/和|成/, '')
          : formatEraYear(year, locale),
      state,
      ...(state === 'not-stated' ? { stateLabel: strings.charts.notStated } : {}),
    };
  });
}

/**
 * The amounts of some lines of one program as pins. A series has amounts of one line, stage, agency and basis;
 * amounts of one line and year in several stages stand side by side.
 */
export function buildPins(
  page: ClaimPage,
  series: readonly BudgetSeries[],
  range: readonly [number, number],
): PinsInput {
  const { locale, strings } = page;
  return {
    years: buildPinYears(page, range, series),
    series: withoutCoveredTotals(series).flatMap((item) =>
      listAmountSeries(item).map((amounts) => toPinSeries(page, item, amounts)),
    ),
    formatTick: (value) => formatNumber(value, locale),
    supplementaryLabel: strings.charts.supplementary,
  };
}

/** Leaves out of a total what its parts in the same chart show, so that one amount is not drawn twice. */
export function withoutCoveredTotals(series: readonly BudgetSeries[]): BudgetSeries[] {
  return series
    .map((item) => {
      const parts = series.filter(({ line }) => item.line.parts.includes(line.id));
      const isCovered = ({ value }: BudgetClaim) =>
        parts.some(({ amounts }) =>
          amounts.some(
            (part) =>
              part.value.fiscalYear === value.fiscalYear && part.value.stage === value.stage,
          ),
        );
      return { ...item, amounts: item.amounts.filter((amount) => !isCovered(amount)) };
    })
    .filter(({ amounts }) => amounts.length > 0);
}

function toPinSeries(page: ClaimPage, item: BudgetSeries, series: AmountSeries): PinSeries {
  const { line } = item;
  return {
    line: line.id,
    agency: toAgencyClass(getLineAgency(page.site, line)),
    stage: toChartStage(series.stage),
    label: line.agency ? getAgencyLabel(page, line.agency) : '',
    pins: series.amounts
      .flatMap(({ claim: id }) => page.site.claims.get(id) ?? [])
      .filter(isBudgetClaim)
      .map((claim) => toPin(page, claim, item)),
  };
}

function toPin(page: ClaimPage, claim: BudgetClaim, { news, amounts }: BudgetSeries): Pin {
  const { value } = claim;
  const amount = getAmount(value);
  const ref = page.show(claim);
  const [low, high] = getRoundingInterval(claim);
  const isNew = news.some(
    (item) =>
      item.value.type === 'absent' &&
      item.value.fiscalYear === value.fiscalYear - 1 &&
      (item.value.stage ?? 'initial') === value.stage,
  );
  // What a rounded draft may stand for is no question where the initial budget that followed lies in its range.
  const isSettled = amounts.some(
    (other) =>
      other.value.fiscalYear === value.fiscalYear &&
      getRoundingStep(other) === 1 &&
      getAmount(other.value) === amount,
  );
  return {
    year: value.fiscalYear,
    value: amount,
    valueLabel: formatNumber(amount, page.locale),
    ...(getRoundingStep(claim) > 1 && !isSettled ? { interval: { low, high } } : {}),
    ...(isNew ? { newLabel: page.strings.charts.new } : {}),
    href: ref.href,
    linkLabel: ref.label,
  };
}

/** What the colour of an agency stands for: its agency, or all that have none of their own. */
export function getAgencyClassLabel(page: ClaimPage, agency: string): string {
  return agency === 'other' ? page.strings.mapPage.otherAgency : getAgencyLabel(page, agency);
}

/** JST for the Japan Science and Technology Agency: the short name of an organization. */
export function getAgencyLabel(page: ClaimPage, agency: string): string {
  const record = page.site.find('organizations', agency);
  return record ? (record.acronym ?? page.getShortName(record)) : agency;
}

/** The chart in words, for readers who do not see it. */
export function describePins(
  { locale, strings }: ClaimPage,
  series: readonly BudgetSeries[],
): string {
  return series
    .flatMap((item) =>
      listDistinctAmounts(item).map(({ value }) =>
        strings.charts.point(
          `${value.fiscalYear}`,
          strings.stages[value.stage],
          formatNumber(getAmount(value), locale as Locale),
        ),
      ),
    )
    .join(locale === 'ja' ? '、' : ', ');
}

const LEGEND_STAGES = [
  'initial',
  'draft',
  'prior-year',
  'supplementary',
  'request',
  'settled',
] as const;

/** What the shapes of a chart of pins mean: only those that it has. */
export function buildLegend({ strings }: ClaimPage, charts: readonly PinsInput[]): LegendItem[] {
  const pins = charts.flatMap(({ series }) => series.flatMap((item) => item.pins));
  const used = new Set(charts.flatMap(({ series }) => series.map(({ stage }) => stage)));
  const isGap = charts.some(({ years }) => years.some(({ state }) => state === 'not-stated'));
  const stages = LEGEND_STAGES.filter((stage) => used.has(stage));
  return [
    ...stages.map((sign) => ({ sign, label: strings.charts.stages[sign] })),
    ...(pins.some(({ interval }) => interval)
      ? [{ sign: 'rounded' as const, label: strings.charts.rounded }]
      : []),
    ...(isGap ? [{ sign: 'not-stated' as const, label: strings.charts.notStated }] : []),
  ];
}
