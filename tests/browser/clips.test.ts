import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
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
  await expect.poll(() => dialog.getByRole('status').textContent()).toMatch(/.+/);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  return title ?? '';
}

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
    ['en/compare/?p=sicorp%2Csatreps', /\(.*SICORP.*SATREPS.*\)$/],
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
    expect(await page.locator('.version-note').textContent()).toContain('記録がない');
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
    expect(await titles()).toEqual([first, second, third]);

    await page.locator('.clip-list li').nth(2).locator('[data-do="up"]').click();
    expect(await titles()).toEqual([first, third, second]);
    await page.locator('.clip-list li').nth(2).locator('[data-do="remove"]').click();
    await page.locator('textarea').first().fill('前年度より87百万円減。');
    await page.locator('#memo-title').fill('予算の比較');
    await page.reload();
    expect(await titles()).toEqual([first, third]);
    expect(await page.locator('textarea').first().inputValue()).toBe('前年度より87百万円減。');

    const save = async (act: string) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.locator(`.export [data-do="${act}"]`).click(),
      ]);
      return {
        name: download.suggestedFilename(),
        text: readFileSync(await download.path(), 'utf8'),
      };
    };
    const html = await save('html');
    expect(html.name).toBe('clips.html');
    expect(html.text).toContain('<h1>予算の比較</h1>');
    expect(html.text).toContain('前年度より87百万円減。');
    expect(html.text).not.toMatch(/YYYY/);
    expect((await save('markdown')).text).toContain('[^2]: ');
    expect((await save('bibtex')).text).toMatch(/^@misc\{atlas-budget-lines-sicorp-jst-/);
    expect((await save('ris')).text).toContain('TY  - ELEC');
    expect((await save('csv')).text.startsWith('\ufeff番号,')).toBe(true);

    await page.locator('.export [data-do="copy"]').click();
    await expect.poll(() => readClipboard(page)).toContain('# 予算の比較');
    const site = new URL(page.url()).origin;
    const strangers = sent.filter((url) => !url.startsWith(site) && !url.startsWith('blob:'));
    expect(strangers).toEqual([]);
    expect(sent.filter((url) => url.includes('SICORP'))).toEqual([]);
    expect(faults).toEqual([]);
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
    expect(await page.locator('main').textContent()).toContain('スクリプトが要る');
  });
});

describe('paper', () => {
  test('has proofs as footnotes, address, version and day, and no controls', async () => {
    const page = await browser.newPage();
    await page.goto('ja/programs/aspire/');
    await page.emulateMedia({ media: 'print' });
    for (const hidden of ['.nav', '.find', '.rail', '.tools .cite', '.claims .cite', '.crumbs']) {
      expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false);
    }
    const row = page.locator('.claims li .printed').first();
    expect(await row.isVisible()).toBe(true);
    const foot = (await page.locator('.foot .printed-only').textContent())!;
    expect(foot).toMatch(/\/ja\/programs\/aspire\/\?v=[0-9a-f]{8}/);
    expect(foot).toMatch(/閲覧日 \d{4}年\d{1,2}月\d{1,2}日/);
  });
});
