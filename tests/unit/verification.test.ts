import { describe, expect, test } from 'vitest';
import { checkValue } from '../../src/verification/check-value.ts';
import { findPrinted, toComparable } from '../../src/verification/document-text.ts';
import { findParts } from '../../src/verification/find-parts.ts';
import { locateClaim } from '../../src/verification/locate-claim.ts';
import {
  COUNTS,
  DURATIONS,
  MONEY,
  PERCENT,
  readBounds,
  type Bounds,
  type Scale,
} from '../../src/verification/read-bounds.ts';
import { readBudgetHead } from '../../src/verification/read-budget.ts';
import { readDate } from '../../src/verification/read-date.ts';
import { listNumbers, listYears } from '../../src/verification/read-numbers.ts';
import { aClaim } from '../fixtures/a-claim.ts';

describe('amounts in million yen', () => {
  test.each<[string, Bounds]>([
    ['1,073百万円', { exact: 1073 }],
    ['５億円', { exact: 500 }],
    ['22.5億円', { exact: 2250 }],
    ['5百万円～1億円', { min: 5, max: 100 }],
    ['50~10億円', { min: 1000, max: 5000 }],
    ['10百万～30百万円', { min: 10, max: 30 }],
    ['総額1,300万円（上限）', { max: 13 }],
    ['1070000千円', { exact: 1070 }],
    ['2兆円', { exact: 2_000_000 }],
    ['最大100百万円／年・課題程度', { max: 100 }],
    ['60百万円／年を上限に支援', { max: 60 }],
    ['単年度予算が50億円以上', { min: 5000 }],
  ])('%s', (text, bounds) => expect(readBounds(text, MONEY)).toMatchObject({ bounds }));

  test.each(['G7', '1億円、2億円', '100'])('%s is no amount', (text) => {
    expect(readBounds(text, MONEY)).toEqual(expect.any(String));
  });
});

test.each<[string, Scale, Bounds]>([
  ['約4.8万人', COUNTS, { exact: 48_000 }],
  ['トップレベルPI：5～7人以上', COUNTS, { min: 5 }],
  ['第三章', COUNTS, { exact: 3 }],
  ['約３割以上', PERCENT, { min: 30 }],
  ['概ね20～25％', PERCENT, { min: 20, max: 25 }],
  ['最長5年目まで', DURATIONS, { max: 5 }],
])('%s has its bounds', (text, scale, bounds) => {
  expect(readBounds(text, scale)).toMatchObject({ bounds });
});

describe('dates', () => {
  const date = (year?: number, month?: number, day?: number) => ({ year, month, day });
  test.each<[string, string[], object]>([
    ['令和 7 年 11 月 10 日', [], { start: date(2025, 11, 10) }],
    ['平成21年度～', [], { start: { year: 2009, fiscal: true }, open: true }],
    ['令和元年12月', [], { start: date(2019, 12) }],
    ['H21採択課題', [], { start: date(2009) }],
    ['2014年～17年', [], { start: date(2014), end: date(2017) }],
    ['2015-2036', [], { start: date(2015), end: date(2036) }],
    ['平成28（2016）～2020年度', [], { start: { year: 2016, fiscal: true }, end: date(2020) }],
    ['2017年6月20日～同年8月24日', [], { start: date(2017, 6, 20), end: date(2017, 8, 24) }],
    ['2019年9月～12月', [], { start: date(2019, 9), end: date(2019, 12) }],
    [
      '5月12日（金）～14日（日）',
      [],
      { start: date(undefined, 5, 12), end: date(undefined, 5, 14) },
    ],
    ['27-29日', ['6月 13日'], { start: date(undefined, 6, 27), end: date(undefined, 6, 29) }],
    ['（同年12月）', ['設置（平成28年5月）し'], { start: date(2016, 12) }],
    ['6月に開催された', ['2022年には'], { start: date(2022, 6) }],
    ['H31年度4月', [], { start: date(2019, 4) }],
    ['平成30年度3月', [], { start: date(2019, 3) }],
    ['(April 2018)', [], { start: date(2018, 4) }],
    ['2008年に「留学生30万人計画」', [], { start: date(2008) }],
  ])('%s after %j', (text, before, reading) => {
    expect(readDate(text, before)).toMatchObject(reading);
  });

  test('a year of an era beside another Western year is no date', () => {
    expect(readDate('平成28（2017）年度', [])).toBe('平成28 is not 2017');
  });

  test('two dates are not one', () => {
    expect(readDate('2006年、2009年', [])).toEqual(expect.stringContaining('more than one date'));
  });
});

describe('the budget that an amount belongs to', () => {
  test.each<[string, string, string[], object]>([
    ['令和5年度予算額 41億円', '41億円', [], { fiscalYear: 2023, stage: 'initial' }],
    [
      '（前年度予算額 41億円）',
      '41億円',
      ['令和5年度予算額'],
      { fiscalYear: 2022, stage: 'prior-year' },
    ],
    [
      '令和3年度予算額(案)：1,876百万円（前年度予算額：1,876百万円）',
      '前年度予算額：1,876百万円',
      [],
      { fiscalYear: 2020, stage: 'prior-year' },
    ],
    ['令和3年度予算額(案) 265百万円', '265百万円', [], { fiscalYear: 2021, stage: 'draft' }],
    [
      '令和4年度第2次補正予算額 611億円',
      '611億円',
      [],
      { fiscalYear: 2022, stage: 'supplementary-2' },
    ],
  ])('%s: %s', (printed, figure, context, head) => {
    expect(readBudgetHead(printed, figure, context)).toEqual(head);
  });

  test('is not known without a year', () => {
    expect(readBudgetHead('100百万円', '100百万円', [])).toBe(
      'no fiscal year of a budget is printed',
    );
  });
});

describe('years', () => {
  test.each([
    ['令和5年度', 2023],
    ['平成31年3月', 2019],
    ['昭和57年度', 1982],
    ['令和元年', 2019],
    ['H26年度', 2014],
    ['R5', 2023],
    ['2014年～17年', 2017],
    ['（6,000人／31年度）', 2019],
  ])('%s may mean %i', (text, year) => expect(listYears(text)).toContain(year));

  test('令和5 is not 2005', () => expect(listYears('令和5').has(2004)).toBe(false));
});

test('numbers of every kind of digit are found in order', () => {
  const numbers = listNumbers('①１２か国、第三章、フェーズⅡ、1,234.5');
  expect(numbers.map(({ value }) => value)).toEqual([1, 12, 3, 2, 1234.5]);
});

describe('a document', () => {
  const document = toComparable(
    [
      '見出し一',
      '令和5年度予算額       **1,073百万円**',
      '見出し二<sup>1</sup>',
      '1,073百万円、前年度',
      '区分\t2021\t2022',
      '派遣\t12人\t15人',
      '受入れ\t15人\t12人',
      '',
      '1 国の数は27か国',
      '2 国の数は12か国',
      '',
      '採択は12か国である。継続は12か国',
    ].join('\n'),
  );
  const parts = [
    { id: 'one', heading: { ja: '見出し一', en: 'One' }, opens: '見出し一' },
    { id: 'two', heading: { ja: '見出し二', en: 'Two' }, opens: '見出し 二' },
    { id: 'notes', heading: { ja: '注', en: 'Notes' } },
  ];
  const { placed, missing, footnotes } = findParts(document, parts);
  const locate = (part: number, printed: string, ja?: string, context: string[] = []) =>
    locateClaim(
      { printed, context, ...(ja ? { at: { ja, en: ja } } : {}) },
      document,
      placed[part]!,
      footnotes,
    );

  test('is compared without white space, emphasis and footnote marks', () => {
    expect(document.text).toMatch(/^見出し一令和5年度予算額1,073百万円見出し二1,073百万円/);
  });

  test('knows where each character stood', () => {
    const at = document.text.indexOf('1,073');
    expect(document.original.slice(document.offsets[at])).toMatch(/^1,073百万円\*\*/);
  });

  test('has its parts one after the other, and its footnotes by number', () => {
    expect(missing).toEqual([]);
    expect(
      placed.map(({ part, whole }) => [part.id, document.text.slice(whole.start, whole.start + 4)]),
    ).toEqual([
      ['one', '見出し一'],
      ['two', '見出し二'],
      ['notes', '見出し一'],
    ]);
    expect(
      footnotes.map(({ number, start, end }) => [number, document.text.slice(start, end)]),
    ).toEqual([
      [1, '1国の数は27か国'],
      [2, '2国の数は12か国'],
    ]);
  });

  test('says which parts are not in it', () => {
    const gone = findParts(document, [{ ...parts[0]!, id: 'gone', opens: '見出し三' }]);
    expect(gone.missing).toEqual(['gone']);
  });

  test('has a printed string only in the part that prints it', () => {
    expect(locate(0, '予算額 1,073百万円')).toEqual([]);
    expect(locate(1, '予算額 1,073百万円')).toEqual([expect.stringContaining('is not printed in')]);
    expect(findPrinted(document, placed[2]!.spans, '1,073百万円')).toHaveLength(0);
  });

  test.each([
    ['a footnote of its number', 2, '12か国', '脚注2', []],
    ['a row of the table', 1, '12人', '表の1行目', ['2021']],
    ['words near it', 1, '1,073百万円', '前年度', []],
    ['one of two places, by the context near it', 1, '12か国', undefined, ['継続']],
  ])('has a claim at %s', (_name, part, printed, at, context) => {
    expect(locate(part, printed, at, context)).toEqual([]);
  });

  test.each([
    ['another footnote', 2, '12か国', '脚注1', [], 'is not printed in'],
    ['a footnote that is not there', 2, '12か国', '脚注9', [], 'there is no footnote 9'],
    ['no footnote', 2, '12か国', undefined, [], 'at must say which footnote'],
    ['another row', 1, '27人', '表の2行目', [], 'is not printed in'],
    ['a row that is not there', 1, '12人', '表の9行目', [], 'the table has no row 9'],
    ['words that are not there', 1, '1,073百万円', '本年度', [], 'is not printed in the part'],
    ['one of two places, and does not say which', 1, '12か国', undefined, [], 'printed 2 times'],
    ['context of another part', 1, '1,073百万円', undefined, ['令和5年度'], 'is not printed in'],
  ])('refuses a claim at %s', (_name, part, printed, at, context, fault) => {
    expect(locate(part, printed, at, context)).toEqual([expect.stringContaining(fault)]);
  });
});

describe('a stored value that the figure does not say is found', () => {
  test.each([
    [
      'a digit of an amount',
      { value: { type: 'money', exact: 1074, per: [] }, printed: '1,073百万円' },
      ['money: {"exact":1074} is stored, {"exact":1073} is printed'],
    ],
    [
      'a unit',
      { value: { type: 'money', exact: 41, per: [] }, printed: '41億円' },
      ['money: {"exact":41} is stored, {"exact":4100} is printed'],
    ],
    [
      'a fiscal year',
      {
        value: { type: 'budget', exact: 958, fiscalYear: 2019, stage: 'initial' },
        printed: '平成30年度予算額：958百万円',
        figure: '958百万円',
      },
      ['fiscal year: 2019 is stored, 2018 is printed'],
    ],
    [
      'a day',
      { value: { type: 'date', date: '2023-05-13' }, printed: '2023年5月12日' },
      ['date: [2023,5,13,false] is stored, [2023,5,12,false] is printed'],
    ],
    [
      'a month',
      { value: { type: 'date', date: '2018-10' }, printed: '(April 2018)' },
      ['date: [2018,10,null,false] is stored, [2018,4,null,false] is printed'],
    ],
    [
      'a count',
      {
        value: { type: 'count', exact: 114, unit: 'project', status: 'actual', per: [] },
        printed: '113課題',
      },
      ['count: {"exact":114} is stored, {"exact":113} is printed'],
    ],
    [
      'a share',
      { value: { type: 'ratio', max: 50, unit: 'percent' }, printed: '6割以下' },
      ['ratio: {"max":50} is stored, {"max":60} is printed'],
    ],
  ] as const)('%s', (_name, fields, faults) => {
    expect(checkValue(aClaim(fields as Parameters<typeof aClaim>[0]))).toEqual(faults);
  });
});
