import { describe, expect, test } from 'vitest';
import { checkReviews } from '../../src/model/check-reviews.ts';
import { isDisagreement, listDiscrepancies } from '../../src/model/discrepancies.ts';
import { inspectContent } from '../../src/model/load-site.ts';
import { formatProblem } from '../../src/model/problem.ts';
import { listReconciliations } from '../../src/model/reconciliations.ts';
import type { Site } from '../../src/model/build-site.ts';
import type { PlacedClaim } from '../../src/reading/read-content.ts';
import { buildSite } from '../../src/model/build-site.ts';
import { readContent } from '../../src/reading/read-content.ts';

const { site } = inspectContent('content');

/** The messages of the check for a site that differs from the real one. */
function check(change: Partial<Site>): string[] {
  return checkReviews({ ...site, ...change }).map(formatProblem);
}

/** The real site with one claim changed. */
function withClaim(id: string, edit: (claim: PlacedClaim) => PlacedClaim): Site {
  const content = readContent('content');
  const claims = content.claims.map((claim) => (claim.id === id ? edit(claim) : claim));
  return buildSite({ ...content, claims });
}

test('every discrepancy and every residual has a kind', () => {
  expect(check({})).toEqual([]);
  expect(listDiscrepancies(site).filter(({ kind }) => kind === undefined)).toEqual([]);
  expect(listReconciliations(site).filter(({ kind }) => kind === undefined)).toEqual([]);
});

describe('a careful reader finds', () => {
  const found = new Map(listDiscrepancies(site).map((item) => [item.id, item]));

  test.each([
    ['ASPIRE begins in 2022 or in FY2023', 'd-aspire-start', 'basis'],
    ['SICORP in 12, 27 or 14 countries', 'd-sicorp-countries', 'basis'],
    ['an adviser since April or September', 'd-fm-sti-advisor-succession-2020-date', 'contradiction'],
    ['one report under two titles', 'd-strategic-promotion-2021-name', 'contradiction'],
    ['WPI with and without a word', 'd-wpi-name', 'naming'],
    ['the names of Sakura Science', 'd-sakura-science-name', 'naming'],
    ['an official whose name looks misread', 'd-ticad7-proposal-2019-person', 'misprint'],
    ['eight calls or seven', 'd-e-asia-jrp-calls', 'contradiction'],
    ['two agreements or three', 'd-us-agreements-g7-2023-number-of-agreements', 'contradiction'],
    ['two ministers of Italy', 'd-italy-ministers', 'contradiction'],
    ['a year and a fiscal year', 'd-satreps-start', 'basis'],
    ['planned and counted people', 'd-sakura-science-participants', 'stage'],
    ['a rounded supplementary budget', 'd-aspire-budget-2022-supplementary-2', 'precision'],
    ['an affiliation that changed', 'd-kei-hirose-affiliation', 'time'],
  ])('%s', (_name, id, kind) => {
    expect(found.get(id)?.kind).toBe(kind);
  });

  test('a change over time or a rounded figure is not called a disagreement', () => {
    expect(isDisagreement(found.get('d-sicorp-countries-total')!)).toBe(false);
    expect(isDisagreement(found.get('d-sicorp-countries')!)).toBe(true);
  });
});

describe('the check of reviews finds', () => {
  test('claims that differ and have no review', () => {
    const messages = check({ discrepancies: { found: [], noticed: [] } });
    expect(messages).toContainEqual(
      expect.stringContaining('a review of what differs in content/discrepancies (subject programs/aspire, topic start)'),
    );
  });

  test('a claim that came to differ after the review', () => {
    const changed = withClaim('satreps-start-2023', (claim) => ({
      ...claim,
      value: { type: 'date', date: 'FY2010/..' },
    }));
    expect(checkReviews(changed).map(formatProblem)).toEqual([
      expect.stringContaining('subject programs/satreps, topic start'),
    ]);
  });

  test('a review of claims that no longer differ', () => {
    const [first, ...others] = site.discrepancies.found;
    const review = { ...first!, topic: 'no-such-topic' };
    const messages = check({ discrepancies: { ...site.discrepancies, found: [review, ...others] } });
    expect(messages).toContainEqual(expect.stringContaining('where no claims differ'));
  });

  test('a review that leaves out a claim', () => {
    const found = site.discrepancies.found.map((review) =>
      review.subject === 'programs/aspire' && review.topic === 'start'
        ? { ...review, claims: review.claims.slice(1) }
        : review,
    );
    expect(check({ discrepancies: { ...site.discrepancies, found } })).toEqual([
      expect.stringContaining('"aspire-start-2025" too, which differs'),
    ]);
  });

  test('a review of a claim that does not exist', () => {
    const noticed = site.discrepancies.noticed.map((review) => ({
      ...review,
      claims: ['no-such-claim', ...review.claims],
    }));
    const messages = check({ discrepancies: { ...site.discrepancies, noticed } });
    expect(messages[0]).toContain('expected the id of a claim, got "no-such-claim"');
  });

  test('a bare number in a reason', () => {
    const noticed = site.discrepancies.noticed.map((review) => ({
      ...review,
      reason: { ja: '41か国とも読める。', en: 'It can be read as many.' },
    }));
    const messages = check({ discrepancies: { ...site.discrepancies, noticed } });
    expect(messages[0]).toContain('every number inside a claim');
  });

  test('a residual without a kind', () => {
    expect(check({ reconciliations: { ...site.reconciliations, budgets: [] } })).toContainEqual(
      expect.stringContaining('global-young-budget-fy2023-initial: expected a kind for its residual in content/reconciliations, got a residual of -1 and no kind'),
    );
  });

  test('a review of a total that adds up', () => {
    const [first] = site.reconciliations.budgets;
    const budgets = [
      ...site.reconciliations.budgets,
      { ...first!, total: 'global-young-budget-fy2020-prior-year' },
    ];
    expect(check({ reconciliations: { ...site.reconciliations, budgets } })).toEqual([
      expect.stringContaining('which has none'),
    ]);
  });
});
