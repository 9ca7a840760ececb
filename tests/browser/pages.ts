import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { launchChromium } from './chromium.ts';

/** One page of each kind, by what follows the language; of records the one with most on it. */
export const PAGES = [
  '',
  'programs/',
  'programs/sicorp/',
  'programs/wpi/',
  'budget/',
  'budget/sicorp-jst/',
  'budget/intl-joint-research-total/',
  'changes/',
  'changes/sicorp/',
  'changes/between/mext-budget-draft-2021--mext-sti-measures-2023/',
  'discrepancies/',
  'timeline/',
  'map/',
  'compare/?p=sicorp,satreps',
  'events/g20-osaka-2019/',
  'reports/',
  'reports/intl-strategy-interim-2025/',
  'agreements/',
  'agreements/micron-tel-universities-2023/',
  'outcomes/',
  'outcomes/thai-biodiesel/',
  'statistics/',
  'statistics/us-coauthorship-share/',
  'concepts/',
  'concepts/brain-circulation/',
  'organizations/',
  'organizations/jst/',
  'partners/',
  'partners/us/',
  'sources/',
  'sources/mext-sti-measures-2023/',
  'search/?q=SICORP',
  'clips/',
  'about/',
] as const;

export const WIDTHS = { phone: 390, desktop: 1280 } as const;

/** Everything that a page reports as wrong while it is open. */
export function watchFaults(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`${page.url()} ${error.message}`));
  page.on('console', (message) => {
    // The policy on content reports what it blocks as an error too.
    if (['error', 'warning'].includes(message.type()))
      faults.push(`${page.url()} ${message.text()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`);
  });
  page.on('requestfailed', (request) => {
    // What is still loading when the next page is opened is given up, which is no fault.
    const reason = request.failure()?.errorText ?? '';
    if (reason !== 'net::ERR_ABORTED') faults.push(`${reason} ${request.url()}`);
  });
  return faults;
}

/** Opens pages of the built site; one Chromium for a whole test file, closed at its end. */
export function useBrowser() {
  const contexts: BrowserContext[] = [];
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    await browser.close();
  });

  return {
    /** A page of its own context: size, colour scheme, scripts on or off. */
    async newPage(options: BrowserContextOptions = {}): Promise<Page> {
      const context = await browser.newContext({
        baseURL: inject('siteUrl'),
        viewport: { width: WIDTHS.desktop, height: 900 },
        locale: 'ja-JP',
        reducedMotion: 'reduce',
        ...options,
      });
      contexts.push(context);
      return context.newPage();
    },
  };
}

/** Waits until the page of results has put its answer into words. */
export async function waitForResults(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document.querySelector('#search ol li, #search [role="status"]:not(:empty)'),
  );
  await page.locator('#search ol > li').first().waitFor();
}
