import type { Reviewed } from '../reading/read-content.ts';
import type { Site } from './build-site.ts';
import { checkReconciliations } from './check-reconciliations.ts';
import { getSuspected } from './claim-key.ts';
import { listDiscrepancies, type Discrepancy } from './discrepancies.ts';
import { showValue, suggest, type Problem } from './problem.ts';
import { listReconciliations } from './reconciliations.ts';
import { getKnownNumbers } from './known-numbers.ts';
import { EXPECTED_MARK, listStrayNumbers, parseProse } from './prose.ts';

/** Claims that differ and totals that do not add up must each have a review, and each review something to speak of. */
export function checkReviews(site: Site): Problem[] {
  if (site.hasUnreadableClaims) return [];
  return [
    ...checkReviewClaims(site),
    ...checkReadings(site),
    ...checkReasons(site),
    ...checkDiscrepancies(site),
    ...checkReconciliations(site),
    ...checkReviewIds(site),
  ];
}

function listReviews(site: Site) {
  return { ...site.discrepancies, ...site.reconciliations };
}

function checkReviewClaims(site: Site): Problem[] {
  const { found, acronyms, noticed, budgets, counts, counted, withoutParts } = listReviews(site);
  const named = [
    ...[...found, ...acronyms, ...noticed].flatMap((item) =>
      item.claims.map((id) => ({ item, id })),
    ),
    ...budgets.map((item) => ({ item, id: item.total })),
    ...counts.flatMap((item) => [item.total, ...item.parts].map((id) => ({ item, id }))),
    ...counted.flatMap((item) => [item.claim, ...item.parts].map((id) => ({ item, id }))),
    ...withoutParts.flatMap((item) => item.totals.map((id) => ({ item, id }))),
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

/** Claims that are said to print what a misprinted one means. */
function checkReadings(site: Site): Problem[] {
  return [...site.claims.values()].flatMap((claim) =>
    (getSuspected(claim)?.printedIn ?? [])
      .filter((id) => !site.claims.has(id))
      .map((id) => ({
        file: claim.file,
        field: claim.id,
        expected: 'in value.suspected.printedIn the id of a claim',
        got: `"${id}"`,
        suggestion: suggest(id, [...site.claims.keys()]),
      })),
  );
}

function checkReasons(site: Site): Problem[] {
  const { found, noticed, budgets, counts, withoutParts } = listReviews(site);
  const reviews: Reviewed<{ reason?: { ja: string; en: string } | undefined }>[] = [
    ...found,
    ...noticed,
    ...budgets,
    ...counts,
    ...withoutParts,
  ];
  const known = getKnownNumbers(site);
  return reviews.flatMap(({ file, field, reason }) =>
    (['ja', 'en'] as const).flatMap((locale) => {
      const text = reason?.[locale] ?? '';
      const place = { file, field: `${field}.reason.${locale}` };
      const unknown = parseProse(text)
        .flat()
        .flatMap((part) => (part.type === 'claim' && !site.claims.has(part.id) ? [part.id] : []));
      return [
        ...unknown.map((id) => ({ ...place, expected: 'the id of a claim', got: `"${id}"` })),
        ...listStrayNumbers(text, known).map((number) => ({
          ...place,
          expected: EXPECTED_MARK,
          got: `the bare number ${showValue(number)}`,
        })),
      ];
    }),
  );
}

type Named = Pick<Discrepancy, 'subject' | 'topic' | 'fiscalYear' | 'acronym'>;

const name = ({ subject, topic, fiscalYear, acronym }: Named) =>
  [subject, topic, fiscalYear, acronym].filter(Boolean).join(' ');

function checkDiscrepancies(site: Site): Problem[] {
  const all = listDiscrepancies(site).filter(({ subject, acronym }) => subject ?? acronym);
  const byName = new Map(all.map((item) => [name(item), item]));
  const unreviewed = all
    .filter(({ kind }) => kind === undefined)
    .map((item) => {
      const claims = item.variants.flat();
      return {
        file: claims[0]!.file,
        field: claims.map(({ id }) => id).join(', '),
        expected: item.acronym
          ? `a review of what differs in content/discrepancies (acronym ${item.acronym})`
          : `a review of what differs in content/discrepancies (subject ${item.subject}, topic ${item.topic})`,
        got: 'none',
      };
    });
  const { found: topics, acronyms } = site.discrepancies;
  const stale = [...topics, ...acronyms].flatMap((review) => {
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

/** Fragments of one page must be told apart. */
function checkReviewIds(site: Site): Problem[] {
  const { counts, counted } = site.reconciliations;
  const budgets = listReconciliations(site).filter(({ line }) => line);
  const ids = [...listDiscrepancies(site), ...budgets, ...counts, ...counted].map(({ id }) => id);
  const repeated = new Set(ids.filter((id, index) => ids.indexOf(id) !== index));
  return [...site.discrepancies.noticed, ...counts, ...counted]
    .filter(({ id }) => repeated.has(id))
    .map(({ file, field, id }) => ({
      file,
      field: `${field}.id`,
      expected: 'an id that is used once',
      got: `"${id}"`,
    }));
}
