import type { PinsInput, ShareInput } from '../charts/types.ts';
import { formatDate, formatEraYear } from '../i18n/format-date.ts';
import { formatNumber } from '../i18n/format-value.ts';
import type { Locale } from '../i18n/locales.ts';
import type { PlacedClaim, RecordOf, Site } from '../model/build-site.ts';
import { getSortKey, parsePartialDate } from '../model/partial-date.ts';
import type { ClaimPage } from './claim-page.ts';
import { buildRecordView, type RecordView } from './record-view.ts';
import type { ClaimRef, Segment } from './types.ts';

export interface StatisticView extends RecordView {
  measures: Segment[];
  /** The periods that are columns of the table. */
  periods: string[];
  /** Rows of the table; a cell has every figure of its row and period. */
  series: { label: string; cells: ClaimRef[][] }[];
  comparison?: ShareInput;
  years?: PinsInput;
}

/** A statistic with its rows of comparable figures as a table and, where its record asks for one, a chart. */
export function buildStatisticView(
  site: Site,
  locale: Locale,
  statistic: RecordOf<'statistics'>,
): StatisticView {
  return buildRecordView(site, locale, statistic, (page) => {
    const series = statistic.series.map(({ label, claims }) => ({
      label: label[locale],
      claims: claims.flatMap((id) => site.claims.get(id) ?? []).sort(byTime),
    }));
    const dated = series.flatMap(({ claims }) => claims).sort(byTime);
    const periods = [...new Set(dated.map((claim) => getWhen(page, claim)))];
    return {
      measures: page.toSegments(statistic.measures[locale]).flat(),
      periods,
      series: series.map(({ label, claims }) => ({
        label,
        cells: periods.map((period) =>
          claims
            .filter((claim) => getWhen(page, claim) === period)
            .map((claim) => page.show(claim)),
        ),
      })),
      ...(statistic.chart === 'two-periods' ? { comparison: buildComparison(page, series) } : {}),
      ...(statistic.chart === 'by-year' ? { years: buildYears(page, series) } : {}),
    };
  });
}

function byTime(a: PlacedClaim, b: PlacedClaim): number {
  return getSortKey(a.asOf ?? '') - getSortKey(b.asOf ?? '');
}

interface Series {
  label: string;
  claims: PlacedClaim[];
}

function getWhen({ site, locale }: ClaimPage, claim: PlacedClaim): string {
  return formatDate(claim.asOf ?? site.find('sources', claim.source)?.date ?? '', locale);
}

function getNumber({ value }: PlacedClaim): number | undefined {
  if (value.type === 'count' || value.type === 'ratio' || value.type === 'rank') {
    return value.exact ?? ('max' in value ? (value.max ?? value.min) : undefined);
  }
  return undefined;
}

/** The shares of each row in the earlier and the later period. */
function buildComparison(page: ClaimPage, series: readonly Series[]): ShareInput {
  const ratios = series.map(({ label, claims }) => ({
    label,
    claims: claims.filter(({ value }) => value.type === 'ratio' || value.type === 'count'),
  }));
  const toPoint = (claim: PlacedClaim | undefined) => {
    const value = claim && getNumber(claim);
    if (!claim || value === undefined) return null;
    const ref = page.show(claim);
    return { value, label: ref.text, href: ref.href, linkLabel: ref.label };
  };
  const sample = ratios[0]?.claims ?? [];
  return {
    rows: ratios.map(({ label, claims }) => ({
      label,
      then: toPoint(claims[0]),
      now: toPoint(claims[1]),
    })),
    thenLabel: sample[0] ? getWhen(page, sample[0]) : '',
    nowLabel: sample[1] ? getWhen(page, sample[1]) : '',
    formatTick: (value) =>
      `${formatNumber(value, page.locale)}${sample[0]?.value.type === 'ratio' ? '%' : ''}`,
  };
}

function isCounted({ value }: PlacedClaim): boolean {
  return value.type !== 'count' || value.status === 'actual';
}

/** Counts by year as pins; planned and estimated ones are series of their own, and open. */
export function buildYears(page: ClaimPage, series: readonly Series[]): PinsInput {
  const { locale, strings } = page;
  const points = series.map(({ label, claims }) => ({
    label,
    points: claims.flatMap((claim) => {
      const year = parsePartialDate(claim.asOf ?? '')?.start?.year;
      const value = getNumber(claim);
      return year !== undefined && value !== undefined ? [{ claim, year, value }] : [];
    }),
  }));
  const years = points.flatMap((item) => item.points.map(({ year }) => year));
  const [from, to] = [Math.min(...years), Math.max(...years)];
  return {
    years: Array.from({ length: to - from + 1 }, (_, index) => {
      const year = from + index;
      const isStated = years.includes(year);
      return {
        year,
        label: String(year),
        eraLabel: formatEraYear(year, locale),
        state: isStated ? ('stated' as const) : ('not-stated' as const),
        ...(isStated ? {} : { stateLabel: strings.charts.notStated }),
      };
    }),
    series: points.flatMap(({ label, points: list }, index) =>
      (['initial', 'draft'] as const).map((stage) => ({
        line: String(index),
        agency: 'count' as const,
        stage,
        label,
        pins: list
          .filter(({ claim }) => isCounted(claim) === (stage === 'initial'))
          .map(({ claim, year, value }) => {
            const ref = page.show(claim);
            const valueLabel = formatNumber(value, locale);
            return { year, value, valueLabel, href: ref.href, linkLabel: ref.label };
          }),
      })),
    ),
    formatTick: (value) => formatNumber(value, locale),
  };
}
