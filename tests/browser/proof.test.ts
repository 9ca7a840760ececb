import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser, watchFaults, WIDTHS } from './pages.ts';

const browser = useBrowser();
const FIGURE = '.lead a.claim';

async function openProgram(page: Page, path = 'ja/programs/sicorp/') {
  await page.goto(path);
  const figure = page.locator(FIGURE).first();
  const id = (await figure.getAttribute('href'))!.slice(1);
  return { figure, proof: page.locator('#proof'), row: page.locator(`.claims li[id="${id}"]`), id };
}

test('a click on a figure opens its proof: value, printed string, document and place', async () => {
  const page = await browser.newPage();
  const faults = watchFaults(page);
  const { figure, proof, row } = await openProgram(page);
  expect(await proof.isVisible()).toBe(false);

  await figure.click();
  expect(await proof.isVisible()).toBe(true);
  expect(await figure.getAttribute('aria-expanded')).toBe('true');
  const printed = await row.locator('.printed').textContent();
  expect(printed!.trim().length).toBeGreaterThan(0);
  expect(await proof.locator('.printed').textContent()).toBe(printed);
  expect(await proof.locator('.printed').getAttribute('lang')).toBe('ja');
  const source = proof.locator('.where a');
  expect(await source.getAttribute('href')).toMatch(/\/ja\/sources\/[a-z0-9-]+\/#[a-z0-9-]+$/);
  expect(faults).toEqual([]);
});

test('the proof stands beside its figure and within the window, on a phone too', async () => {
  for (const width of Object.values(WIDTHS)) {
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    const { figure, proof } = await openProgram(page);
    await figure.click();
    const box = (await proof.boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(width);
    expect(box.height).toBeGreaterThan(50);
  }
});

test('Esc closes the proof and the focus returns to the figure', async () => {
  const page = await browser.newPage();
  const { figure, proof } = await openProgram(page);
  await figure.click();
  await page.keyboard.press('Escape');
  expect(await proof.isVisible()).toBe(false);
  expect(await figure.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await figure.getAttribute('aria-expanded')).toBe('false');
});

test('the keyboard opens the proof, walks through it and closes it', async () => {
  const page = await browser.newPage();
  const { figure, proof } = await openProgram(page, 'en/programs/sicorp/');
  await figure.focus();
  await page.keyboard.press('Enter');
  expect(await proof.isVisible()).toBe(true);
  const isInside = () => proof.evaluate((element) => element.contains(document.activeElement));
  expect(await isInside()).toBe(true);
  await page.keyboard.press('Tab');
  expect(await isInside()).toBe(true);

  await proof.getByRole('button', { name: 'Close' }).focus();
  await page.keyboard.press('Enter');
  expect(await proof.isVisible()).toBe(false);
  expect(await figure.evaluate((element) => element === document.activeElement)).toBe(true);
});

test('another figure takes the proof over', async () => {
  const page = await browser.newPage();
  const { figure, proof } = await openProgram(page);
  await figure.click();
  const before = await proof.locator('.body').innerText();
  const other = page.locator('.facts a.claim').last();
  await other.evaluate((element) => (element as HTMLElement).click());
  expect(await proof.isVisible()).toBe(true);
  // The row of a figure may be fetched from another page first.
  await expect.poll(() => proof.locator('.body').innerText()).not.toBe(before);
  expect(await figure.getAttribute('aria-expanded')).toBe('false');
});

test('a mark of a chart opens the proof of its amount', async () => {
  const page = await browser.newPage();
  await page.goto('ja/programs/sicorp/');
  const mark = page.locator('#budget svg a:visible').first();
  const id = (await mark.getAttribute('href'))!.slice(1);
  const printed = await page.locator(`.claims li[id="${id}"] .printed`).textContent();
  await mark.evaluate((element) =>
    element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true })),
  );
  expect(await page.locator('#proof .printed').textContent()).toBe(printed);
});

test('the link of a proof is copied and leads to the row of the claim', async () => {
  const page = await browser.newPage({ permissions: ['clipboard-read', 'clipboard-write'] });
  const { figure, proof, id } = await openProgram(page);
  await figure.click();
  await proof.locator('.copy').click();
  await expect.poll(() => proof.getByRole('status').textContent()).toMatch(/.+/);
  const address = await page.evaluate(() => navigator.clipboard.readText());
  const { href } = new URL('ja/programs/sicorp/', page.url().split('/ja/')[0] + '/');
  expect(address.replace(/\?v=[0-9a-f]{8}#/, '#')).toBe(`${href}#${id}`);
  expect(address).toMatch(/\?v=[0-9a-f]{8}#/);
});

test('an address with the id of a claim opens the list at its row', async () => {
  const page = await browser.newPage();
  const { id } = await openProgram(page);
  const list = page.locator('details.claims');
  expect(await list.getAttribute('open')).toBe(null);

  const direct = await browser.newPage();
  await direct.goto(`ja/programs/sicorp/#${id}`);
  const row = direct.locator(`.claims li[id="${id}"]`);
  await expect.poll(() => row.isVisible()).toBe(true);
  const box = (await row.boundingBox())!;
  expect(box.y).toBeGreaterThanOrEqual(0);
  expect(box.y).toBeLessThan(900);
});

test('a click with a modifier key is left to the browser', async () => {
  const page = await browser.newPage();
  const { figure, proof } = await openProgram(page);
  await figure.click({ modifiers: ['ControlOrMeta'] });
  expect(await proof.isVisible()).toBe(false);
});
