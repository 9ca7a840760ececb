import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser } from './pages.ts';

const browser = useBrowser();

async function readFinder(page: Page) {
  const rows = page.locator('#programs li[data-values]');
  const shown = await rows.evaluateAll((list) =>
    list
      .filter((row) => (row as HTMLElement).checkVisibility())
      .map((row) => row.getAttribute('data-values') ?? ''),
  );
  // The languages put the two numbers in different order; no choice shows more than all.
  const words = (await page.locator('#count').textContent()) ?? '';
  const [stated, all] = words
    .match(/\d+/g)!
    .map(Number)
    .sort((a, b) => a - b);
  return { shown, stated, all, total: await rows.count() };
}

/** Checks the box of a value; its facet is opened first. */
async function check(page: Page, name: string, value: string): Promise<number> {
  const box = page.locator(`#facets input[name="${name}"][value="${value}"]`);
  await box.evaluate((element) => (element.closest('details')!.open = true));
  await box.check();
  return Number(await box.locator('xpath=..').locator('[data-figure="computed"]').textContent());
}

test('all programs are shown and counted at first', async () => {
  const page = await browser.newPage();
  await page.goto('en/programs/');
  const { shown, stated, all, total } = await readFinder(page);
  expect([shown.length, stated, all]).toEqual([total, total, total]);
  expect(total).toBeGreaterThanOrEqual(110);
});

test('a facet shows as many programs as it says, all of them with its value', async () => {
  const page = await browser.newPage();
  await page.goto('ja/programs/');
  const said = await check(page, 'agency', 'jst');
  const { shown, stated } = await readFinder(page);
  expect(shown.length).toBe(said);
  expect(stated).toBe(said);
  expect(shown.every((values) => values.split(' ').includes('agency=jst'))).toBe(true);
});

test('every value of every facet counts what it shows', async () => {
  const page = await browser.newPage();
  await page.goto('en/programs/');
  const wrong = await page.evaluate(() => {
    const form = document.querySelector<HTMLFormElement>('#facets')!;
    return [...form.querySelectorAll('input')].flatMap((box) => {
      box.checked = true;
      form.dispatchEvent(new Event('change'));
      const shown = document.querySelectorAll('#programs li[data-values]:not([hidden])').length;
      box.checked = false;
      const said = Number(
        box.parentElement!.querySelector('[data-figure="computed"]')!.textContent,
      );
      return shown === said ? [] : [`${box.name}=${box.value}: ${said}, shown ${shown}`];
    });
  });
  expect(wrong).toEqual([]);
});

test('values of one facet widen the choice, different facets narrow it', async () => {
  const page = await browser.newPage();
  await page.goto('en/programs/');
  const jst = await check(page, 'agency', 'jst');
  await check(page, 'agency', 'jsps');
  const both = await readFinder(page);
  expect(both.stated).toBeGreaterThan(jst);
  await check(page, 'direction', 'outbound');
  const { shown, stated } = await readFinder(page);
  expect(stated).toBeLessThan(both.stated!);
  for (const values of shown) expect(values).toMatch(/agency=(jst|jsps)\b.*|direction=outbound/);
  expect(shown.every((values) => values.includes('direction=outbound'))).toBe(true);
});

test('the choice stands in the address and is restored from it', async () => {
  const page = await browser.newPage();
  await page.goto('en/programs/');
  await check(page, 'agency', 'jst');
  await check(page, 'status', 'running');
  expect(new URL(page.url()).search).toBe('?agency=jst&status=running');
  const before = await readFinder(page);

  const other = await browser.newPage();
  await other.goto(page.url());
  expect(await readFinder(other)).toEqual(before);
  expect(await other.locator('input[name="status"][value="running"]').isChecked()).toBe(true);
  expect(await other.locator('input[name="status"][value="running"]').isVisible()).toBe(true);
});

test('headings without programs are hidden, and clearing brings all back', async () => {
  const page = await browser.newPage();
  await page.goto('en/programs/?category=fellowship');
  const headings = page.locator('#programs section.part:visible');
  expect(await headings.count()).toBe(1);
  await page.locator('#facets button[type="reset"]').click();
  await expect
    .poll(async () => (await readFinder(page)).stated)
    .toBe((await readFinder(page)).total);
  expect(new URL(page.url()).search).toBe('');
});

test('a choice that no program meets says so', async () => {
  const page = await browser.newPage();
  await page.goto('en/programs/?category=foreign-program&agency=jst');
  const { shown, stated } = await readFinder(page);
  expect([shown.length, stated]).toEqual([0, 0]);
  expect(await page.locator('#none').isVisible()).toBe(true);
});

test('an address with a value that does not exist shows all', async () => {
  const page = await browser.newPage();
  await page.goto('en/programs/?agency=no-such-agency');
  const { stated, total } = await readFinder(page);
  expect(stated).toBe(total);
});
