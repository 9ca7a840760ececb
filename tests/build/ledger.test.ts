import { describe, expect, test } from 'vitest';
import { listPublishedFiles, listPublishedPages } from '../../src/exports/published-pages.ts';
import { listUnrecorded } from '../../src/model/ledger.ts';
import { loadSite } from '../../src/model/load-site.ts';
import type { Ledger } from '../../src/reading/read-ledger.ts';
import { listMembers, listViewMembers, type View } from '../../src/model/version.ts';
import type { Ref } from '../../src/schemas/shared.ts';
import { readSiteAddress } from '../../src/site-address.ts';
import { DIST, findFile, isLocalized, readPages } from './read-dist.ts';

const { base } = readSiteAddress();
const site = loadSite('content');
const idsByFile = new Map(readPages().map((page) => [page.file, page.ids]));
const RERUN = 'run "npm run build && npm run ledger" and commit the new file of content/ledger/';

/** Published addresses and fragment ids to which the built site no longer answers, in either language. */
function findLost({ pages, things, moves }: Pick<Ledger, 'pages' | 'things' | 'moves'>): string[] {
  const moved = new Set(moves.flatMap(({ from }) => from ?? []));
  const successors = new Map(
    moves.flatMap(({ from, to }) => (from && to !== undefined ? [[from, to] as const] : [])),
  );
  const claims = things.flatMap(({ id, page }) =>
    page === undefined ? [] : [{ address: page, ids: [id.replace('claims/', '')] }],
  );
  return ['ja', 'en'].flatMap((locale) =>
    [...pages, ...claims].flatMap(({ address, ids }) => {
      const file = findFile(`${base}${locale}/${address}`);
      if (!file) return [`${locale}/${address}`];
      // A page that stands where one was withdrawn tells what became of all that was on it; one that was renamed
      // leads on with the fragment, which must be there, or else leads to a place of its own.
      if (moved.has(address) && !successors.has(address)) return [];
      const last = findFile(`${base}${locale}/${follow(successors, address)}`);
      const lost = ids.filter((id) => ![file, last].some((it) => idsByFile.get(it!)?.has(id)));
      return lost
        .filter((id) => !moved.has(`${address}#${id}`))
        .map((id) => `${locale}/${address}#${id}`);
    }),
  );
}

/** Where a page is now that may have been renamed more than once. */
function follow(successors: ReadonlyMap<string, string>, address: string): string {
  const seen = new Set<string>();
  let page = address;
  while (successors.has(page) && !seen.has(page)) {
    seen.add(page);
    page = successors.get(page)!.split('#')[0]!;
  }
  return page;
}

test('something has been published', () => {
  expect(site.ledger.publications.length).toBeGreaterThan(0);
  expect(site.ledger.pages.length).toBeGreaterThan(400);
});

test('every address, fragment id and claim ever published is answered in both languages', () => {
  expect(findLost(site.ledger)).toEqual([]);
});

test('every thing that stands on the site is in the ledger, with the values that it has today', () => {
  expect(
    listUnrecorded(site).map(({ id }) => id),
    RERUN,
  ).toEqual([]);
});

test('every claim that a page prints is an input of its version', () => {
  const lost = readPages()
    .filter(isLocalized)
    .flatMap((page) => {
      const thing = page.elements.find(
        ({ attributes }) => attributes.class === 'tools' && attributes['data-thing'],
      )?.attributes['data-thing'];
      const rows = page.elements.filter(
        ({ tag, attributes }) => tag === 'li' && attributes['data-version'],
      );
      const inputs = new Set(thing && listInputs(thing));
      return rows.flatMap(({ attributes }) =>
        inputs.has(`claims/${attributes.id}`) ? [] : [`${page.path}: ${attributes.id}`],
      );
    });
  expect(lost).toEqual([]);
});

function listInputs(thing: string): string[] {
  const record = site.records.get(thing as Ref);
  return record
    ? listMembers(site, record)
    : listViewMembers(site, thing.replace('views/', '') as View);
}

test('every data file ever published is still there', () => {
  expect(site.ledger.files.filter(({ file }) => !findFile(`${base}${file}`))).toEqual([]);
});

test('every data file of the built site is in the ledger', () => {
  const known = new Set(site.ledger.files.map(({ file }) => file));
  const unrecorded = listPublishedFiles(DIST).filter(({ file }) => !known.has(file));
  expect(
    unrecorded.map(({ file }) => file),
    RERUN,
  ).toEqual([]);
});

test('every address of the built site is in the ledger', () => {
  const known = new Set(
    site.ledger.pages.flatMap(({ address, ids }) => [
      address,
      ...ids.map((id) => `${address}#${id}`),
    ]),
  );
  const unrecorded = listPublishedPages(DIST).flatMap(({ address, ids }) =>
    [address, ...ids.map((id) => `${address}#${id}`)].filter((it) => !known.has(it)),
  );
  expect(unrecorded, RERUN).toEqual([]);
});

describe('the check of the ledger', () => {
  const [page] = site.ledger.pages;
  const none = { pages: [], things: [], moves: [] };

  test('finds a page that is gone', () => {
    expect(findLost({ ...none, pages: [{ address: 'programs/gone/', ids: [] }] })).toHaveLength(2);
  });

  test('finds a fragment id that is gone, unless it was moved', () => {
    const gone = { address: page!.address, ids: ['no-such-part'] };
    expect(findLost({ ...none, pages: [gone] })).toHaveLength(2);
    const from = `${page!.address}#no-such-part`;
    expect(findLost({ ...none, pages: [gone], moves: [{ from, to: 'about/' }] })).toEqual([]);
  });

  test('finds a fragment id that was lost when its page was renamed', () => {
    const rename = { from: 'events/', to: 'timeline/' };
    const page = { address: 'events/', ids: ['no-such-part'] };
    expect(findLost({ ...none, pages: [page], moves: [rename] })).toHaveLength(2);
    expect(findLost({ ...none, pages: [{ ...page, ids: ['events'] }], moves: [rename] })).toEqual(
      [],
    );
    const twice = [
      { from: 'events/', to: 'changes/between/' },
      { ...rename, from: 'changes/between/' },
    ];
    expect(findLost({ ...none, pages: [{ ...page, ids: ['events'] }], moves: twice })).toEqual([]);
    const own = { from: 'events/#no-such-part', to: 'timeline/#events' };
    expect(findLost({ ...none, pages: [page], moves: [rename, own] })).toEqual([]);
  });

  test('takes a page that was withdrawn for an answer to all that was on it', () => {
    const gone = { from: 'events/', withdrawn: '2027-01-01', reason: { ja: '誤り', en: 'Wrong' } };
    const page = { address: 'events/', ids: ['no-such-part'] };
    expect(findLost({ ...none, pages: [page], moves: [gone] })).toEqual([]);
  });

  test('finds a claim that is gone', () => {
    const thing = { id: 'claims/no-such', version: '00000000', page: page!.address, fields: {} };
    const placed = { ...thing, publication: 1, date: '2026-01-01' };
    expect(findLost({ ...none, things: [placed] })).toHaveLength(2);
  });
});
