import { describe, expect, test } from 'vitest';
import {
  groupAmounts,
  MixedAmountsError,
  requireOneSupportBasis,
  sumWithinTotal,
  toAmountSeries,
  type BudgetAmount,
  type PrintedTotal,
} from '../../src/model/money.ts';
import { valueSchema, type ValueOf } from '../../src/schemas/value.ts';

const of = (line: string) => ({ line, claim: `${line}-claim` });

const jst = {
  ...of('a-jst'),
  millionYen: 1073,
  fiscalYear: 2023,
  stage: 'initial',
  agency: 'jst',
  basis: 'grant-estimate',
} as const;
const amed = { ...jst, ...of('a-amed'), millionYen: 299, agency: 'amed' } as const;
const draft = { ...jst, stage: 'draft' } as const;
const earlier = { ...jst, millionYen: 1160, fiscalYear: 2022 } as const;
const fund = { ...jst, basis: 'fund' } as const;
const unsaid = { ...jst, basis: 'budget' } as const;
const parts = ['a-jst', 'a-amed'];
const total = { ...jst, ...of('a'), millionYen: 1372, agency: undefined, parts } as const;
const jstTotal = { ...total, agency: 'jst' } as const;
/** A cap of support (支援額), as claims of money carry it: no year, no stage. */
const support = { max: 100, per: ['project', 'year'] } as const;

describe('the parts of a printed total', () => {
  test('are added over agencies, which the document itself has put together', () => {
    expect(sumWithinTotal(total, [jst, amed])).toBe(1372);
  });

  test('may leave unsaid what the total says, and say more where the total says nothing', () => {
    expect(sumWithinTotal(total, [unsaid, amed])).toBe(1372);
    expect(sumWithinTotal({ ...total, basis: 'budget' } as const, [fund, amed])).toBe(1372);
    expect(sumWithinTotal({ ...total, basis: 'part-grant-estimate' } as const, [fund])).toBe(1073);
  });

  test('are of its stage, for the compiler and at run time', () => {
    // @ts-expect-error a draft is no part of an initial budget
    expect(() => sumWithinTotal(total, [jst, draft])).toThrow(MixedAmountsError);
  });

  test('are of its fiscal year, for the compiler and at run time', () => {
    // @ts-expect-error FY2022 is no part of FY2023
    expect(() => sumWithinTotal(total, [jst, earlier])).toThrow(
      '(FY2022 initial, jst, grant-estimate)',
    );
  });

  test('are of its agency if it has one, for the compiler and at run time', () => {
    // @ts-expect-error AMED’s amount is no part of JST’s total
    expect(() => sumWithinTotal(jstTotal, [jst, amed])).toThrow(MixedAmountsError);
  });

  test('are of its price basis if both have one, for the compiler and at run time', () => {
    // @ts-expect-error a fund is no part of an estimate within an operating grant
    expect(() => sumWithinTotal(total, [fund])).toThrow(MixedAmountsError);
  });

  test('are never caps of support, which are no budgets', () => {
    // @ts-expect-error an amount per project and year has no stage and no year
    expect(() => sumWithinTotal(total, [support])).toThrow(MixedAmountsError);
  });

  test('are of the lines that the total names', () => {
    const other = { ...jst, line: 'b-jst' } as const;
    expect(() => sumWithinTotal(total, [jst, other])).toThrow(MixedAmountsError);
  });

  test('are not added without a printed total', () => {
    // @ts-expect-error an amount that names no parts is no total
    expect(() => sumWithinTotal(jst, [amed])).toThrow();
  });

  test('are checked at run time where the compiler cannot know their kind', () => {
    const read: PrintedTotal = total;
    const found: BudgetAmount[] = [jst, earlier];
    expect(() => sumWithinTotal(read, found)).toThrow(MixedAmountsError);
  });
});

describe('a series of amounts', () => {
  test('has several years of one line, stage, agency and basis', () => {
    expect(toAmountSeries(jst, earlier)).toEqual({
      line: 'a-jst',
      stage: 'initial',
      agency: 'jst',
      basis: 'grant-estimate',
      amounts: [jst, earlier],
    });
  });

  test('never mixes stages, for the compiler and at run time', () => {
    // @ts-expect-error a draft is not drawn with initial budgets
    expect(() => toAmountSeries(jst, draft)).toThrow(MixedAmountsError);
  });

  test('never mixes agencies, for the compiler and at run time', () => {
    // @ts-expect-error AMED’s amounts are not drawn with JST’s
    expect(() => toAmountSeries(jst, { ...jst, agency: 'amed' } as const)).toThrow(
      MixedAmountsError,
    );
  });

  test('never mixes price bases, for the compiler and at run time', () => {
    // @ts-expect-error a fund is not drawn with estimates within a grant
    expect(() => toAmountSeries(jst, fund)).toThrow(MixedAmountsError);
  });

  test('never mixes lines', () => {
    expect(() => toAmountSeries(jst, { ...jst, line: 'b' } as const)).toThrow(MixedAmountsError);
  });

  test('is one of several where unlike amounts are drawn side by side', () => {
    const series = groupAmounts([jst, draft, earlier, amed, fund]);
    expect(series.map(({ amounts }) => amounts)).toEqual([[jst, earlier], [draft], [amed], [fund]]);
  });
});

describe('amounts of support on one axis', () => {
  const perProject = { type: 'money', max: 20, per: ['project', 'year'] } as const;
  const toValue = (more: object) =>
    valueSchema.parse({ ...perProject, ...more }) as ValueOf<'money'>;

  test('are counted per the same, in any order', () => {
    expect(() =>
      requireOneSupportBasis([toValue({}), toValue({ per: ['year', 'project'] })]),
    ).not.toThrow();
  });

  test.each([
    ['per year only', { per: ['year'] }],
    ['in total', { per: [], total: true }],
    ['direct costs only', { covers: { ja: '直接経費', en: 'direct costs' } }],
    ['paid by another body', { payer: 'jica' }],
  ])('are never mixed with one that is %s', (_name, more) => {
    expect(() => requireOneSupportBasis([toValue({}), toValue(more)])).toThrow(MixedAmountsError);
  });
});
