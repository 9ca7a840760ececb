import type { Stage, ValueOf } from '../schemas/value.ts';

/**
 * What an amount is an amount of, as far as the documents tell such amounts apart.
 * `budget`: called a budget, no more said; `grant-estimate`: 運営費交付金中の推計額;
 * `part-grant-estimate`: a total that includes such estimates; `fund`: builds a fund of several years (基金).
 * Caps of support (支援額) are no budgets: they have no stage and no year, and nothing here adds them.
 */
export type PriceBasis = 'budget' | 'grant-estimate' | 'part-grant-estimate' | 'fund';

/** A printed budget amount. All that must not be mixed is part of its type. */
export interface BudgetAmount<
  S extends Stage = Stage,
  Y extends number = number,
  A extends string | undefined = string | undefined,
  B extends PriceBasis = PriceBasis,
> {
  readonly millionYen: number;
  readonly fiscalYear: Y;
  readonly stage: S;
  /** Id of the organization that receives it; `undefined` if it is not of one agency, or not stated. */
  readonly agency: A;
  readonly basis: B;
  /** Id of its budget line. */
  readonly line: string;
  /** Id of the claim that prints it. */
  readonly claim: string;
}

/** An amount that a document prints as the total of other lines. */
export interface PrintedTotal<
  S extends Stage = Stage,
  Y extends number = number,
  A extends string | undefined = string | undefined,
  B extends PriceBasis = PriceBasis,
> extends BudgetAmount<S, Y, A, B> {
  /** Ids of the budget lines that it is the total of. */
  readonly parts: readonly string[];
}

/** A total of one agency has only parts of that agency; any other total may have parts of several. */
type PartAgency<A extends string | undefined> = undefined extends A ? string | undefined : A;

/** A part may leave unsaid what its total says, but may not say otherwise. */
type PartBasis<B extends PriceBasis> = B extends 'budget' | 'part-grant-estimate'
  ? PriceBasis
  : B | 'budget';

/** Thrown where unlike amounts would be added or drawn as one series. */
export class MixedAmountsError extends Error {
  constructor(first: string, other: string) {
    super(`amounts of different kinds are never mixed: ${first} and ${other}`);
    this.name = 'MixedAmountsError';
  }
}

function describe({ line, fiscalYear, stage, agency, basis }: BudgetAmount): string {
  return `${line} (FY${fiscalYear} ${stage}, ${agency ?? 'no one agency'}, ${basis})`;
}

/**
 * Adds the printed parts of a printed total, in million yen. This is the only addition of amounts on the site.
 * Parts are of the total's fiscal year and stage, and of its agency and basis where it has one: a type error where
 * the types are known, and a {@link MixedAmountsError} where they are not.
 */
export function sumWithinTotal<
  S extends Stage,
  Y extends number,
  A extends string | undefined,
  B extends PriceBasis,
>(
  total: PrintedTotal<S, Y, A, B>,
  parts: readonly BudgetAmount<
    NoInfer<S>,
    NoInfer<Y>,
    PartAgency<NoInfer<A>>,
    PartBasis<NoInfer<B>>
  >[],
): number {
  const stray = parts.find((part) => !isPartOf(total, part));
  if (stray) throw new MixedAmountsError(describe(total), describe(stray));
  return parts.reduce((sum, { millionYen }) => sum + millionYen, 0);
}

function isPartOf(total: PrintedTotal, part: BudgetAmount): boolean {
  const isOpen = total.basis === 'budget' || total.basis === 'part-grant-estimate';
  return (
    total.parts.includes(part.line) &&
    part.fiscalYear === total.fiscalYear &&
    part.stage === total.stage &&
    (total.agency === undefined || part.agency === total.agency) &&
    (isOpen || part.basis === 'budget' || part.basis === total.basis)
  );
}

/** Amounts that may be drawn as one series: one line, stage, agency and basis; years are the axis. */
export interface AmountSeries<
  S extends Stage = Stage,
  A extends string | undefined = string | undefined,
  B extends PriceBasis = PriceBasis,
> {
  readonly line: string;
  readonly stage: S;
  readonly agency: A;
  readonly basis: B;
  readonly amounts: readonly BudgetAmount<S, number, A, B>[];
}

/** Makes one series of amounts; unlike ones are a type error, or a {@link MixedAmountsError} at run time. */
export function toAmountSeries<S extends Stage, A extends string | undefined, B extends PriceBasis>(
  first: BudgetAmount<S, number, A, B>,
  ...others: readonly BudgetAmount<NoInfer<S>, number, NoInfer<A>, NoInfer<B>>[]
): AmountSeries<S, A, B> {
  const stray = others.find((other) => getSeriesKey(other) !== getSeriesKey(first));
  if (stray) throw new MixedAmountsError(describe(first), describe(stray));
  const { line, stage, agency, basis } = first;
  return { line, stage, agency, basis, amounts: [first, ...others] };
}

/** Amounts as series, one for each line, stage, agency and basis, in the order in which they first come. */
export function groupAmounts(amounts: readonly BudgetAmount[]): AmountSeries[] {
  return [...Map.groupBy(amounts, getSeriesKey).values()].map(([first, ...others]) =>
    toAmountSeries(first!, ...others),
  );
}

function getSeriesKey({ line, stage, agency, basis }: BudgetAmount): string {
  return [line, stage, agency, basis].join(' ');
}

/** Makes sure that amounts of support on one axis are counted per the same, and cover and include the same. */
export function requireOneSupportBasis(amounts: readonly ValueOf<'money'>[]): void {
  const [first, ...others] = amounts.map(describeSupport);
  const stray = others.find((other) => other !== first);
  if (first !== undefined && stray !== undefined) throw new MixedAmountsError(first, stray);
}

function describeSupport({ per, total, covers, payer }: ValueOf<'money'>): string {
  const counted = total ? 'in total' : `per ${per.toSorted().join(' and ') || 'nothing stated'}`;
  return [`support ${counted}`, covers?.en, payer && `paid by ${payer}`].filter(Boolean).join(', ');
}
