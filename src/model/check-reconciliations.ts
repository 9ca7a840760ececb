import type { PlacedClaim, Site } from './build-site.ts';
import { computeCount, getNumber } from './count-reconciliations.ts';
import { listPrintedTotals } from './printed-totals.ts';
import type { Problem } from './problem.ts';
import { listReconciliations } from './reconciliations.ts';

/** Parts that may not be put together, residuals without a kind, and totals of which nothing is said. */
export function checkReconciliations(site: Site): Problem[] {
  return [
    ...checkCounts(site),
    ...checkCounted(site),
    ...checkResiduals(site),
    ...checkTotals(site),
    ...checkStale(site),
  ];
}

function checkCounts(site: Site): Problem[] {
  return site.reconciliations.counts.flatMap((item) => {
    const { file, field } = item;
    const total = site.claims.get(item.total);
    const parts = item.parts.flatMap((id) => site.claims.get(id) ?? []);
    // Ids without a claim are reported on their own.
    if (!total || parts.length < item.parts.length) return [];
    const result = computeCount({ ...item, total, parts });
    if (!('fault' in result)) return [];
    const { fault } = result;
    return [{ ...fault, file, field: `${field}.${fault.field}` }];
  });
}

function checkCounted(site: Site): Problem[] {
  return site.reconciliations.counted.flatMap(({ file, field, claim: id, parts }) => {
    const claim = site.claims.get(id);
    if (!claim) return [];
    const place = { file, field: `${field}.claim` };
    if (!claim.inferred?.value) {
      const expected = 'a claim whose value is inferred; a printed number belongs in counts';
      return [{ ...place, expected, got: `"${id}", which is printed` }];
    }
    if (getNumber(claim) === parts.length) return [];
    return [
      { ...place, expected: `${parts.length}, as many as parts`, got: String(getNumber(claim)) },
    ];
  });
}

function checkResiduals(site: Site): Problem[] {
  return listReconciliations(site)
    .filter(({ kind }) => kind === undefined)
    .map(({ total, residual }) => ({
      ...toPlace(total),
      expected: 'a kind for its residual in content/reconciliations',
      got: `a residual of ${residual} and no kind`,
    }));
}

/** A total that a document prints is either reconciled, or counted here, or has a stated reason why it has no parts. */
function checkTotals(site: Site): Problem[] {
  const explained = listExplained(site);
  return listPrintedTotals(site)
    .filter(({ claim }) => !explained.has(claim.id))
    .map(({ claim, sign }) => ({
      ...toPlace(claim),
      expected:
        'its parts in content/reconciliations (counts, counted or the parts of its budget line), or under withoutParts why there are none',
      got: `a total (${sign}) of which nothing is said`,
    }));
}

function listExplained(site: Site): Set<string> {
  const { counts, counted, withoutParts } = site.reconciliations;
  return new Set([
    ...listReconciliations(site).map(({ total }) => total.id),
    ...counts.map(({ total }) => total),
    ...counted.map(({ claim }) => claim),
    ...withoutParts.flatMap(({ totals }) => totals),
  ]);
}

function checkStale(site: Site): Problem[] {
  const all = listReconciliations(site);
  const totals = new Set(listPrintedTotals(site).map(({ claim }) => claim.id));
  const reconciled = new Set(all.map(({ total }) => total.id));
  const { budgets, withoutParts } = site.reconciliations;
  const reviews = budgets
    .filter(({ total }) => !all.some((item) => item.total.id === total && item.reason))
    .map(({ file, field, total }) => ({
      file,
      field,
      expected: 'a total with a residual',
      got: `"${total}", which has none`,
    }));
  const reasons = withoutParts.flatMap(({ file, field, totals: ids }) =>
    ids
      .filter((id) => site.claims.has(id) && (reconciled.has(id) || !totals.has(id)))
      .map((id) => ({
        file,
        field: `${field}.totals`,
        expected: 'a total without parts',
        got: `"${id}", which ${reconciled.has(id) ? 'has parts' : 'is no total'}`,
      })),
  );
  return [...reviews, ...reasons];
}

function toPlace({ file, id }: PlacedClaim) {
  return { file, field: id };
}
