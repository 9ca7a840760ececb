import { expect, test } from 'vitest';
import { addAmounts, MixedAmountsError, type BudgetAmount } from '../../src/model/money.ts';

const initial = { millionYen: 1073, fiscalYear: 2023, stage: 'initial', agency: 'jst' } as const;
const amed = { millionYen: 299, fiscalYear: 2023, stage: 'initial', agency: 'amed' } as const;
const draft = { millionYen: 100, fiscalYear: 2023, stage: 'draft', agency: 'jst' } as const;
const earlier = { millionYen: 1160, fiscalYear: 2022, stage: 'initial', agency: 'jst' } as const;

test('amounts of one year and stage add up, and the sum of two agencies has none', () => {
  expect(addAmounts(initial, amed)).toEqual({
    millionYen: 1372,
    fiscalYear: 2023,
    stage: 'initial',
  });
});

test('a sum within one agency keeps it', () => {
  expect(addAmounts(initial, initial).agency).toBe('jst');
});

test('amounts of different stages do not add, for the compiler and at run time', () => {
  // @ts-expect-error a draft is not an initial budget
  expect(() => addAmounts(initial, draft)).toThrow(MixedAmountsError);
});

test('amounts of different fiscal years do not add, for the compiler and at run time', () => {
  // @ts-expect-error FY2022 is not FY2023
  expect(() => addAmounts(initial, earlier)).toThrow('FY2023 initial and FY2022 initial');
});

test('amounts read from data, whose kind the compiler cannot know, are checked at run time', () => {
  const read: BudgetAmount[] = [initial, earlier];
  expect(() => addAmounts(read[0]!, read[1]!)).toThrow(MixedAmountsError);
});
