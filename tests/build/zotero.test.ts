import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createStaticServer } from '../../src/commands/static-server.ts';
import { getStrings } from '../../src/i18n/strings.ts';
import type { Locale } from '../../src/i18n/locales.ts';
import { parsePartialDate } from '../../src/model/partial-date.ts';
import { readSiteAddress } from '../../src/site-address.ts';
import {
  DIST,
  getPageKind,
  isLocalized,
  readJson,
  readPages,
  toPage,
  type Page,
} from './read-dist.ts';
import { getRoute, ROUTES } from './routes.ts';
import { pick, readByRules, type Item } from './zotero-rules.ts';

interface RecordRow {
  id: string;
  name: { ja: string; en: string; enStatus: string };
  summary: { ja: string; en: string };
  publisher?: string[];
  body?: string[];
  date?: string;
  language?: string;
  source?: string;
  category?: string;
  website?: string;
}

const { origin, base } = readSiteAddress();
const pages = readPages().filter(isLocalized);
/** Pages that state nothing of their own. */
const cited = pages.filter(({ path }) => !/^(ja|en)\/clips\/$/.test(path));
const rows = new Map(
  ['sources', 'reports', 'organizations'].map((kind) => [
    kind,
    new Map(readJson<RecordRow[]>(`data/${kind}.json`).map((row) => [row.id, row])),
  ]),
);

/** The reports and sources pages stand for the document; all others are pages of this site. */
function isDocument(page: Page): boolean {
  return /^(reports|sources)\/<id>\/$/.test(getPageKind(page));
}

/** The item that a page should give, from the published data; `undefined` fields are to be absent. */
function expectItem(page: Page): Item {
  const [locale, kind = '', id = ''] = page.path.split('/') as [Locale, string?, string?];
  const version = page.elements.find(({ attributes }) => attributes.class === 'tools')?.attributes[
    'data-version'
  ];
  const url = `${origin}${base}${page.path}?v=${version}`;
  if (!isDocument(page)) {
    return {
      itemType: 'webpage',
      title: expect.any(String) as unknown as string,
      websiteTitle: getStrings(locale).site.name,
      date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as unknown as string,
      language: locale,
      url,
      abstractNote: expect.any(String) as unknown as string,
      creators: [],
    };
  }
  const row = rows.get(kind)!.get(id)!;
  const bodies = (row.publisher ?? row.body ?? []).map(
    (body) => rows.get('organizations')!.get(body)!.name[locale],
  );
  const start = row.date ? parsePartialDate(row.date)?.start : undefined;
  const date = [start?.year, start?.month, start?.day]
    .filter((part) => part !== undefined)
    .map((part) => String(part).padStart(2, '0'))
    .join('/');
  const { ja, en, enStatus } = row.name;
  const isOurs = enStatus === 'ours' && en !== ja;
  const title = locale === 'ja' ? ja : isOurs ? `${en} (${ja})` : en;
  const body = bodies.join(locale === 'ja' ? '・' : '; ');
  const typed: Record<string, Partial<Item>> = {
    data: { itemType: 'dataset', repository: body },
    paper: { itemType: 'journalArticle', publicationTitle: title },
    web: {
      itemType: 'webpage',
      websiteTitle: body || (row.website && new URL(row.website).hostname),
    },
  };
  const source = kind === 'sources' ? row : rows.get('sources')!.get(row.source ?? '');
  return pick({
    ...(typed[kind === 'sources' ? row.category! : ''] ?? {
      itemType: 'report',
      institution: body,
    }),
    title,
    date,
    language: source?.language ?? 'ja',
    url,
    // Whole sentences, not cut as the descriptions for previews are.
    abstractNote: expect.stringMatching(/[。.)）]$/) as unknown as string,
    creators: [],
  });
}

/** A page of every kind in both languages, and documents without a date, a body or either. */
const SAMPLES = [
  ...['', 'programs/', 'budget/', 'timeline/', 'discrepancies/', 'search/', 'sources/'],
  ...['reports/', 'map/', 'compare/', 'changes/', 'concepts/', 'organizations/', 'partners/'],
  ...['statistics/', 'outcomes/', 'agreements/', 'about/', 'all/'],
  ...['changes/between/crds-intl-activities-2023--intl-strategy-interim-2025/'],
  ...['programs/sicorp/', 'budget/sicorp-jst/', 'reports/intl-strategy-interim-2025/'],
  ...['events/ticad7-2019/', 'statistics/us-coauthorship-share/', 'concepts/brain-circulation/'],
  ...['organizations/jst/', 'partners/germany/', 'outcomes/thai-biodiesel/'],
  ...['agreements/utokyo-chicago-ibm-2023/', 'changes/sicorp/', 'sources/mext-sti-measures-2023/'],
  ...['sources/world-fuel-charter/', 'sources/sti-basic-plan-5/', 'sources/sti-basic-plan-7/'],
  ...['sources/scopus-scival/', 'sources/ec-horizon-europe-2022/', 'sources/nature-survey-2025/'],
  ...['sources/mext-exchange-survey-2018/', 'sources/nature-chemistry-2018/'],
  ...['sources/ldp-students-2022/'],
].flatMap((path) => [`ja/${path}`, `en/${path}`]);

const FIXTURES = '../fixtures/zotero/';
const toFixture = (path: string) => `${path.replace(/\/$/, '').replaceAll('/', '.')}.json`;

/** Without what is of the moment: when it was looked at, from where, and which version stood there. */
function settle(item: Item): Item {
  return JSON.parse(
    JSON.stringify(item, (key, value) =>
      ['key', 'version', 'accessDate', 'libraryCatalog'].includes(key) ? undefined : value,
    ).replaceAll(/\?v=[0-9a-f]{8}/g, '?v=00000000'),
  );
}

describe("by Zotero's rules, restated here", () => {
  test('every page with claims gives the type, title, body, date, language and address that its record has', () => {
    for (const page of cited) expect(readByRules(page), page.path).toEqual(expectItem(page));
  });

  test('they are applied to pages of every kind', () => {
    const silent = ROUTES.filter((route) => !cited.some((page) => getRoute(page) === route));
    expect(silent).toEqual(['[locale]/clips']);
    const sampled = new Set(SAMPLES.map((path) => getRoute(pages.find((it) => it.path === path)!)));
    expect(ROUTES.filter((route) => !sampled.has(route))).toEqual(['[locale]/clips']);
  });

  test.each(SAMPLES)('%s gives what the real translators made of it', (path) => {
    const page = pages.find((it) => it.path === path)!;
    const url = new URL(`${FIXTURES}${toFixture(path)}`, import.meta.url);
    const item: Item = JSON.parse(readFileSync(url, 'utf8'));
    const compared: (keyof Item)[] = [
      'itemType',
      'institution',
      'repository',
      'publicationTitle',
      'websiteTitle',
      'language',
      'title',
    ];
    const [own, real] = [readByRules(page), item].map((it) =>
      // The date of a page is that of its version; that of a document is its own.
      pick(
        Object.fromEntries(
          [...compared, ...(isDocument(page) ? (['date'] as const) : [])].map((name) => [
            name,
            it[name],
          ]),
        ),
      ),
    );
    expect(own).toEqual(real);
    expect(item.url).toMatch(new RegExp(`/${path}\\?v=`));
    expect(item.creators).toEqual([]);
    for (const name of ['extra', 'reportType', 'websiteType'] as const) {
      expect(item[name] || undefined, name).toBeUndefined();
    }
  });

  test('a bare citation_title would make an article, and a time element a date', () => {
    const html =
      '<html><meta name="citation_title" content="x"><time datetime="2026-01-01">x</time></html>';
    const item = readByRules(toPage('ja/x/index.html', html));
    expect(item).toMatchObject({ itemType: 'journalArticle', date: '2026-01-01' });
  });
});

const translationServer = process.env.ZOTERO_TRANSLATION_SERVER;

describe.skipIf(!translationServer)(
  "Zotero's own translators (skipped unless ZOTERO_TRANSLATION_SERVER is set)",
  () => {
    const server = createStaticServer(DIST, base);
    beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
    afterAll(() => new Promise((resolve) => server.close(resolve)));

    test.each(SAMPLES)(
      'make of %s what its record says',
      async (path) => {
        const { port } = server.address() as AddressInfo;
        const response = await fetch(`${translationServer}/web`, {
          method: 'POST',
          headers: { 'Content-Type': 'text/plain' },
          body: `http://127.0.0.1:${port}${base}${path}`,
        });
        const [item] = (await response.json()) as Item[];
        expect(pick(item!)).toEqual(expectItem(pages.find((it) => it.path === path)!));
        await expect(`${JSON.stringify(settle(item!), null, 2)}\n`).toMatchFileSnapshot(
          `${FIXTURES}${toFixture(path)}`,
        );
      },
      60_000,
    );
  },
);
