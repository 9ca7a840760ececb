import type { Reconciliation } from '../model/reconciliations.ts';
import type { Strings } from './strings.ts';

/** Why a residual is there, in the words for kinds that the code finds; empty for those that a review explains. */
export function describeResidual(
  { kind, total: { value }, computed, printed }: Reconciliation,
  { reconciliations: words }: Strings,
): string {
  if (kind === 'rounding') return words.withinRounding;
  if (kind === 'same') return words.sameFigure;
  const isBound = !('exact' in value && value.exact !== undefined) && computed !== printed;
  return isBound ? words.holds : '';
}
