import type { Reviewed } from '../reading/read-content.ts';
import type { PlacedClaim, Site } from './build-site.ts';
import { listDiscrepancies, type Discrepancy } from './discrepancies.ts';
import { showValue, suggest, type Problem } from './problem.ts';
import { listReconciliations } from './reconciliations.ts';
import { listStrayNumbers, parseProse } from './prose.ts';

/** Claims that differ and totals that do not add up must each have a review, and each review something to speak of. */
export function checkReviews(site: Site): Problem[] {
  if (site.hasUnreadableClaims) return [];
  return [
    ...checkReviewClaims(site),
    ...checkReasons(site),
    ...checkDiscrepancies(site),
    ...checkReconciliations(site),
    ...checkReviewIds(site),
  ];
}

function listReviews(site: Site) {
  const { found, noticed } = site.discrepancies;
  const { budgets, counts } = site.reconciliations;
  return { found, noticed, budgets, counts };
}

function checkReviewClaims(site: Site): Problem[] {
  const { found, noticed, budgets, counts } = listReviews(site);
  const named = [
    ...[...found, ...noticed].flatMap((item) => item.claims.map((id) => ({ item, id }))),
    ...budgets.map((item) => ({ item, id: item.total })),
    ...counts.flatMap((item) => [item.total, ...item.parts].map((id) => ({ item, id }))),
  ];
  return named
    .filter(({ id }) => !site.claims.has(id))
    .map(({ item: { file, field }, id }) => ({
      file,
      field,
      expected: 'the id of a claim',
      got: `"${id}"`,
      suggestion: suggest(id, [...site.claims.keys()]),
    }));
}

function checkReasons(site: Site): Problem[] {
  const reviews: Reviewed<{ reason?: { ja: string; en: string } | undefined }>[] = Object.values(
    listReviews(site),
  ).flat();
  return reviews.flatMap(({ file, field, reason }) =>
    (['ja', 'en'] as const).flatMap((locale) => {
      const text = reason?.[locale] ?? '';
      const place = { file, field: `${field}.reason.${locale}` };
      const unknown = parseProse(text)
        .flat()
        .flatMap((part) => (part.type === 'claim' && !site.claims.has(part.id) ? [part.id] : []));
      return [
        ...unknown.map((id) => ({ ...place, expected: 'the id of a claim', got: `"${id}"` })),
        ...listStrayNumbers(text).map((number) => ({
          ...place,
          expected: 'every number inside a claim, as [[claim-id]] or [[claim-id|words]]',
          got: `the bare number ${showValue(number)}`,
        })),
      ];
    }),
  );
}

const name = ({
  subject,
  topic,
  fiscalYear,
}: Pick<Discrepancy, 'subject' | 'topic' | 'fiscalYear'>) =>
  [subject, topic, fiscalYear].filter(Boolean).join(' ');

function checkDiscrepancies(site: Site): Problem[] {
  const all = listDiscrepancies(site).filter(({ subject }) => subject !== undefined);
  const byName = new Map(all.map((item) => [name(item), item]));
  const unreviewed = all
    .filter(({ kind }) => kind === undefined)
    .map((item) => {
      const claims = item.variants.flat();
      return {
        file: claims[0]!.file,
        field: claims.map(({ id }) => id).join(', '),
        expected: `a review of what differs in content/discrepancies (subject ${item.subject}, topic ${item.topic})`,
        got: 'none',
      };
    });
  const stale = site.discrepancies.found.flatMap((review) => {
    const { file, field, claims } = review;
    const found = byName.get(name(review));
    const place = { file, field: `${field}.claims` };
    if (!found) {
      const got = `a review of ${name(review)}, where no claims differ`;
      return [{ file, field, expected: 'claims that differ', got }];
    }
    const ids = found.variants.flat().map(({ id }) => id);
    const added = ids.filter((id) => !claims.includes(id));
    const gone = claims.filter((id) => !ids.includes(id));
    return [
      ...added.map((id) => ({ ...place, expected: `"${id}" too, which differs`, got: 'none' })),
      ...gone.map((id) => ({ ...place, expected: 'claims on this topic', got: `"${id}"` })),
    ];
  });
  return [...unreviewed, ...stale];
}

function checkReconciliations(site: Site): Problem[] {
  const all = listReconciliations(site);
  const unreviewed = all
    .filter(({ kind }) => kind === undefined)
    .map(({ total, residual }) => ({
      ...toPlace(total),
      expected: 'a kind for its residual in content/reconciliations',
      got: `a residual of ${residual} and no kind`,
    }));
  const stale = site.reconciliations.budgets.flatMap(({ file, field, total }) => {
    const isNeeded = all.some((item) => item.total.id === total && item.reason);
    return isNeeded
      ? []
      : [{ file, field, expected: 'a total with a residual', got: `"${total}", which has none` }];
  });
  return [...unreviewed, ...stale];
}

function toPlace({ file, id }: PlacedClaim) {
  return { file, field: id };
}

/** Fragments of one page must be told apart. */
function checkReviewIds(site: Site): Problem[] {
  const ids = [...listDiscrepancies(site), ...listReconciliations(site)].map(({ id }) => id);
  const repeated = new Set(ids.filter((id, index) => ids.indexOf(id) !== index));
  return [...site.discrepancies.noticed, ...site.reconciliations.counts]
    .filter(({ id }) => repeated.has(id))
    .map(({ file, field, id }) => ({
      file,
      field: `${field}.id`,
      expected: 'an id that is used once',
      got: `"${id}"`,
    }));
}
