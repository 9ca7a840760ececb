import { readFileSync } from 'node:fs';
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import type { BrowserContext, Page } from 'playwright-core';
import { Table } from 'tableschema';
import { describe, expect, test } from 'vitest';
import { readSheet } from '../../src/citations/adapt-sheet.ts';
import { useBrowser, watchFaults, WIDTHS } from './pages.ts';

const browser = useBrowser();
const CLIPBOARD = { permissions: ['clipboard-read', 'clipboard-write'] };

const readClipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

/** Opens the citations of the first link of a kind and adds them to the clips. */
async function clip(page: Page, selector: string): Promise<string> {
  await page.locator(selector).first().click();
  const dialog = page.locator('dialog.citations');
  await dialog.waitFor();
  const title = await dialog.locator('h2').textContent();
  await dialog.locator('footer button').click();
  // What is kept with its figures is read from many files.
  const status = dialog.getByRole('status');
  await expect.poll(() => status.textContent(), { timeout: 20_000 }).toMatch(/clip|クリップ/);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  return title ?? '';
}

/** Writes the clips out in one format. */
async function save(page: Page, act: string) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator(`#clips [data-do="${act}"]`).click(),
  ]);
  const path = await download.path();
  return { name: download.suggestedFilename(), path, text: readFileSync(path, 'utf8') };
}

/** Opens the proof of a figure, whose citations are those of its claim. */
async function openProof(page: Page, figure: string): Promise<void> {
  await page.locator(figure).first().click();
  await page.locator('#proof .cite').waitFor();
}

/** What an office reads in a memo, and what each number in brackets leads to. */
const readMemo = (page: Page, html: string) =>
  page.evaluate(
    (text) => {
      const memo = new DOMParser().parseFromString(text, 'text/html');
      const follow = (root: Element) =>
        [...root.querySelectorAll('sup a')].map(
          (mark) => memo.querySelector(mark.getAttribute('href')!)?.textContent ?? 'missing',
        );
      const bare = (root: Element) => {
        const copy = root.cloneNode(true) as Element;
        copy.querySelectorAll('sup').forEach((mark) => mark.remove());
        return copy.textContent!.trim();
      };
      const isEntry = (it: Element) => it.tagName === 'H2' && it.querySelector('sup');
      const entries = [...memo.querySelectorAll('h2')].filter(isEntry).map((head) => {
        const parts: Element[] = [];
        for (let next = head.nextElementSibling; next && next.tagName !== 'H2';) {
          parts.push(next);
          next = next.nextElementSibling;
        }
        const cells = parts.flatMap((part) => [...part.querySelectorAll('td')]);
        return {
          title: bare(head),
          source: follow(head)[0],
          note: parts.filter((it) => it.matches('p.text')).map((it) => it.innerHTML),
          said: parts
            .filter((it) => it.matches('p.said'))
            .map((it) => ({ text: bare(it).replace(/\s+/g, ' '), proofs: follow(it) })),
          cells: cells.map((cell) => ({ text: bare(cell), proofs: follow(cell) })),
        };
      });
      return {
        title: memo.querySelector('h1')!.textContent,
        date: memo.querySelector('h1 + p')!.textContent,
        sources: [...memo.querySelectorAll('ol li')].map((it) => it.textContent!),
        entries,
      };
      // The page reports styles of any text that it reads.
    },
    html.replace(/<style>.*<\/style>/s, ''),
  );

/** The entries of a memo as they are read: lines of text, and tables of cells with their lines. */
const readEntries = (page: Page, html: string) =>
  page.evaluate(
    (text) => {
      const memo = new DOMParser().parseFromString(text, 'text/html');
      memo.querySelectorAll('sup').forEach((mark) => mark.remove());
      memo.querySelectorAll('br').forEach((br) => br.replaceWith('\n'));
      const read = (it: Element) => it.textContent!.trim();
      const heads = [...memo.querySelectorAll('h2')].slice(0, -1);
      return heads.map((head) => {
        const lines: string[] = [];
        const captions: string[] = [];
        const tables: { head: string[]; rows: string[][] }[] = [];
        for (let next = head.nextElementSibling; next && next.tagName !== 'H2';) {
          if (next instanceof HTMLTableElement) {
            const toCells = (row: HTMLTableRowElement) => [...row.cells].map(read);
            const [top, ...rows] = [...next.rows].map(toCells);
            tables.push({ head: top!, rows });
          } else (next.matches('.caption') ? captions : lines).push(read(next));
          next = next.nextElementSibling;
        }
        return { title: read(head).replace(/^\d+\. /, ''), lines, captions, tables };
      });
    },
    html.replace(/<style>.*<\/style>/s, ''),
  );

describe('the dialog of citations', () => {
  test('shows all formats of a claim and of its document, and copies each', async () => {
    const page = await browser.newPage(CLIPBOARD);
    const faults = watchFaults(page);
    await page.goto('ja/budget/sicorp-jst/');
    await page.locator('table a.claim').first().click();
    await page.locator('#proof .cite').click();
    const rows = page.locator('dialog.citations .citation');
    await rows.first().waitFor();
    expect(await rows.count()).toBe(18);
    for (const index of [0, 4, 8, 9]) {
      await rows.nth(index).locator('button').click();
      const text = await rows.nth(index).locator('p, pre').textContent();
      await expect.poll(() => readClipboard(page)).toBe(text);
      expect(text).not.toMatch(/YYYY/);
    }
    expect(faults).toEqual([]);
  });

  test('fits the window, closes by Escape and gives the focus back', async () => {
    for (const width of Object.values(WIDTHS)) {
      const page = await browser.newPage({ viewport: { width, height: 700 } });
      await page.goto('en/programs/sicorp/');
      const link = page.locator('.tools .cite');
      await link.focus();
      await page.keyboard.press('Enter');
      const dialog = page.locator('dialog.citations');
      await dialog.waitFor();
      const box = (await dialog.boundingBox())!;
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
      const overflow = await dialog.evaluate((it) => it.scrollWidth - it.clientWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      expect(await link.evaluate((it) => it === document.activeElement)).toBe(true);
    }
  });

  test('cites a chart by its own address and title', async () => {
    const page = await browser.newPage();
    await page.goto('ja/budget/sicorp-jst/');
    const title = await page.locator('figcaption b').first().textContent();
    await page.locator('figcaption .cite').first().click();
    const dialog = page.locator('dialog.citations');
    expect((await dialog.locator('h2').textContent())!.trim()).toBe(title!.trim());
    const link = await dialog.locator('.citation').nth(8).locator('p').textContent();
    expect(link).toMatch(/\?v=[0-9a-f]{8}#budget-figure$/);
  });

  test.each([
    ['ja/search/?q=SICORP', '検索（SICORP）'],
    ['ja/search/?q=%E9%A0%AD%E8%84%B3%E5%BE%AA%E7%92%B0', '検索（頭脳循環）'],
    ['en/programs/?direction=inbound&agency=jst', /^Programs \(.*inbound.*\)$/i],
    ['en/compare/?p=sicorp,satreps', /\(.*SICORP.*SATREPS.*\)$/],
  ])(
    'cites %s with its filters in words and in the address of every format',
    async (path, title) => {
      const page = await browser.newPage();
      await page.goto(path);
      await page.locator('.tools .cite').click();
      const dialog = page.locator('dialog.citations');
      await dialog.waitFor();
      const shown = (await dialog.locator('h2').textContent())!;
      expect(shown).toMatch(title);
      const texts = await dialog.locator('.citation > :nth-child(2)').allTextContents();
      const query = path.slice(path.indexOf('?'));
      const version = await page.locator('.tools').getAttribute('data-version');
      const address = `/${path.replace(/\?.*/, '')}${query}&v=${version}`;
      for (const text of texts.slice(0, 9)) expect(text).toContain(address);
      for (const text of texts.slice(0, 8)) expect(text.replaceAll('\\', '')).toContain(shown);
      expect(texts.length).toBeGreaterThan(9);
      for (const text of texts.slice(9)) expect(text).not.toContain(query);
    },
  );

  /** What the dialog of a page says of the documents behind it: their headings and memo lines, and its own line. */
  const readBehind = async (page: Page, path: string) => {
    await page.goto(path);
    await page.locator('.tools .cite').click();
    const dialog = page.locator('dialog.citations');
    await dialog.waitFor();
    const [, ...titles] = await dialog.locator('h3').allTextContents();
    const texts = await dialog.locator('.citation > :nth-child(2)').allTextContents();
    return {
      titles,
      memos: texts.filter((_text, index) => index % 9 === 0).slice(1),
      own: texts[0]!,
    };
  };
  const readDocuments = async (page: Page, sheet: string) => {
    const response = await page.request.get(`data/cite/${sheet}.txt`);
    const [, ...documents] = readSheet(await response.text()).sections;
    return documents.map(({ title, citations }) => ({ title, memo: citations[0]!.text }));
  };

  test.each([
    ['ja', 'programs/?direction=inbound&partner=asean', ['nexus']],
    ['en', 'programs/?direction=inbound&partner=asean', ['nexus']],
    ['ja', 'compare/?p=sicorp', ['sicorp']],
    ['en', 'compare/?p=sicorp,satreps', ['sicorp', 'satreps']],
  ] as const)('names in %s behind %s the documents of what is shown', async (locale, path, ids) => {
    const page = await browser.newPage();
    const { titles, memos, own } = await readBehind(page, `${locale}/${path}`);
    const due = await Promise.all(ids.map((id) => readDocuments(page, `${locale}/programs/${id}`)));
    expect(new Set(titles)).toEqual(new Set(due.flat().map(({ title }) => title)));
    expect(new Set(titles).size).toBe(titles.length);
    if (ids.length === 1) expect(memos).toEqual(due[0]!.map(({ memo }) => memo));
    expect(own).toMatch(locale === 'ja' ? /^出典：/ : /^Source: /);
  });

  test('names the documents of what is shown where that is many programs', async () => {
    const page = await browser.newPage();
    const { titles, own } = await readBehind(page, 'en/programs/?direction=inbound');
    const links = page.locator('#programs li[data-values]:not([hidden]) > a');
    const paths = await links.evaluateAll((all) => all.map((it) => (it as HTMLAnchorElement).href));
    const ids = paths.map((path) => path.split('/').at(-2)!);
    expect(ids.length).toBeGreaterThan(20);
    const due = await Promise.all(ids.map((id) => readDocuments(page, `en/programs/${id}`)));
    expect(new Set(titles)).toEqual(new Set(due.flat().map(({ title }) => title)));
    expect(own).toMatch(/^Source: /);
  });

  test('names the documents of the whole list where a sheet cannot be had', async () => {
    const page = await browser.newPage();
    await page.route('**/programs/satreps.txt', (route) => route.abort());
    const { titles, memos, own } = await readBehind(page, 'en/compare/?p=sicorp,satreps');
    const due = await readDocuments(page, 'en/views/compare');
    expect(titles).toEqual(due.map(({ title }) => title));
    expect(memos).toEqual(due.map(({ memo }) => memo));
    expect(own).toMatch(/^Source of the whole list: /);
  });

  test('is a plain text with all citations where no script runs', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto('ja/programs/sicorp/');
    await page.locator('.tools .cite').click();
    await page.waitForURL(/\/data\/cite\/ja\/programs\/sicorp\.txt$/);
    const text = await page.locator('body').textContent();
    expect(text).toContain('── SIST 02');
    expect(text).toContain('戦略的国際共同研究プログラム');
  });
});

describe('an address with a version', () => {
  test('says that nothing changed', async () => {
    const page = await browser.newPage();
    await page.goto('en/programs/sicorp/');
    const version = await page.locator('.tools').getAttribute('data-version');
    await page.goto(`en/programs/sicorp/?v=${version}`);
    expect(await page.locator('.version-note').textContent()).toContain('Unchanged');
    const row = page.locator('.claims li[data-version]').first();
    const [id, own] = [await row.getAttribute('id'), await row.getAttribute('data-version')];
    await page.goto(`en/programs/sicorp/?v=${own}#${id}`);
    expect(await page.locator('.version-note').textContent()).toContain('Unchanged');
  });

  test('says what changed, value by value', async () => {
    const page = await browser.newPage();
    await page.route('**/data/versions/programs/sicorp.json', (route) =>
      route.fulfill({
        json: {
          id: 'programs/sicorp',
          version: '11111111',
          versions: [
            {
              version: 'abcdef01',
              date: '2026-11-21',
              changes: [
                {
                  records: [],
                  label: { ja: '値', en: 'Value' },
                  words: {
                    ja: { before: '958', after: '985' },
                    en: { before: '958', after: '985' },
                  },
                },
              ],
            },
          ],
        },
      }),
    );
    await page.goto('en/programs/sicorp/?v=abcdef01');
    const note = page.locator('.version-note');
    await note.waitFor();
    expect(await note.textContent()).toContain('Changed');
    expect(await note.locator('dt').textContent()).toBe('Value');
    expect(await note.locator('dd').allTextContents()).toEqual(['958', '985']);
  });

  test('says that it does not know a version that is not on record', async () => {
    const page = await browser.newPage();
    await page.goto('ja/programs/sicorp/?v=00000000');
    await page.locator('.version-note').waitFor();
    expect(await page.locator('.version-note').textContent()).toContain('記録がありません');
  });
});

describe('the clips', () => {
  test('are put in order, noted and taken away, and nothing leaves the browser', async () => {
    const page = await browser.newPage(CLIPBOARD);
    const faults = watchFaults(page);
    await page.goto('ja/budget/sicorp-jst/');
    const first = await clip(page, '.tools .cite');
    const second = await clip(page, 'figcaption .cite');
    await page.goto('ja/programs/sicorp/');
    const third = await clip(page, '.tools .cite');
    const sent: string[] = [];
    await page.goto('ja/clips/');
    page.on('request', (request) => sent.push(request.url()));
    const titles = () => page.locator('.clip-list b a').allTextContents();
    await expect.poll(titles).toEqual([first, second, third]);

    await page.locator('.clip-list li').nth(2).locator('[data-do="up"]').click();
    await expect.poll(titles).toEqual([first, third, second]);
    await page.locator('.clip-list li').nth(2).locator('[data-do="remove"]').click();
    await expect.poll(titles).toEqual([first, third]);
    await page.locator('textarea').first().fill('前年度より87百万円減。');
    await page.locator('#memo-title').fill('予算の比較');
    await page.reload();
    await expect.poll(titles).toEqual([first, third]);
    expect(await page.locator('textarea').first().inputValue()).toBe('前年度より87百万円減。');

    const html = await save(page, 'html');
    expect(html.name).toBe('clips.html');
    expect(html.text).toContain('<h1>予算の比較</h1>');
    expect(html.text).toContain('前年度より87百万円減。');
    expect(html.text).not.toMatch(/YYYY/);
    expect((await save(page, 'markdown')).text).toContain('[^2]: ');
    expect((await save(page, 'bibtex')).text).toMatch(/^@misc\{atlas-budget-lines-sicorp-jst-/);
    expect((await save(page, 'ris')).text).toContain('TY  - ELEC');
    expect((await save(page, 'csv')).text.startsWith('\ufeff番号,')).toBe(true);

    await page.locator('.export [data-do="copy"]').click();
    await expect.poll(() => readClipboard(page)).toContain('# 予算の比較');
    const copied = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      return (await item!.getType('text/html')).text();
    });
    // What is pasted elsewhere has its sources, and no mark leads back to this page.
    expect(copied).toContain('予算の比較');
    expect(copied).toMatch(/<sup\b[^>]*>\[1\]<\/sup>/);
    expect(copied).not.toMatch(/#source-|href="[^"]*clips\//);
    expect(copied).toContain('/ja/budget/sicorp-jst/?v=');
    const site = new URL(page.url()).origin;
    const strangers = sent.filter((url) => !url.startsWith(site) && !url.startsWith('blob:'));
    expect(strangers).toEqual([]);
    expect(sent.filter((url) => url.includes('SICORP'))).toEqual([]);
    expect(faults).toEqual([]);
  });

  test('take a discrepancy and a total with their own rows and documents', async () => {
    const page = await browser.newPage();
    await page.goto('ja/discrepancies/');
    expect(await clip(page, '.differing .cite')).toMatch(/^不一致：/);
    expect(await clip(page, 'table.pair .cite')).toMatch(/^不一致：/);
    expect(await clip(page, 'table.totals .cite')).toMatch(/^突き合わせ：/);
    await page.goto('ja/clips/');
    const { entries } = await readMemo(page, (await save(page, 'html')).text);
    const [discrepancy, form, total] = entries.map(({ cells }) => cells.length);
    expect(discrepancy! % 4).toBe(0);
    expect([form, total]).toEqual([2, 6]);
    const listDocuments = (text: string) => text.match(/「[^「」]+」（(?!版)/g) ?? [];
    for (const { title, source, cells } of entries) {
      const proofs = cells.flatMap((cell) => cell.proofs);
      const named = new Set(listDocuments(source!));
      expect(named.size, title).toBeGreaterThan(0);
      expect(named, title).toEqual(new Set(proofs.flatMap(listDocuments)));
      expect(cells.map(({ text }) => text).join(), title).not.toContain('引用');
    }
  });

  test('are empty at first and say how to add one', async () => {
    const page = await browser.newPage();
    await page.goto('en/clips/');
    expect(await page.locator('.empty').isVisible()).toBe(true);
    expect(await page.locator('.export').isVisible()).toBe(false);
  });

  test('are readable without script, which they need', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto('ja/clips/');
    expect(await page.locator('main').textContent()).toContain('スクリプトが必要');
  });
});

/** Ten things of as many kinds: the page, what is clipped on it, and what leads there. */
const TEN: { path: string; cite: string; open?: (page: Page) => Promise<unknown> }[] = [
  { path: 'programs/sicorp/', cite: '.tools .cite' },
  {
    path: 'budget/sicorp-jst/',
    cite: '#proof .cite',
    open: (page) => openProof(page, 'table.budget a.claim'),
  },
  { path: 'budget/sicorp-jst/', cite: '.tools .cite' },
  { path: 'budget/sicorp-jst/', cite: '#budget-figure .cite' },
  { path: 'programs/?direction=inbound', cite: '.tools .cite' },
  {
    path: 'reports/intl-strategy-interim-2025/',
    cite: '#proof .cite',
    open: (page) => openProof(page, '#points a.claim'),
  },
  { path: 'discrepancies/', cite: '.differing .cite' },
  { path: 'sources/mext-sti-measures-2023/', cite: '.tools .cite' },
  { path: 'budget/', cite: '#compare-figure .cite' },
  {
    path: 'compare/?p=sicorp,satreps',
    cite: '.tools .cite',
    open: (page) => page.locator('#chosen tbody tr').nth(12).waitFor(),
  },
];

describe('a memo of ten clips', () => {
  test(
    'has every entry with note, address, version, and document and page of each figure',
    { timeout: 240_000 },
    async () => {
      const page = await browser.newPage();
      const faults = watchFaults(page);
      const sent: { method: string; url: string; data: string | null }[] = [];
      page.context().on('request', (it) => {
        sent.push({ method: it.method(), url: it.url(), data: it.postData() });
      });
      const titles: string[] = [];
      const pages: string[] = [];
      for (const { path, cite, open } of TEN) {
        await page.goto(`ja/${path}`);
        await open?.(page);
        if (cite === '#budget-figure .cite') {
          // What the page itself says of its figures: the amount and the page it stands on.
          pages.push(
            ...(await page.locator('table.budget a.claim').evaluateAll((marks) =>
              marks.map((mark) => {
                const row = document.querySelector(mark.getAttribute('href')!)!;
                const place = row.querySelector('.where')!.lastChild!.textContent!.trim();
                return `${mark.textContent!.trim()} ${/^\d+頁/.exec(place)?.[0] ?? ''}`;
              }),
            )),
          );
        }
        titles.push((await clip(page, cite)).replace(/\s+/g, ' ').trim());
      }
      await page.goto('ja/clips/');
      const items = page.locator('.clip-list li');
      await expect.poll(() => items.count()).toBe(10);
      // The last goes to the second place.
      const last = await items.nth(9).getAttribute('data-url');
      for (let at = 9; at > 1; at -= 1) {
        await items.nth(at).locator('[data-do="up"]').click();
        await expect.poll(() => items.nth(at - 1).getAttribute('data-url')).toBe(last);
      }
      titles.splice(1, 0, titles.pop()!);
      for (let at = 0; at < 10; at += 1) {
        await items
          .nth(at)
          .locator('textarea')
          .fill(`注${at + 1}の一行目\n<二行目>`);
      }
      await page.locator('#memo-title').fill('国際共同研究の予算');
      const versions = await items.evaluateAll((all) =>
        all.map((it) => it.querySelector('a')!.href),
      );

      const memo = await readMemo(page, (await save(page, 'html')).text);
      expect(memo.title).toBe('国際共同研究の予算');
      expect(memo.date).toMatch(/^\d{4}年\d{1,2}月\d{1,2}日$/);
      expect(memo.entries.map(({ title }) => title.replace(/\s+/g, ' '))).toEqual(
        titles.map((title, index) => `${index + 1}. ${title}`),
      );
      memo.entries.forEach(({ source, note }, index) => {
        expect(note).toEqual([`注${index + 1}の一行目<br>&lt;二行目&gt;`]);
        expect(source).toContain(versions[index]);
        expect(source).toContain(`版 ${new URL(versions[index]!).searchParams.get('v')}`);
      });
      expect(new Set(memo.sources).size).toBe(memo.sources.length);

      const chart = memo.entries.find(({ title }) => title.includes('予算額、2018～2023年度'))!;
      const figures = chart.cells.filter(({ proofs }) => proofs.length > 0);
      expect(
        figures.map(({ text, proofs }) => `${text} ${/）(\d+頁)/.exec(proofs[0]!)?.[1] ?? ''}`),
      ).toEqual(pages);
      const withFigures = memo.entries.filter(({ cells }) => cells.length > 0);
      expect(withFigures).toHaveLength(5);
      for (const { title, cells } of withFigures) {
        const proofs = cells.flatMap((cell) => cell.proofs);
        expect(proofs.length, title).toBeGreaterThan(1);
        // A document has its date in brackets, then a page or a section of it.
        for (const proof of proofs) expect(proof, title).toMatch(/「.+」（.+）(\d+頁|、.+)/);
      }

      const markdown = (await save(page, 'markdown')).text;
      expect(markdown.match(/^## \d+\. .*\[\^\d+\]$/gm)).toHaveLength(10);
      expect(markdown.match(/^\[\^\d+\]: /gm)).toHaveLength(memo.sources.length);
      expect(markdown).toMatch(/^\| 2018 平成30 \| 958\[\^\d+\] \| JST \|/m);
      expect(markdown).toContain('注10の一行目\\\n\\<二行目\\>');

      for (const [act, input] of [
        ['bibtex', '@bibtex/text'],
        ['ris', '@ris/file'],
      ] as const) {
        const { text } = await save(page, act);
        const entries = plugins.input.chain(text, { forceType: input, generateGraph: false });
        const addresses = entries.flatMap(({ URL: url }) => url ?? []);
        // Besides what was clipped, the documents behind it.
        expect(addresses, act).toEqual(expect.arrayContaining(versions));
        expect(entries.length, act).toBeGreaterThan(10);
        expect(new Set(entries.map(({ id }) => id)).size, act).toBe(entries.length);
      }

      const csv = await save(page, 'csv');
      expect(csv.text.startsWith('\ufeff')).toBe(true);
      const table = await Table.load(csv.path, { bom: true });
      const rows = (await table.read({ keyed: true })) as Record<string, string>[];
      expect(rows.map((row) => row['題']!.replace(/\s+/g, ' ').trim())).toEqual(titles);
      expect(rows.map((row) => row['アドレス'])).toEqual(versions);
      expect(rows.map((row) => row['注'])).toEqual(
        titles.map((_title, index) => `注${index + 1}の一行目\n<二行目>`),
      );

      const site = new URL(page.url()).origin;
      const own = sent.filter(({ url }) => !url.startsWith('blob:') && !url.startsWith('data:'));
      expect(own.length).toBeGreaterThan(20);
      expect(
        own.filter(({ method, url, data }) => {
          return method !== 'GET' || data !== null || new URL(url).origin !== site;
        }),
      ).toEqual([]);
      expect(own.filter(({ url }) => decodeURIComponent(url).includes('一行目'))).toEqual([]);
      expect(faults).toEqual([]);
    },
  );
});

describe.each(['ja', 'en'] as const)('a memo in %s', (locale) => {
  test('says of each clip what its page says, with the proofs', { timeout: 120_000 }, async () => {
    const page = await browser.newPage();
    const clips = [
      ['programs/sicorp/', '.tools .cite'],
      ['sources/mext-sti-measures-2023/', '.tools .cite'],
      ['discrepancies/', '.differing .cite'],
      ['search/?q=958百万円', '.tools .cite'],
      ['programs/?direction=inbound', '.tools .cite'],
    ] as const;
    const reads: string[][] = [];
    for (const [path, cite] of clips) {
      await page.goto(`${locale}/${path}`);
      if (path.startsWith('search/'))
        await page.locator('#search:not([aria-busy]) .hits > li').first().waitFor();
      const texts = await page.evaluate(() => {
        const differing = document.querySelector('.differing');
        const found = differing
          ? [
              differing.parentElement!.closest('section')!.querySelector('h2')!,
              differing.querySelector('.callout > p')!,
            ]
          : [...document.querySelectorAll('.lead.prose > p, #search h2 > a')];
        return found.map((it) => it.textContent!.replace(/\s+/g, ' ').trim());
      });
      reads.push(texts);
      await clip(page, cite);
    }
    await page.goto(`${locale}/clips/`);
    const { entries } = await readMemo(page, (await save(page, 'html')).text);
    const [program, source, discrepancy, search, list] = entries;
    expect(program!.said.map(({ text }) => text)).toEqual(reads[0]);
    expect(program!.said[0]!.proofs.length).toBeGreaterThan(3);
    for (const proof of program!.said[0]!.proofs) {
      expect(proof).toMatch(locale === 'ja' ? /「.+」（.+）(\d+頁|、.+)/ : /“.+,” .+, .+\.$/);
    }
    expect(source!.said.map(({ text }) => text)).toEqual(reads[1]);
    expect(discrepancy!.said.map(({ text }) => text)).toEqual(reads[2]);
    expect(discrepancy!.cells.length).toBeGreaterThan(4);

    const rows = Array.from({ length: search!.cells.length / 3 }, (_row, index) =>
      search!.cells.slice(index * 3, index * 3 + 3),
    );
    for (const [name, kind, address] of rows) {
      expect(name!.text + kind!.text).not.toMatch(/…|\d+か所|\d+ places/);
      expect(kind!.text).not.toBe('');
      expect(address!.text).toMatch(new RegExp(`^http.*/${locale}/`));
    }
    const figures = rows.filter(([name]) => name!.proofs.length > 0);
    expect(figures.length).toBeGreaterThan(0);
    expect(figures[0]![0]!.text).toMatch(/[:：].*958/);
    for (const [name] of figures) expect(name!.text).toMatch(/.[:：] ?.*\d/);
    expect(rows.slice(figures.length).map(([name]) => name!.text)).toEqual(reads[3]);

    expect(list!.said).toEqual([]);
    expect(list!.cells.length).toBeGreaterThan(2);
    const markdown = (await save(page, 'markdown')).text;
    expect(markdown).not.toMatch(/^\|[ |]*\|$/m);
    const [title, kind, address] =
      locale === 'ja' ? ['題名', '種類', 'アドレス'] : ['Title', 'Kind', 'Address'];
    expect(markdown).toContain(`| ${title} | ${kind} | ${address} |\n| --- | --- | --- |`);
  });
});

/** A chart of each kind, by its page and its id. */
const CHARTS = [
  ['', 'budget-figure'],
  ['budget/', 'compare-figure'],
  ['budget/', 'lines-figure'],
  ['budget/', 'figure-r-intl-joint-research-total-budget-fy2023-initial-2023'],
  ['budget/aspire/', 'figure-r-aspire-budget-fy2022-supplementary-2-rounded-2023'],
  ['budget/aspire/', 'budget-figure'],
  ['changes/sakura-science/', 'topic-participants-figure'],
  ['changes/sakura-science/', 'budget-figure'],
  ['programs/sicorp/', 'ladder-figure'],
  ['programs/sicorp/', 'scheme-sicorp'],
  ['map/', 'stages-figure'],
  ['map/', 'initiatives-figure'],
  ['map/', 'tiers-figure'],
  ['statistics/us-coauthorship-share/', 'comparison-figure'],
  ['statistics/overseas-dispatch/', 'years-figure'],
  ['timeline/', 'timeline-figure'],
] as const;

/** What a chart shows and says, as the page has it. */
const readChart = (page: Page, id: string) =>
  page.evaluate((it) => {
    const figure = document.getElementById(it)!;
    const read = (selector: string) =>
      [...figure.querySelectorAll(selector)].map((found) => found.textContent!.trim());
    const isDrawn = (text: Element) =>
      text.checkVisibility() && !text.closest('[aria-hidden], [data-figure="axis"]');
    const words = [...figure.querySelectorAll('svg text')].filter(isDrawn);
    const isTimeline = figure.querySelector('.timeline') !== null;
    return {
      caption: read('figcaption > span:first-of-type')[0]!,
      ofDrawing: read('.of-drawing'),
      names: read(
        '.multiples h3, .stage-map .band > b, .stage-map .box a, .timeline-list li > :first-child, .matrix .box',
      ),
      // Dates on an axis are written shorter than in a table.
      numbers: isTimeline
        ? []
        : words.flatMap((text) => text.textContent!.match(/\d[\d,.]*/g) ?? []),
      pins: [...figure.querySelectorAll('tbody tr')].map(
        (row) => row.querySelectorAll('svg.spark g[class^="agency-"]').length,
      ),
    };
  }, id);

describe.each(['ja', 'en'] as const)('a memo of charts in %s', (locale) => {
  test(
    'has what is drawn, in figures, and no words on the drawing',
    { timeout: 240_000 },
    async () => {
      const page = await browser.newPage();
      const charts: Awaited<ReturnType<typeof readChart>>[] = [];
      for (const [path, id] of CHARTS) {
        await page.goto(`${locale}/${path}`);
        charts.push(await readChart(page, id));
        await clip(page, `figure[id="${id}"] .cite`);
      }
      await page.goto(`${locale}/clips/`);
      const html = (await save(page, 'html')).text;
      const entries = await readEntries(page, html);
      expect(entries.length).toBe(CHARTS.length);
      entries.forEach(({ lines, captions, tables }, index) => {
        const [path, id] = CHARTS[index]!;
        const chart = charts[index]!;
        const where = `${path} ${id}`;
        expect(tables.length, where).toBe(1);
        const [table] = tables;
        expect(table!.rows.length, where).toBeGreaterThan(0);
        for (const row of table!.rows) {
          expect(row.length, where).toBe(table!.head.length);
          expect(row, where).not.toContain('');
        }
        const said = [...lines, ...captions].join(' ');
        expect(said, where).toContain(chart.caption);
        for (const sentence of chart.ofDrawing) expect(said, where).not.toContain(sentence);
        const all = `${said} ${table!.rows.flat().join(' ')}`;
        for (const name of chart.names) expect(all, where).toContain(name);
        if (id.startsWith('figure-')) expect(table!.rows, where).toHaveLength(1);
        // The parts of a total stand in the unit in which each is printed.
        else for (const number of chart.numbers) expect(all, where).toContain(number);
      });

      const find = (id: string) => entries[CHARTS.findIndex(([, other]) => other === id)]!;
      // On the home page each pin is an amount of a year and stage, oldest first, with its proof.
      const home = find('budget-figure');
      expect(home.captions).toEqual([locale === 'ja' ? '百万円。' : 'Million yen.']);
      home.tables[0]!.rows.forEach((row, index) => {
        const amounts = row[3]!.split('\n').filter((line) => / [\d,]+( |$)/.test(line));
        expect(amounts.length, row[0]).toBe(charts[0]!.pins[index]);
        const years = amounts.map((line) => Number(/\d{4}/.exec(line)![0]));
        expect(years, row[0]).toEqual(years.toSorted());
      });
      const lines = find('lines-figure').tables[0]!;
      const years = lines.head.slice(1).map((cell) => Number(/^\d{4}/.exec(cell)![0]));
      expect(years).toEqual(years.toSorted());
      const total = find(CHARTS[3][1]).tables[0]!.rows[0]!;
      expect(total[2]).toMatch(locale === 'ja' ? /^4,135 和$/ : /^4,135 sum$/);
      const tier = find('tiers-figure').tables[0]!.rows.at(-1)!;
      expect(tier[1]!.split('\n')).toContain('SICORP');
      for (const mark of [home, find('compare-figure'), find('lines-figure')]) {
        const part = html.slice(
          html.indexOf(mark.title),
          html.indexOf('</table>', html.indexOf(mark.title)),
        );
        expect(part.match(/<sup>/g)!.length, mark.title).toBeGreaterThan(12);
      }
    },
  );

  test('has words in every entry, of whatever page it is', { timeout: 240_000 }, async () => {
    const page = await browser.newPage();
    const paths = [
      '',
      'budget/',
      'timeline/',
      'programs/',
      'map/',
      'compare/',
      'search/',
      'all/',
      'about/',
      'discrepancies/',
      'changes/',
      'changes/sicorp/',
      'changes/between/mext-budget-draft-2021--mext-sti-measures-2023/',
      'reports/',
      'agreements/',
      'outcomes/',
      'statistics/',
      'concepts/',
      'organizations/',
      'partners/',
      'sources/',
      'programs/?direction=inbound&agency=jst&status=ended&stage=school',
    ];
    const days: string[] = [];
    let dated: string[][] = [];
    for (const path of paths) {
      await page.goto(`${locale}/${path}`);
      days.push((await page.locator('.tools').getAttribute('data-date'))!);
      if (path === 'changes/sicorp/') {
        dated = await page
          .locator('.dated tbody tr')
          .evaluateAll((rows) =>
            rows.map((row) =>
              [...row.children].map((cell) => cell.textContent!.replace(/\s+/g, ' ').trim()),
            ),
          );
      }
      await clip(page, '.tools .cite');
    }
    await page.goto(`${locale}/clips/`);
    const entries = await readEntries(page, (await save(page, 'html')).text);
    entries.forEach(({ lines, tables }, index) => {
      const path = paths[index]!;
      expect(lines[0], path).toMatch(/[。.]$/);
      if (!path.includes('?')) expect(lines.at(-1), path).toContain(days[index]);
      for (const { rows } of tables) expect(rows.flat(), path).not.toContain('');
    });
    const count = (path: string) => entries[paths.indexOf(path)]!.lines.at(-1)!;
    for (const path of ['', 'budget/', 'programs/', 'changes/', 'sources/', 'all/'])
      expect(count(path), path).toMatch(/^\d+/);

    const { tables } = entries[paths.indexOf('changes/sicorp/')]!;
    expect(dated.length).toBeGreaterThan(20);
    const said = tables[0]!.rows.map((row) => row.slice(1).map((it) => it.replace(/\s+/g, ' ')));
    expect(said).toEqual(dated);
    expect(tables.length).toBe(3);
    const between = entries[paths.findIndex((path) => path.includes('between/'))]!;
    expect(between.tables[0]!.head[1]).toMatch(/ (about )?\d{4}年|about December 2020/);
    expect(between.tables[0]!.rows.length).toBeGreaterThan(20);
  });

  test('says how much of a long search it lists', { timeout: 60_000 }, async () => {
    const page = await browser.newPage();
    await page.goto(`${locale}/search/?q=JST`);
    await page.locator('#search:not([aria-busy]) .hits > li').first().waitFor();
    const found = (await page.locator('.hits').getAttribute('data-count'))!;
    expect(Number(found)).toBeGreaterThan(20);
    await clip(page, '.tools .cite');
    await page.goto(`${locale}/clips/`);
    const [entry] = await readEntries(page, (await save(page, 'html')).text);
    expect(entry!.tables[0]!.rows).toHaveLength(20);
    expect(entry!.lines.join(' ')).toMatch(
      locale === 'ja'
        ? new RegExp(`ページは${found}件のうち、はじめの20件`)
        : new RegExp(`Of ${found} pages, the first 20`),
    );
  });
});

/** A clip as the browser stores it. */
const toStored = (name: string) => ({
  url: `http://localhost/ja/${name}/?v=00000000`,
  title: name,
  version: '',
  sections: [{ title: '', citations: [{ format: 'Memo line', text: `Source: ${name}.` }] }],
  note: '',
});

describe('the storage of clips', () => {
  const titles = (page: Page) => page.locator('.clip-list b a').allTextContents();
  const open = async (stored?: string, context?: BrowserContext) => {
    const page = context ? await context.newPage() : await browser.newPage();
    if (stored !== undefined) {
      await page.goto('en/about/');
      await page.evaluate((text) => localStorage.setItem('clips', text), stored);
    }
    await page.goto('en/clips/');
    return page;
  };

  test.each([
    ['is no JSON', '[{"url"', []],
    ['is no list', '{"url":1}', []],
    ['has a broken clip', JSON.stringify([toStored('a'), { url: 3 }, toStored('b')]), ['a', 'b']],
    [
      'leads to a script',
      JSON.stringify([{ ...toStored('a'), url: 'javascript:alert(1)' }, toStored('b')]),
      ['b'],
    ],
  ])('keeps aside what %s, and takes the rest', async (_name, stored, kept) => {
    const page = await open(stored);
    await expect.poll(() => titles(page)).toEqual(kept);
    expect(await page.locator('.aside').isVisible()).toBe(true);
    await page.reload();
    expect((await save(page, 'save-aside')).text).toBe(stored);
    await page.locator('[data-do="drop-aside"]').click();
    await page.locator('.aside').waitFor({ state: 'hidden' });
    await expect.poll(() => titles(page)).toEqual(kept);
  });

  test('says that it is full, and keeps what was there', async () => {
    const page = await open(JSON.stringify([toStored('a'), toStored('b')]));
    await page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('', 'QuotaExceededError');
      };
    });
    await page.locator('[data-do="remove"]').first().click();
    await expect.poll(() => page.locator('#clips [role="status"]').textContent()).toContain('room');
    await expect.poll(() => titles(page)).toEqual(['a', 'b']);
    expect(await page.locator('.undo').isVisible()).toBe(false);
    await page.locator('#memo-title').fill('Title');
    expect(await page.locator('#clips [role="status"]').textContent()).toContain('room');
  });

  test('says that the browser keeps nothing, on the page and where something is added', async () => {
    const page = await browser.newPage();
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('', 'SecurityError');
        },
      });
    });
    await page.goto('en/clips/');
    expect(await page.locator('#clips [role="status"]').textContent()).toContain('Nothing can be');
    await page.goto('en/programs/sicorp/');
    await page.locator('.tools .cite').click();
    await page.locator('dialog.citations footer button').click();
    const status = page.locator('dialog.citations').getByRole('status');
    await expect.poll(() => status.textContent()).toContain('could not be added');
  });

  test('loses nothing when two windows change it', async () => {
    const first = await open(JSON.stringify(['a', 'b', 'c'].map(toStored)));
    const second = await open(undefined, first.context());
    await first.locator('textarea').nth(1).fill('n');
    await second.locator('[data-do="remove"]').first().click();
    await second.locator('[data-do="down"]').first().click();
    await expect.poll(() => titles(first)).toEqual(['c', 'b']);
    // The reader goes on writing the note of b, wherever it now stands.
    await first.keyboard.type('ote');
    await second.goto('en/programs/sicorp/');
    await clip(second, '.tools .cite');
    await expect.poll(async () => (await titles(first)).length).toBe(3);
    const notes = await first.evaluate(() =>
      JSON.parse(localStorage.clips).map((it: { note: string }) => it.note),
    );
    expect(notes).toEqual(['', 'note', '']);
  });

  test('keeps a note that is written while a move waits for another window', async () => {
    const page = await open(JSON.stringify(['a', 'b', 'c'].map(toStored)));
    await page.evaluate(() => {
      void navigator.locks.request(
        'clips',
        () => new Promise<void>((resolve) => Object.assign(window, { release: resolve })),
      );
    });
    await page.locator('[data-do="up"]').nth(2).click();
    await page.locator('textarea').first().fill('note');
    // What is drawn when the move is done has the note, though it is kept only after that.
    await page.evaluate(() => {
      const list = document.querySelector('#clips ol')!;
      const note = () => list.querySelector('textarea')!.value;
      const drawn = new MutationObserver(() => Object.assign(window, { atMove: note() }));
      drawn.observe(list, { childList: true });
      (window as unknown as { release: () => void }).release();
    });
    await expect.poll(() => titles(page)).toEqual(['a', 'c', 'b']);
    expect(await page.evaluate(() => (window as unknown as { atMove: string }).atMove)).toBe(
      'note',
    );
    const stored = () => page.evaluate(() => JSON.parse(localStorage.clips)[0].note);
    await expect.poll(stored).toBe('note');
  });

  test('gives back what was removed, in its place and with its note', async () => {
    const page = await open(JSON.stringify(['a', 'b', 'c'].map(toStored)));
    await page.locator('textarea').nth(1).fill('note');
    await page.locator('[data-do="remove"]').nth(1).click();
    await expect.poll(() => titles(page)).toEqual(['a', 'c']);
    await page.keyboard.press('Enter');
    await expect.poll(() => titles(page)).toEqual(['a', 'b', 'c']);
    expect(await page.locator('textarea').nth(1).inputValue()).toBe('note');
    await page.locator('[data-do="clear"]').click();
    await page.locator('.empty').waitFor();
    await page.locator('.undo').click();
    await expect.poll(() => titles(page)).toEqual(['a', 'b', 'c']);
  });
});

describe('paper', () => {
  test.each([
    ['ja', /^比較：.*SICORP.*、.*SATREPS/],
    ['en', /^Compare.*: .*SICORP.* and .*SATREPS/],
  ])(
    'says in %s which programs are compared, and how many results it holds',
    async (locale, head) => {
      const page = await browser.newPage();
      await page.goto(`${locale}/compare/?p=sicorp,satreps`);
      await page.locator('#chosen tbody tr').first().waitFor();
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('h1').textContent()).toMatch(head);
      expect(await page.title()).toMatch(head);
      expect(await page.locator('.title .status').isVisible()).toBe(false);

      await page.emulateMedia({ media: 'screen' });
      await page.goto(`${locale}/search/?q=JST`);
      await page.locator('#search:not([aria-busy]) .hits > li').first().waitFor();
      const drawn = page.locator('.drawn');
      expect(await drawn.isVisible()).toBe(false);
      await page.emulateMedia({ media: 'print' });
      expect(await drawn.isVisible()).toBe(true);
      const count = await page.locator('.hits').getAttribute('data-count');
      const numbers = (await drawn.textContent())!.match(/\d+/g)!;
      expect(numbers.map(Number).sort((a, b) => a - b)).toEqual([20, Number(count)]);
    },
  );

  test.each(['ja', 'en'] as const)(
    'has the memo of the clips in %s, and no controls',
    async (locale) => {
      const page = await browser.newPage();
      await page.goto(`${locale}/budget/sicorp-jst/`);
      await clip(page, '#budget-figure .cite');
      await page.goto(`${locale}/clips/`);
      await page.locator('#memo-title').fill('Annex 1');
      await page.locator('textarea').fill('A note.');
      await page.emulateMedia({ media: 'print' });
      const memo = page.locator('.paper');
      await expect.poll(() => memo.locator('td').count()).toBeGreaterThan(10);
      // A note is kept a moment after it is written.
      await expect.poll(() => memo.innerText()).toContain('A note.');
      const read = (text: string) => text.replace(/\s+/g, ' ').trim();
      const sheet = read(await page.locator('body').innerText());
      expect(sheet).toBe(read(await memo.innerText()));
      expect(sheet).toMatch(/^Annex 1 .*\d{4}.* 1\. .*\[1\] A note\. /);
      expect(sheet).toContain('1,073');
      expect(await memo.locator('ol > li').count()).toBeGreaterThan(3);
      await page.emulateMedia({ media: 'screen' });
      await expect.poll(() => memo.locator('td').count()).toBe(0);
    },
  );

  test('has proofs as footnotes, address, version and day, and no controls', async () => {
    const page = await browser.newPage();
    await page.goto('ja/programs/aspire/');
    await page.emulateMedia({ media: 'print' });
    for (const hidden of ['.nav', '.find', '.rail', '.tools .cite', '.claims .cite', '.crumbs']) {
      expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false);
    }
    const row = page.locator('.claims li .printed').first();
    expect(await row.isVisible()).toBe(true);
    const source = (await page.locator('.paper-source').textContent())!;
    expect(source).toMatch(/\/ja\/programs\/aspire\/\?v=[0-9a-f]{8}/);
    expect(source).toMatch(/閲覧日 \d{4}年\d{1,2}月\d{1,2}日/);
  });
});
