import { describe, expect, test } from 'vitest';
import { checkValue } from '../../src/verification/check-value.ts';
import { findParts, findPrinted, toComparable } from '../../src/verification/document-text.ts';
import { listAmounts, listNumbers, listYears } from '../../src/verification/read-numbers.ts';
import { aClaim } from '../fixtures/a-claim.ts';

describe('amounts in million yen', () => {
  test.each([
    ['1,073百万円', [1073]],
    ['５億円', [500]],
    ['22.5億円', [2250]],
    ['5百万円～1億円', [5, 100]],
    ['50~10億円', [5000, 1000]],
    ['10百万～30百万円', [10, 30]],
    ['1,300万円', [13]],
    ['1070000千円', [1070]],
    ['2兆円', [2_000_000]],
  ])('%s', (text, amounts) => expect(listAmounts(text)).toEqual(amounts));
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
    '見出し一\n令和5年度予算額       **1,073百万円**\n見出し二<sup>3</sup>\n1,073百万円',
  );
  const parts = [
    { id: 'one', heading: { ja: '一', en: 'One' }, opens: '見出し一' },
    { id: 'two', heading: { ja: '二', en: 'Two' }, opens: '見出し 二' },
    { id: 'notes', heading: { ja: '注', en: 'Notes' } },
  ];

  test('is compared without white space, emphasis and footnote marks', () => {
    expect(document.text).toBe('見出し一令和5年度予算額1,073百万円見出し二1,073百万円');
  });

  test('knows where each character stood', () => {
    const at = document.text.indexOf('1,073');
    expect(document.original.slice(document.offsets[at])).toMatch(/^1,073百万円\*\*/);
  });

  test('has its parts one after the other, and running ones throughout', () => {
    const { spans, missing } = findParts(document, parts);
    expect(missing).toEqual([]);
    expect(spans.map(({ id, start, end }) => [id, start, end])).toEqual([
      ['one', 0, 20],
      ['two', 20, 32],
      ['notes', 0, 32],
    ]);
  });

  test('says which parts are not in it', () => {
    expect(findParts(document, [{ ...parts[0]!, id: 'gone', opens: '見出し三' }]).missing).toEqual([
      'gone',
    ]);
  });

  test('has a printed string only in the part that prints it', () => {
    const { spans } = findParts(document, parts);
    expect(findPrinted(document, spans[0]!, '予算額 1,073百万円')).toHaveLength(1);
    expect(findPrinted(document, spans[1]!, '予算額 1,073百万円')).toHaveLength(0);
    expect(findPrinted(document, spans[2]!, '1,073百万円')).toHaveLength(2);
  });
});

describe('a stored value that the figure does not say is found', () => {
  test.each([
    [
      'a digit of an amount',
      { value: { type: 'money', exact: 1074, per: [] }, printed: '1,073百万円' },
      ['1074 million yen'],
    ],
    [
      'a unit',
      { value: { type: 'money', exact: 41, per: [] }, printed: '41億円' },
      ['41 million yen'],
    ],
    [
      'a fiscal year',
      {
        value: { type: 'budget', exact: 958, fiscalYear: 2019, stage: 'initial' },
        printed: '平成30年度予算額：958百万円',
        figure: '958百万円',
      },
      ['2019 (fiscal year)'],
    ],
    [
      'a day',
      { value: { type: 'date', date: '2023-05-13' }, printed: '2023年5月12日' },
      ['the day 13'],
    ],
    [
      'a month',
      { value: { type: 'date', date: '2018-10' }, printed: '(April 2018)' },
      ['the month 10'],
    ],
    [
      'a count',
      {
        value: { type: 'count', exact: 114, unit: 'project', status: 'actual', per: [] },
        printed: '113課題',
      },
      ['114 project'],
    ],
    [
      'a share',
      { value: { type: 'ratio', max: 50, unit: 'percent' }, printed: '6割以下' },
      ['50 percent'],
    ],
  ] as const)('%s', (_name, fields, faults) => {
    expect(checkValue(aClaim(fields as Parameters<typeof aClaim>[0]))).toEqual(faults);
  });
});
