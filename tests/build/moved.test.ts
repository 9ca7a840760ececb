import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildMovedSite, type MovedSite } from './moved-site.ts';

let site: MovedSite;
const read = (file: string) => readFileSync(join(site.dist, file), 'utf8');

beforeAll(() => {
  site = buildMovedSite();
}, 120_000);
afterAll(() => site.discard());

describe.each(['ja', 'en'])('in %s', (locale) => {
  test('the address of a renamed record leads to the new one', () => {
    const html = read(`${locale}/outcomes/lens/index.html`);
    const target = `/atlas/${locale}/outcomes/glass/`;
    expect(html).toContain(
      `<noscript><meta http-equiv="refresh" content="0;url=${target}"></noscript>`,
    );
    expect(html).toContain(`<a class="successor" href="${target}">`);
    expect(html).toContain('noindex');
    expect(existsSync(join(site.dist, locale, 'outcomes/glass/index.html'))).toBe(true);
  });

  test('the address of a withdrawn record says when and why', () => {
    const html = read(`${locale}/outcomes/mirror/index.html`);
    expect(html).toContain(locale === 'ja' ? '資料の誤り' : 'The document was wrong');
    expect(html).toContain(locale === 'ja' ? '2027年2月1日' : 'February 1, 2027');
    expect(html).not.toContain('http-equiv="refresh"');
  });

  test('the old id of a claim is still on the page and leads to the new one', () => {
    const html = read(`${locale}/statistics/mobility/index.html`);
    const target = `/atlas/${locale}/statistics/mobility/#mobility-out`;
    expect(html).toContain(
      `<li id="mobility-sent" data-thing="claims/mobility-sent" data-moved="${target}">`,
    );
    expect(html).toContain('id="mobility-out"');
  });

  test('the page of a claim that changed offers its history', () => {
    expect(read(`${locale}/budget/kite-fund/index.html`)).toContain(
      'href="/atlas/data/versions/budget-lines/kite-fund.json"',
    );
  });
});

test('what changed is published value by value, for the claim and for its page', () => {
  for (const thing of ['claims/kite-fund-fy2023', 'budget-lines/kite-fund', 'views/budget']) {
    const history = JSON.parse(read(`data/versions/${thing}.json`));
    expect(history.versions[0].version, thing).toBe(site.versions.get(thing));
    expect(history.versions[0].changes, thing).toContainEqual(
      expect.objectContaining({ field: 'value.exact', before: '1073', after: '1074' }),
    );
    expect(history.versions.at(-1).changes, thing).toEqual([]);
  }
});

test('the history of what was renamed has its versions under the old id', () => {
  const history = JSON.parse(read('data/versions/outcomes/glass.json'));
  expect(history.versions[0].version).toBe(site.versions.get('outcomes/lens'));
  // What it is called is no value of it.
  expect(history.versions[0].changes).toEqual([]);
  // The version of a claim does not hang on its id, so a citation of the old one still holds.
  expect(site.versions.get('claims/mobility-out')).toBe(site.versions.get('claims/mobility-sent'));
});

test('the data address of a renamed or withdrawn record says what became of it', () => {
  expect(JSON.parse(read('data/outcomes/lens.json'))).toEqual({
    id: 'lens',
    kind: 'outcomes',
    movedTo: 'https://example.org/atlas/data/outcomes/glass.json',
  });
  expect(JSON.parse(read('data/outcomes/mirror.json'))).toMatchObject({
    withdrawn: '2027-02-01',
    reason: { en: 'The document was wrong' },
  });
});

test('the feed tells of the change', () => {
  expect(read('feed.en.xml')).toContain('Changed on February 1, 2027.');
});
