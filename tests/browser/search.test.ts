import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { PAGES, useBrowser, waitForResults, watchFaults } from './pages.ts';

const browser = useBrowser();

/** Addresses of the results that the page shows, in order, without the host. */
async function listHits(page: Page): Promise<string[]> {
  await waitForResults(page);
  const hrefs = await page
    .locator('#search .hits > li h2 a')
    .evaluateAll((links) =>
      links.map((link) => new URL((link as HTMLAnchorElement).href).pathname),
    );
  return hrefs;
}

interface Query {
  locale: 'ja' | 'en';
  query: string;
  /** Pages that a reader expects among the first results. */
  expected: string[];
}

const FIRST = 5;

const queries: Query[] = [
  { locale: 'ja', query: 'SICORP', expected: ['programs/sicorp/'] },
  { locale: 'ja', query: 'さくらサイエンス', expected: ['programs/sakura-science/'] },
  { locale: 'ja', query: '国際共同研究', expected: ['concepts/international-joint-research/'] },
  { locale: 'ja', query: 'ＳＡＴＲＥＰＳ', expected: ['programs/satreps/'] },
  { locale: 'ja', query: '頭脳循環', expected: ['concepts/brain-circulation/'] },
  { locale: 'en', query: 'SICORP', expected: ['programs/sicorp/'] },
  { locale: 'en', query: 'joint degree', expected: ['programs/joint-degree/'] },
  { locale: 'en', query: 'Sakura Science', expected: ['programs/sakura-science/'] },
  { locale: 'en', query: 'brain circulation', expected: ['concepts/brain-circulation/'] },
];

test.each(queries)(
  '$query finds what it should in $locale',
  async ({ locale, query, expected }) => {
    const page = await browser.newPage();
    const faults = watchFaults(page);
    await page.goto(`${locale}/search/?q=${encodeURIComponent(query)}`);
    const first = (await listHits(page)).slice(0, FIRST);
    for (const path of expected) {
      expect(first).toContainEqual(expect.stringMatching(new RegExp(`/${locale}/${path}$`)));
    }
    // Results are in the language of the page.
    expect(first.every((path) => path.includes(`/${locale}/`))).toBe(true);
    expect(faults).toEqual([]);
  },
);

test('the facets stand beside the results on a wide screen', async () => {
  const page = await browser.newPage();
  await page.goto('ja/search/?q=' + encodeURIComponent('国際共同研究'));
  await waitForResults(page);
  const facets = (await page.locator('#search .facets').boundingBox())!;
  const hit = (await page.locator('#search .hits > li').first().boundingBox())!;
  expect(hit.y + hit.height).toBeLessThan(900);
  expect(hit.x).toBeGreaterThanOrEqual(facets.x + facets.width);
});

test('the words of a query are marked in what is found', async () => {
  const page = await browser.newPage();
  await page.goto('en/search/?q=SICORP');
  await waitForResults(page);
  expect(await page.locator('#search ol mark').first().textContent()).toMatch(/SICORP/i);
  expect(await page.title()).toContain('SICORP');
});

test('a page that was found says what it is of, in the singular', async () => {
  const page = await browser.newPage();
  await page.goto('en/search/?q=SICORP&kind=programs');
  await waitForResults(page);
  const kinds = await page.locator('#search .hits > li > .meta:first-child').allTextContents();
  expect(new Set(kinds)).toEqual(new Set(['Program']));
  expect(await page.locator('#search .facets label:has(input:checked)').textContent()).toMatch(
    /Programs/,
  );
});

test('every match in an excerpt is marked', async () => {
  const page = await browser.newPage();
  await page.goto('en/search/?q=joint+research');
  await waitForResults(page);
  const unmarked = await page.locator('#search .hits > li').evaluateAll((hits) =>
    hits.map((hit) => {
      for (const mark of hit.querySelectorAll('mark')) mark.replaceWith('|');
      return hit.querySelector('h2')!.textContent + hit.querySelector('.excerpt')!.textContent;
    }),
  );
  expect(unmarked.every((text) => text.includes('|'))).toBe(true);
  expect(unmarked.filter((text) => /joint|research/i.test(text))).toEqual([]);
});

test.each(['ja', 'en'])('what a document prints is shown in its voice in %s', async (locale) => {
  const page = await browser.newPage();
  await page.goto(`${locale}/search/?q=${encodeURIComponent('金額の規模及び実施状況')}`);
  await waitForResults(page);
  const excerpt = page.locator('#search .excerpt.printed[lang="ja"]').first();
  const getFont = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => getComputedStyle(element).fontFamily);
  expect(await excerpt.locator('mark').textContent()).toBe('金額の規模及び実施状況');
  expect(await getFont('#search .excerpt.printed')).toMatch(/mincho|明朝|serif$/i);
  expect(await getFont('#search .excerpt.printed')).not.toBe(await getFont('#search .meta'));
});

test('a query that nothing matches says so', async () => {
  const page = await browser.newPage();
  await page.goto('en/search/?q=qqqqzzzzxxxx');
  await page.getByRole('status').filter({ hasText: 'qqqqzzzzxxxx' }).waitFor();
  expect(await page.locator('#search .hits > li').count()).toBe(0);
});

test('markup in a query is shown as text', async () => {
  const page = await browser.newPage();
  const faults = watchFaults(page);
  await page.goto(`en/search/?q=${encodeURIComponent('<img src=x onerror=alert(1)>')}`);
  await page.getByRole('status').filter({ hasText: '<img' }).waitFor();
  expect(await page.locator('#search img').count()).toBe(0);
  expect(faults).toEqual([]);
});

test('a chosen kind narrows the results, stands in the address and is kept', async () => {
  const page = await browser.newPage();
  await page.goto('en/search/?q=joint+research');
  const all = await listHits(page);
  const label = page.locator('#search fieldset label', { hasText: 'Terms' });
  await label.click();
  await page.waitForURL(/kind=concepts/);
  await expect.poll(() => listHits(page)).not.toEqual(all);
  const chosen = await listHits(page);
  expect(chosen.every((path) => path.includes('/concepts/'))).toBe(true);
  expect(chosen.length).toBe(Math.min(20, Number(await label.locator('span').textContent())));

  await page.reload();
  expect(await listHits(page)).toEqual(chosen);
  expect(await label.locator('input').isChecked()).toBe(true);
});

test.each(['ja', 'en'])(
  'the search box of every kind of page in %s leads to results',
  async (locale) => {
    const page = await browser.newPage();
    const lacking: string[] = [];
    for (const path of PAGES) {
      await page.goto(`${locale}/${path}`, { waitUntil: 'commit' });
      const form = page.locator('form[role="search"]').first();
      const action = await form.getAttribute('action');
      const name = await form.locator('input[type="search"]').getAttribute('name');
      if (!action?.endsWith(`/${locale}/search/`) || name !== 'q') lacking.push(path);
    }
    expect(lacking).toEqual([]);

    await page.goto(`${locale}/programs/wpi/`);
    await page.locator('form[role="search"] input').fill('SICORP');
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(`/${locale}/search/\\?q=SICORP$`));
    expect((await listHits(page)).length).toBeGreaterThan(1);
    expect(await page.locator('form[role="search"] input').inputValue()).toBe('SICORP');
  },
);

describe('every kind of page', () => {
  test.each(['ja', 'en'])(
    'in %s opens without an error and without anything blocked',
    async (locale) => {
      const page = await browser.newPage();
      const faults = watchFaults(page);
      for (const path of PAGES) await page.goto(`${locale}/${path}`);
      await page.goto(`${locale}/search/?q=SICORP`);
      await waitForResults(page);
      expect(faults).toEqual([]);
    },
  );

  test('is watched for errors', async () => {
    const page = await browser.newPage();
    const faults = watchFaults(page);
    await page.goto('en/about/');
    await page.evaluate(() => {
      document.body.insertAdjacentHTML(
        'beforeend',
        '<p style="color: red">x</p><img src="no.png">',
      );
      console.error('an error');
    });
    await expect.poll(() => faults.join('\n')).toMatch(/404 .*no\.png/);
    expect(faults.join('\n')).toMatch(/an error/);
    expect(faults.join('\n')).toMatch(/[Cc]ontent [Ss]ecurity [Pp]olicy/);
  });
});
