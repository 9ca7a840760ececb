import { STAGE_ORDER } from '../charts/stage-marks.ts';
import { formatFiscalYear } from '../i18n/format-date.ts';
import { isBudgetClaim, listAmountSeries, type BudgetSeries } from '../model/budget.ts';
import type { Stage } from '../schemas/value.ts';
import { getAgencyLabel, toChartStage, withoutCoveredTotals } from './budget-chart.ts';
import { showNumbers, type BudgetNumber } from './budget-table.ts';
import type { ClaimPage } from './claim-page.ts';

/** An amount that a chart of pins draws, with its year, its stage and, of several lines, the agency of its own. */
export interface DrawnAmount extends BudgetNumber {
  label: string;
}

/** What a chart of pins draws, by fiscal year and stage, for those who take the figures without the drawing. */
export function listDrawnAmounts(page: ClaimPage, series: readonly BudgetSeries[]): DrawnAmount[] {
  const { site, locale, strings } = page;
  const drawn = withoutCoveredTotals(series).flatMap((item) =>
    listAmountSeries(item)
      .flatMap(({ amounts }) => amounts.flatMap(({ claim }) => site.claims.get(claim) ?? []))
      .filter(isBudgetClaim)
      .map((claim) => ({ line: item.line, claim, ...claim.value })),
  );
  const lines = new Set(drawn.map(({ line }) => line));
  return drawn.toSorted(compareAmounts).map(({ line, claim, fiscalYear, stage }) => {
    const agency = lines.size > 1 && line.agency ? getAgencyLabel(page, line.agency) : '';
    const label = [formatFiscalYear(fiscalYear, locale), strings.stages[stage], agency];
    return { label: label.filter(Boolean).join(' '), ...showNumbers(page, [claim])[0]! };
  });
}

/** Earlier years first, and in one year the stages as they come about. */
export function compareAmounts(
  a: { fiscalYear: number; stage: Stage },
  b: { fiscalYear: number; stage: Stage },
): number {
  const order = (stage: Stage) => STAGE_ORDER.indexOf(toChartStage(stage));
  return (
    a.fiscalYear - b.fiscalYear || order(a.stage) - order(b.stage) || a.stage.localeCompare(b.stage)
  );
}
