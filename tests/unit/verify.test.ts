import { describe, expect, test } from 'vitest';
import { checkValue } from '../../src/verification/check-value.ts';
import type { Claim } from '../../src/schemas/claim.ts';
import { valueSchema } from '../../src/schemas/value.ts';
import { aClaim } from '../fixtures/a-claim.ts';

type Said = Pick<Claim, 'printed'> & Partial<Pick<Claim, 'figure' | 'context' | 'inferred'>>;

function findFaults(value: object, said: Said): string[] {
  return checkValue(aClaim({ ...said, value: valueSchema.parse(value) }));
}

describe('a value agrees with its printed figure', () => {
  test.each<[string, object, Said]>([
    [
      'million yen',
      { type: 'budget', exact: 1073, fiscalYear: 2023, stage: 'initial' },
      { printed: '令和5年度予算額 1,073百万円', figure: '1,073百万円' },
    ],
    [
      'a prior year beside the year of the document',
      { type: 'budget', exact: 1160, fiscalYear: 2022, stage: 'prior-year' },
      { printed: '（前年度予算額 1,160百万円）', context: ['令和5年度予算額'] },
    ],
    [
      'hundreds of millions',
      { type: 'budget', exact: 4100, fiscalYear: 2023, stage: 'initial' },
      { printed: '令和5年度予算額 41億円', figure: '41億円' },
    ],
    [
      'full-width digits and an upper bound',
      { type: 'money', max: 500 },
      { printed: '最大５億円（直接経費・基金）' },
    ],
    [
      'two units in one range',
      { type: 'money', min: 5, max: 100, per: ['year', 'project'] },
      { printed: '5百万円～1億円／年・課題' },
    ],
    [
      'ten thousands of yen',
      { type: 'money', max: 13, total: true },
      { printed: '総額1,300万円（上限）' },
    ],
    ['thousands of yen', { type: 'money', exact: 0.5 }, { printed: '500千円' }],
    ['a year of an era', { type: 'date', date: 'FY2009/..' }, { printed: '平成21年度～' }],
    ['the first year of an era', { type: 'date', date: 'FY2019' }, { printed: '令和元年度' }],
    ['a short second year', { type: 'date', date: '2014/2017' }, { printed: '2014年～17年' }],
    [
      'an expected number',
      { type: 'count', exact: 176, unit: 'person', status: 'expected' },
      { printed: '新規採用人数（見込み） 176人' },
    ],
    [
      'about a number with its factors',
      { type: 'count', exact: 300, approx: true, unit: 'person', parts: [15, 20] },
      { printed: '長期：約300人（15件×20人）' },
    ],
    ['tens of percents', { type: 'ratio', min: 30, unit: 'percent' }, { printed: '3割以上' }],
    [
      'a length with its extension',
      { type: 'duration', exact: 7, unit: 'year', extension: { max: 10, counting: 'total' } },
      { printed: '７年（最大10年まで延長可）' },
    ],
    [
      'a name of another width',
      { type: 'name', text: 'STI ロードマップ' },
      { printed: 'ＳＴＩロードマップに関する提言' },
    ],
  ])('%s', (_name, value, said) => {
    expect(findFaults(value, said)).toEqual([]);
  });
});

describe('a value that its figure does not say is found', () => {
  test.each<[string, object, Said]>([
    ['another amount', { type: 'money', exact: 101 }, { printed: '100百万円' }],
    [
      'the next year for an amount of the year before',
      { type: 'budget', exact: 1160, fiscalYear: 2023, stage: 'prior-year' },
      {
        printed: '（前年度予算額 1,160百万円）',
        figure: '1,160百万円',
        context: ['令和5年度予算額'],
      },
    ],
    [
      'the year before called this year’s',
      { type: 'budget', exact: 1160, fiscalYear: 2023, stage: 'initial' },
      {
        printed: '（前年度予算額 1,160百万円）',
        figure: '1,160百万円',
        context: ['令和5年度予算額'],
      },
    ],
    [
      'a range that collapses to its end',
      { type: 'money', min: 20, max: 20 },
      { printed: '10百万円～20百万円' },
    ],
    ['a month that is the day', { type: 'date', date: '2022-05-05' }, { printed: '2022年5月12日' }],
    [
      'a year made of another number',
      { type: 'date', date: '2018' },
      { printed: '2008年に「留学生30万人計画」骨子を策定した', figure: '2008年' },
    ],
    [
      'a day beside an inferred year',
      { type: 'date', date: '2023-05-12/2023-05-15' },
      { printed: '5月12日（金）～14日（日）', inferred: { date: { ja: '年', en: 'year' } } },
    ],
    [
      'a number of several',
      { type: 'count', exact: 9, unit: 'institution' },
      { printed: '8カ国9機関' },
    ],
    [
      'an amount per project left out',
      { type: 'money', exact: 35, approx: true, per: ['year'] },
      { printed: '35百万円程度／年・課題' },
    ],
    [
      'another factor',
      { type: 'count', exact: 300, unit: 'person', approx: true, parts: [15, 21] },
      { printed: '約300人（15件×20人）' },
    ],
    [
      'an extension by as many',
      { type: 'duration', exact: 5, unit: 'year', extension: { exact: 5, counting: 'total' } },
      { printed: '5年間、評価により＋5年間' },
    ],
    [
      'a number of only one language',
      { type: 'text', ja: '第2回の公募。', en: 'The 3rd call.' },
      { printed: '2回目の公募、3件' },
    ],
    ['another unit', { type: 'money', exact: 100 }, { printed: '100億円' }],
    [
      'another fiscal year',
      { type: 'budget', exact: 1073, fiscalYear: 2024, stage: 'initial' },
      { printed: '令和5年度予算額 1,073百万円', figure: '1,073百万円' },
    ],
    [
      'a draft called initial',
      { type: 'budget', exact: 1078, fiscalYear: 2021, stage: 'initial' },
      { printed: '令和3年度予算額(案)：1,078百万円', figure: '1,078百万円' },
    ],
    [
      'another supplementary budget',
      { type: 'budget', exact: 11000, fiscalYear: 2022, stage: 'supplementary-1' },
      { printed: '令和4年度第2次補正予算 11,000百万円', figure: '11,000百万円' },
    ],
    ['about left out', { type: 'count', exact: 2900, unit: 'person' }, { printed: '約2,900人' }],
    [
      'about added',
      { type: 'count', exact: 2900, approx: true, unit: 'person' },
      { printed: '2,900人' },
    ],
    ['a cap stored as exact', { type: 'money', exact: 100 }, { printed: '最大100百万円／年' }],
    ['an exact amount stored as a cap', { type: 'money', max: 100 }, { printed: '100百万円／年' }],
    [
      'expected left out',
      { type: 'count', exact: 176, unit: 'person' },
      { printed: '176人（見込み）' },
    ],
    [
      'an estimate added',
      { type: 'count', exact: 176, unit: 'person', status: 'estimated' },
      { printed: '176人' },
    ],
    [
      'in principle left out',
      { type: 'duration', exact: 5, unit: 'year' },
      { printed: '原則５年' },
    ],
    ['another name', { type: 'name', text: '岸田外相' }, { printed: '岸外務大臣科学技術顧問' }],
    ['another year', { type: 'date', date: 'FY2010/..' }, { printed: '平成21年度～' }],
    ['another day', { type: 'date', date: '2022-03-31' }, { printed: '令和4年3月30日' }],
    [
      'a number of our own in a statement',
      { type: 'text', ja: '3件を選ぶ。', en: 'Three are chosen.' },
      { printed: '2件を採択' },
    ],
  ])('%s', (_name, value, said) => {
    expect(findFaults(value, said)).not.toEqual([]);
  });
});

describe('what a claim marks as inferred is exempt, and nothing else', () => {
  const reason = { ja: '文脈から', en: 'From the context.' };
  const printed = { printed: '令和5年度予算額 1,073百万円', figure: '1,073百万円' };
  const budget = { type: 'budget', exact: 1073, fiscalYear: 2023, stage: 'initial' };

  test.each<[string, object, Said, number]>([
    [
      'the inferred year',
      { ...budget, fiscalYear: 2022 },
      { ...printed, inferred: { fiscalYear: reason } },
      0,
    ],
    [
      'an amount whose year is inferred',
      { ...budget, exact: 1074 },
      { ...printed, inferred: { fiscalYear: reason } },
      1,
    ],
    [
      'a stage whose year is inferred',
      { ...budget, stage: 'draft' },
      { ...printed, inferred: { fiscalYear: reason } },
      1,
    ],
    [
      'the inferred amount',
      { ...budget, exact: 1074 },
      { ...printed, inferred: { value: reason } },
      0,
    ],
    [
      'a year whose amount is inferred',
      { ...budget, fiscalYear: 2022 },
      { ...printed, inferred: { value: reason } },
      1,
    ],
    [
      'an inferred subject',
      { ...budget, exact: 1074 },
      { ...printed, inferred: { subject: reason } },
      1,
    ],
    [
      'the year of a day',
      { type: 'date', date: '2019-05-20' },
      { printed: '5月20日', inferred: { date: reason } },
      0,
    ],
    [
      'a day of an inferred year',
      { type: 'date', date: '2019-05-21' },
      { printed: '5月20日', inferred: { date: reason } },
      1,
    ],
  ])('%s', (_name, value, said, faults) => {
    expect(findFaults(value, said)).toHaveLength(faults);
  });
});
