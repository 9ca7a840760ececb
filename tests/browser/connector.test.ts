import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { toPage } from '../build/read-dist.ts';
import { readByRules } from '../build/zotero-rules.ts';
import { useBrowser, waitForResults } from './pages.ts';

const browser = useBrowser();

/** What a connector in the browser makes of the page as it stands. */
async function readItem(page: Page) {
  return readByRules(toPage(page.url(), await page.content()));
}

/** Title and plain link in the dialog of citations. */
async function readCited(page: Page) {
  await page.locator('.tools .cite').click();
  const dialog = page.locator('dialog.citations');
  await dialog.waitFor();
  const title = await dialog.locator('h2').textContent();
  const url = await dialog.locator('.citation').nth(8).locator('p').textContent();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  return { title, url };
}

async function openPage(page: Page, address: string): Promise<void> {
  await page.goto(address);
  if (address.includes('?q=')) await waitForResults(page);
}

/** The address of the page with the version that it has now, as its metadata had it when it was built. */
async function getVersioned(page: Page, query: string): Promise<string> {
  const canonical = await page.locator('link[rel="canonical"]').getAttribute('href');
  const version = await page.locator('.tools').getAttribute('data-version');
  return `${canonical}?${query && `${query}&`}v=${version}`;
}

describe('what a reference manager saves', () => {
  test.each([
    [
      'ja/programs/',
      'direction=inbound&status=running',
      '事業（方向：招へい（インバウンド）、状態：実施中）',
    ],
    ['en/programs/', 'partner=germany', 'Programs (Partner: Germany)'],
    ['ja/compare/', 'p=sicorp,satreps', '比較（SICORP、SATREPS）'],
    ['en/compare/', 'p=sicorp,satreps', 'Compare (SICORP, SATREPS)'],
    ['ja/search/', 'q=SICORP', '検索（SICORP）'],
    ['en/search/', 'q=SICORP&kind=programs', 'Search (SICORP, Kind: Programs)'],
  ])('of %s?%s names what is shown, as its citations do', async (path, query, title) => {
    const page = await browser.newPage();
    await openPage(page, `${path}?${query}&utm_source=letter`);
    const url = await getVersioned(page, query);
    await expect.poll(() => readItem(page)).toMatchObject({ title, url });
    const item = await readItem(page);
    expect(await readCited(page)).toEqual({ title: item.title, url: item.url });
    const shared = page.locator('meta[property="og:url"]');
    expect(await shared.getAttribute('content')).toBe(
      (await getVersioned(page, query)).replace(/&v=.*/, ''),
    );
  });

  test.each([
    ['ja/programs/', '事業'],
    ['en/compare/', 'Compare'],
    ['ja/search/', '検索'],
    ['en/programs/sicorp/', /^Strategic International/],
  ])('of %s without filters is what the build wrote', async (path, title) => {
    const page = await browser.newPage();
    await page.goto(`${path}?utm_source=letter`);
    const item = await readItem(page);
    expect(item.title).toMatch(title);
    expect(item.url).toBe(await getVersioned(page, ''));
  });

  test('of the programs follows each choice, and is the whole again when all are cleared', async () => {
    const page = await browser.newPage();
    await page.goto('en/programs/');
    const [whole, tab] = [await readItem(page), await page.title()];
    await page.locator('#facets input[value="inbound"]').check();
    await expect
      .poll(async () => (await readItem(page)).title)
      .toBe('Programs (Direction: Inbound)');
    await expect
      .poll(() => page.title())
      .toBe(tab.replace('Programs', 'Programs (Direction: Inbound)'));
    await page.locator('#facets button[type="reset"]').click();
    await expect.poll(() => readItem(page)).toEqual(whole);
    await expect.poll(() => page.title()).toBe(tab);
  });
});
