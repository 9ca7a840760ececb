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
async function giveHistory(page: Page, changes: object[], more: object = {}): Promise<void> {
  const versions = [{ version: OLD, date: '2026-01-02', changes, ...more }];
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

/** Opens an address and reads the notice: what it says, and the new values that it lists. */
async function readNotice(address: string, changes: object[], locale = 'en', more: object = {}) {
  const page = await browser.newPage();
  await giveHistory(page, changes, more);
  await page.goto(`${locale}/${address}`);
  const notice = page.locator('.version-note');
  await notice.waitFor();
  const said = (await notice.locator('> p').textContent())!;
  const told = await notice.locator('dd:last-child').allTextContents();
  await page.close();
  return { said, told };
}

/** A change of a claim or record, told by a word. */
const toTold = (thing: string, after: string, more: object = {}) => ({
  ...toChange('programs/x', 'before', after),
  thing,
  field: 'printed',
  after,
  ...more,
});

test.each([
  ['a discrepancy', 'discrepancies/', '.differing[id]'],
  ['a row of a table of discrepancies', 'discrepancies/', 'table.pair tr[id]'],
  ['a chart', 'budget/', 'figure#compare-figure'],
])('a citation of %s tells of changes of its claims only', async (_name, path, selector) => {
  const page = await browser.newPage();
  await page.goto(`en/${path}`);
  const part = page.locator(selector).first();
  const id = await part.getAttribute('id');
  const mark = part.locator('a[href^="#"]').first();
  const claim = (await mark.getAttribute('href'))!.replace('#', 'claims/');
  const ids = await page.locator('.claims li[data-version]').evaluateAll((rows, own) => {
    const marks = document.querySelector(own)!.querySelectorAll('a[href^="#"]');
    const inside = new Set([...marks].map((it) => it.getAttribute('href')!.slice(1)));
    return rows.map((row) => row.id).filter((it) => !inside.has(it));
  }, `[id="${id}"]`);
  const outside = toTold(`claims/${ids[0]}`, 'outside');
  const address = `${path}?v=${OLD}#${id}`;
  const gone = toTold('claims/gone', 'gone', { field: 'listed', beside: [claim] });
  const elsewhere = toTold('claims/lost', 'lost', {
    field: 'listed',
    beside: [`claims/${ids[0]}`],
  });
  const text = toTold('programs/sicorp', 'text', { field: 'summary.en' });
  const changes = [outside, toTold(claim, 'inside'), gone, elsewhere, text];
  const link = part.locator(':is(h3, th) a[href*="/en/"]').first();
  const names = [];
  if (await link.count()) {
    const [, kind, id] = /\/en\/([a-z-]+)\/([^/]+)\/$/.exec((await link.getAttribute('href'))!)!;
    const record = `${kind === 'budget' ? 'budget-lines' : kind}/${id}`;
    names.push((await link.textContent())!);
    changes.push(toTold(record, names[0]!, { field: 'shortName.en' }));
    changes.push(toTold(record, 'a longer name', { field: 'name.en' }));
  }
  const some = await readNotice(address, changes);
  expect(some.told).toEqual(['inside', 'gone', ...names]);
  expect(some.said).toContain('Changed since');
  const none = await readNotice(address, [outside, elsewhere, text]);
  expect(none.told).toEqual([]);
  expect(none.said).toContain('Only other parts have changed');
});

test('a citation of a place that holds what it may says that it cannot be told apart', async () => {
  const { said, told } = await readNotice(
    `discrepancies/?v=${OLD}#totals`,
    [toTold('claims/any', 'any')],
    'ja',
  );
  expect(said).toContain('引用された箇所が変わったかどうかは分かりません');
  expect(told).toEqual(['any']);
});

test('a citation of a comparison tells of changes of what is compared only', async () => {
  const page = await browser.newPage();
  await page.goto('en/programs/sicorp/');
  const mark = page.locator('#budget a.claim').first();
  const claim = (await mark.getAttribute('href'))!.replace('#', 'claims/');
  const leading = 'programs/international-leading-research';
  // It stands on the page of a program that is compared, but not in the comparison.
  const other = toTold('claims/other', 'other', { records: [leading, 'programs/sicorp'] });
  const changes = [
    toTold(claim, 'compared'),
    other,
    toTold('programs/satreps', 'agencies', { field: 'agencies' }),
    toTold('programs/satreps', 'text', { field: 'narrative.en' }),
    toTold(leading, 'leading', { field: 'agencies' }),
    toTold('claims/gone', '', { field: 'listed', after: undefined, records: ['programs/sicorp'] }),
  ];
  const some = await readNotice(`compare/?p=sicorp,satreps&v=${OLD}`, changes);
  expect(some.told).toEqual(['compared', 'agencies', '']);
  const none = await readNotice(`compare/?p=sicorp,satreps&v=${OLD}`, [other]);
  expect(none.said).toContain('Only other parts have changed');
});

test('a citation of a search tells of changes of what it finds only', async () => {
  const query = encodeURIComponent('Thai biodiesel');
  const page = await browser.newPage();
  await page.goto(`en/search/?q=${query}`);
  await page.locator('.hits h2 a[href*="/outcomes/thai-biodiesel/"]').waitFor();
  const inside = toTold('claims/a', 'found', { records: ['outcomes/thai-biodiesel'] });
  const outside = toTold('claims/b', 'other', {
    records: ['programs/wpi', 'outcomes/thai-biodiesel'],
  });
  const some = await readNotice(`search/?q=${query}&v=${OLD}`, [inside, outside]);
  expect(some.told).toEqual(['found']);
  expect(some.said).toContain('Whether it found the same then cannot be told');
  const none = await readNotice(`search/?q=${query}&v=${OLD}`, [outside]);
  expect(none.told).toEqual([]);
  const narrowed = await readNotice(`search/?q=${query}&kind=no-such&v=${OLD}`, [inside]);
  expect(narrowed.told).toEqual([]);
});

test('what left a filtered list or a drawing since it was cited has changed there', async () => {
  const leave = (field: string, before: string, after: string) =>
    toTold('programs/wpi', after, { field, before, records: ['programs/wpi'] });
  const list = `programs/?direction=inbound&agency=jst&v=${OLD}`;
  const left = leave('directions', 'inbound, outbound', 'outbound');
  const never = leave('directions', 'joint-research', 'outbound');
  expect((await readNotice(list, [never, left])).told).toEqual(['outbound']);
  expect((await readNotice(list, [never])).said).toContain('Only entries outside this filter');
  const gone = toTold('programs/no-longer-drawn', 'student', { field: 'careerStages' });
  const figure = `map/?v=${OLD}#stages-figure`;
  expect((await readNotice(figure, [{ ...gone, before: 'postdoc' }])).told).toEqual(['student']);
  const other = { ...gone, field: 'tier', before: '1' };
  expect((await readNotice(figure, [other])).said).toContain('Only other parts have changed');
});

test('a citation of a list tells of what the list prints only', async () => {
  const page = await browser.newPage();
  await page.goto('en/programs/');
  const printed = (await page.locator('[data-record="programs/sicorp"] div.meta').textContent())!;
  const claim = await page.locator('[data-record] a.claim').first().getAttribute('href');
  const toText = (field: string, text: string) =>
    toTold('programs/sicorp', text, { field, words: { ja: {}, en: { after: text } } });
  const inside = [
    toText('summary.en', `… ${printed.trim()} …`),
    toTold(`claims/${claim!.split('#')[1]}`, 'claim'),
    toTold('sources/mext-sti-measures-2023', '99', {
      field: 'page',
      beside: [`claims/${claim!.split('#')[1]}`],
    }),
  ];
  const outside = [
    toText('summary.en', 'No page of this site has this sentence.'),
    toText('narrative.en', 'Nor this one.'),
    toText('synonyms', 'SICORP'),
    toTold('claims/of-no-page', 'elsewhere'),
    toTold('sources/mext-sti-measures-2023', '98', {
      field: 'page',
      beside: ['claims/of-no-page'],
    }),
  ];
  const some = await readNotice(`programs/?v=${OLD}`, [...inside, ...outside]);
  expect(some.told).toEqual([`… ${printed.trim()} …`, 'claim', '99']);
  const none = await readNotice(`programs/?v=${OLD}`, outside);
  expect(none.said).toContain('Only what it does not show has changed');
  // The page of changes has the version of its program, and none of its texts.
  const own = toChange('programs/sicorp', 'a', 'Nor this one.');
  const changes = [{ ...own, field: 'narrative.en' }];
  expect((await readNotice(`changes/sicorp/?v=${OLD}`, changes)).told).toEqual([]);
  expect((await readNotice(`programs/sicorp/?v=${OLD}`, changes)).told).toEqual(['Nor this one.']);
});

test('what was not on record when it was cited is said to be unknown, and not unchanged', async () => {
  const more = { untold: [{ ja: '解説', en: 'Narrative' }] };
  const none = await readNotice(`programs/sicorp/?v=${OLD}`, [], 'ja', more);
  expect(none.said).toContain('「解説」の記録はなく');
  expect(none.said).not.toContain('：引用された版から変わっていません');
  const changes = [toChange('programs/sicorp', 'a', 'b')];
  const some = await readNotice(`programs/sicorp/?v=${OLD}`, changes, 'en', more);
  expect(some.said).toMatch(/^Version 00000000: Changed since .*“Narrative” is not on record/);
  // A chart has no such texts.
  const chart = await readNotice(`budget/?v=${OLD}#compare-figure`, [], 'en', more);
  expect(chart.said).toContain('Unchanged since');
});

test('a version in capitals is the same, and a place that is not there is said to be missing', async () => {
  const page = await browser.newPage();
  await page.goto('en/programs/sicorp/');
  const version = (await page.locator('.tools').getAttribute('data-version'))!;
  const same = await readNotice(`programs/sicorp/?v=${version.toUpperCase()}`, []);
  expect(same.said).toContain('Unchanged since');
  const missing = await readNotice(`programs/sicorp/?v=${version}#no-such-claim`, []);
  expect(missing.said).toContain('The place that was cited is not on this page');
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
