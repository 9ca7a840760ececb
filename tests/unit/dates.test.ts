import { describe, expect, test } from 'vitest';
import { formatDate, formatEraYear } from '../../src/i18n/format-date.ts';
import {
  getFiscalYear,
  getSortKey,
  isPartialDate,
  parsePartialDate,
} from '../../src/model/partial-date.ts';

describe('a partial date', () => {
  test.each([
    '2023',
    '2023-05',
    '2023-05-12',
    'FY2009',
    '2018~',
    '2014/2017',
    'FY2009/..',
    '../2015',
  ])('%s is one', (text) => expect(isPartialDate(text)).toBe(true));

  test.each([
    '',
    '23',
    '2023-13',
    '2023-02-30',
    'FY2023-05',
    '2017/2014',
    '../..',
    '2023/2024/2025',
    '令和5',
  ])('"%s" is none', (text) => expect(isPartialDate(text)).toBe(false));

  test('dates sort by year, then month, and a fiscal year at its April', () => {
    const dates = ['2023-05', 'FY2023', '2023', '2022-12-31', '2023-03'];
    expect(dates.toSorted((a, b) => getSortKey(a) - getSortKey(b))).toEqual([
      '2022-12-31',
      '2023',
      '2023-03',
      'FY2023',
      '2023-05',
    ]);
  });

  test('March 2022 lies in fiscal year 2021, and a bare year in none that is known', () => {
    expect(getFiscalYear(parsePartialDate('2022-03')!.start!)).toBe(2021);
    expect(getFiscalYear(parsePartialDate('2022-04')!.start!)).toBe(2022);
    expect(getFiscalYear(parsePartialDate('2022')!.start!)).toBeUndefined();
  });
});

describe('a date in words', () => {
  test.each([
    ['2023-05-12', '2023年5月12日', 'May 12, 2023'],
    ['2023-05-12/2023-05-14', '2023年5月12～14日', 'May 12–14, 2023'],
    ['2017-06-20/2017-08-24', '2017年6月20日～8月24日', 'June 20, 2017 – August 24, 2017'],
    ['FY2016/FY2018', '2016年度～2018年度', 'FY2016–2018'],
    ['FY2009/..', '2009年度～', 'FY2009–'],
    ['../2025-11-10', '～2025年11月10日', '–November 10, 2025'],
    ['2018~', '2018年頃', 'about 2018'],
    ['2023-12~', '2023年12月頃', 'about December 2023'],
  ])('%s', (text, ja, en) => {
    expect(formatDate(text, 'ja')).toBe(ja);
    expect(formatDate(text, 'en')).toBe(en);
  });

  test.each([
    [1982, '昭和57', 'S57'],
    [1989, '平成元', 'H1'],
    [2018, '平成30', 'H30'],
    [2019, '令和元', 'R1'],
    [2023, '令和5', 'R5'],
  ])('fiscal year %i has its era', (year, ja, en) => {
    expect(formatEraYear(year, 'ja')).toBe(ja);
    expect(formatEraYear(year, 'en')).toBe(en);
  });
});
