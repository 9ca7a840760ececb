import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writePublication } from '../../src/authoring/write-publication.ts';
import { listThings } from '../../src/model/ledger.ts';
import { loadSite } from '../../src/model/load-site.ts';
import { copyContent, type ContentCopy } from '../content/content-copy.ts';

/**
 * A small site that is published, then changed: a record renamed, another and a claim withdrawn, a claim
 * changed. It is built as the real one is, since nothing of the real one has moved yet.
 */
let copy: ContentCopy;
const read = (file: string) => readFileSync(join(copy.root, 'dist', file), 'utf8');
const versions = new Map<string, string>();

function publish(date: string): void {
  const root = join(copy.root, 'content');
  const site = loadSite(root);
  const things = listThings(site);
  for (const { id, version } of things) if (!versions.has(id)) versions.set(id, version);
  writePublication(root, site.ledger.publications, date, things);
}

beforeAll(() => {
  copy = copyContent();
  cpSync('content/pages', join(copy.root, 'content/pages'), { recursive: true });
  publish('2027-01-01');
  copy.rename('outcomes/lens.yaml', 'outcomes/glass.yaml');
  for (const file of ['claims/deck/p01.yaml', 'events/kickoff.yaml']) {
    const path = join(copy.root, 'content', file);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('outcomes/lens', 'outcomes/glass'));
  }
  copy.change('claims/deck/p02.yaml', (data) => {
    const [fund, sent] = data.claims;
    fund.value.exact = 1074;
    fund.printed = '1,074百万円（1,160百万円）';
    fund.figure = '1,074百万円';
    sent.id = 'mobility-out';
  });
  copy.replace('statistics/mobility.yaml', 'mobility-sent', 'mobility-out');
  copy.write(
    'ledger/moved.yaml',
    `- { from: outcomes/lens/, to: outcomes/glass/ }
- { from: outcomes/mirror/, withdrawn: 2027-02-01, reason: { ja: 資料の誤り, en: The document was wrong } }
- { claim: mobility-sent, to: mobility-out }
`,
  );
  publish('2027-02-01');
  for (const file of [
    'src',
    'public',
    'package.json',
    'astro.config.mjs',
    'CITATION.cff',
    'tsconfig.json',
  ]) {
    cpSync(file, join(copy.root, file), { recursive: true });
  }
  symlinkSync(resolve('node_modules'), join(copy.root, 'node_modules'));
  const astro = resolve('node_modules/astro/bin/astro.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [astro, 'build'], {
    cwd: copy.root,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      ASTRO_TELEMETRY_DISABLED: '1',
      SITE_URL: 'https://example.org/atlas/',
    },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${stdout}${stderr}`);
}, 120_000);
afterAll(() => copy.discard());

describe.each(['ja', 'en'])('in %s', (locale) => {
  test('the address of a renamed record leads to the new one', () => {
    const html = read(`${locale}/outcomes/lens/index.html`);
    const target = `/atlas/${locale}/outcomes/glass/`;
    expect(html).toContain(
      `<noscript><meta http-equiv="refresh" content="0;url=${target}"></noscript>`,
    );
    expect(html).toContain(`<a class="successor" href="${target}">`);
    expect(html).toContain('noindex');
    expect(existsSync(join(copy.root, 'dist', locale, 'outcomes/glass/index.html'))).toBe(true);
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
    expect(history.versions[0].version, thing).toBe(versions.get(thing));
    expect(history.versions[0].changes, thing).toContainEqual(
      expect.objectContaining({ field: 'value.exact', before: '1073', after: '1074' }),
    );
    expect(history.versions.at(-1).changes, thing).toEqual([]);
  }
});

test('the history of what was renamed has its versions under the old id', () => {
  const history = JSON.parse(read('data/versions/outcomes/glass.json'));
  expect(history.versions[0].version).toBe(versions.get('outcomes/lens'));
  // What it is called is no value of it.
  expect(history.versions[0].changes).toEqual([]);
  // The version of a claim does not hang on its id, so a citation of the old one still holds.
  expect(versions.get('claims/mobility-out')).toBe(versions.get('claims/mobility-sent'));
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
