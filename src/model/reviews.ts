import type { Site } from './build-site.ts';
import { listDiscrepancies } from './discrepancies.ts';
import { flatten } from './published-fields.ts';
import { getSubject, listReconciliations } from './reconciliations.ts';

/** What this site itself says of claims: `discrepancies/…`, `reconciliations/…`, `limits/…`. */
export interface Review {
  id: string;
  fields: Record<string, string>;
}

const cache = new WeakMap<Site, ReadonlyMap<string, Review>>();

/** Every comparison of claims, every total beside its parts and every limit of figures, by id. */
export function mapReviews(site: Site): ReadonlyMap<string, Review> {
  const known = cache.get(site);
  if (known) return known;
  const all = [...listCompared(site), ...listTotals(site), ...listLimits(site)];
  const reviews = new Map(all.map((review) => [review.id, review]));
  cache.set(site, reviews);
  return reviews;
}

/** The ids of the reviews that the page of discrepancies prints. */
export function listComparisons(site: Site): string[] {
  return [...mapReviews(site).keys()].filter((id) => !id.startsWith('limits/'));
}

function listCompared(site: Site): Review[] {
  return listDiscrepancies(site).map(
    ({ id, title, subject, topic, fiscalYear, acronym, kind, reason, variants }) => ({
      id: `discrepancies/${id}`,
      fields: flatten({
        ...{ title, subject, attribute: topic, fiscalYear, acronym, kind, reason },
        claims: variants.flat().map((claim) => claim.id),
      }),
    }),
  );
}

function listTotals(site: Site): Review[] {
  const { counted, withoutParts } = site.reconciliations;
  return [
    ...listReconciliations(site).map((item) => ({
      id: `reconciliations/${item.id}`,
      fields: flatten({
        ...{ title: item.title, subject: getSubject(item), kind: item.kind, reason: item.reason },
        claims: [item.total, ...item.parts].map(({ id }) => id),
      }),
    })),
    ...counted.map(({ id, title, claim, parts }) => ({
      id: `counted-lists/${id}`,
      fields: flatten({ title, claims: [claim, ...parts] }),
    })),
    ...withoutParts.flatMap(({ totals, reason }) =>
      totals.map((id) => ({
        id: `totals-without-parts/${id}`,
        fields: flatten({ subject: site.claims.get(id)?.subject, reason, claims: [id] }),
      })),
    ),
  ];
}

function listLimits(site: Site): Review[] {
  return [...site.limits.values()].map(({ id, label, explanation }) => ({
    id: `limits/${id}`,
    fields: flatten({ label, explanation }),
  }));
}
