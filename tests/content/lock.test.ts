import { describe, expect, test } from 'vitest';
import { inspectContent } from '../../src/model/load-site.ts';
import { listLockFaults } from '../../src/model/lock.ts';
import type { PlacedClaim } from '../../src/model/build-site.ts';

const { site } = inspectContent('content');
const claims = [...site.claims.values()];
const sources = site.list('sources');

const DIGITS = /[0-9０-９]/g;
const FULL_WIDTH = '０１２３４５６７８９';

/** Another digit of the same width, never 0, which no number has in front. */
function turn(digit: string): string {
  const wide = FULL_WIDTH.indexOf(digit);
  const value = wide < 0 ? Number(digit) : wide;
  const next = value === 9 ? 8 : value + 1;
  return wide < 0 ? String(next) : FULL_WIDTH[next]!;
}

/** The text with one of its digits changed; `undefined` if it has none. The choice is the same in each run. */
function changeDigit(text: string, choice: number): string | undefined {
  const places = [...text.matchAll(DIGITS)];
  const match = places[choice % (places.length || 1)];
  if (!match) return undefined;
  const end = match.index + 1;
  return `${text.slice(0, match.index)}${turn(match[0])}${text.slice(end)}`;
}

type Source = (typeof sources)[number];

interface Mutation {
  name: string;
  /** The claim or its document with the change; `undefined` if there is nothing to change. */
  apply: (claim: PlacedClaim, source: Source, choice: number) => Changed | undefined;
}

interface Changed {
  claim?: PlacedClaim;
  source?: Source;
}

/** The claim with another text in one of its fields. */
function withText(claim: PlacedClaim, field: keyof PlacedClaim, text: string | undefined) {
  return text === undefined ? undefined : { claim: { ...claim, [field]: text } };
}

/** The document with a change of the part that the claim stands in. */
function withPart(source: Source, claim: PlacedClaim, change: Partial<Source['parts'][number]>) {
  const parts = source.parts.map((part) => (part.id === claim.part ? { ...part, ...change } : part));
  return { source: { ...source, parts } };
}

const MUTATIONS: Mutation[] = [
  {
    name: 'the stored value',
    apply(claim, _source, choice) {
      const value = changeDigit(JSON.stringify(claim.value), choice);
      return value === undefined ? undefined : { claim: { ...claim, value: JSON.parse(value) } };
    },
  },
  {
    name: 'the printed string',
    apply: (claim, _source, choice) => withText(claim, 'printed', changeDigit(claim.printed, choice)),
  },
  {
    name: 'the figure',
    apply: (claim, _source, choice) =>
      withText(claim, 'figure', claim.figure && changeDigit(claim.figure, choice)),
  },
  {
    name: 'the context',
    apply: (claim) =>
      claim.context.length > 0
        ? { claim: { ...claim, context: claim.context.map((text) => `${text}。`) } }
        : undefined,
  },
  {
    name: 'the part',
    apply(claim, source) {
      const other = source.parts.find(({ id }) => id !== claim.part);
      return withText(claim, 'part', other?.id);
    },
  },
  {
    name: 'the finer place',
    apply: (claim) =>
      claim.at && { claim: { ...claim, at: { ...claim.at, ja: `${claim.at.ja}の次` } } },
  },
  {
    name: 'the date that the value holds for',
    apply: (claim, _source, choice) =>
      withText(claim, 'asOf', claim.asOf && changeDigit(claim.asOf, choice)),
  },
  {
    name: 'the page of the part',
    apply(claim, source) {
      const page = source.parts.find(({ id }) => id === claim.part)?.page;
      return page === undefined ? undefined : withPart(source, claim, { page: page + 1 });
    },
  },
  {
    name: 'the heading of the part',
    apply: (claim, source) => withPart(source, claim, { heading: { ja: '別の章', en: 'Another' } }),
  },
  {
    name: 'the opening words of the part',
    apply: (claim, source) => withPart(source, claim, { opens: '別の章' }),
  },
  {
    name: 'the date of the document',
    apply: (_claim, source) => ({ source: { ...source, date: '2001-01' } }),
  },
];

/** Kinds of change that not every document has a place for: those without pages, dates or figures of their own. */
const RARE = ['the figure', 'the context', 'the finer place', 'the page of the part', 'the date that the value holds for'];

const byId = new Map(sources.map((source) => [source.id, source]));
const mutations = MUTATIONS.flatMap(({ name, apply }) =>
  claims.flatMap((claim, index) => {
    const source = byId.get(claim.source)!;
    const changed = apply(claim, source, index);
    return changed ? [{ name, claim: changed.claim ?? claim, source: changed.source ?? source }] : [];
  }),
);

test('every held document has a lock', () => {
  const held = sources.filter(({ holding }) => holding === 'held').map(({ id }) => id);
  expect(site.locks.map(({ source }) => source).sort()).toEqual(held.sort());
});

test('every claim is locked as it stands', () => {
  expect(listLockFaults(claims, sources, site.locks)).toEqual([]);
});

test('a claim without a proof says why in both languages', () => {
  const unproved = site.locks.flatMap(({ claims: entries }) =>
    entries.filter(({ proof }) => proof === 'unproved').map(({ id }) => id),
  );
  expect(unproved.filter((id) => !site.claims.get(id)?.unproved)).toEqual([]);
});

describe('the lock', () => {
  test('is tried with each kind of change in each document that has a place for it', () => {
    for (const { source } of site.locks) {
      const counts = Map.groupBy(
        mutations.filter((mutation) => mutation.source.id === source),
        ({ name }) => name,
      );
      const few = MUTATIONS.filter(({ name }) => (counts.get(name)?.length ?? 0) < 10);
      expect(few.map(({ name }) => name).filter((name) => !RARE.includes(name)), source).toEqual([]);
    }
    for (const name of RARE) {
      expect(mutations.filter((mutation) => mutation.name === name).length).toBeGreaterThan(50);
    }
  });

  test.each(MUTATIONS)('catches each change of $name', ({ name }) => {
    const missed = mutations
      .filter((mutation) => mutation.name === name)
      .filter(
        ({ claim, source }) =>
          !listLockFaults([claim], [source], site.locks)[0]?.includes('changed since'),
      )
      .map(({ claim }) => claim.id);
    expect(missed).toEqual([]);
  });

  test('catches a claim that is new, and one that is gone', () => {
    const [first, ...others] = claims;
    const added = { ...first!, id: 'a-new-claim' };
    expect(listLockFaults([added, ...others], sources, site.locks)).toEqual([
      expect.stringContaining('a-new-claim: added since'),
      expect.stringContaining(`${first!.id}: a line without its claim`),
    ]);
  });

  test('does not mind a note, a limit or the order of fields', () => {
    const [first] = claims;
    const { type, ...rest } = first!.value;
    const value = { ...rest, type } as PlacedClaim['value'];
    const noted = { ...first!, value, note: { ja: '注', en: 'Note' } };
    const faults = listLockFaults([noted], sources, site.locks);
    expect(faults.filter((fault) => fault.includes('› ' + first!.id))).toEqual([]);
  });
});
