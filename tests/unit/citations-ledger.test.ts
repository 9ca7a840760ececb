import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writePublication } from '../../src/authoring/write-publication.ts';
import { buildHistory, listThingsWithHistory } from '../../src/exports/version-history.ts';
import { getFieldName } from '../../src/i18n/field-names.ts';
import type { AnyRecord } from '../../src/model/build-site.ts';
import { listThings, listUnrecorded } from '../../src/model/ledger.ts';
import { inspectContent, loadSite } from '../../src/model/load-site.ts';
import { getRecordVersion } from '../../src/model/version.ts';
import { listMovedIds, listMovedPages } from '../../src/views/cite-view.ts';
import { copyContent, type ContentCopy } from '../content/content-copy.ts';

let copy: ContentCopy;
let last = '';

const inspect = () => inspectContent(join(copy.root, 'content'));
const moved = (text: string) => copy.write('ledger/moved.yaml', text);

/** Writes down what the copy holds now, as `npm run ledger` does. */
function publish(date: string): void {
  const { site } = inspect();
  const root = join(copy.root, 'content');
  const file = writePublication(root, site.ledger.publications, date, listThings(site));
  last = readFileSync(join(root, 'ledger', file), 'utf8');
}

beforeEach(() => {
  copy = copyContent();
  last = '';
  publish('2026-11-21');
});
afterEach(() => copy.discard());

/** A claim and a record of the sound content of which nothing else speaks. */
const CLAIM = 'mobility-sent';
const cutClaim = () =>
  copy.change('claims/deck/p02.yaml', (data) => {
    data.claims = data.claims.filter(({ id }: { id: string }) => id !== CLAIM);
  });

describe('what was published', () => {
  test('is sound while it is still there', () => {
    expect(copy.check()).toEqual([]);
  });

  test('fails the check when a record is deleted', () => {
    copy.remove('concepts/twinning.yaml');
    expect(copy.check()).toContainEqual(
      'content/ledger/moved.yaml › concepts/twinning/: expected the record concepts/twinning, which was published, or an entry that says where it went or why it is gone, got neither',
    );
  });

  test('fails the check when a record is renamed, and names the new one', () => {
    copy.rename('outcomes/lens.yaml', 'outcomes/lense.yaml');
    expect(copy.check()).toContainEqual(
      expect.stringMatching(/outcomes\/lens\/: .*\(did you mean "outcomes\/lense"\?\)$/),
    );
  });

  test('fails the check when a claim is deleted', () => {
    cutClaim();
    expect(copy.check()).toContainEqual(
      expect.stringContaining(
        `claim ${CLAIM}: expected the claim ${CLAIM} on statistics/mobility/`,
      ),
    );
  });

  test('may be renamed with a redirect', () => {
    copy.rename('outcomes/lens.yaml', 'outcomes/glass.yaml');
    moved('- { from: outcomes/lens/, to: outcomes/glass/ }\n');
    expect(copy.check().filter((line) => line.includes('ledger'))).toEqual([]);
    expect(listMovedPages(inspect().site)).toMatchObject([
      { path: 'outcomes/lens/', to: 'outcomes/glass/' },
    ]);
  });

  test('may be withdrawn with a day and a reason, and still says what it was', () => {
    cutClaim();
    moved(`- { claim: ${CLAIM}, withdrawn: 2027-04-01, reason: { ja: 誤読, en: Misread } }\n`);
    expect(copy.check().filter((line) => line.includes('ledger'))).toEqual([]);
    expect(listMovedIds(inspect().site, 'en', 'statistics/mobility/')).toEqual([
      {
        id: CLAIM,
        thing: `claims/${CLAIM}`,
        text: 'Withdrawn on April 1, 2027.',
        old: '派遣 250人 / Slides',
        reason: 'Misread',
      },
    ]);
  });

  test('leads from the old id of a claim to the new one', () => {
    copy.replace('claims/deck/p02.yaml', `id: ${CLAIM}`, 'id: mobility-out');
    moved(`- { claim: ${CLAIM}, to: mobility-out }\n`);
    const [found] = listMovedIds(inspect().site, 'ja', 'statistics/mobility/');
    expect(found).toMatchObject({ id: CLAIM });
    expect(found!.link!.href).toMatch(/\/ja\/statistics\/mobility\/#mobility-out$/);
  });

  test.each([
    ['a move to nowhere', '- { from: outcomes/x/, to: outcomes/y/ }', 'the address of a page'],
    [
      'a move of what is still there',
      '- { from: outcomes/lens/, to: outcomes/lens/ }',
      'no longer',
    ],
    ['a withdrawal without a reason', '- { claim: x, withdrawn: 2027-04-01 }', 'its reason'],
    ['a move of a claim to no claim', '- { claim: x, to: y }', 'the id of a claim'],
  ])('does not allow %s', (_name, text, expected) => {
    moved(`${text}\n`);
    expect(copy.check().join('\n')).toContain(expected);
  });
});

describe('the ledger', () => {
  test('shows when an older file of it was changed', () => {
    publish('2027-04-01');
    copy.replace('ledger/0001.jsonl', '派遣', '受入');
    expect(copy.check()).toContainEqual(
      expect.stringMatching(/0002\.jsonl › line 1: expected the hash of the file before/),
    );
  });

  test('shows when the newest file of it was changed, or has no seal', () => {
    copy.replace('ledger/0001.jsonl', '派遣', '受入');
    expect(copy.check()).toContainEqual(
      expect.stringMatching(/seals › 0001\.jsonl: .*got a file that was changed since/),
    );
    copy.write('ledger/seals', '');
    expect(copy.check()).toContainEqual(
      expect.stringMatching(/seals › 0001\.jsonl: .*got no seal/),
    );
  });

  test('shows when a file of it is gone', () => {
    publish('2027-04-01');
    copy.remove('ledger/0002.jsonl');
    expect(copy.check()).toContainEqual(
      expect.stringMatching(/seals › 0002\.jsonl: .*got no such file/),
    );
  });

  test('tells of values that were changed behind an unchanged version', () => {
    const { site } = inspect();
    expect(listUnrecorded(site)).toEqual([]);
    const things = site.ledger.things.map((thing) =>
      thing.id === `claims/${CLAIM}`
        ? { ...thing, fields: { ...thing.fields, printed: '派遣 251人' } }
        : thing,
    );
    const forged = { ...site, ledger: { ...site.ledger, things } };
    expect(listUnrecorded(forged).map(({ id }) => id)).toEqual([`claims/${CLAIM}`]);
  });

  test('reports a line that it cannot read', () => {
    copy.write('ledger/0001.jsonl', `${last}{"id":"programs/x"}\n`);
    expect(copy.check()).toContainEqual(expect.stringContaining('expected a thing or a page'));
  });

  test('knows no history before anything changed', () => {
    expect(listThingsWithHistory(inspect().site)).toEqual([]);
  });
});

test('every field that is published has a name for readers in both languages', () => {
  const fields = listThings(loadSite('content')).flatMap((thing) => Object.keys(thing.fields));
  const nameless = [...new Set(fields)].filter((field) => !getFieldName(field));
  expect(nameless).toEqual([]);
});

describe('a version', () => {
  const read = () => inspect().site.records.get('programs/kite')!;
  const getVersion = (more: object, site = inspect().site, record = read()) =>
    getRecordVersion(site, { ...record, ...more } as AnyRecord);

  test('is not changed by a field that is empty', () => {
    expect(getVersion({ fresh: [], flag: false, gap: undefined })).toBe(getVersion({}));
  });

  test('is changed by a field that is not', () => {
    expect(getVersion({ flag: true })).not.toBe(getVersion({}));
  });

  test('is no number to a spreadsheet', () => {
    const { site } = inspect();
    const record = read();
    const versions = Array.from({ length: 2000 }, (_none, year) =>
      getVersion({ year }, site, record),
    );
    expect(versions.filter((version) => !Number.isNaN(Number(version)))).toEqual([]);
    expect(versions.filter((version) => !/^[0-9a-f]{8}$/.test(version))).toEqual([]);
  });
});

describe('what a citation says beside the value', () => {
  const find = (id: string) => listThings(inspect().site).find((thing) => thing.id === id)!;
  const tell = (thing: string) => buildHistory(inspect().site, thing).versions[0]!.changes;

  /** The claims of the part whose page is changed, and one of another part. */
  const MOVED = ['mobility-sent', 'kite-fund-fy2023'];

  test('the page of a claim is in its version, and told once of all that stand on it', () => {
    const before = MOVED.map((id) => find(`claims/${id}`).version);
    const other = find('claims/outlook-action-widen').version;
    copy.change('sources/deck.yaml', ({ parts }) => {
      parts.find(({ id }: { id: string }) => id === 'p02').page = 9;
    });
    MOVED.forEach((id, index) => expect(find(`claims/${id}`).version).not.toBe(before[index]));
    expect(find('claims/outlook-action-widen').version).toBe(other);
    expect(tell('claims/mobility-sent')).toMatchObject([
      {
        thing: 'sources/deck',
        field: 'page',
        before: '2',
        after: '9',
        label: { ja: '説明資料　頁' },
      },
    ]);
    const [page, ...rest] = tell('views/home').filter(({ field }) => field === 'page');
    expect(page).toMatchObject({ beside: expect.arrayContaining(['claims/kite-fund-fy2023']) });
    expect(page!.records).toContain('budget-lines/kite-fund');
    expect(rest).toEqual([]);
  });

  test('the date of a document is in the version of each of its claims', () => {
    const before = find('claims/outlook-action-widen').version;
    copy.change('sources/deck.yaml', (deck) => void (deck.date = '2023-07'));
    expect(find('claims/outlook-action-widen').version).not.toBe(before);
    expect(tell('claims/outlook-action-widen')).toMatchObject([
      { thing: 'sources/deck', field: 'date', words: { en: { after: 'July 2023' } } },
    ]);
    // The page of the document itself tells of it once.
    expect(tell('sources/deck').filter(({ field }) => field === 'date')).toHaveLength(1);
  });

  test('the words of a limit are in the version of what they limit', () => {
    const [limited] = [...inspect().site.claims.values()].filter(({ limits }) => limits.length > 0);
    const [limit = ''] = limited!.limits;
    const before = find(`claims/${limited!.id}`).version;
    copy.change('vocabulary/limits.yaml', (limits) => {
      limits.find(({ id }: { id: string }) => id === limit).label.en = 'Other words';
    });
    expect(find(`claims/${limited!.id}`).version).not.toBe(before);
    expect(tell(`claims/${limited!.id}`)).toMatchObject([
      { thing: `limits/${limit}`, words: { en: { after: 'Other words' } } },
    ]);
  });
});

describe('what this site says of claims', () => {
  const noticed = (kind: string, ja: string) =>
    copy.write(
      'discrepancies/noticed.yaml',
      stringify({
        noticed: [
          {
            id: 'd-kite',
            title: { ja: '凧の開始', en: 'Start of Kite' },
            claims: ['kite-start', 'mobility-sent'],
            kind,
            reason: { ja, en: 'No document explains it.' },
          },
        ],
      }),
    );

  test('is in the version of the page that says it, and told in words', () => {
    noticed('stage', '資料に説明はない。');
    publish('2027-04-01');
    noticed('scope', '範囲が違う。');
    const history = buildHistory(inspect().site, 'views/discrepancies');
    const old = history.versions.at(-1)!;
    const thing = listThings(inspect().site).find(({ id }) => id === 'views/discrepancies')!;
    expect(old.version).not.toBe(thing.version);
    expect(old.changes.map(({ label, words }) => [label.ja, words.ja])).toEqual([
      ['凧の開始　理由の種別', { before: '段階の違い', after: '範囲の違い' }],
      ['凧の開始　理由', { before: '資料に説明はない。', after: '範囲が違う。' }],
    ]);
    expect(old.untold).toBeUndefined();
  });
});

test('what was not written down when a version was published is said to be untold', () => {
  const { site } = inspect();
  const early = listThings(site)
    .filter(({ id }) => /^(programs|schemes|claims|views)\//.test(id))
    .map(({ id, page, fields }) => {
      const kept = Object.entries(fields).filter(([field]) => !field.startsWith('narrative'));
      return { id, version: '0000000a', page, fields: Object.fromEntries(kept) };
    });
  copy.discard();
  copy = copyContent();
  writePublication(join(copy.root, 'content'), [], '2026-11-01', early);
  publish('2026-11-21');
  const read = (thing: string) => buildHistory(inspect().site, thing).versions[0]!;
  expect(read('programs/kite')).toMatchObject({
    version: '0000000a',
    changes: [],
    untold: [{ en: 'Narrative' }, { en: 'Citing' }],
  });
  expect(read('claims/mobility-sent')).toMatchObject({ changes: [] });
  expect(read('claims/mobility-sent').untold).toBeUndefined();
  expect(buildHistory(inspect().site, 'programs/kite').versions[1]!.untold).toBeUndefined();
});

describe('a change after a publication', () => {
  beforeEach(() => {
    copy.change('claims/deck/p02.yaml', (data) => {
      const claim = data.claims.find(({ id }: { id: string }) => id === CLAIM);
      claim.value.exact = 260;
      claim.printed = '派遣 260人';
    });
    publish('2027-04-01');
  });

  test('is told value by value', () => {
    const [old] = buildHistory(inspect().site, `claims/${CLAIM}`).versions;
    expect(old!.date).toBe('2026-11-21');
    expect(old!.changes).toMatchObject([
      { field: 'value.exact', before: '250', after: '260', label: { en: 'Value' } },
      { field: 'printed', before: '派遣 250人', after: '派遣 260人' },
    ]);
  });

  test('is told of the page of its subject and of the list that shows it', () => {
    const { site } = inspect();
    for (const thing of ['statistics/mobility', 'views/statistics']) {
      const [old] = buildHistory(site, thing).versions;
      expect(old!.version, thing).not.toBe(buildHistory(site, thing).version);
    }
    const [old] = buildHistory(site, 'statistics/mobility').versions;
    expect(old!.changes).toContainEqual(
      expect.objectContaining({ thing: `claims/${CLAIM}`, before: '250', after: '260' }),
    );
  });

  test('leaves the version of everything else as it was', () => {
    const ids = new Set(
      listThingsWithHistory(inspect().site).map(({ kind, id }) => `${kind}/${id}`),
    );
    expect([...ids].sort()).toEqual([
      `claims/${CLAIM}`,
      'sources/deck',
      'statistics/mobility',
      'views/all',
      'views/changes',
      'views/discrepancies',
      'views/home',
      'views/search',
      'views/sources',
      'views/statistics',
    ]);
  });
});

describe('a record that was renamed with a redirect', () => {
  /** Renames a record and all that names it; the boxes of a diagram have ids of their own. */
  function rename(kind: string, from: string, to: string): void {
    copy.rename(`${kind}/${from}.yaml`, `${kind}/${to}.yaml`);
    const root = join(copy.root, 'content');
    for (const file of globSync('**/*.{yaml,mdx}', { cwd: root })) {
      const text = readFileSync(join(root, file), 'utf8');
      copy.write(
        file,
        text.replaceAll(new RegExp(`(?<=[[/]|(?<!id|from): |, )${from}(?![-\\w])`, 'g'), to),
      );
    }
    moved(`- { from: ${kind}/${from}/, to: ${kind}/${to}/ }\n`);
  }

  test.each([
    ['reports', 'outlook', 'prospect'],
    ['concepts', 'twinning', 'pairing'],
    ['organizations', 'fund', 'foundation'],
    ['statistics', 'mobility', 'exchange'],
  ])('is no change of what names it: %s/%s', (kind, from, to) => {
    rename(kind, from, to);
    expect(copy.check().filter((line) => !line.includes('locks'))).toEqual([]);
    const { site } = inspect();
    expect(listUnrecorded(site).length).toBeGreaterThan(1);
    const told = listThings(site).flatMap(({ id }) =>
      buildHistory(site, id).versions.flatMap(({ changes }) => changes),
    );
    expect(told).toEqual([]);
  });
});

test('what is gone is told under the name that it last had', () => {
  copy.remove('concepts/twinning.yaml');
  copy.replace('programs/kite.yaml', 'concepts: [twinning]\n', '');
  const { site } = inspect();
  const [old] = buildHistory(site, 'programs/kite').versions;
  expect(old!.changes.find(({ field }) => field === 'concepts')!.words).toEqual({
    ja: { before: '対の研究室' },
    en: { before: 'Twin laboratories' },
  });
});

test('a claim that is gone is told with those that it stood beside', () => {
  const path = 'claims/deck/p02.yaml';
  copy.change(path, ({ claims }) => {
    const [claim] = claims;
    claims.push({ ...claim, id: 'kite-fund-again', printed: '1,073百万円' });
  });
  publish('2027-04-01');
  copy.change(path, ({ claims }) => claims.pop());
  const { site } = inspect();
  const old = buildHistory(site, 'views/budget').versions.at(-1)!;
  expect(old.changes).toMatchObject([
    { thing: 'claims/kite-fund-again', field: 'listed', beside: ['claims/kite-fund-fy2023'] },
  ]);
});

describe('a change without another word', () => {
  const tell = (thing: string) => {
    const { site } = inspect();
    const [old] = buildHistory(site, thing).versions;
    expect(old!.version).not.toBe(buildHistory(site, thing).version);
    return old!.changes;
  };

  test('of the marks of a narrative is not listed', () => {
    copy.replace('narratives/kite/en.mdx', '<C id="kite-start">began</C>', 'began');
    publish('2027-04-01');
    expect(tell('programs/kite')).toEqual([]);
  });

  test('of the ends of an arrow is told as what it is', () => {
    copy.change('schemes/kite-flow.yaml', ({ flows: [flow] }) => {
      [flow.from, flow.to] = [flow.to, flow.from];
    });
    publish('2027-04-01');
    expect(tell('schemes/kite-flow').map(({ words }) => words.en)).toEqual([
      { after: 'Another arrangement of the same words' },
    ]);
  });
});
