import { describe, expect, test } from 'vitest';
import { checkReviews } from '../../src/model/check-reviews.ts';
import { isDisagreement, listDiscrepancies } from '../../src/model/discrepancies.ts';
import { inspectContent } from '../../src/model/load-site.ts';
import { formatProblem } from '../../src/model/problem.ts';
import { listReconciliations } from '../../src/model/reconciliations.ts';
import type { Site } from '../../src/model/build-site.ts';
import type { CountReconciliation } from '../../src/schemas/reconciliation.ts';
import type { PlacedClaim } from '../../src/reading/read-content.ts';
import { buildSite } from '../../src/model/build-site.ts';
import { readContent } from '../../src/reading/read-content.ts';
import { startPage } from '../../src/views/claim-page.ts';

const { site } = inspectContent('content');

/** The messages of the check for a site that differs from the real one. */
function check(change: Partial<Site>): string[] {
  return checkReviews({ ...site, ...change }).map(formatProblem);
}

function getStage({ value }: PlacedClaim): string {
  return value.type === 'budget' ? value.stage : '';
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
    ['a year and a fiscal year', 'd-satreps-start', 'calendar'],
    ['planned and counted people', 'd-sakura-science-participants', 'stage'],
    ['a rounded supplementary budget', 'd-aspire-budget-2022-supplementary-2', 'precision'],
    ['an affiliation that changed', 'd-kei-hirose-affiliation', 'time'],
    ['young people of Asia, then of the world', 'd-sakura-science-target-region', 'time'],
    ['Asian countries, then foreign countries', 'd-global-young-researchers-target-region', 'time'],
    ['a project called a program in the table', 'd-brain-circulation-network-name', 'naming'],
    ['one amount of a joint lab, a range of a hub', 'd-sicorp-type-hub-support-amount', 'scope'],
    ['one amount as draft and as budget', 'd-aspire-budget-2023', 'stage'],
    ['two programs under the acronym IODP', 'd-acronym-iodp', 'contradiction'],
    ['a political and a policy forum', 'd-acronym-hlpf', 'naming'],
    ['two translations of INGSA', 'd-ingsa-name', 'naming'],
    ['about fifteen planned, fifteen selected', 'd-international-leading-research-selected', 'stage'],
    [
      'money of a year before the start',
      'd-international-leading-research-start-and-budget',
      'stage',
    ],
    ['discussion, then formal negotiations', 'd-horizon-europe-negotiations', 'time'],
    ['a word that looks misprinted in a statement', 'd-un-sti-forum-2017-content', 'misprint'],
    ['a proposal reflected before it was submitted', 'd-sdgs-proposal-before-submission', 'contradiction'],
  ])('%s', (_name, id, kind) => {
    expect(found.get(id)?.kind).toBe(kind);
  });

  test('a change over time or a rounded figure is not called a disagreement', () => {
    expect(isDisagreement(found.get('d-sicorp-countries-total')!)).toBe(false);
    expect(isDisagreement(found.get('d-sicorp-countries')!)).toBe(true);
  });
});

test.each(['ja', 'en'] as const)('what differs looks different (%s)', (locale) => {
  const page = startPage(site, locale);
  // A scope that only the place tells is said in the reason.
  const alike = listDiscrepancies(site)
    .filter(({ subject, acronym }) => subject ?? acronym)
    .filter(({ variants }) => {
      const texts = variants.map(([claim]) => `${page.toText(claim!)} ${getStage(claim!)}`);
      return new Set(texts).size < texts.length;
    });
  expect(alike.map(({ id }) => id)).toEqual([]);
});

describe('the code compares', () => {
  const ids = (changed: Site) => listDiscrepancies(changed).map(({ id }) => id);

  test('prose that two documents print in almost the same words', () => {
    const changed = withClaim('satreps-sti-for-sdgs-2021', (claim) => ({
      ...claim,
      printed: '国際協力による防災を体現するプログラム',
      value: { type: 'text', ja: '防災を体現する。', en: 'Embodies disaster prevention.' },
    }));
    expect(ids(site)).not.toContain('d-satreps-characteristic');
    expect(ids(changed)).toContain('d-satreps-characteristic');
  });

  test('the acronyms of names of different records', () => {
    const changed = withClaim('iodp-integrated-name-2023c', (claim) => ({
      ...claim,
      value: { type: 'name', text: '国際深海科学探査計画（IODP）' },
    }));
    expect(ids(changed)).not.toContain('d-acronym-iodp');
  });

  test('names without the acronym in brackets', () => {
    const name = listDiscrepancies(site).find(({ id }) => id === 'd-aspire-name')!;
    const together = name.variants.find((claims) => claims.some(({ id }) => id === 'aspire-name-2025'));
    expect(together?.map(({ id }) => id)).toContain('aspire-name-2023');
  });

  test('amounts by their stage', () => {
    const changed = withClaim('aspire-budget-fy2023-draft-2023', (claim) => ({
      ...claim,
      value: { type: 'budget', exact: 100, fiscalYear: 2023, stage: 'initial' },
    }));
    expect(ids(changed)).not.toContain('d-aspire-budget-2023');
  });
});

describe('the check of reviews finds', () => {
  test('claims that differ and have no review', () => {
    const messages = check({ discrepancies: { found: [], acronyms: [], noticed: [] } });
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

  /** The messages for one more reconciliation of counts. */
  function checkCount(item: Partial<CountReconciliation>): string[] {
    const { counts } = site.reconciliations;
    const added = { ...counts[0]!, id: 'r-added', field: 'counts.99', names: [], ...item };
    return check({ reconciliations: { ...site.reconciliations, counts: [...counts, added] } });
  }
  const place = 'content/reconciliations/counts.yaml › counts.99';

  test('money among counts: amounts of four stages, years and agencies against a number of people', () => {
    const messages = checkCount({
      total: 'sakura-participants-total-fy2017',
      method: 'sum',
      parts: [
        'sicorp-jst-budget-fy2022-prior-year',
        'sicorp-amed-budget-fy2023-initial-2023',
        'aspire-budget-fy2022-supplementary-2-2023',
        'sakura-budget-fy2021-draft',
      ],
      kind: 'unknown',
      reason: { ja: '不明。', en: 'Unknown.' },
    });
    expect(messages).toEqual([
      `${place}.parts: expected claims without money, whose totals come from the budget lines, got "sicorp-jst-budget-fy2022-prior-year" of type budget`,
    ]);
  });

  test.each([
    [
      'a sum of unlike units',
      { parts: ['sakura-participants-fy2014', 'sakura-origins-fy2014'] },
      'parts: expected counts in person, got "sakura-origins-fy2014" in country-region',
    ],
    [
      'a cap of support as a part',
      { parts: ['sicorp-support-amount-2023'] },
      'parts: expected claims without money, whose totals come from the budget lines, got "sicorp-support-amount-2023" of type money',
    ],
    [
      'a budget as the total',
      { total: 'aspire-budget-fy2023-initial-2023', parts: ['sakura-participants-fy2014'] },
      'total: expected claims without money, whose totals come from the budget lines, got "aspire-budget-fy2023-initial-2023" of type budget',
    ],
    [
      'a date as a part of a sum',
      { parts: ['g7-sendai-date-2023'] },
      'parts: expected counts, got "g7-sendai-date-2023" of type date',
    ],
    [
      'a total of another type than its method has',
      { total: 'g7-sendai-length-2023', parts: ['sakura-participants-fy2014'] },
      'total: expected a count as the total of a sum, got "g7-sendai-length-2023" of type duration',
    ],
    [
      'a number that no document prints, as a total',
      {
        method: 'number' as const,
        total: 'us-agreements-g7-number-listed-2023',
        parts: ['us-agreements-g7-includes-ibm-2023'],
      },
      'total: expected a number that the document prints, got "us-agreements-g7-number-listed-2023", whose value is counted here',
    ],
    [
      'a name that the part does not print',
      {
        method: 'number' as const,
        total: 'sicorp-v4-countries-2021',
        parts: ['sicorp-v4-members-2021'],
        names: ['オーストリア'],
      },
      'names: expected names that a part prints, got "オーストリア"',
    ],
    [
      'a span without an end',
      { method: 'span' as const, total: 'g7-sendai-length-2023', parts: ['satreps-start-2023'] },
      'parts: expected one period with a start and an end, got "satreps-start-2023"',
    ],
  ])('%s', (_name, item, message) => {
    expect(checkCount(item)).toContain(`${place}.${message}`);
  });

  test('a printed total of which nothing is said, so that no document can leave one out', () => {
    const messages = check({ reconciliations: { ...site.reconciliations, withoutParts: [] } });
    expect(messages).toContainEqual(
      expect.stringContaining('axis-selected-2020-2023c: expected its parts in content/reconciliations'),
    );
    expect(messages).toContainEqual(expect.stringContaining('got a total ("計" stands before its figure)'));
  });

  test.each([
    ['a number of countries', 'countries', '現在20か国', '20か国'],
    ['a sum in words', 'applications', '応募は合計20件', '20件'],
  ])('%s that a new claim prints', (_name, attribute, printed, figure) => {
    const changed = withClaim('sicorp-se-applications-2019', (claim) => ({
      ...claim,
      attribute,
      printed,
      figure,
    }));
    expect(checkReviews(changed).map(formatProblem)).toContainEqual(
      expect.stringContaining('sicorp-se-applications-2019: expected its parts'),
    );
  });

  test('a reason why a total has no parts, of a claim that is no total', () => {
    const [first] = site.reconciliations.withoutParts;
    const withoutParts = [
      ...site.reconciliations.withoutParts,
      { ...first!, totals: ['sicorp-jst-budget-fy2023-initial', 'g7-sendai-length-2023'] },
    ];
    const messages = check({ reconciliations: { ...site.reconciliations, withoutParts } });
    expect(messages).toEqual([
      expect.stringContaining('"sicorp-jst-budget-fy2023-initial", which is no total'),
      expect.stringContaining('"g7-sendai-length-2023", which has parts'),
    ]);
  });

  test('a list that has another number of items than was counted', () => {
    const counted = site.reconciliations.counted.map((item) => ({ ...item, parts: item.parts.slice(1) }));
    const messages = check({ reconciliations: { ...site.reconciliations, counted } });
    expect(messages[0]).toContain('as many as parts, got 3');
  });

  test('a printed number that is called counted', () => {
    const [first, ...others] = site.reconciliations.counted;
    const counted = [{ ...first!, claim: 'us-agreements-g7-number-stated-2023' }, ...others];
    const messages = check({ reconciliations: { ...site.reconciliations, counted } });
    expect(messages).toContainEqual(expect.stringContaining('which is printed'));
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
