import type { PinsInput } from '../charts/types.ts';
import type { Locale } from '../i18n/locales.ts';
import { getBudgetSeries, getYearRange } from '../model/budget.ts';
import type { RecordOf, Site } from '../model/build-site.ts';
import { buildPins, describePins } from './budget-chart.ts';
import { buildBudgetRows, type BudgetRow } from './budget-table.ts';
import { buildRecordView, type RecordView } from './record-view.ts';
import type { RecordLink } from './types.ts';

export interface BudgetLineView extends RecordView {
  title: string;
  chartTitle: string;
  summary: string;
  chart?: PinsInput;
  rows: BudgetRow[];
  parts: RecordLink[];
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
    return {
      chartTitle: range
        ? page.strings.charts.budget(page.getShortName(line), ...range)
        : page.getName(line),
      summary: describePins(page, [series]),
      ...(range ? { chart: buildPins(page, [series], range) } : {}),
      rows: buildBudgetRows(page, [series]),
      parts: line.parts.flatMap((id) => {
        const part = site.find('budget-lines', id);
        return part ? [page.linkTo(part)] : [];
      }),
    };
  });
}
