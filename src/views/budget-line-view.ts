import type { LegendItem, PinsInput } from '../charts/types.ts';
import type { Locale } from '../i18n/locales.ts';
import { formatFiscalYear } from '../i18n/format-date.ts';
import { formatNumber } from '../i18n/format-value.ts';
import { getBudgetSeries, getYearRange, type BudgetSeries } from '../model/budget.ts';
import type { RecordOf, Site } from '../model/build-site.ts';
import { listPartsSums } from '../model/sum-parts.ts';
import { buildLegend, buildPins, describePins } from './budget-chart.ts';
import { buildBudgetRows, type BudgetRow } from './budget-table.ts';
import { buildRecordView, type RecordView } from './record-view.ts';
import type { Ref } from '../schemas/shared.ts';
import type { ClaimPage } from './claim-page.ts';
import type { ClaimRef, RecordLink } from './types.ts';

export interface BudgetLineView extends RecordView {
  title: string;
  chartTitle: string;
  summary: string;
  chart?: PinsInput;
  legend: LegendItem[];
  rows: BudgetRow[];
  parts: RecordLink[];
  sums: {
    year: string;
    stage: string;
    total: ClaimRef;
    parts: { name: string; claim: ClaimRef }[];
    sum: string;
  }[];
}

/** A budget line with every amount that a document prints of it. */
export function buildBudgetLineView(
  site: Site,
  locale: Locale,
  line: RecordOf<'budget-lines'>,
): BudgetLineView {
  return buildRecordView(site, locale, line, (page) => {
    const series = getBudgetSeries(site, line);
    const range = getYearRange(series.amounts);
    const chart = range && buildPins(page, [series], range);
    return {
      chartTitle: range
        ? page.strings.charts.budget(page.getShortName(line), ...range)
        : page.getName(line),
      summary: describePins(page, [series]),
      ...(chart ? { chart } : {}),
      legend: chart ? buildLegend(page, [chart]) : [],
      rows: buildBudgetRows(page, [series]),
      parts: line.parts.flatMap((id) => {
        const part = site.find('budget-lines', id);
        return part ? [page.linkTo(part)] : [];
      }),
      sums: buildSums(page, series),
    };
  });
}

/** Each printed total beside the sum of its parts, which is ours. */
function buildSums(page: ClaimPage, series: BudgetSeries): BudgetLineView['sums'] {
  const { site, locale, strings } = page;
  return listPartsSums(site, series).flatMap(({ total, parts, sum }) => {
    if (sum === undefined) return [];
    return [
      {
        year: formatFiscalYear(total.value.fiscalYear, locale),
        stage: strings.stages[total.value.stage],
        total: page.show(total),
        parts: parts.map((part) => ({
          name: page.getShortName(site.records.get(part.subject as Ref)!),
          claim: page.show(part),
        })),
        sum: formatNumber(sum, locale),
      },
    ];
  });
}
