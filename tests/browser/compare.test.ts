import { expect, test } from 'vitest';
import { useBrowser } from './pages.ts';

const browser = useBrowser();

test.each(['ja', 'en'])('programs in the address stand side by side (%s)', async (locale) => {
  const page = await browser.newPage();
  await page.goto(`${locale}/compare/?p=sicorp,satreps`);
  const table = page.locator('#comparison table');
  await table.locator('tbody tr').nth(20).waitFor();
  expect(await table.locator('thead th a:first-child').allTextContents()).toEqual([
    'SICORP',
    'SATREPS',
  ]);
  // The facts come from the programs' own pages, each with its mark.
  const marks = table.locator('tbody a.claim');
  const addresses = await marks.evaluateAll((list) => list.map((it) => it.getAttribute('href')));
  expect(addresses.some((href) => href?.includes('/programs/sicorp/#'))).toBe(true);
  expect(addresses.some((href) => href?.includes('/programs/satreps/#'))).toBe(true);
  const widths = await table.evaluate((element) =>
    [...element.querySelectorAll('tbody tr')].map((row) => row.querySelectorAll('td').length),
  );
  expect(new Set(widths)).toEqual(new Set([2]));
  await marks.first().click();
  await page.locator('#proof:popover-open q, #proof:popover-open .printed').first().waitFor();
});

test('what no document states is said, and never left blank', async () => {
  const page = await browser.newPage();
  await page.goto('ja/compare/?p=sicorp,joint-degree');
  await page.locator('#comparison tbody tr').nth(15).waitFor();
  const blank = await page
    .locator('#comparison td')
    .evaluateAll((cells) => cells.filter((cell) => !cell.textContent?.trim()).length);
  expect(blank).toBe(0);
  expect(await page.locator('#comparison td .absent').count()).toBeGreaterThan(5);
});

test('unknown programs are named, and more than five are not crowded in', async () => {
  const page = await browser.newPage();
  await page.goto('ja/compare/?p=nothing,sicorp,satreps,aspire,wpi,joint-degree,sakura-science');
  const status = page.locator('#chosen [role="status"]');
  await status.filter({ hasText: 'nothing' }).waitFor();
  expect(await page.locator('#comparison thead th').count()).toBe(6);
});

test('the form makes the address', async () => {
  const page = await browser.newPage();
  await page.goto('en/compare/');
  await page.locator('input[value="wpi"]').check();
  await page.locator('input[value="aspire"]').check();
  await page.locator('#choice button').click();
  await page.waitForURL(/\?p=/);
  expect(new URL(page.url()).searchParams.get('p')?.split(',').sort()).toEqual(['aspire', 'wpi']);
});

test('without script every program is in the table, and nothing promises a choice', async () => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto('ja/compare/?p=sicorp');
  expect(await page.locator('#choice tbody tr').count()).toBeGreaterThan(100);
  expect(await page.locator('#choice input').first().isVisible()).toBe(false);
  expect(await page.locator('noscript').count()).toBeGreaterThan(0);
});

test('an amount of the budget keeps its note and its limits, each a word of its own', async () => {
  const page = await browser.newPage();
  await page.goto('ja/compare/?p=sicorp,aspire');
  const cells = page.locator('#comparison tr', { hasText: '予算 2023' }).locator('td');
  await cells.first().waitFor();
  const texts = (await cells.allTextContents()).map((it) => it.replace(/\s+/g, ' ').trim());
  expect(texts[0]).toMatch(/^1,073 当初 運営費交付金中の推計額 JST ?299 当初 /);
  expect(texts[1]).toMatch(/新規 100 /);
  expect(texts[1]).toContain('億円に丸めて印字');
});
