import { parsePartialDate, type PartialDate } from './partial-date.ts';

const DAY_MS = 86_400_000;

/** The first and last day that a partial date can mean, as days since 1970; a fiscal year runs from April to March. */
export function toDayRange({ year, month, day, fiscal }: PartialDate): [number, number] {
  const toDay = (y: number, m: number, d: number) => Date.UTC(y, m - 1, d) / DAY_MS;
  if (fiscal) return [toDay(year, 4, 1), toDay(year + 1, 4, 1) - 1];
  if (!month) return [toDay(year, 1, 1), toDay(year + 1, 1, 1) - 1];
  if (!day) return [toDay(year, month, 1), toDay(year, month + 1, 1) - 1];
  return [toDay(year, month, day), toDay(year, month, day)];
}

/** Whether the one date ends before the other begins; false where they may overlap, as `2023~` and `2023-06`. */
export function isBefore(first: string, second: string): boolean {
  const [a, b] = [parsePartialDate(first), parsePartialDate(second)];
  const [end, start] = [a?.end ?? a?.start, b?.start ?? b?.end];
  return end !== undefined && start !== undefined && toDayRange(end)[1] < toDayRange(start)[0];
}
