import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser, watchFaults } from './pages.ts';

const browser = useBrowser();
const OLD = '00000000';

const toChange = (record: string, before: string, after: string) => {
  const said = { before, after };
  return { records: [record], label: { ja: '値', en: 'Value' }, words: { ja: said, en: said } };
};

/** Answers with a history in which the version 00000000 was published. */
async function giveHistory(page: Page, changes: object[]): Promise<void> {
  const versions = [{ version: OLD, date: '2026-01-02', changes }];
  await page.route('**/data/versions/**', (route) => route.fulfill({ json: { versions } }));
}

test('a citation of a claim that changed says so in sight, with the old and the new value', async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
  const faults = watchFaults(page);
  await giveHistory(page, [toChange('programs/sicorp', '1,073', '1,074')]);
  await page.goto('en/programs/sicorp/');
  const id = await page.locator('.claims li[data-version]').last().getAttribute('id');
  await page.goto(`en/programs/sicorp/?v=${OLD}#${id}`);
  const notice = page.locator('.version-note');
  await notice.waitFor();
  const box = (await notice.boundingBox())!;
  const row = (await page.locator(`li[id="${id}"]`).boundingBox())!;
  expect(box.y).toBeGreaterThanOrEqual(0);
  expect(box.y + box.height).toBeLessThan(800);
  expect(row.y).toBeLessThan(800);
  await notice.locator('summary').click();
  expect(await notice.innerText()).toContain('January 2, 2026');
  expect(await notice.locator('s').innerText()).toBe('1,073');
  expect(await notice.innerText()).toContain('1,074');
  await notice.getByRole('button').click();
  expect(await notice.count()).toBe(0);
  expect(faults).toEqual([]);
});

test('a citation of a filtered list tells of changes within the filter only', async () => {
  const page = await browser.newPage();
  const outside = toChange('programs/wpi', 'a', 'b');
  await giveHistory(page, [outside, toChange('programs/sakura-science', 'c', 'd')]);
  await page.goto('ja/programs/');
  const ofRow = (record: string) =>
    page.locator(`[data-record="${record}"]`).getAttribute('data-values');
  const [shown, hidden] = await Promise.all(
    ['programs/sakura-science', 'programs/wpi'].map(async (it) => (await ofRow(it))!.split(' ')),
  );
  const own = shown!.find((value) => !hidden!.includes(value))!;
  await page.goto(`ja/programs/?${own}&v=${OLD}`);
  const notice = page.locator('.version-note');
  await notice.waitFor();
  expect(await notice.locator('dt').count()).toBe(1);
  expect(await notice.locator('s').textContent()).toBe('c');
});

test('a citation of what was withdrawn says why', async () => {
  const page = await browser.newPage();
  await page.route('**/en/programs/sicorp/**', async (route) => {
    const response = await route.fetch();
    const row = '<ul><li id="gone" data-thing="claims/gone">Withdrawn: misread.</li></ul></main>';
    await route.fulfill({ response, body: (await response.text()).replace('</main>', row) });
  });
  await page.goto(`en/programs/sicorp/?v=${OLD}#gone`);
  await page.locator('.version-note').waitFor();
  expect(await page.locator('.version-note').innerText()).toContain('Withdrawn: misread.');
});
