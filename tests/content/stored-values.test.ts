import { describe, expect, test } from 'vitest';
import type { PlacedClaim } from '../../src/model/build-site.ts';
import { getKnownNumbers } from '../../src/model/known-numbers.ts';
import { inspectContent } from '../../src/model/load-site.ts';
import { listStrayNumbers } from '../../src/model/prose.ts';
import { valueSchema } from '../../src/schemas/value.ts';
import { checkValue } from '../../src/verification/check-value.ts';

const { site } = inspectContent('content');
const claims = [...site.claims.values()];

/** What the document states in a claim; a suspected name is a remark of ours, and a relation has no number. */
function getStated({ value }: PlacedClaim): string {
  if (value.type === 'relation') return '';
  return JSON.stringify(
    value.type === 'name' ? { type: value.type, text: value.text, en: value.en } : value,
  );
}

/** Every text that differs from this one in one digit. */
function* listChanges(text: string): Generator<string> {
  for (const { 0: digit, index } of text.matchAll(/[0-9]/g)) {
    for (const other of '0123456789'.replace(digit, '')) {
      yield text.slice(0, index) + other + text.slice(index + 1);
    }
  }
}

type Inferred = keyof NonNullable<PlacedClaim['inferred']>;

/** The fields of a value that a mark of inference exempts, so that its figure cannot refute them. */
const EXEMPT: Partial<Record<Inferred, readonly string[]>> = {
  value: ['exact', 'min', 'max', 'date', 'text', 'ja', 'en', 'extension'],
  date: ['date'],
  fiscalYear: ['fiscalYear'],
  stage: ['stage'],
};

/** Whether the claim marks this field of its value as inferred; a claim that is not proved says so of all. */
function isInferred({ inferred = {}, unproved }: PlacedClaim, field: string): boolean {
  const marked = Object.keys(inferred) as Inferred[];
  return Boolean(unproved) || marked.some((mark) => EXEMPT[mark]?.includes(field));
}

function parse(json: string): PlacedClaim['value'] | undefined {
  try {
    return valueSchema.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}

/** A value with each digit changed, and the field that the digit is in. */
function* listChangedValues(claim: PlacedClaim) {
  const stated: Record<string, unknown> = JSON.parse(getStated(claim) || '{}');
  for (const [field, content] of Object.entries(stated)) {
    for (const other of listChanges(JSON.stringify(content))) {
      const fields = Object.entries(stated).map(
        ([key, value]) => `${JSON.stringify(key)}:${key === field ? other : JSON.stringify(value)}`,
      );
      const json = `{${fields.join()}}`;
      const value = parse(json);
      if (value) yield { claim, field, json, isCaught: checkValue({ ...claim, value }).length > 0 };
    }
  }
}

const changed = claims.flatMap((claim) => [...listChangedValues(claim)]);

describe('a change of one digit of a stored value', () => {
  const sound = changed.filter(({ claim, field }) => !isInferred(claim, field));

  test('is tried on each digit of each value, of each type', () => {
    const types = new Set(sound.map(({ claim }) => claim.value.type));
    expect(sound.length).toBeGreaterThan(15_000);
    expect([...types].sort()).toEqual(
      ['absent', 'budget', 'count', 'date', 'duration', 'money', 'name', 'rank', 'ratio', 'text'],
    );
  });

  test('is contradicted by the printed figure', () => {
    const missed = sound.filter(({ isCaught }) => !isCaught);
    expect(missed.map(({ claim, json }) => `${claim.id}: ${json}`)).toEqual([]);
  });

  test('of an inferred field is left to the reason that the claim gives, as far as it is not printed', () => {
    const inferred = changed.filter(({ claim, field }) => isInferred(claim, field));
    // The year is inferred of many dates, and their month and day are printed.
    expect(inferred.filter(({ isCaught }) => isCaught).length).toBeGreaterThan(200);
    expect(inferred.filter(({ isCaught }) => !isCaught).length).toBeLessThan(1500);
  });
});

describe('a change of one digit of a printed figure', () => {
  /** The upper end of a least number is printed and not stored: `5～7人以上` is at least 5. */
  const ASIDE = /[0-9]～[0-9]+人以上/;
  const NUMBERS = ['budget', 'money', 'count', 'ratio', 'rank', 'duration', 'date'];
  const hasInferredNumber = (claim: PlacedClaim) =>
    ['exact', 'date', 'fiscalYear'].some((field) => isInferred(claim, field));
  const tried = claims
    .filter((claim) => NUMBERS.includes(claim.value.type) && !hasInferredNumber(claim))
    .filter(({ figure = '' }) => !ASIDE.test(figure))
    .flatMap((claim) => {
      const { printed, figure = printed } = claim;
      return [...listChanges(figure.normalize('NFKC'))].map((other) => ({
        claim,
        other,
        faults: checkValue({ ...claim, printed: printed.replace(figure, other), figure: other }),
      }));
    });

  test('contradicts the stored value', () => {
    const missed = tried.filter(({ faults }) => faults.length === 0);
    expect(tried.length).toBeGreaterThan(5000);
    expect(missed.map(({ claim, other }) => `${claim.id}: ${other}`)).toEqual([]);
  });
});

describe('a change of one digit in the words for a claim', () => {
  const known = getKnownNumbers(site);
  const MARK = /\[\[([a-z0-9-]+)\|([^\]]*[0-9][^\]]*)\]\]/g;
  const marks = [...JSON.stringify([...site.records.values()]).matchAll(MARK)];
  const tried = marks.flatMap(([, id, words = '']) =>
    [...listChanges(words)].map((changed) => `[[${id}|${changed}]]`),
  );

  test('is refused, unless the claim or its document has the other number too', () => {
    const missed = tried.filter((mark) => listStrayNumbers(mark, known).length === 0);
    expect(tried.length).toBeGreaterThan(20_000);
    expect(missed.length / tried.length).toBeLessThan(0.03);
  });
});
