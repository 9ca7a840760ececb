import {
  getAmount,
  getBudgetSeries,
  listDistinctAmounts,
  type BudgetClaim,
  type BudgetSeries,
} from './budget.ts';
import type { Site } from './build-site.ts';
import { addAmounts, type BudgetAmount } from './money.ts';

/** A printed total beside the sum of the parts that the documents show inside it. */
export interface PartsSum {
  total: BudgetClaim;
  parts: BudgetClaim[];
  /** In million yen; `undefined` if a part has no amount of the same year and stage. */
  sum: number | undefined;
}

/** For each amount of a line that has parts, the sum of their amounts of the same fiscal year and stage. */
export function listPartsSums(site: Site, series: BudgetSeries): PartsSum[] {
  const parts = series.line.parts.flatMap((id) => {
    const line = site.find('budget-lines', id);
    return line ? [getBudgetSeries(site, line)] : [];
  });
  if (parts.length === 0) return [];
  return listDistinctAmounts(series).map((total) => {
    const found = parts.flatMap((part) => findSame(part, total) ?? []);
    const [first, ...others] = found.map(toBudgetAmount);
    return {
      total,
      parts: found,
      sum: first ? addAmounts(first, ...others).millionYen : undefined,
    };
  });
}

function findSame(part: BudgetSeries, { value }: BudgetClaim): BudgetClaim | undefined {
  return listDistinctAmounts(part).find(
    (claim) => claim.value.fiscalYear === value.fiscalYear && claim.value.stage === value.stage,
  );
}

function toBudgetAmount({ value }: BudgetClaim): BudgetAmount {
  const { fiscalYear, stage, agency } = value;
  return { millionYen: getAmount(value), fiscalYear, stage, agency };
}
