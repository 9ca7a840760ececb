import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { PAGES, useBrowser, waitForResults } from './pages.ts';

const browser = useBrowser();
const WIDTHS_PX = [320, 390, 768, 1280];

/** Says which element makes the open page wider than its window. */
async function findOverflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const isWide = (element: Element) => element.getBoundingClientRect().right > clientWidth + 1;
    const widest = [...document.body.querySelectorAll('*')].filter(isWide).at(-1);
    const place = `${location.pathname} at ${clientWidth}px`;
    return [
      `${place}: ${scrollWidth}px, <${widest?.tagName} class="${widest?.getAttribute('class')}">`,
    ];
  });
}

describe.each(['ja', 'en'])('the pages in %s', (locale) => {
  test('never scroll sideways, from the narrowest phone on', async () => {
    const page = await browser.newPage();
    const overflows: string[] = [];
    for (const path of ['', ...PAGES]) {
      await page.goto(`${locale}/${path}`);
      if (path.includes('?q=')) await waitForResults(page);
      // A list that is folded is laid out too.
      await page.evaluate(() =>
        document.querySelectorAll('details').forEach((it) => (it.open = true)),
      );
      for (const width of WIDTHS_PX) {
        await page.setViewportSize({ width, height: 900 });
        overflows.push(...(await findOverflow(page)));
      }
    }
    expect(overflows).toEqual([]);
  });

  test('print without navigation and with every claim', async () => {
    const page = await browser.newPage();
    await page.emulateMedia({ media: 'print' });
    for (const path of ['programs/sicorp/', 'budget/', 'statistics/us-coauthorship-share/']) {
      await page.goto(`${locale}/${path}`);
      for (const hidden of ['.nav', '.find', '.crumbs', '.languages', '.skip']) {
        expect(await page.locator(hidden).first().isVisible(), `${path} ${hidden}`).toBe(false);
      }
      const rows = page.locator('.claims li[id]');
      expect(await rows.count()).toBeGreaterThan(0);
      const heights = await rows.evaluateAll((list) =>
        list.map((row) => row.getBoundingClientRect().height),
      );
      expect(Math.min(...heights)).toBeGreaterThan(0);
      expect(await page.locator('.paper-source').isVisible()).toBe(true);
    }
  });
});

test('an element that is too wide is found', async () => {
  const page = await browser.newPage({ viewport: { width: 320, height: 900 } });
  await page.goto('en/about/');
  await page.evaluate(() => {
    const wide = document.createElement('div');
    wide.className = 'too-wide';
    wide.textContent = 'x';
    wide.style.width = '900px';
    document.body.append(wide);
  });
  expect(await findOverflow(page)).toEqual([expect.stringContaining('too-wide')]);
});

test('the pages of the root and of misses never scroll sideways', async () => {
  const page = await browser.newPage({
    javaScriptEnabled: false,
    viewport: { width: 320, height: 900 },
  });
  for (const path of ['', 'no/such/page/']) {
    await page.goto(path);
    expect(await findOverflow(page)).toEqual([]);
  }
});
