import type { Page } from 'playwright-core';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, test } from 'vitest';
import { getStrings } from '../../src/i18n/strings.ts';
import { useBrowser, waitForResults } from './pages.ts';

/** A run of text on a sheet, in points from its lower left corner. */
interface Run {
  text: string;
  left: number;
  right: number;
  bottom: number;
  size: number;
}

interface Sheet {
  width: number;
  runs: Run[];
}

/** What stands on the sheets, as the page itself has it when printing starts. */
interface Expected {
  address: string;
  /** What is the same on every page, and is no content of a sheet. */
  frame: string;
  /** Marks without a number say nothing on paper. */
  unnumbered: number;
  numbers: number[];
  /** Number and place of each note, as printed. */
  notes: { number: number; place: string }[];
}

const POINTS_PER_MM = 72 / 25.4;
/** Must match the margins of print.css. */
const SIDE_MARGIN = 16 * POINTS_PER_MM;
const FOOT_MARGIN = 18 * POINTS_PER_MM;
const SECTION_HEADING_SIZE = 11.5;
/** The width of the type area in CSS pixels, in which the page is laid out for print. */
const PAPER_WIDTH_PX = 673;

/** One page of each kind, by what follows the language; of records one of middling length. */
const PATHS = [
  '',
  'programs/',
  'programs/?direction=inbound&status=running',
  'programs/aspire/',
  'budget/',
  'budget/sicorp-jst/',
  'changes/',
  'changes/sakura-science/',
  'changes/sicorp/',
  'changes/between/mext-sti-measures-2023--intl-strategy-interim-2025/',
  'discrepancies/',
  'timeline/',
  'map/',
  'compare/?p=sicorp,satreps',
  'events/g20-osaka-2019/',
  'reports/',
  'reports/intl-expansion-strategy-2022/',
  'reports/intl-strategy-interim-2025/',
  'agreements/',
  'agreements/micron-tel-universities-2023/',
  'outcomes/',
  'outcomes/thai-biodiesel/',
  'statistics/',
  'statistics/us-coauthorship-share/',
  'concepts/',
  'concepts/research-integrity/',
  'organizations/',
  'organizations/jsps/',
  'organizations/mext/',
  'partners/',
  'partners/france/',
  'sources/',
  'sources/intl-strategy-interim-2025/',
  'all/',
  'search/?q=SICORP',
  'clips/',
  'about/',
];

const browser = useBrowser();

/** Pairs of characters: what a PDF may name, and what was meant, where Unicode has no rule for it. */
const LOOKALIKES = '‧・∕/⺟母⺠民⻁虎⻄西⻆角⻑長⻘青⻝食⻣骨⻤鬼⻩黄⻭歯⻯竜';

/** Texts are compared without spaces and line ends. */
function toPlain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[‧∕\u2e80-\u2eff]/g, (it) => LOOKALIKES[LOOKALIKES.indexOf(it) + 1] ?? it);
}

async function readSheets(data: Uint8Array): Promise<Sheet[]> {
  const task = getDocument({ data, verbosity: VerbosityLevel.ERRORS });
  const pdf = await task.promise;
  const sheets: Sheet[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const runs = items.flatMap((item): Run[] => {
      if (!('str' in item) || !item.str.trim()) return [];
      const [, , , , left, bottom] = item.transform as number[];
      const right = left! + item.width;
      return [{ text: item.str, left: left!, right, bottom: bottom!, size: item.height }];
    });
    sheets.push({ width: page.getViewport({ scale: 1 }).width, runs });
  }
  await task.destroy();
  return sheets;
}

/** Goes through what printing starts and ends, and tells what then stood on the page. */
async function readExpected(page: Page): Promise<Expected> {
  return page.evaluate(() => {
    dispatchEvent(new Event('beforeprint'));
    const isSeen = (element: Element) => element.checkVisibility();
    const marks = [...document.querySelectorAll<HTMLElement>('main a.claim')].filter(isSeen);
    const numbers = marks.map(({ dataset }) => Number(dataset.number ?? 0));
    const rows = [...document.querySelectorAll('.claims li[id]')].map((row) => ({
      number: Number(row.querySelector('a')!.textContent),
      place: row.querySelector('.where')!.textContent,
    }));
    const others = [...document.querySelectorAll('.notes li')].map((item) => {
      const [, number, place] = /^\[(\d+)\] (.*)$/.exec(item.textContent)!;
      return { number: Number(number), place: place! };
    });
    dispatchEvent(new Event('afterprint'));
    return {
      address: document.querySelector<HTMLLinkElement>('link[rel="canonical"]')!.href,
      frame: [...document.querySelectorAll<HTMLElement>('.head, .paper-source, .foot')]
        .map(({ innerText }) => innerText)
        .join(''),
      unnumbered: numbers.filter((number) => !number).length,
      numbers: [...new Set(numbers.filter(Boolean))],
      notes: [...rows, ...others],
    };
  });
}

/** Words that only a screen has a use for. */
function listScreenWords(locale: 'ja' | 'en'): string[] {
  const { page, cite, claims, nav, programsPage, comparePage } = getStrings(locale);
  return [
    page.skip,
    cite.citePage,
    cite.citeChart,
    cite.movedTo,
    claims.copyLink,
    programsPage.clear,
    comparePage.show,
    // The row of links, in its order.
    nav.programs + nav.budget + nav.timeline,
  ].map(toPlain);
}

/** Everything that is wrong with the printed page; `locale/path` names it. */
async function checkPaper(page: Page, locale: 'ja' | 'en', path: string): Promise<string[]> {
  const expected = await readExpected(page);
  const sheets = await readSheets(new Uint8Array(await page.pdf({ preferCSSPageSize: true })));
  const faults: string[] = [];
  const today = new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(new Date());
  const query = String(new URLSearchParams(path.split('?')[1]));
  const source = [expected.address, ...query.split('&'), getStrings(locale).cite.accessed, today];

  sheets.forEach(({ width, runs }, index) => {
    const say = (fault: string) => faults.push(`${locale}/${path} sheet ${index + 1}: ${fault}`);
    const inMargin = runs.filter(({ bottom }) => bottom < FOOT_MARGIN);
    const body = runs.filter(({ bottom }) => bottom >= FOOT_MARGIN);
    if (body.length === 0) say('blank');
    const said = toPlain(body.map((run) => run.text).join(''));
    if (said && toPlain(expected.frame).includes(said)) say(`has only "${said}"`);
    for (const { text, left, right, size } of runs) {
      // The empty half of a Japanese bracket hangs over the edge.
      const slack = size / 2 + 1;
      const isInside = left > SIDE_MARGIN - slack && right < width - SIDE_MARGIN + slack;
      if (!isInside) say(`"${text}" lies outside the type area`);
    }
    const line = toPlain(inMargin.map(({ text }) => text).join(''));
    for (const part of source) {
      if (!line.includes(toPlain(part))) say(`"${part}" is missing below, where "${line}" stands`);
    }
    const last = body.toSorted((a, b) => a.bottom - b.bottom)[0];
    if (last && last.size > SECTION_HEADING_SIZE) say(`the heading "${last.text}" stands last`);
  });

  const text = toPlain(sheets.flatMap(({ runs }) => runs.map((run) => run.text)).join(''));
  const say = (fault: string) => faults.push(`${locale}/${path}: ${fault}`);
  for (const word of listScreenWords(locale)) if (text.includes(word)) say(`prints "${word}"`);
  if (expected.unnumbered > 0) say(`${expected.unnumbered} marks have no number`);
  const noted = new Set(expected.notes.map(({ number }) => number));
  for (const number of expected.numbers) {
    if (!noted.has(number)) say(`mark ${number} has no note`);
    if (text.split(`[${number}]`).length < 3) say(`[${number}] does not stand at mark and note`);
  }
  for (const { number, place } of expected.notes) {
    if (!text.includes(toPlain(place))) say(`note ${number} lacks its place, ${place}`);
  }
  return faults;
}

async function openPage(page: Page, address: string): Promise<void> {
  await page.goto(address);
  if (address.includes('?q=')) await waitForResults(page);
  if (address.includes('?p=')) await page.locator('#chosen table tr:nth-child(12)').waitFor();
}

describe.concurrent.each(['ja', 'en'] as const)('paper in %s', (locale) => {
  test('has every page whole, with notes, address and day, and nothing of the screen', async () => {
    const page = await browser.newPage({ viewport: { width: PAPER_WIDTH_PX, height: 900 } });
    await page.emulateMedia({ media: 'print' });
    const faults: string[] = [];
    for (const path of PATHS) {
      await openPage(page, `${locale}/${path}`);
      faults.push(...(await checkPaper(page, locale, path)));
    }
    expect(faults).toEqual([]);
  }, 300_000);
});

test('without script, marks say their sources themselves and the address stands above the title', async () => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto('ja/statistics/');
  const address = await page.locator('link[rel="canonical"]').getAttribute('href');
  const sheets = await readSheets(new Uint8Array(await page.pdf({ preferCSSPageSize: true })));
  const text = toPlain(sheets.flatMap(({ runs }) => runs.map((run) => run.text)).join(''));
  const marks = await page.locator('main a.claim').all();
  expect(marks.length).toBeGreaterThan(3);
  for (const mark of marks) {
    expect(text).toContain(`[${toPlain((await mark.getAttribute('data-note'))!)}]`);
  }
  expect(text).toContain(`${address}?v=`);
});

test.each([
  ['ja/programs/?direction=inbound&status=running', '方向：招へい（インバウンド）、状態：実施中'],
  ['en/programs/?partner=germany', 'Filter (Partner: Germany)'],
  ['en/search/?q=SICORP&kind=programs', 'Filter (Kind: Programs)'],
  ['en/compare/?p=sicorp,satreps', 'Compare: SICORP and SATREPS'],
])('%s says in words what was chosen', async (path, words) => {
  const page = await browser.newPage();
  await openPage(page, path);
  // Few readers filter, so what puts it into words comes after the list.
  const said = `:is(.conditions, h1):text-matches("${words.match(/\p{L}+/u)![0]}")`;
  await page.locator(said).first().waitFor({ state: 'attached' });
  const sheets = await readSheets(new Uint8Array(await page.pdf({ preferCSSPageSize: true })));
  expect(toPlain(sheets[0]!.runs.map(({ text }) => text).join(''))).toContain(toPlain(words));
});
