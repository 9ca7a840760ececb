import type { ClaimValue } from '../schemas/value.ts';
import type { PlacedClaim, Site } from './build-site.ts';
import { parsePartialDate } from './partial-date.ts';

/**
 * Ids of claims that contradict another claim: same subject, an attribute with one true value,
 * said of the same time, and a different value. Dates differ if their years do.
 */
export function listDifferingClaims(site: Site): Set<string> {
  const single = [...site.claims.values()].filter(
    (claim) => site.attributes.get(claim.attribute)?.single && claim.value.type !== 'absent',
  );
  const groups = Map.groupBy(single, (claim) =>
    [claim.subject, claim.attribute, getTime(claim)].join(' '),
  );
  const differing = [...groups.values()].filter(
    (claims) => new Set(claims.map((claim) => toComparableValue(claim.value))).size > 1,
  );
  return new Set(differing.flat().map((claim) => claim.id));
}

/** Dates are said once and for all; other values hold for their as-of date or that of the document. */
function getTime({ value, asOf, source }: PlacedClaim): string {
  return value.type === 'date' ? '' : (asOf ?? source);
}

function toComparableValue(value: ClaimValue): string {
  if (value.type !== 'date') return JSON.stringify(value);
  const period = parsePartialDate(value.date);
  return `${period?.start?.year ?? ''}`;
}
