import type { Stage } from '../schemas/value.ts';

/** A budget amount in million yen. Stage and fiscal year are part of the type, so that unlike amounts do not mix. */
export interface BudgetAmount<S extends Stage = Stage, Y extends number = number> {
  millionYen: number;
  fiscalYear: Y;
  stage: S;
  /** Id of the organization that receives it; `undefined` if not stated. */
  agency?: string | undefined;
}

/** Thrown where amounts of different stages or fiscal years would be added. */
export class MixedAmountsError extends Error {
  constructor(first: BudgetAmount, other: BudgetAmount) {
    const name = ({ fiscalYear, stage }: BudgetAmount) => `FY${fiscalYear} ${stage}`;
    super(`amounts of different kinds are never added: ${name(first)} and ${name(other)}`);
    this.name = 'MixedAmountsError';
  }
}

/**
 * Adds amounts of one fiscal year and one stage, in million yen; agencies may differ, and the sum has none then.
 * Other mixtures are a type error where the types are known, and throw a {@link MixedAmountsError} where they are not.
 */
export function addAmounts<S extends Stage, Y extends number>(
  first: BudgetAmount<S, Y>,
  ...others: readonly BudgetAmount<NoInfer<S>, NoInfer<Y>>[]
): BudgetAmount<S, Y> {
  const mixed = others.find(
    ({ stage, fiscalYear }) => stage !== first.stage || fiscalYear !== first.fiscalYear,
  );
  if (mixed) throw new MixedAmountsError(first, mixed);
  const isOneAgency = others.every(({ agency }) => agency === first.agency);
  return {
    fiscalYear: first.fiscalYear,
    stage: first.stage,
    millionYen: others.reduce((sum, { millionYen }) => sum + millionYen, first.millionYen),
    ...(isOneAgency && first.agency ? { agency: first.agency } : {}),
  };
}
