import type { LegendItem, PinsInput } from '../charts/types.ts';
import type { Locale } from '../i18n/locales.ts';
import { getBudgetSeries, getYearRange } from '../model/budget.ts';
import type { RecordOf, Site } from '../model/build-site.ts';
import { buildLegend, buildPins, describePins } from './budget-chart.ts';
import { buildBudgetRows, type BudgetRow } from './budget-table.ts';
import {
  buildLineReconciliations,
  type ReconciliationFigure,
  type ReconciliationRow,
} from './reconciliation-view.ts';
import { buildRecordView, type RecordView } from './record-view.ts';
import type { RecordLink } from './types.ts';

export interface BudgetLineView extends RecordView {
  title: string;
  chartTitle: string;
  summary: string;
  chart?: PinsInput;
  legend: LegendItem[];
  rows: BudgetRow[];
  parts: RecordLink[];
  totals: ReconciliationRow[];
  figures: ReconciliationFigure[];
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
    const totals = buildLineReconciliations(page, line);
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
      totals: totals.rows,
      figures: totals.figures,
    };
  });
}
