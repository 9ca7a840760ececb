import type { Method, ResidualKind } from '../schemas/reconciliation.ts';
import type { Localized, Ref } from '../schemas/shared.ts';
import {
  getAmount,
  getBudgetSeries,
  getPriceBasis,
  getRoundingInterval,
  getRoundingStep,
  toBudgetAmount,
  type BudgetClaim,
} from './budget.ts';
import type { PlacedClaim, RecordOf, Site } from './build-site.ts';
import { computeCount, getNumber, round } from './count-reconciliations.ts';
import { sumWithinTotal } from './money.ts';

/** A printed total beside what its parts come to. */
export interface Reconciliation {
  /** Fragment on the page of discrepancies. */
  id: string;
  title?: Localized;
  /** The budget line of a total of money. */
  line?: RecordOf<'budget-lines'>;
  method: Method;
  total: PlacedClaim;
  parts: PlacedClaim[];
  /** Numbers that are printed with the total and have no claim of their own: 15 and 20 of 15件×20人. */
  factors: number[];
  /** Names that one part prints and that are counted. */
  names: string[];
  computed: number;
  printed: number;
  /** What prints as the total: 4,050 to 4,149 for 41億円. */
  interval: readonly [low: number, high: number];
  /** Printed less computed. */
  residual: number;
  /** `undefined` until someone has reviewed a residual. */
  kind?: ResidualKind;
  /** What the review says of the residual; the words for kinds that the code finds are those of the interface. */
  reason?: Localized;
}

/** Every total that a document prints and whose parts documents print too: budgets, then counts. */
export function listReconciliations(site: Site): Reconciliation[] {
  const budgets = site.list('budget-lines').flatMap((line) => listLineReconciliations(site, line));
  return [...budgets, ...site.reconciliations.counts.flatMap((item) => toCount(site, item))];
}

/**
 * The totals of one budget line, each with the parts of its own page, and where other pages print the parts in the
 * unit of the total, or more exactly, with those too. Amounts of another stage or fiscal year are no parts.
 */
export function listLineReconciliations(
  site: Site,
  line: RecordOf<'budget-lines'>,
): Reconciliation[] {
  return getBudgetSeries(site, line).amounts.flatMap((total) => {
    const own = findParts(site, line, total, byPage);
    if (own.length === 0) return [];
    const inUnit = findParts(site, line, total, byUnit);
    const exact = findParts(site, line, total, byStep);
    const step = getRoundingStep(total);
    const isInUnit = inUnit.every((part) => getRoundingStep(part) === step);
    const variants = [
      { id: `r-${total.id}`, parts: own },
      ...(isInUnit ? [{ id: `r-${total.id}-as-rounded`, parts: inUnit }] : []),
      { id: `r-${total.id}-exact`, parts: exact },
    ];
    const toFigures = ({ parts }: { parts: BudgetClaim[] }) =>
      parts.map((part) => `${part.subject} ${getAmount(part.value)}`).join();
    const distinct = variants.filter(
      (variant, index) =>
        variants.findIndex((other) => toFigures(other) === toFigures(variant)) === index,
    );
    return distinct.map(({ id, parts }) => reconcileBudget(site, line, { id, total, parts }));
  });
}

type Preference = (total: BudgetClaim) => (claim: BudgetClaim) => number;

/** From the page of the total if there, else the most exact, and of those the one whose basis is the total's. */
const byPage: Preference = (total) => (claim) => {
  const isHere = claim.source === total.source && claim.part === total.part;
  const isAlike = getPriceBasis(claim) === getPriceBasis(total);
  return isHere ? 0 : getRoundingStep(claim) * 2 + Number(!isAlike);
};
const byUnit: Preference = (total) => (claim) =>
  Number(getRoundingStep(claim) !== getRoundingStep(total));
const byStep: Preference = (total) => (claim) =>
  getRoundingStep(claim) * 2 + Number(getPriceBasis(claim) !== getPriceBasis(total));

/** The amounts of the parts of a line for the year and stage of a total. */
function findParts(
  site: Site,
  line: RecordOf<'budget-lines'>,
  total: BudgetClaim,
  prefer: Preference,
): BudgetClaim[] {
  const { fiscalYear, stage } = total.value;
  const rank = prefer(total);
  return line.parts.flatMap((id) => {
    const part = site.find('budget-lines', id);
    const same = part
      ? getBudgetSeries(site, part).amounts.filter(
          ({ value }) => value.fiscalYear === fiscalYear && value.stage === stage,
        )
      : [];
    return same.toSorted((a, b) => rank(a) - rank(b)).slice(0, 1);
  });
}

function reconcileBudget(
  site: Site,
  line: RecordOf<'budget-lines'>,
  { id, total, parts }: { id: string; total: BudgetClaim; parts: BudgetClaim[] },
): Reconciliation {
  const computed = sumWithinTotal(
    { ...toBudgetAmount(total), parts: line.parts },
    parts.map(toBudgetAmount),
  );
  const printed = getAmount(total.value);
  const interval = getRoundingInterval(total);
  const residual = printed - computed;
  const review = site.reconciliations.budgets.find((item) => item.total === total.id);
  const isOneFigure = parts.length === 1 && residual === 0;
  const kind = isOneFigure ? 'same' : getKind(computed, printed, interval);
  return {
    id,
    line,
    method: 'sum',
    total,
    parts,
    factors: [],
    names: [],
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

/** A reconciliation of counts; none for one that the check refuses. */
function toCount(site: Site, item: Site['reconciliations']['counts'][number]): Reconciliation[] {
  const total = site.claims.get(item.total);
  if (!total) return [];
  const parts = item.parts.flatMap((id) => site.claims.get(id) ?? []);
  const result = computeCount({ ...item, total, parts });
  if ('fault' in result) return [];
  const { computed } = result;
  const printed = getNumber(total);
  const interval = getCountInterval(total, printed);
  // A stated bound such as 2倍以上 holds or does not; nothing of it is rounded.
  const isHeld = getKind(computed, printed, interval) !== undefined;
  return [
    {
      id: item.id,
      title: item.title,
      method: item.method,
      total,
      parts,
      factors: total.value.type === 'count' ? (total.value.parts ?? []) : [],
      names: item.names,
      computed,
      printed,
      interval,
      residual: isHeld ? 0 : round(printed - computed),
      ...(isHeld ? { kind: 'none' as const } : {}),
      ...(!isHeld && item.kind && item.reason ? { kind: item.kind, reason: item.reason } : {}),
    },
  ];
}

/** `2倍以上` holds for anything from 2, `6割以下` for anything up to 60. */
function getCountInterval({ value }: PlacedClaim, printed: number): readonly [number, number] {
  if ('min' in value && value.min !== undefined) return [value.min, value.max ?? Infinity];
  if ('max' in value && value.max !== undefined) return [-Infinity, value.max];
  return [printed, printed];
}

/** Where the reader finds the subject of a reconciliation. */
export function getSubject({ line, total }: Reconciliation): Ref {
  return line?.ref ?? (total.subject as Ref);
}
