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

interface Mutation {
  name: string;
  apply: (claim: PlacedClaim, choice: number) => PlacedClaim | undefined;
}

const MUTATIONS: Mutation[] = [
  {
    name: 'the stored value',
    apply(claim, choice) {
      const value = changeDigit(JSON.stringify(claim.value), choice);
      return value === undefined ? undefined : { ...claim, value: JSON.parse(value) };
    },
  },
  {
    name: 'the printed string',
    apply(claim, choice) {
      const printed = changeDigit(claim.printed, choice);
      return printed === undefined ? undefined : { ...claim, printed };
    },
  },
  {
    name: 'the part, which is the page',
    apply(claim, choice) {
      const part = changeDigit(claim.part, choice);
      return part === undefined ? undefined : { ...claim, part };
    },
  },
  {
    name: 'the finer place',
    apply(claim, choice) {
      const ja = claim.at && changeDigit(claim.at.ja, choice);
      return ja === undefined ? undefined : { ...claim, at: { ...claim.at!, ja } };
    },
  },
  {
    name: 'the date that the value holds for',
    apply(claim, choice) {
      const asOf = claim.asOf && changeDigit(claim.asOf, choice);
      return asOf === undefined ? undefined : { ...claim, asOf };
    },
  },
];

const mutations = MUTATIONS.flatMap(({ name, apply }) =>
  claims.flatMap((claim, index) => {
    const changed = apply(claim, index);
    return changed ? [{ name, claim, changed }] : [];
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
  test('is tried with at least 500 changes, and with each kind of change', () => {
    expect(mutations.length).toBeGreaterThanOrEqual(500);
    for (const { name } of MUTATIONS) {
      expect(mutations.filter((mutation) => mutation.name === name).length).toBeGreaterThan(50);
    }
  });

  test.each(MUTATIONS)('catches each change of one digit of $name', ({ name }) => {
    const missed = mutations
      .filter((mutation) => mutation.name === name)
      .filter(({ changed }) => listLockFaults([changed], sources, site.locks)[0]?.includes('changed') !== true)
      .map(({ claim }) => claim.id);
    expect(missed).toEqual([]);
  });

  /** What a change adds to the faults that there are without it. */
  const listNewFaults = (...parameters: Parameters<typeof listLockFaults>) => {
    const known = new Set(listLockFaults(claims, sources, site.locks));
    return listLockFaults(...parameters).filter((fault) => !known.has(fault));
  };

  test('catches a change of the page of a part', () => {
    const source = sources.find(({ id }) => id === 'mext-sti-measures-2023')!;
    const parts = source.parts.map((part) =>
      part.id === 'p20' ? { ...part, page: (part.page ?? 0) + 1 } : part,
    );
    const moved = sources.map((item) => (item === source ? { ...source, parts } : item));
    const here = claims.filter(({ source: id, part }) => id === source.id && part === 'p20');
    const locked = here.filter(({ id }) => site.proofs.get(id)?.proof !== 'unlocked');
    expect(locked.length).toBeGreaterThan(5);
    expect(listNewFaults(claims, moved, site.locks)).toHaveLength(locked.length);
  });

  test('catches a claim that is new, and one that is gone', () => {
    const [first, ...others] = claims;
    const added = { ...first!, id: 'a-new-claim' };
    expect(listNewFaults([added, ...others], sources, site.locks)).toEqual([
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
