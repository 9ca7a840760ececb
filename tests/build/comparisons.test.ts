import { describe, expect, test } from 'vitest';
import { listDiscrepancies } from '../../src/model/discrepancies.ts';
import { inspectContent } from '../../src/model/load-site.ts';
import type { ClaimExport } from '../../src/exports/claim-rows.ts';
import type {
  listCountedRows,
  listDiscrepancyRows,
  listReconciliationRows,
  listRowsWithoutParts,
} from '../../src/exports/comparison-rows.ts';
import { readSiteAddress } from '../../src/site-address.ts';
import { isLocalized, readJson, readPages, type Page } from './read-dist.ts';

const pages = readPages();
const byPath = new Map(pages.map((page) => [page.path, page]));
const { site } = inspectContent('content');
const { origin, base } = readSiteAddress();

/** The page and fragment of an address of the data files. */
function findTarget(url: string): [Page | undefined, string] {
  const { pathname, hash } = new URL(url, origin);
  return [byPath.get(pathname.slice(base.length)), decodeURIComponent(hash.slice(1))];
}

function listMissing(urls: readonly string[]): string[] {
  return urls.filter((url) => {
    const [page, id] = findTarget(url);
    return !page?.ids.has(id);
  });
}

/** The claims of a page by the numbers of their rows. */
function mapClaimNumbers(page: Page): Map<string, string> {
  const rows = page.elements.filter(
    ({ tag, attributes }) => tag === 'li' && attributes['data-state'] !== undefined,
  );
  return new Map(
    rows.map((row) => {
      const number = page.texts.find(
        ({ parent }) => parent.tag === 'a' && parent.parents.at(-1) === row,
      );
      return [row.attributes['id'] ?? '', number?.text.trim() ?? ''];
    }),
  );
}

test('every stored claim stands on the page of its subject, in both languages', () => {
  const rows = readJson<ClaimExport[]>('data/claims.json');
  expect(rows).toHaveLength(site.claims.size);
  expect(listMissing(rows.flatMap(({ url, urlEn }) => [url, urlEn]))).toEqual([]);
});

describe('the page of discrepancies', () => {
  const rows = readJson<ReturnType<typeof listDiscrepancyRows>>('data/discrepancies.json');

  test('has every discrepancy under its own address, with a kind', () => {
    expect(rows).toHaveLength(listDiscrepancies(site).length);
    expect(listMissing(rows.flatMap(({ url, urlEn }) => [url, urlEn]))).toEqual([]);
    expect(rows.filter(({ kind }) => kind === '')).toEqual([]);
  });

  test.each(['ja', 'en'])('lists each claim that differs (%s)', (locale) => {
    const listed = mapClaimNumbers(byPath.get(`${locale}/discrepancies/`)!);
    const claims = rows.flatMap((row) => row.claims.flat());
    expect(claims.filter((id) => !listed.has(id))).toEqual([]);
  });

  test('is where every ≠ leads', () => {
    const page = byPath.get('ja/programs/sicorp/')!;
    const links = page.elements.flatMap(({ attributes }) => attributes['href'] ?? []);
    expect(links).toContain(`${base}ja/discrepancies/#d-sicorp-countries`);
  });
});

describe('the totals', () => {
  const rows = readJson<ReturnType<typeof listReconciliationRows>>('data/reconciliations.json');

  test('each have parts or factors, a printed total, a residual and a kind', () => {
    const incomplete = rows.filter(
      ({ parts, factors, printed, residual, kind }) =>
        parts.length + factors.length === 0 || !printed || residual === undefined || kind === '',
    );
    expect(incomplete).toEqual([]);
    expect(listMissing(rows.flatMap(({ url, urlEn }) => [url, urlEn]))).toEqual([]);
  });

  test.each([
    ['r-intl-joint-research-total-budget-fy2023-initial-2023', 4100, 4135, -35, 'rounding'],
    ['r-intl-joint-research-total-budget-fy2022-prior-year-2023', 4100, 4118, -18, 'rounding'],
    [
      'r-intl-joint-research-total-budget-fy2022-supplementary-2-2023',
      61100,
      61050,
      50,
      'rounding',
    ],
    ['r-aspire-budget-fy2022-supplementary-2-rounded-2023', 50100, 50100, 0, 'none'],
    ['r-aspire-budget-fy2022-supplementary-2-rounded-2023-exact', 50100, 50050, 50, 'rounding'],
    [
      'r-intl-joint-research-total-budget-fy2022-supplementary-2-2023-as-rounded',
      61100,
      61100,
      0,
      'none',
    ],
    ['r-sti-diplomacy-council-fields', 4, 4, 0, 'none'],
    ['r-aspire-background-factors', 2, 2, 0, 'none'],
    ['r-sicorp-v4-countries', 4, 4, 0, 'none'],
    ['r-g7-sendai-length', 3, 3, 0, 'none'],
    ['r-g7-education-length', 4, 4, 0, 'none'],
    ['r-sicorp-hub-india-phase-1', 5, 5, 0, 'none'],
    ['r-sicorp-hub-india-phase-2', 5, 5, 0, 'none'],
    ['r-global-young-budget-fy2023-initial', 7704, 7705, -1, 'rounding'],
    ['r-global-young-budget-fy2022-prior-year', 7471, 7472, -1, 'rounding'],
    ['r-global-young-budget-fy2021-draft', 7367, 7368, -1, 'rounding'],
    ['r-global-young-budget-fy2020-prior-year', 7916, 7916, 0, 'none'],
    ['r-jsps-invitation-budget-fy2023-initial', 3375, 3375, 0, 'same'],
    ['r-sakura-participants-total', 19298, 19298, 0, 'none'],
    ['r-e-asia-jrp-selected', 35, 28, 7, 'scope'],
    ['r-us-agreements-stated', 2, 3, -1, 'unknown'],
  ])('%s: printed %d, computed %d', (id, printed, computed, residual, kind) => {
    expect(rows.find((row) => row.id === id)).toMatchObject({ printed, computed, residual, kind });
  });
});

describe('the page of discrepancies and its data', () => {
  const page = byPath.get('ja/discrepancies/')!;
  const words = page.texts.map(({ text }) => text).join('');

  test('give the same reason for a residual', () => {
    const rows = readJson<ReturnType<typeof listReconciliationRows>>('data/reconciliations.json');
    const residuals = rows.filter(({ kind }) => kind !== 'none');
    expect(residuals.filter(({ reason }) => !reason.ja || !reason.en)).toEqual([]);
    const strange = residuals.filter(({ reason }) => !words.includes(reason.ja));
    expect(strange.map(({ id }) => id)).toEqual([]);
  });

  test('are linked: the tables that the page shows, and no others', () => {
    const links = page.elements.flatMap(({ attributes }) => attributes['href'] ?? []);
    // Every page links the data package, which describes all tables.
    const tables = links.filter((href) => /\/data\/(?!datapackage)[a-z-]+\.(csv|json)$/.test(href));
    expect(new Set(tables.map((href) => href.split('/').at(-1)))).toEqual(
      new Set([
        'counted-lists.csv',
        'counted-lists.json',
        'discrepancies.csv',
        'discrepancies.json',
        'reconciliations.csv',
        'reconciliations.json',
        'totals-without-parts.csv',
        'totals-without-parts.json',
      ]),
    );
  });

  test('have every list that is counted here, with what was counted', () => {
    const rows = readJson<ReturnType<typeof listCountedRows>>('data/counted-lists.json');
    expect(rows.map(({ id }) => id)).toEqual(site.reconciliations.counted.map(({ id }) => id));
    expect(rows.find(({ id }) => id === 'r-us-agreements-listed')).toMatchObject({
      count: 3,
      subject: 'events/us-agreements-g7-2023',
      claim: 'us-agreements-g7-number-listed-2023',
    });
    expect(rows.filter(({ count, parts }) => count !== parts.length)).toEqual([]);
    expect(listMissing(rows.flatMap(({ url, urlEn }) => [url, urlEn]))).toEqual([]);
  });

  test('have every printed total without parts, with the reason that the page gives', () => {
    const rows = readJson<ReturnType<typeof listRowsWithoutParts>>(
      'data/totals-without-parts.json',
    );
    expect(rows.map(({ id }) => id)).toEqual(
      site.reconciliations.withoutParts.flatMap(({ totals }) => totals),
    );
    expect(rows.filter(({ reason }) => !reason.en || !words.includes(reason.ja))).toEqual([]);
    expect(listMissing(rows.flatMap(({ url, urlEn }) => [url, urlEn]))).toEqual([]);
  });

  test('leave no printed total out', () => {
    const stated = ['reconciliations', 'totals-without-parts'].flatMap((name) =>
      readJson<{ id: string; total?: string }[]>(`data/${name}.json`).map(
        ({ id, total }) => total ?? id,
      ),
    );
    const totals = site
      .list('budget-lines')
      .flatMap(({ ref, parts }) => (parts.length > 0 ? (site.claimsOf.get(ref) ?? []) : []));
    const missing = totals.filter(
      ({ id, value }) => value.type === 'budget' && !stated.includes(id),
    );
    expect(missing.map(({ id }) => id)).toEqual([]);
  });

  test.each(['r-us-agreements-listed', 'r-g7-sendai-chapter-3'])(
    'keep the address of %s, which is counted here and no printed total',
    (id) => {
      const rows = readJson<{ id: string }[]>('data/reconciliations.json');
      expect(page.ids.has(id)).toBe(true);
      expect(rows.map((row) => row.id)).not.toContain(id);
    },
  );
});

test('every page says how current it is', () => {
  const silent = pages.filter((page) => isLocalized(page) && !page.ids.has('currency'));
  expect(silent.map(({ path }) => path)).toEqual([]);
});

test('the number that print shows behind a figure is that of its row', () => {
  const wrong = pages.flatMap((page) => {
    const numbers = mapClaimNumbers(page);
    return (
      page.elements
        .filter(({ tag, attributes }) => tag === 'a' && attributes['class'] === 'claim')
        // The marks of an index lead to rows of other pages, and print shows no number for them.
        .filter(
          ({ attributes }) =>
            attributes['data-number'] !== undefined || attributes['href']?.startsWith('#'),
        )
        .filter(({ attributes }) => {
          const id = (attributes['href'] ?? '').slice(1);
          return numbers.get(id) !== attributes['data-number'];
        })
        .map(({ attributes }) => `${page.path} ${attributes['href']} ${attributes['data-number']}`)
    );
  });
  expect(wrong).toEqual([]);
});
