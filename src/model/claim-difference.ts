import type { ClaimValue } from '../schemas/value.ts';

/** Whether two values count the same thing in the same way, so that one may be taken from the other. */
export function isComparable(then: ClaimValue, now: ClaimValue): boolean {
  if (then.type === 'count' && now.type === 'count') {
    return (
      then.unit === now.unit &&
      then.status === now.status &&
      Boolean(then.approx) === Boolean(now.approx) &&
      then.per.join() === now.per.join()
    );
  }
  return then.type === 'ratio' && now.type === 'ratio' && then.unit === now.unit;
}

/** The later number less the earlier one; `undefined` unless both are exact. */
export function getDifference(then: ClaimValue, now: ClaimValue): number | undefined {
  const isNumber = (value: ClaimValue) =>
    (value.type === 'count' || value.type === 'ratio') && value.exact !== undefined && !value.approx
      ? value.exact
      : undefined;
  const [before, after] = [isNumber(then), isNumber(now)];
  return before === undefined || after === undefined ? undefined : round(after - before);
}

/** Removes the noise of binary fractions. */
function round(number: number): number {
  return Math.round(number * 1e6) / 1e6;
}
