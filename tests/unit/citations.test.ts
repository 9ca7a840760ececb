import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-cff';
import '@citation-js/plugin-ris';
import { validateStyle } from 'csl-validator-wasm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { adaptSheet, fillAccessDate, readSheet } from '../../src/citations/adapt-sheet.ts';
import {
  toBibliography,
  toClipCsv,
  toMemoHtml,
  toMemoMarkdown,
  toProof,
} from '../../src/citations/clip-documents.ts';
import { writeSheet } from '../../src/citations/citation-sheet.ts';
import type { CslItem } from '../../src/citations/csl.ts';
import { toCitableView } from '../../src/citations/list-citables.ts';
import { listDrawn } from '../../src/citations/build-chart-sheets.ts';
import { buildChartSheet, buildSheet } from '../../src/citations/list-sheets.ts';
import { narrowSheet } from '../../src/citations/narrow-sheet.ts';
import { formatPages, readPages } from '../../src/citations/page-numbers.ts';
import { getViewTitle } from '../../src/citations/sheet-path.ts';
import { filterWords } from '../../src/i18n/filter-words.ts';
import { LOCALES, type Locale } from '../../src/i18n/locales.ts';
import type { Site } from '../../src/model/build-site.ts';
import { getBudgetSeries } from '../../src/model/budget.ts';
import { loadSite } from '../../src/model/load-site.ts';
import type { View } from '../../src/model/version.ts';
import { buildBudgetLineView } from '../../src/views/budget-line-view.ts';
import { buildFinderView } from '../../src/views/finder-view.ts';
import { copyContent, type ContentCopy } from '../content/content-copy.ts';

/** The small sound content, as if it had been published on one day. */
let site: Site;
/** The same with a second document, of which little is printed and nothing numbers the pages. */
let later: Site;
let copy: ContentCopy;

beforeAll(() => {
  process.env.SITE_URL = 'https://example.org/atlas/';
  site = loadSite('tests/fixtures/sound/content');
  copy = copyContent();
  addLaterDocument();
  addMisprint();
  later = loadSite(join(copy.root, 'content'));
  for (const { ledger } of [site, later]) {
    ledger.publications.push({ number: 1, date: '2026-11-21', hash: '' });
  }
});

afterAll(() => copy.discard());

/** Documents that are no reports. */
const OTHER_CATEGORIES = ['data', 'paper', 'web'];

function addLaterDocument() {
  const inferred = { ja: '内容から推定した。', en: 'From the contents.' };
  copy.change('sources/deck.yaml', (deck) => {
    const parts = [
      { id: 'review', heading: { ja: '(2) 見直し', en: '(2) Review' } },
      { id: 'table', heading: { ja: '計画の表', en: 'Table of plans' }, headingOurs: true },
      { id: 'footnotes', heading: { ja: '脚注', en: 'Footnotes' }, headingOurs: true },
    ];
    const name = { ...deck.name, ja: '基金「見直し」の報告', en: 'Review by the Fund' };
    const doubts = { titleInferred: inferred, dateInferred: inferred, publisherInferred: inferred };
    const document = { ...deck, name, ...doubts, date: '2025~', parts };
    copy.write('sources/later.yaml', stringify(document));
  });
  copy.change('sources/plan.yaml', (plan) => {
    const issued = { publisher: ['fund'], date: '2024-05', website: 'https://example.org/plan' };
    for (const category of OTHER_CATEGORIES) {
      const name = { ...plan.name, ja: `基本計画の${category}`, en: `Plan ${category}` };
      copy.write(
        `sources/plan-${category}.yaml`,
        stringify({ ...plan, ...issued, name, category }),
      );
    }
  });
  const write = (part: string, claim: object) =>
    copy.write(`claims/later/${part}.yaml`, stringify({ claims: [claim] }));
  const [subject, value] = ['programs/kite', { type: 'date', date: 'FY2009/..' }];
  const start = { subject, attribute: 'start', value, printed: '平成21年度～' };
  write('review', { id: 'kite-start-later', ...start });
  const about = OTHER_CATEGORIES.map((category) => `sources/plan-${category}`);
  write('table', {
    id: 'kite-start-table',
    about,
    ...start,
    at: { ja: '表の2行目', en: 'table row 2' },
  });
  const title = { ja: '凧の開始', en: 'Start of Kite' };
  const reason = { ja: '資料に説明はない。', en: 'No document explains it.' };
  const said = ['kite-start', 'kite-start-later', 'kite-start-note'];
  const noticed = { id: 'd-kite', title, claims: said, kind: 'stage', reason };
  copy.write('discrepancies/noticed.yaml', stringify({ noticed: [noticed] }));
  const [total, sum] = ['mobility-sent', { method: 'sum', parts: ['mobility-sent'] }];
  const counts = [{ id: 'r-mobility', title, total, ...sum }];
  copy.write('reconciliations/counts.yaml', stringify({ counts }));
  write('footnotes', { id: 'kite-start-note', ...start, at: { ja: '脚注3', en: 'note 3' } });
}

/** A misprint with quotation marks of its own, in a section that has some in its heading; and another section. */
function addMisprint() {
  copy.change('sources/deck.yaml', (deck) => {
    const name = { ...deck.name, ja: '成果集', en: 'Results' };
    const parts = [
      { id: 'lens', heading: { ja: '「凧」の成果', en: 'Results of “Kite”' } },
      { id: 'hub', heading: { ja: '拠点', en: 'Hub' } },
    ];
    copy.write('sources/results.yaml', stringify({ ...deck, name, parts }));
  });
  const reason = { ja: '本文は「レンズ」と記す。', en: 'The text has レンズ.' };
  const suspected = { text: '凧の新しいレンズ', en: 'The new lens', reason };
  const said = { ja: '「凧」の新しいレンス', en: 'The new lens of “Kite”' };
  const action = { attribute: 'action', value: { type: 'text', ...said, suspected } };
  const lens = { id: 'lens-purpose', subject: 'outcomes/lens', about: ['programs/kite'] };
  const widened = { ja: '拠点を広げた。', en: 'The hub was widened.' };
  const hub = { id: 'hub-action', subject: 'programs/kite-hub', attribute: 'action' };
  const write = (part: string, claim: object) =>
    copy.write(`claims/results/${part}.yaml`, stringify({ claims: [claim] }));
  write('lens', { ...lens, ...action, printed: '「凧」の新しいレンス' });
  write('hub', { ...hub, value: { type: 'text', ...widened }, printed: '拠点を拡充' });
}

const sheet = (locale: Locale, thing: string, from = site) => {
  const [kind = '', id = ''] = thing.split('/');
  return buildSheet(from, { locale, kind, id });
};

/** The title of a list with what filters it, as the reader's browser puts it together. */
const toFilteredTitle = (locale: Locale, view: View, filter: string) => {
  const { open, shut } = filterWords[locale];
  return `${getViewTitle(locale, view)}${open}${filter}${shut}`;
};

function describeDirection(locale: Locale): string {
  const { facets } = buildFinderView(site, locale);
  const facet = facets.find(({ name }) => name === 'direction')!;
  return `${facet.label}${filterWords[locale].colon}${facet.options[0]!.label}`;
}

/** What the browser puts together of a filtered list that shows few programs. */
function narrow(locale: Locale, programs: readonly string[]): string {
  const shown = programs.map((id) => sheet(locale, `programs/${id}`, later));
  return adaptSheet(narrowSheet(sheet(locale, 'views/programs', later), shown, locale), {
    title: toFilteredTitle(locale, 'programs', describeDirection(locale)),
    query: 'direction=joint-research',
  });
}

/** One of each kind of thing that can be cited; a filtered list is made of its page. */
const KINDS: Record<string, (locale: Locale) => string> = {
  claim: (locale) => sheet(locale, 'claims/kite-fund-fy2023'),
  'claim-in-section': (locale) => sheet(locale, 'claims/kite-start-later', later),
  'claim-in-note': (locale) => sheet(locale, 'claims/kite-start-note', later),
  'claim-misprinted': (locale) => sheet(locale, 'claims/lens-purpose', later),
  recommendation: (locale) => sheet(locale, 'claims/outlook-action-widen'),
  program: (locale) => sheet(locale, 'programs/kite'),
  'budget-line': (locale) => sheet(locale, 'budget-lines/kite-fund'),
  report: (locale) => sheet(locale, 'reports/outlook'),
  event: (locale) => sheet(locale, 'events/kickoff'),
  agreement: (locale) => sheet(locale, 'agreements/accord'),
  outcome: (locale) => sheet(locale, 'outcomes/lens'),
  statistic: (locale) => sheet(locale, 'statistics/mobility'),
  concept: (locale) => sheet(locale, 'concepts/twinning'),
  organization: (locale) => sheet(locale, 'organizations/fund'),
  partner: (locale) => sheet(locale, 'partners/norland'),
  source: (locale) => sheet(locale, 'sources/deck'),
  'source-cited': (locale) => sheet(locale, 'sources/plan'),
  ...Object.fromEntries(
    OTHER_CATEGORIES.map((category) => [
      `source-${category}`,
      (locale: Locale) => sheet(locale, `sources/plan-${category}`, later),
    ]),
  ),
  'source-inferred': (locale) => sheet(locale, 'sources/later', later),
  changes: (locale) => sheet(locale, 'changes/kite', later),
  'changes-pair': (locale) => sheet(locale, 'changes/deck--later', later),
  discrepancy: (locale) => sheet(locale, 'discrepancies/d-kite', later),
  reconciliation: (locale) => sheet(locale, 'reconciliations/r-mobility', later),
  chart: (locale) => {
    const line = site.find('budget-lines', 'kite-fund')!;
    const title = buildBudgetLineView(site, locale, line).chartTitle;
    const { amounts } = getBudgetSeries(site, line);
    const chart = { thing: line.ref, fragment: 'budget-figure', title, claims: amounts };
    return buildChartSheet(site, { locale, ...chart });
  },
  'filtered-view': (locale) =>
    adaptSheet(sheet(locale, 'views/programs'), {
      title: toFilteredTitle(locale, 'programs', describeDirection(locale)),
      query: 'direction=joint-research',
    }),
  'filtered-view-of-one': (locale) => narrow(locale, ['kite-hub']),
  'filtered-view-of-two': (locale) => narrow(locale, ['kite', 'kite-hub']),
  search: (locale) =>
    adaptSheet(sheet(locale, 'views/search'), {
      title: toFilteredTitle(locale, 'search', 'SICORP'),
      query: 'q=SICORP',
    }),
};

const CASES = Object.keys(KINDS).flatMap((kind) =>
  LOCALES.map((locale) => [kind, locale] as const),
);

const pick = (text: string, format: string, section = 0) =>
  readSheet(text).sections[section]?.citations.find((it) => it.format === format)?.text ?? '';

describe.each(CASES)('the citations of a %s in %s', (kind, locale) => {
  const read = () => KINDS[kind]!(locale);

  test('are as they were agreed on, in every format', async () => {
    await expect(read()).toMatchFileSnapshot(`../fixtures/citations/${kind}.${locale}.txt`);
  });

  test('have nine formats, each with year, version and address', () => {
    const [first] = readSheet(read()).sections;
    expect(first!.citations).toHaveLength(9);
    const version = /\?(?:.*&)?v=([0-9a-f]{8})/.exec(read())![1]!;
    for (const { format, text } of first!.citations) {
      expect(text, format).toContain(`v=${version}`);
      if (first!.citations.at(-1)!.format === format) continue;
      expect(text, format).toContain('2026');
      expect(text.replace(/v=[0-9a-f]{8}/g, ''), format).toContain(version);
    }
  });

  test('are read back by a library for BibTeX and RIS', () => {
    const title = readSheet(read()).title;
    const url = readSheet(read()).sections[0]!.citations.at(-1)!.text;
    for (const [format, input] of [
      ['BibTeX', '@bibtex/text'],
      ['RIS', '@ris/file'],
    ] as const) {
      const text = fillAccessDate(pick(read(), format), new Date(2026, 10, 25));
      const [entry] = plugins.input.chain(text, { forceType: input, generateGraph: false });
      expect(entry!.title, format).toBe(title);
      expect(entry!.URL, format).toBe(url);
      expect(entry!.issued!['date-parts']![0]![0], format).toBe(2026);
    }
  });

  test('have CSL-JSON in which bodies are no persons', () => {
    const [item] = JSON.parse(pick(read(), 'CSL-JSON'));
    expect(item.author.every((name: object) => 'literal' in name)).toBe(true);
    expect(item.version).toMatch(/^[0-9a-f]{8}$/);
  });
});

test('a claim is cited with its document, page and printed figure', () => {
  const memo = pick(KINDS.claim!('ja'), '行政文書での出典表記');
  expect(memo).toContain('2頁');
  expect(memo).toContain('「1,073百万円（1,160百万円）」');
  const source = readSheet(KINDS.claim!('en')).sections[1]!;
  expect(source.citations.find(({ format }) => format === 'APA 7')!.text).toContain('p. 2');
  expect(source.citations.find(({ format }) => format === 'RIS')!.text).toContain('SP  - 2');
});

test.each([
  [
    'ja',
    ['deck', 'later', 'note', 'table'],
    ['説明資料', '基金「見直し」の報告', '脚注3', '表の2行目'],
  ],
  [
    'en',
    ['deck', 'later', 'note', 'table'],
    ['Slides', 'Review by the Fund', 'note 3', 'table row 2'],
  ],
] as const)('claims that say the same are told apart in %s', (locale, ids, words) => {
  const claims = ids.map((id) => (id === 'deck' ? 'kite-start' : `kite-start-${id}`));
  const titles = claims.map((id) => readSheet(sheet(locale, `claims/${id}`, later)).title);
  titles.forEach((title, index) => expect(title).toContain(words[index]));
  expect(new Set(titles).size).toBe(titles.length);
  // Where nothing else says so, the title is as short as it can be.
  expect(readSheet(sheet(locale, 'claims/kite-start')).title).not.toContain(words[0]);
});

test('what has quotation marks of its own stands in others, exact, in every format', () => {
  for (const locale of LOCALES) {
    const { sections } = readSheet(KINDS['claim-misprinted']!(locale));
    for (const { format, text } of sections[1]!.citations.slice(0, 8)) {
      expect(text, format).toContain('『「凧」の成果』');
      expect(text, format).toContain('『「凧」の新しいレンス』');
    }
    expect(toProof(sections)).not.toContain('レンス');
  }
});

test.each([
  ['ja', '正しくは凧の新しいレンズとみられる'],
  ['en', 'probably 凧の新しいレンズ (The new lens)'],
] as const)('what looks misprinted is cited with its probable reading in %s', (locale, words) => {
  const [own, document] = readSheet(KINDS['claim-misprinted']!(locale)).sections;
  for (const { citations } of [own!, document!]) {
    for (const { format, text } of citations.slice(0, 8)) expect(text, format).toContain(words);
  }
  expect(toProof([own!, document!])).toContain(words);
});

test('a discrepancy is cited with what each document prints where, and not with the rest of the page', () => {
  const memo = pick(KINDS.discrepancy!('ja'), '行政文書での出典表記');
  expect(memo).toMatch(/^出典：研究基金「説明資料」.*1頁、印字「平成21年度～」。/);
  expect(memo).toContain('『見直し』の報告」');
  expect(memo).toContain('脚注3、印字「平成21年度～」。');
  expect(memo).not.toContain('計画の表');
  expect(pick(KINDS.reconciliation!('ja'), '行政文書での出典表記')).not.toContain('見直し');
});

test('a chart is cited as a chart, with the documents of its own claims', () => {
  const text = KINDS.chart!('ja');
  expect(pick(text, 'APA 7')).toContain('[図]');
  expect(JSON.parse(pick(text, 'CSL-JSON'))[0].genre).toBe('図');
  expect(readSheet(text).sections[0]!.title).toBe('この図');
  expect(pick(text, '行政文書での出典表記')).toContain('2頁');
});

test.each([
  ['ja', '一覧全体の'],
  ['en', 'of the whole list'],
] as const)(
  'a filtered list says in %s that its documents are those of the whole list',
  (locale, words) => {
    const { citations } = readSheet(KINDS['filtered-view']!(locale)).sections[0]!;
    const naming = citations.filter(({ text }) => /説明資料/.test(text));
    expect(naming).toHaveLength(6);
    for (const { format, text } of naming) expect(text, format).toContain(words);
  },
);

test.each(LOCALES)(
  'a list of few programs has in %s the documents of these, each once',
  (locale) => {
    const readPlaces = (text: string) =>
      readSheet(text)
        .sections.slice(1)
        .map(({ citations }) => JSON.parse(citations[6]!.text)[0] as CslItem)
        .map(({ title, page, section }) => [title, page ?? section]);
    const [one, two] = [['kite-hub'], ['kite', 'kite-hub']].map((list) => narrow(locale, list));
    expect(readPlaces(one!)).toEqual(
      locale === 'ja'
        ? [
            ['説明資料', '1'],
            ['成果集', '「拠点」節'],
          ]
        : [
            ['Slides (説明資料)', '1'],
            ['Results (成果集)', 'section Hub 「拠点」'],
          ],
    );
    const merged = readPlaces(two!);
    expect(new Set(merged.map(([title]) => title)).size).toBe(merged.length);
    expect(merged.map(([, place]) => place)).toContain(
      locale === 'ja'
        ? '『「凧」の成果』節、「拠点」節'
        : 'sections Results of “Kite” 『「凧」の成果』; Hub 「拠点」',
    );
    for (const text of [one!, two!]) expect(text).not.toMatch(/一覧全体の|of the whole list/);
  },
);

test('what cannot be put together is no list of documents', () => {
  const list = sheet('ja', 'views/programs');
  expect(() => narrowSheet(list, [sheet('ja', 'views/about')], 'ja')).toThrow();
  expect(() =>
    narrowSheet(sheet('ja', 'views/about'), [sheet('ja', 'programs/kite')], 'ja'),
  ).toThrow();
  expect(() => narrowSheet(list, ['<!doctype html>'], 'ja')).toThrow();
});

test('what a chart is drawn from is read off its marks', () => {
  const html = `<a href="#x">x</a><figure id="a-figure"><figcaption> <b data-figure="of-claim">R&#38;D
    &lt;1&gt;</b> <a class="cite" href="/data/a.txt">c</a></figcaption><svg><a href="#one"></a>
    <a class="m" href="/ja/programs/p/#two"></a><a href="#one"></a></svg>
    <table><tr><th><a href="/ja/partners/us/">US</a></th><td><a class="box" href="/base/ja/programs/q/">q</a>
    <a href="/ja/programs/?partner=us">3</a></td></tr></table></figure><a href="#y">y</a>`;
  expect(listDrawn(html)).toEqual([
    { id: 'a-figure', title: 'R&D <1>', targets: ['one', 'two', 'one'], pages: ['programs/q/'] },
  ]);
});

test('the address of a filtered list keeps its filters beside the version', () => {
  const url = readSheet(KINDS['filtered-view']!('ja')).sections[0]!.citations.at(-1)!.text;
  expect(url).toMatch(/\/ja\/programs\/\?direction=joint-research&v=[0-9a-f]{8}$/);
});

test.each([
  [[7], '7'],
  [[3, 4, 5, 9, 3], '3–5, 9'],
  [[], ''],
])('pages %j are written %s', (pages, text) => {
  expect(formatPages(pages)).toBe(text);
  if (text) expect(readPages(text)).toEqual([...new Set(pages)].sort((a, b) => a - b));
});

test('the day of access is filled in as each format writes it', () => {
  const blanks = 'YYYY-MM-DD YYYY/MM/DD YYYY年M月D日 Month D, YYYY';
  expect(fillAccessDate(blanks, new Date(2026, 1, 3))).toBe(
    '2026-02-03 2026/02/03 2026年2月3日 February 3, 2026',
  );
});

test('a title is written as each format of an adapted sheet needs it', () => {
  const title = 'A "b" & c% [d] \\ e';
  const adapted = adaptSheet(sheet('en', 'views/programs'), { title, query: 'direction=x' });
  expect(JSON.parse(pick(adapted, 'CSL-JSON'))[0].title).toBe(title);
  expect(pick(adapted, 'BibTeX')).toContain('A "b" \\& c\\%');
  expect(pick(adapted, 'RIS')).toContain(`TI  - ${title}\n`);
  expect(pick(adapted, 'APA 7')).toContain(title);
  expect(pick(adapted, 'Markdown')).toContain('\\[d\\] \\\\ e');
});

test('a filter leaves the documents behind a list as they are', () => {
  const plain = sheet('ja', 'views/sources');
  const adapted = adaptSheet(plain, { title: '資料（2023年）', query: 'year=2023' });
  const [own, document] = readSheet(adapted).sections;
  expect(document).toEqual(readSheet(plain).sections[1]);
  expect(document!.title).toContain('説明資料');
  for (const { format, text } of own!.citations.slice(0, 8)) {
    expect(text.split('資料（2023年）'), format).toHaveLength(2);
    expect(text, format).not.toContain('説明資料（2023年）');
  }
});

test('two filters of one list have two keys', () => {
  const key = (query: string) =>
    /@misc\{(.*),/.exec(adaptSheet(sheet('en', 'views/programs'), { title: 'x', query }))![1];
  expect(key('direction=outbound')).not.toBe(key('direction=inbound'));
  expect(key('direction=outbound')).toBe(key('direction=outbound'));
});

test('what is inferred of a document is said in every format', () => {
  const said = { ja: /推定|\[2025\\?\]|ca\. 2025/, en: /inferred|\[2025\\?\]|ca\. 2025/ };
  for (const locale of LOCALES) {
    const citations = readSheet(sheet(locale, 'sources/later', later)).sections[1]!.citations;
    for (const { format, text } of citations.slice(0, 8))
      expect(text, format).toMatch(said[locale]);
  }
  expect(pick(sheet('ja', 'sources/later', later), '行政文書での出典表記', 1)).toContain(
    '（令和7（2025）年頃（推定）、資料名・作成者も推定）',
  );
  expect(pick(sheet('en', 'sources/later', later), 'Memo line', 1)).toContain(
    'about 2025 (inferred; title and author also inferred)',
  );
});

test.each([
  ['ja', '原典の資料　なし（本サイトが編んだ内容で、資料から引いた記載を含まない）'],
  ['en', 'Source document: none (compiled by this site; nothing here is taken from a document)'],
] as const)('a page behind which no document stands says so in %s', (locale, title) => {
  const bare = writeSheet(toCitableView(site, locale, 'home', 'x'), []);
  expect(readSheet(bare).sections[1]).toEqual({ title, citations: [] });
});

test('a document without a date says so', () => {
  const texts = ['ja', 'en'].map((locale) => sheet(locale as Locale, 'sources/plan'));
  const missing = texts.flatMap((text) =>
    readSheet(text).sections[1]!.citations.filter(
      (it, index) => index < 7 && !/日付なし|n\.d\./.test(it.text),
    ),
  );
  expect(missing).toEqual([]);
});

describe('the styles', () => {
  test.each(globSync('src/citations/styles/*.csl'))('%s is valid CSL', async (file) => {
    expect(await validateStyle(readFileSync(file, 'utf8'))).toBe('');
  });

  test('are checked for elements that CSL does not have', async () => {
    const style = readFileSync('src/citations/styles/apa.csl', 'utf8');
    expect(await validateStyle(style.replace('<bibliography>', '<bibliography><oops/>'))).not.toBe(
      '',
    );
  });
});

test('CITATION.cff is read by a library', () => {
  const text = readFileSync('CITATION.cff', 'utf8');
  const [item] = plugins.input.chain(text, { forceType: '@else/yaml', generateGraph: false });
  expect(item!.title).toBe('Atlas of Japan’s International STI Policy');
});

describe('a memo of clips', () => {
  const clips = () =>
    ['claims/kite-fund-fy2023', 'claims/outlook-action-widen'].map((thing, index) => {
      const text = fillAccessDate(sheet('ja', thing), new Date(2026, 10, 25));
      const { title, version, sections } = readSheet(text);
      const url = sections[0]!.citations.at(-1)!.text;
      const proofs = [toProof(sections)];
      // As a chart would carry it, with two figures of one page.
      const table = {
        caption: '百万円',
        head: [[['年度'], ['金額']]],
        rows: [
          [['2023'], ['1,073', 0, '\n<概数> a|b']],
          [['2022'], ['1,160', 0]],
        ],
        proofs,
      };
      const note = '前年度より減。\n<要確認>\n\n# 1_000 円\n1. 番号でない';
      return { url, title, version, sections, ...(index === 0 ? { note, table } : { note: '' }) };
    });
  const memo = () => ({
    locale: 'ja' as const,
    title: '国際共同研究の予算',
    date: '2026年11月25日',
    sources: '出典',
    clips: clips(),
  });

  test('is whole as HTML', async () => {
    await expect(toMemoHtml(memo())).toMatchFileSnapshot('../fixtures/citations/memo.html');
  });

  test('is whole as Markdown', async () => {
    await expect(toMemoMarkdown(memo())).toMatchFileSnapshot('../fixtures/citations/memo.md');
  });

  test('leaves no blank to fill in', () => {
    expect(`${toMemoHtml(memo())}${toMemoMarkdown(memo())}`).not.toMatch(/YYYY|Month D/);
  });

  test('has each source once, and the figures of a page share one', () => {
    const [first] = clips();
    const html = toMemoHtml({ ...memo(), clips: [first!, first!] });
    const lines = html.split('\n').filter((line) => line.startsWith('<li'));
    expect(lines).toHaveLength(2);
    expect(lines[1]).toBe(
      '<li id="source-2">研究基金「説明資料」（令和5（2023）年6月）2頁、概数、読み取りに推定を含む。</li>',
    );
    expect(html.match(/<a href="#source-2">/g)).toHaveLength(4);
  });

  test('names document and page of a figure in English too', () => {
    const { sections } = readSheet(sheet('en', 'claims/kite-fund-fy2023'));
    expect(toProof(sections)).toMatch(/ June 2023, p\. 2, Rounded, reading partly inferred\.$/);
  });

  test('knows what the line of a memo was called at first', () => {
    const [clip] = clips();
    const rename = (format: string) => (format === '行政文書での出典表記' ? '行政文書' : format);
    const sections = clip!.sections.map(({ title, citations }) => ({
      title,
      citations: citations.map(({ format, text }) => ({ format: rename(format), text })),
    }));
    expect(toMemoHtml({ ...memo(), clips: [{ ...clip!, sections }] })).toContain('2頁、印字');
  });

  test.each([
    ['BibTeX', '@bibtex/text'],
    ['RIS', '@ris/file'],
  ] as const)('gives each document once as %s, with its places in the note', (format, type) => {
    const text = toBibliography([...clips(), ...clips()], format);
    const items = plugins.input.chain(text, { forceType: type, generateGraph: false });
    expect(items.map(({ id }) => id)).toEqual([
      expect.stringMatching(/^atlas-claims-kite-fund-fy2023-/),
      'source-deck-ja',
      expect.stringMatching(/^atlas-claims-outlook-action-widen-/),
    ]);
    // No page of its own: it is cited for two.
    expect(items[1]).not.toHaveProperty('page');
    expect(items[1]!.note).toMatch(
      /^1–2頁; 2頁：印字「1,073百万円（1,160百万円）」、概数、読み取りに推定を含む; 1頁：印字「共同研究を拡大」/,
    );
  });

  test('keeps the page of a document that is cited for one place', () => {
    const text = toBibliography(clips().slice(0, 1), 'BibTeX');
    expect(text).toContain('{source-deck-ja,');
    expect(text).toContain('  pages        = {2},');
  });

  test.each([
    [
      'en',
      ['sections 「A」; B 「い」', 'section 「A」; printed 「x」', 'section [C]'],
      'sections 「A」; B 「い」; [C]; section 「A」: printed 「x」',
    ],
    [
      'ja',
      ['「A」節、「い」節', '「A」節; 印字「x」', 'Cの箇所'],
      '「A」節、「い」節、Cの箇所; 「A」節：印字「x」',
    ],
  ])('names each section of a document once in %s', (locale, places, note) => {
    const [clip] = clips();
    const cite = (place: string, index: number) => {
      const text = `TY  - RPRT\nID  - source-a-0000000${index}-${locale}\nN1  - ${place}; title inferred\nLA  - ja\nER  - `;
      return { ...clip!, sections: [{ title: '', citations: [{ format: 'RIS', text }] }] };
    };
    expect(toBibliography(places.map(cite), 'RIS')).toBe(
      `TY  - RPRT\nID  - source-a-${locale}\nN1  - ${note}; title inferred\nLA  - ja\nER  - \n`,
    );
  });

  test('gives what differs under one key a key of its own', () => {
    const [clip] = clips();
    const change = (text: string) => text.replaceAll('2026-11-25', '2026-11-26');
    const sections = clip!.sections.map(({ title, citations }) => ({
      title,
      citations: citations.map(({ format, text }) => ({ format, text: change(text) })),
    }));
    const keys = [
      ...toBibliography([clip!, { ...clip!, sections }], 'BibTeX').matchAll(/^@\w+\{(.*),$/gm),
    ];
    expect(keys).toHaveLength(3);
    expect(new Set(keys.map(([, key]) => key)).size).toBe(3);
  });

  test('is a table that a Japanese Excel opens right', () => {
    const csv = toClipCsv(clips(), ['a', 'b', 'c', 'd', 'e', 'f', 'g']);
    expect(csv.startsWith('\ufeff')).toBe(true);
    expect(csv).toContain('"前年度より減。\n<要確認>\n');
    const [clip] = clips();
    for (const note of ['=1+1', '＝1+1', ' @SUM', '\t-1', '＋1']) {
      expect(toClipCsv([{ ...clip!, note }], []), note).toContain(`,'${note},`);
    }
  });
});
