import { parsePartialDate, type PartialDate } from '../model/partial-date.ts';
import type { Locale } from './locales.ts';

const EN_MONTHS = Array.from({ length: 12 }, (_, month) =>
  new Intl.DateTimeFormat('en-US', { month: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2000, month, 1)),
  ),
);

/** Formats a partial date or range. Examples: `FY2009/..` is 2009年度～ or FY2009–; `2023-05-12` is May 12, 2023. */
export function formatDate(text: string, locale: Locale): string {
  const period = parsePartialDate(text);
  if (!period) return text;
  const { start, end, open, range } = period;
  if (!range || !start || !end) {
    const dash = locale === 'ja' ? '～' : '–';
    const one = formatOne((start ?? end)!, locale);
    if (!range) return one;
    return open ? `${one}${dash}` : `${dash}${one}`;
  }
  return locale === 'ja' ? formatRangeJa(start, end) : formatRangeEn(start, end);
}

function formatOne(date: PartialDate, locale: Locale): string {
  return locale === 'ja' ? formatJa(date) : formatEn(date);
}

function formatJa({ year, month, day, fiscal, about }: PartialDate): string {
  const words = [`${year}年`, fiscal ? '度' : '', month ? `${month}月` : '', day ? `${day}日` : ''];
  return `${words.join('')}${about ? '頃' : ''}`;
}

function formatEn({ year, month, day, fiscal, about }: PartialDate): string {
  const name = month ? EN_MONTHS[month - 1] : '';
  const date = fiscal ? `FY${year}` : day ? `${name} ${day}, ${year}` : `${name} ${year}`.trim();
  return about ? `about ${date}` : date;
}

/** Leaves out of the end what it shares with the start: 2023年5月12～14日. */
function formatRangeJa(start: PartialDate, end: PartialDate): string {
  const sameYear = start.year === end.year && !start.fiscal;
  if (start.fiscal || !sameYear || !end.month) return `${formatJa(start)}～${formatJa(end)}`;
  if (start.month === end.month && start.day && end.day && !start.about && !end.about) {
    return `${start.year}年${start.month}月${start.day}～${end.day}日`;
  }
  const rest = `${end.month}月${end.day ? `${end.day}日` : ''}${end.about ? '頃' : ''}`;
  return `${formatJa(start)}～${rest}`;
}

function formatRangeEn(start: PartialDate, end: PartialDate): string {
  if (start.fiscal && end.fiscal) return `FY${start.year}–${end.year}`;
  if (!start.month && !end.month) return `${start.year}–${end.year}`;
  const name = start.month ? EN_MONTHS[start.month - 1] : '';
  if (start.year === end.year && start.month === end.month && start.day && end.day) {
    return `${name} ${start.day}–${end.day}, ${start.year}`;
  }
  return `${formatEn(start)} – ${formatEn(end)}`;
}

const ERAS = [
  { ja: '令和', en: 'R', first: 2019 },
  { ja: '平成', en: 'H', first: 1989 },
  { ja: '昭和', en: 'S', first: 1926 },
];

/** The year of the Japanese era in which a fiscal year begins; Reiwa from FY2019. Example: 令和5 or R5. */
export function formatEraYear(fiscalYear: number, locale: Locale): string {
  const era = ERAS.find(({ first }) => fiscalYear >= first);
  if (!era) return '';
  const year = fiscalYear - era.first + 1;
  return locale === 'ja' ? `${era.ja}${year === 1 ? '元' : year}` : `${era.en}${year}`;
}

/** 2023年度 or FY2023. */
export function formatFiscalYear(fiscalYear: number, locale: Locale): string {
  return locale === 'ja' ? `${fiscalYear}年度` : `FY${fiscalYear}`;
}
