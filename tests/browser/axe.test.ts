import axe from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { PAGES, useBrowser, waitForResults, WIDTHS } from './pages.ts';

const browser = useBrowser();

/** What axe finds on the open page, a line each. */
async function findViolations(page: Page, rules?: string[]): Promise<string[]> {
  const violations = await page.evaluate(async (only) => {
    const { run } = (globalThis as unknown as { axe: typeof axe }).axe;
    const options = only ? { runOnly: { type: 'rule' as const, values: only } } : {};
    const found = await run(document, { ...options, resultTypes: ['violations'] });
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
    );
  }, rules);
  return violations.map((line) => `${new URL(page.url()).pathname} ${line.replace(/\s+/g, ' ')}`);
}

/** A page that axe can be run in, since the policy on content would keep it out. */
async function newAuditedPage(options: BrowserContextOptions = {}): Promise<Page> {
  const page = await browser.newPage({ bypassCSP: true, ...options });
  await page.addInitScript({ content: axe.source });
  return page;
}

/** Settings under which a page looks different; where only colours change, only they are checked. */
const SETTINGS = [
  { name: 'wide and light', width: WIDTHS.desktop, colorScheme: 'light', rules: undefined },
  { name: 'wide and dark', width: WIDTHS.desktop, colorScheme: 'dark', rules: ['color-contrast'] },
  { name: 'narrow and light', width: WIDTHS.phone, colorScheme: 'light', rules: undefined },
] as const;

describe.each(SETTINGS)('a $name page', ({ width, colorScheme, rules }) => {
  test.each(['ja', 'en'])(
    'has nothing that axe finds in any kind of page in %s',
    async (locale) => {
      const page = await newAuditedPage({ viewport: { width, height: 900 }, colorScheme });
      const violations: string[] = [];
      for (const path of PAGES) {
        await page.goto(`${locale}/${path}`);
        if (path.includes('?q=')) await waitForResults(page);
        violations.push(...(await findViolations(page, rules && [...rules])));
      }
      expect(violations).toEqual([]);
    },
  );
});

test('an open proof has nothing that axe finds, in light and in dark', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await newAuditedPage({ colorScheme });
    await page.goto('ja/programs/sicorp/');
    await page.locator('.lead a.claim').first().click();
    await page.locator('#proof').waitFor();
    expect(await findViolations(page)).toEqual([]);
  }
});

test('the list of claims has nothing that axe finds when it is open', async () => {
  const page = await newAuditedPage();
  await page.goto('en/programs/wpi/#claims');
  await page.locator('details.claims > summary').click();
  expect(await findViolations(page)).toEqual([]);
});

test('the pages of the root and of misses have nothing that axe finds', async () => {
  const page = await newAuditedPage();
  // The root page would leave at once for the reader's language; without its script it stays.
  await page.route(inject('siteUrl'), async (route) => {
    const html = await (await route.fetch()).text();
    const body = html.replace(/<script[\s\S]*?<\/script>/g, '');
    await route.fulfill({ contentType: 'text/html; charset=utf-8', body });
  });
  for (const path of ['', 'no/such/page/']) {
    await page.goto(path);
    expect(await page.locator('h1').count()).toBe(1);
    expect(await findViolations(page)).toEqual([]);
  }
});

test('a page with faults is found', async () => {
  const page = await newAuditedPage();
  await page.goto('en/about/');
  await page.evaluate(() => {
    const faults = '<img src="x.png"><input><p id="pale">pale</p>';
    document.querySelector('main')!.insertAdjacentHTML('beforeend', faults);
    Object.assign(document.getElementById('pale')!.style, { color: '#ddd', background: '#fff' });
  });
  const rules = (await findViolations(page)).map((line) => line.split(' ')[1]);
  expect(rules).toEqual(expect.arrayContaining(['image-alt:', 'label:', 'color-contrast:']));
});
