/**
 * Dates only as precise as a document prints them.
 *
 * `2023`, `2023-05`, `2023-05-12` are calendar dates; `FY2023` is the fiscal year that begins in April 2023;
 * `~` after a date means "about"; `A/B` is a range with both ends included; `A/..` has no stated end and `../B` no stated start.
 * The notation follows the Extended Date/Time Format (ISO 8601-2) except for fiscal years, which it lacks.
 */
export interface PartialDate {
  year: number;
  month?: number;
  day?: number;
  fiscal: boolean;
  about: boolean;
}

export interface PartialPeriod {
  start?: PartialDate;
  end?: PartialDate;
  /** True for `A/..`: the document states a start and no end. */
  open: boolean;
  range: boolean;
}

const ONE = /^(FY)?(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(~)?$/;

function parseOne(text: string): PartialDate | undefined {
  const match = ONE.exec(text);
  if (!match) return undefined;
  const [, fiscal, year, month, day, about] = match;
  if (fiscal && month) return undefined;
  const date: PartialDate = { year: Number(year), fiscal: Boolean(fiscal), about: Boolean(about) };
  if (month) date.month = Number(month);
  if (day) date.day = Number(day);
  return isOnCalendar(date) ? date : undefined;
}

function isOnCalendar({ year, month = 1, day = 1 }: PartialDate): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Parses a partial date or a range of them; `undefined` if the text is neither. Example: `FY2009/..`. */
export function parsePartialDate(text: string): PartialPeriod | undefined {
  const [first, second, ...rest] = text.split('/');
  if (first === undefined || rest.length > 0) return undefined;
  if (second === undefined) {
    const date = parseOne(first);
    return date && { start: date, end: date, open: false, range: false };
  }
  const start = first === '..' ? undefined : parseOne(first);
  const end = second === '..' ? undefined : parseOne(second);
  if ((first !== '..' && !start) || (second !== '..' && !end) || (!start && !end)) return undefined;
  if (start && end && toSortKey(start) > toSortKey(end)) return undefined;
  return { start, end, open: second === '..', range: true };
}

export function isPartialDate(text: string): boolean {
  return parsePartialDate(text) !== undefined;
}

/** A number that orders partial dates; a fiscal year sorts at its April. */
export function toSortKey({ year, month, day, fiscal }: PartialDate): number {
  return year * 10000 + (month ?? (fiscal ? 4 : 0)) * 100 + (day ?? 0);
}

/** Like {@link toSortKey} for a date as text; texts that are no date sort last. */
export function getSortKey(text: string): number {
  const period = parsePartialDate(text);
  const date = period?.start ?? period?.end;
  return date ? toSortKey(date) : Number.MAX_SAFE_INTEGER;
}

/** The Western fiscal year (April to March) in which a date falls; `undefined` if only a calendar year is known. */
export function getFiscalYear({ year, month, fiscal }: PartialDate): number | undefined {
  if (fiscal) return year;
  if (month === undefined) return undefined;
  return month >= 4 ? year : year - 1;
}

/** The year as a position on a time axis: 2023-07 is 2023.5, a fiscal year starts at .25, a bare year at its start. */
export function toFractionalYear({ year, month, day, fiscal }: PartialDate): number {
  if (fiscal) return year + 0.25;
  return year + ((month ?? 1) - 1) / 12 + ((day ?? 1) - 1) / 365;
}

/** A date as far as it is known: 2023, 2023-06 or 2023-06-01. A fiscal year begins in its April. */
export function toIsoDate(
  date: string | undefined,
  side: 'start' | 'end' = 'start',
): string | undefined {
  const period = date ? parsePartialDate(date) : undefined;
  const point =
    side === 'start' ? (period?.start ?? period?.end) : period?.range ? period.end : undefined;
  if (!point) return undefined;
  const pad = (part: number) => String(part).padStart(2, '0');
  if (point.fiscal) return side === 'start' ? `${point.year}-04` : `${point.year + 1}-03`;
  return [String(point.year), point.month && pad(point.month), point.day && pad(point.day)]
    .filter(Boolean)
    .join('-');
}
