import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { countMembers, FACET_NAMES, readMembers } from '../fixtures/facet-members.ts';
import { useBrowser, watchFaults, WIDTHS } from './pages.ts';

const browser = useBrowser();

/** Opens a page and notes everything it asks the server for. */
async function open(path: string): Promise<{ page: Page; asked: string[]; faults: string[] }> {
  const page = await browser.newPage();
  const faults = watchFaults(page);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(path);
  await page.waitForLoadState('networkidle');
  return { page, asked, faults };
}

describe('the dialog', () => {
  test.each([
    ['/', 'ja'],
    ['Control+k', 'en'],
  ])('opens with %s, and nothing of search is loaded before', async (key, locale) => {
    const { page, asked, faults } = await open(`${locale}/programs/wpi/`);
    expect(asked.filter((path) => /search\/|search-/.test(path))).toEqual([]);
    await page.keyboard.press(key);
    const input = page.locator('dialog[open] input');
    await input.waitFor();
    expect(await input.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.type('sicorp');
    await page.locator('dialog [role="option"]').first().waitFor();
    expect(await page.locator('dialog [role="status"]').textContent()).toMatch(/sicorp/);
    expect(faults).toEqual([]);
  });

  test('is worked with the arrow keys, Enter and Escape', async () => {
    const { page } = await open('ja/about/');
    await page.keyboard.press('/');
    const input = page.locator('dialog input');
    await input.waitFor();
    await page.keyboard.type('sicorp');
    const options = page.locator('dialog [role="option"]');
    await options.nth(2).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    const first = options.first();
    expect(await first.getAttribute('aria-selected')).toBe('true');
    expect(await input.getAttribute('aria-activedescendant')).toBe(await first.getAttribute('id'));
    await page.keyboard.press('Escape');
    expect(await page.locator('dialog[open]').count()).toBe(0);
    await page.keyboard.press('Control+k');
    await options.first().waitFor();
    await page.waitForLoadState('networkidle');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/ja\/programs\/sicorp\/$/);
  });

  test('leads with Enter to all results where none is chosen', async () => {
    const { page } = await open('en/about/');
    await page.keyboard.press('/');
    await page.locator('dialog input').waitFor();
    await page.keyboard.type('joint research');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/en\/search\/\?q=joint\+research$/);
  });

  test('shows the figure first where the query is one', async () => {
    const { page } = await open('ja/about/');
    await page.keyboard.press('/');
    await page.locator('dialog input').fill('10.7億円');
    const first = page.locator('dialog [role="option"]').first();
    await first.filter({ hasText: '1,073百万円' }).waitFor();
  });

  test('is not opened by a slash that is being written', async () => {
    const { page } = await open('ja/about/');
    await page.locator('form[role="search"] input').first().focus();
    await page.keyboard.type('a/b');
    expect(await page.locator('dialog').count()).toBe(0);
  });
});

describe('on the page for misses', () => {
  /** The page stands wherever a reader has come to by mistake. */
  async function miss(): Promise<Page> {
    const page = await browser.newPage();
    await page.goto('ja/no/such/page/');
    return page;
  }

  test.each(['/', 'Control+k'])('the dialog opens with %s and is worked by keys', async (key) => {
    const page = await miss();
    await page.keyboard.press(key);
    const input = page.locator('dialog[open] input');
    await input.waitFor();
    await page.keyboard.type('sicorp');
    const options = page.locator('dialog [role="option"]');
    await options.nth(1).waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await options.first().getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Escape');
    expect(await page.locator('dialog[open]').count()).toBe(0);
    await page.keyboard.press(key);
    await options.first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/ja\/programs\/sicorp\/$/);
  });

  test('the dialog searches only for what is composed', async () => {
    const page = await miss();
    await page.keyboard.press('/');
    await page.locator('dialog input').waitFor();
    await compose(page, 'dialog input', 'こくさ');
    await page.waitForTimeout(400);
    expect(await page.locator('dialog [role="option"]').count()).toBe(0);
    await finish(page, 'dialog input', '国際共同研究');
    await page.locator('dialog [role="option"]').first().waitFor();
  });
});

/** What an input method sends while a word is composed, and at its end. */
async function compose(page: Page, selector: string, unfinished: string): Promise<void> {
  await page.locator(selector).evaluate((element, text) => {
    const input = element as HTMLInputElement;
    input.focus();
    input.dispatchEvent(new CompositionEvent('compositionstart'));
    input.value = text;
    input.dispatchEvent(new InputEvent('input', { isComposing: true, bubbles: true }));
    input.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }),
    );
  }, unfinished);
}

async function finish(page: Page, selector: string, text: string): Promise<void> {
  await page.locator(selector).evaluate((element, value) => {
    const input = element as HTMLInputElement;
    input.value = value;
    input.dispatchEvent(new CompositionEvent('compositionend', { data: value }));
  }, text);
}

describe('with an input method', () => {
  test.each([
    ['the dialog', 'ja/about/', 'dialog input'],
    ['the page of results', 'ja/search/', 'form[role="search"] input'],
  ])('%s waits for a word that is begun as soon as one ends', async (_, path, selector) => {
    const { page } = await open(path);
    if (selector.startsWith('dialog')) await page.keyboard.press('/');
    const input = page.locator(selector).first();
    await input.waitFor();
    await input.evaluate((element) => {
      const field = element as HTMLInputElement;
      const type = (value: string) => {
        field.value = value;
        field.dispatchEvent(new InputEvent('input', { isComposing: true, bubbles: true }));
      };
      field.focus();
      field.dispatchEvent(new CompositionEvent('compositionstart'));
      type('国際');
      field.dispatchEvent(new CompositionEvent('compositionend', { data: '国際' }));
      field.dispatchEvent(new CompositionEvent('compositionstart'));
      type('国際きょうｄ');
    });
    await page.waitForTimeout(600);
    expect(decodeURIComponent(page.url())).not.toContain('きょう');
    expect(await page.locator('main, dialog').filter({ hasText: '国際きょうｄ' }).count()).toBe(0);
  });

  test('the dialog searches only for what is composed', async () => {
    const { page } = await open('ja/about/');
    await page.keyboard.press('/');
    await page.locator('dialog input').waitFor();
    await compose(page, 'dialog input', 'こくさ');
    await page.waitForTimeout(400);
    expect(await page.locator('dialog [role="option"]').count()).toBe(0);
    expect(page.url()).toMatch(/about\/$/);
    await finish(page, 'dialog input', '国際共同研究');
    await page.locator('dialog [role="option"]').first().waitFor();
  });

  test('the page of results searches only for what is composed', async () => {
    const { page } = await open('ja/search/?q=SICORP');
    await page.locator('.hits > li').first().waitFor();
    const before = await page.locator('h1').textContent();
    const input = 'form[role="search"] input';
    await compose(page, input, 'こくさ');
    await page.waitForTimeout(400);
    expect(await page.locator('h1').textContent()).toBe(before);
    await finish(page, input, '国際共同研究');
    await page.waitForURL(/q=%E5%9B%BD/);
    await page.locator('h1').filter({ hasText: '国際共同研究' }).waitFor();
  });
});

describe('the page of results', () => {
  test.each([
    ['no query', 'ja/search/', false],
    ['nothing found', 'ja/search/?q=qqqqzzzz', false],
    ['pages found', 'ja/search/?q=SICORP', true],
  ])('with %s on a phone offers filters only where they can filter', async (_, path, isShown) => {
    const page = await browser.newPage({ viewport: { width: WIDTHS.phone, height: 844 } });
    await page.goto(path);
    await page
      .locator('#search:not([hidden]) [role="status"]:not(:empty)')
      .waitFor({ state: 'attached' });
    await page.locator('#search:not([aria-busy])').waitFor({ state: 'attached' });
    expect(await page.locator('details.narrow > summary').isVisible()).toBe(isShown);
  });

  test.each([
    ['ja', '日英 半導体', 'agreements/jst-ukri-semiconductor-2023/'],
    ['ja', '令和4年度補正予算', 'concepts/supplementary-budget/'],
    ['en', 'collabortive research', 'programs/sicorp/'],
    ['en', 'SICORP-India', 'programs/sicorp-hub-india/'],
  ])('in %s offers for %s what is found in other words', async (locale, query, path) => {
    const { page } = await open(`${locale}/search/?q=${encodeURIComponent(query)}`);
    await page.locator(`.offers .page a[href$="${path}"]`).first().waitFor();
    expect(await page.locator('.offers a[href*="/search/?q="]').count()).toBeGreaterThan(0);
  });

  test('explains a year that its era never had', async () => {
    const { page } = await open('ja/search/?q=平成35年度');
    await page.locator('.offers .callout').filter({ hasText: '31年まで' }).waitFor();
    await page.locator('.figures li').first().waitFor();
  });

  test.each([
    ['ja', '1073', /^「1073」に一致する金額　1件、ページ　\d+件$/],
    ['ja', '10.7億円', /^「10\.7億円」に一致する金額　1件$/],
    ['en', '1.07 billion', /^1 amount for “1\.07 billion”$/],
  ])('says in %s of %s that it is an amount', async (locale, query, expected) => {
    const { page } = await open(`${locale}/search/?q=${encodeURIComponent(query)}`);
    await page.locator('.figures li').first().waitFor();
    expect(await page.locator('h1').textContent()).toMatch(expected);
  });

  test('counts every facet as the results it leaves', async () => {
    const { page } = await open('ja/search/?q=国際共同研究');
    const list = page.locator('.hits[data-count]');
    await list.waitFor();
    for (const facet of ['kind', 'agency', 'year', 'document', 'direction', 'partner']) {
      const label = page.locator(`.facet label:has(input[name="${facet}"])`).first();
      const count = await label.locator('span').textContent();
      await label.locator('input').check();
      await page.waitForURL(new RegExp(`${facet}=`));
      await expect.poll(() => list.getAttribute('data-count')).toBe(count);
      await page.locator('button.clear').click();
      await expect.poll(() => page.url()).not.toContain(`${facet}=`);
      await page.locator(`input[name="${facet}"]:checked`).waitFor({ state: 'detached' });
    }
  });

  test.each([
    ['ja', '拠点'],
    ['ja', 'ドイツ'],
    ['en', 'germany'],
  ])(
    'shows in %s for %s every value of every facet as often as the content has it',
    async (locale, query) => {
      const { page } = await open(`${locale}/search/?q=${encodeURIComponent(query)}`);
      const list = page.locator('.hits[data-count]');
      await list.waitFor();
      const hits = page.locator('.hits > li h2 a');
      const more = page.locator('button.more');
      for (let shown = await hits.count(); await more.isVisible(); shown = await hits.count()) {
        await more.click();
        await hits.nth(shown).waitFor();
      }
      const paths = await hits.evaluateAll((links) =>
        links.map((link) => (link as HTMLAnchorElement).pathname.split(/\/(?:ja|en)\//)[1]!),
      );
      expect(paths.length).toBe(Number(await list.getAttribute('data-count')));
      const boxes = await page.locator('.facet label').evaluateAll((labels) =>
        labels.map((label) => {
          const { name, value } = label.querySelector('input')!;
          return [name, value, Number(label.querySelector('span')!.textContent)] as const;
        }),
      );
      const shown = FACET_NAMES.map((facet) => [
        facet,
        boxes.flatMap(([name, value, count]) => (name === facet ? [[value, count]] : [])).sort(),
      ]);
      expect(Object.fromEntries(shown)).toEqual(countMembers(readMembers(), paths));
    },
  );

  test('leads to the place of a match', async () => {
    const { page } = await open('ja/search/?q=リードエージェンシー');
    const places = page.locator('.hits .place a[href*="#"]');
    await places.first().waitFor();
    const hash = new URL((await places.first().getAttribute('href'))!, page.url());
    await places.first().click();
    await page.waitForURL(hash.href);
    expect(await page.locator(`[id="${decodeURIComponent(hash.hash.slice(1))}"]`).count()).toBe(1);
  });

  test('offers the other language with its count', async () => {
    const { page } = await open('en/search/?q=国際共同研究');
    await page.locator('.offers a[hreflang="ja"]').first().waitFor();
  });

  test.each(['ja', 'en'])('without script offers the index in %s', async (locale) => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(`${locale}/search/`);
    expect(await page.locator('noscript').count()).toBe(1);
    await page.locator('main a[href$="/all/"]').click();
    expect(await page.locator('main a[href*="/programs/sicorp/"]').count()).toBeGreaterThan(1);
    expect(await page.locator('#kana, #latin').count()).toBe(2);
  });
});
