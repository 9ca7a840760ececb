import { expect, test } from 'vitest';
import { PAGES, useBrowser } from './pages.ts';

const browser = useBrowser();
const withoutScript = () => browser.newPage({ javaScriptEnabled: false });

test('a figure leads to its row, which its list opens to show', async () => {
  const page = await withoutScript();
  await page.goto('ja/programs/sicorp/');
  const figure = page.locator('.lead a.claim').first();
  const id = (await figure.getAttribute('href'))!.slice(1);
  expect(await page.locator('#proof').isVisible()).toBe(false);

  await figure.click();
  expect(new URL(page.url()).hash).toBe(`#${id}`);
  // A new browser opens a folded list to show its row; in others its heading opens it.
  const row = page.locator(`.claims li[id="${id}"]`);
  if (!(await row.isVisible())) await page.locator('details.claims > summary').click();
  expect(await row.isVisible()).toBe(true);
  expect(((await row.locator('.printed').textContent()) ?? '').trim()).not.toBe('');
});

test('the finder shows all programs and no filter that does nothing', async () => {
  const page = await withoutScript();
  await page.goto('ja/programs/');
  const all = Number(await page.locator('#programs').getAttribute('data-all'));
  expect(all).toBeGreaterThanOrEqual(110);
  expect(await page.locator('#programs li[data-values]:visible').count()).toBe(all);
  expect(await page.locator('#facets').isVisible()).toBe(false);
  expect(await page.locator('noscript').first().innerText()).not.toBe('');
});

test('the search page says that it needs a script and leads to the lists', async () => {
  const page = await withoutScript();
  await page.goto('en/search/?q=SICORP');
  expect(await page.locator('main').innerText()).toContain('needs scripts');
  expect(await page.locator('main ul.rows a:visible').count()).toBeGreaterThanOrEqual(10);
});

test('the root page stays and offers both languages', async () => {
  const page = await withoutScript();
  await page.goto('');
  expect(new URL(page.url()).pathname).not.toMatch(/\/(ja|en)\/$/);
  await page.getByRole('link', { name: 'English' }).click();
  expect(new URL(page.url()).pathname).toMatch(/\/en\/$/);
});

test.each([
  [['ja-JP'], 'ja'],
  [['en-GB'], 'en'],
  [['fr-FR', 'en-US'], 'en'],
  [['fr-FR'], 'ja'],
])('with a script the root page sends a reader of %s to %s', async (languages, expected) => {
  const page = await browser.newPage();
  await page.addInitScript(
    (list) => Object.defineProperty(navigator, 'languages', { value: list }),
    languages,
  );
  await page.goto('');
  await page.waitForURL(new RegExp(`/${expected}/$`));
});

test.each(['ja', 'en'])('every kind of page in %s reads whole', async (locale) => {
  const page = await withoutScript();
  const short: string[] = [];
  for (const path of PAGES) {
    await page.goto(`${locale}/${path}`);
    const text = await page.locator('main').innerText();
    const isHeaded = await page.locator('h1').isVisible();
    if (!isHeaded || text.length < 150) short.push(`${path}: ${text.length}`);
  }
  expect(short).toEqual([]);
});
