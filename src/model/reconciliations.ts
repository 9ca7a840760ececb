import type { ResidualKind } from '../schemas/reconciliation.ts';
import type { Localized, Ref } from '../schemas/shared.ts';
import {
  getAmount,
  getBudgetSeries,
  getRoundingInterval,
  getRoundingStep,
  type BudgetClaim,
} from './budget.ts';
import type { PlacedClaim, RecordOf, Site } from './build-site.ts';
import { addAmounts, type BudgetAmount } from './money.ts';

/** A printed total beside what its parts come to. */
export interface Reconciliation {
  /** Fragment on the page of discrepancies. */
  id: string;
  title?: Localized;
  /** The budget line of a total of money. */
  line?: RecordOf<'budget-lines'>;
  method: 'sum' | 'product' | 'number' | 'quotient' | 'percentage';
  total: PlacedClaim;
  parts: PlacedClaim[];
  /** Numbers that are printed with the total and have no claim of their own: 15 and 20 of 15件×20人. */
  factors: number[];
  computed: number;
  printed: number;
  /** What prints as the total: 4,050 to 4,149 for 41億円. */
  interval: readonly [low: number, high: number];
  /** Printed less computed. */
  residual: number;
  /** `undefined` until someone has reviewed a residual. */
  kind?: ResidualKind;
  reason?: Localized;
}

/** Every total that a document prints and whose parts documents print too: budgets, then counts. */
export function listReconciliations(site: Site): Reconciliation[] {
  const budgets = site.list('budget-lines').flatMap((line) => listLineReconciliations(site, line));
  return [...budgets, ...site.reconciliations.counts.flatMap((item) => toCount(site, item))];
}

/** The totals of one budget line. Amounts of another stage or fiscal year are no parts, and are never added. */
export function listLineReconciliations(
  site: Site,
  line: RecordOf<'budget-lines'>,
): Reconciliation[] {
  const parts = line.parts.flatMap((id) => site.find('budget-lines', id) ?? []);
  return getBudgetSeries(site, line).amounts.flatMap((total) => {
    const found = parts.flatMap((part) => findPart(site, part, total) ?? []);
    const [first, ...others] = found.map(toBudgetAmount);
    if (!first) return [];
    const computed = addAmounts(first, ...others).millionYen;
    return [reconcileBudget(site, line, { total, parts: found, computed })];
  });
}

/** The amount of a part for the year and stage of a total: from its page if there, else the most exact. */
function findPart(
  site: Site,
  part: RecordOf<'budget-lines'>,
  total: BudgetClaim,
): BudgetClaim | undefined {
  const { fiscalYear, stage } = total.value;
  const same = getBudgetSeries(site, part).amounts.filter(
    ({ value }) => value.fiscalYear === fiscalYear && value.stage === stage,
  );
  const isHere = (claim: BudgetClaim) => claim.source === total.source && claim.part === total.part;
  return same.find(isHere) ?? same.toSorted((a, b) => getRoundingStep(a) - getRoundingStep(b))[0];
}

function toBudgetAmount({ value }: BudgetClaim): BudgetAmount {
  const { fiscalYear, stage, agency } = value;
  return { millionYen: getAmount(value), fiscalYear, stage, agency };
}

function reconcileBudget(
  site: Site,
  line: RecordOf<'budget-lines'>,
  { total, parts, computed }: { total: BudgetClaim; parts: BudgetClaim[]; computed: number },
): Reconciliation {
  const printed = getAmount(total.value);
  const interval = getRoundingInterval(total);
  const residual = printed - computed;
  const review = site.reconciliations.budgets.find((item) => item.total === total.id);
  const isOneFigure = parts.length === 1 && residual === 0;
  const kind = isOneFigure ? 'same' : getKind(computed, printed, interval);
  return {
    id: `r-${total.id}`,
    line,
    method: 'sum',
    total,
    parts,
    factors: [],
    computed,
    printed,
    interval,
    residual,
    ...(kind ? { kind } : {}),
    ...(!kind && review ? { kind: review.kind, reason: review.reason } : {}),
  };
}

/** No residual, or one within the rounding of the printed total; anything else needs a review. */
function getKind(
  computed: number,
  printed: number,
  [low, high]: readonly [number, number],
): ResidualKind | undefined {
  if (computed === printed) return 'none';
  return low <= computed && computed <= high ? 'rounding' : undefined;
}

function toCount(site: Site, item: Site['reconciliations']['counts'][number]): Reconciliation[] {
  const total = site.claims.get(item.total);
  if (!total) return [];
  const parts = item.parts.flatMap((id) => site.claims.get(id) ?? []);
  const factors = total.value.type === 'count' ? (total.value.parts ?? []) : [];
  const numbers = parts.map(getNumber);
  const computed = compute(item.method, numbers, factors);
  const printed = getNumber(total);
  const interval = getCountInterval(total, printed);
  // A stated bound such as 2倍以上 holds or does not; nothing of it is rounded.
  const kind = getKind(computed, printed, interval) && 'none';
  return [
    {
      id: item.id,
      title: item.title,
      method: item.method,
      total,
      parts,
      factors,
      computed,
      printed,
      interval,
      residual: kind ? 0 : round(printed - computed),
      ...(kind ? { kind } : {}),
      ...(!kind && item.kind && item.reason ? { kind: item.kind, reason: item.reason } : {}),
    },
  ];
}

function compute(method: Reconciliation['method'], numbers: number[], factors: number[]): number {
  const [first = 0] = numbers;
  const last = numbers.at(-1) ?? 0;
  switch (method) {
    case 'sum':
      return numbers.reduce((sum, number) => sum + number, 0);
    case 'product':
      return factors.reduce((product, factor) => product * factor, 1);
    case 'number':
      return numbers.length;
    case 'quotient':
      return round(last / first);
    case 'percentage':
      return round((last / first) * 100);
  }
}

function getNumber({ value }: PlacedClaim): number {
  if (!('exact' in value || 'min' in value || 'max' in value)) return 0;
  return (
    value.exact ??
    ('min' in value ? value.min : undefined) ??
    ('max' in value ? (value.max ?? 0) : 0)
  );
}

/** `2倍以上` holds for anything from 2, `6割以下` for anything up to 60. */
function getCountInterval({ value }: PlacedClaim, printed: number): readonly [number, number] {
  if ('min' in value && value.min !== undefined) return [value.min, value.max ?? Infinity];
  if ('max' in value && value.max !== undefined) return [-Infinity, value.max];
  return [printed, printed];
}

function round(number: number): number {
  return Math.round(number * 100) / 100;
}

/** Where the reader finds the subject of a reconciliation. */
export function getSubject({ line, total }: Reconciliation): Ref {
  return line?.ref ?? (total.subject as Ref);
}
