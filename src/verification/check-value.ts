import { parsePartialDate, type PartialDate } from '../model/partial-date.ts';
import type { Claim } from '../schemas/claim.ts';
import type { Localized } from '../schemas/shared.ts';
import type { ClaimValue, ValueOf } from '../schemas/value.ts';
import { checkStatement, checkTranslation, isJoined } from './check-text.ts';
import { checkWords } from './check-words.ts';
import {
  COUNTS,
  DURATIONS,
  MONEY,
  PERCENT,
  RANKS,
  readBounds,
  TIMES,
  type Bounds,
  type Scale,
} from './read-bounds.ts';
import { readBudgetHead } from './read-budget.ts';
import { readDate, type ReadDate } from './read-date.ts';
import {
  leaveOutFactors,
  leaveOutRanked,
  readExtension,
  readFactors,
  readPer,
  readRanked,
  splitDate,
} from './read-parts.ts';

/** A claim with the words that its reading may use. */
interface Said extends Pick<Claim, 'printed' | 'context' | 'asOf'> {
  figure: string;
  /** The printed string and the context, a line each. */
  around: string;
  inferred: NonNullable<Claim['inferred']>;
}

/**
 * Reads the printed figure of a claim and compares the reading with the stored value.
 * Returns what does not agree, in words; empty if all of the value is printed. What the claim marks as inferred is
 * exempt, the rest of the value is not; a claim that says why it cannot be proved is exempt as a whole.
 */
export function checkValue(claim: Claim): string[] {
  const { value, inferred = {}, unproved, printed, context, asOf } = claim;
  if (unproved) return [];
  const figure = claim.figure ?? printed;
  const around = [printed, ...context].join('\n');
  const said = { printed, context, figure, around, inferred, asOf };
  return [...checkType(value, said), ...(inferred.date ? [] : checkWords(value, figure, around))];
}

function checkType(value: ClaimValue, said: Said): string[] {
  const { figure, around, inferred } = said;
  switch (value.type) {
    case 'budget':
      return [...checkBounds(value, MONEY, said), ...checkBudgetHead(value, said)];
    case 'money':
      return [
        ...checkBounds(value, MONEY, said),
        ...(inferred.unit ? [] : compare('per', value.per.toSorted(), readPer(figure))),
        ...checkOwnWords(value.covers, around),
      ];
    case 'count':
      return [
        ...checkBounds(value, COUNTS, said, splitDate(leaveOutFactors(figure)).main),
        ...checkAsOf(said),
        ...compare('the factors', value.parts ?? [], readFactors(figure)),
      ];
    case 'ratio':
      return checkBounds(value, value.unit === 'times' ? TIMES : PERCENT, said);
    case 'rank':
      return [
        ...checkBounds(value, RANKS, said, leaveOutRanked(figure)),
        ...compare('the number ranked', value.of, readRanked(figure)),
      ];
    case 'duration':
      return checkDuration(value, said);
    case 'date':
      return [...checkDate(value.date, said), ...checkOwnWords(value.detail, around)];
    case 'name':
      if (inferred.value) return [];
      return [
        ...(isJoined(value.text, around) ? [] : [`the name "${value.text}"`]),
        ...checkTranslation({ ja: value.text, en: value.en ?? '' }, value.text),
      ];
    case 'text':
      return inferred.value ? [] : checkStatement(value, around);
    case 'absent':
      return checkAbsence(value, said);
    case 'relation':
      return [];
  }
}

const show = (value: unknown) => JSON.stringify(value) ?? 'nothing';

/** One sentence if what is stored is not what is read. */
function compare(what: string, stored: unknown, read: unknown): string[] {
  return show(stored) === show(read)
    ? []
    : [`${what}: ${show(stored)} is stored, ${show(read)} is printed`];
}

/** Words that some values carry beside their number. */
function checkOwnWords(words: Localized | undefined, around: string): string[] {
  return words ? checkStatement(words, around) : [];
}

const toBounds = ({ exact, min, max }: Bounds): Bounds => ({ exact, min, max });

function checkBounds(
  value: Bounds & { type: string },
  scale: Scale,
  { inferred, figure: whole }: Said,
  figure = whole,
): string[] {
  if (inferred.value) return [];
  const reading = readBounds(figure, scale);
  return typeof reading === 'string'
    ? [`"${figure}": ${reading}`]
    : compare(value.type, toBounds(value), toBounds(reading.bounds));
}

function checkBudgetHead(
  { fiscalYear, stage }: { fiscalYear: number; stage: string },
  { printed, figure, context, inferred }: Said,
): string[] {
  if (inferred.fiscalYear && inferred.stage) return [];
  const head = readBudgetHead(printed, figure, context);
  if (typeof head === 'string') return [head];
  return [
    ...(inferred.fiscalYear ? [] : compare('fiscal year', fiscalYear, head.fiscalYear)),
    ...(inferred.stage ? [] : compare('stage', stage, head.stage)),
  ];
}

/** What a year without its era may count from: Heisei, Reiwa, the century. */
const BASES = [1988, 2018, 2000];

/** A date beside a number is the one that the number holds for: `113課題（令和4年度）`, `6,000人／31年度`. */
function checkAsOf({ figure, asOf = '', inferred }: Said): string[] {
  const { date } = splitDate(figure);
  if (date === undefined || inferred.date) return [];
  const stored = parsePartialDate(asOf)?.start;
  const reading = readDate(date, []);
  if (typeof reading !== 'object') return [`"${date}": ${reading ?? 'no date is printed'}`];
  const { year = 0 } = reading.start;
  const isShort = year < 100 && BASES.some((base) => base + year === stored?.year);
  const read = isShort ? { ...reading.start, year: stored?.year } : reading.start;
  return compareDates('asOf', stored, read, false);
}

const UNITS: Record<string, string> = { 年: 'year', 週: 'week', 日: 'day' };
const toUnit = (printed: string) => UNITS[printed] ?? 'month';

function checkDuration(value: ValueOf<'duration'>, { figure, around, inferred }: Said): string[] {
  const translated = checkOwnWords(value.extension?.condition, around);
  if (inferred.value) return translated;
  const { main, extension } = readExtension(figure);
  const reading = readBounds(main, DURATIONS);
  if (typeof reading === 'string') return [`"${main}": ${reading}`];
  const [unit, maxUnit] = reading.units.map(toUnit);
  const { exact, min, max, counting } = value.extension ?? {};
  return [
    ...compare('duration', toBounds(value), toBounds(reading.bounds)),
    ...compare('unit', [value.unit, value.maxUnit ?? value.unit], [unit, maxUnit]),
    ...compare(
      'extension',
      value.extension && { bounds: toBounds({ exact, min, max }), counting },
      extension && { ...extension, bounds: toBounds(extension.bounds) },
    ),
    ...translated,
  ];
}

/** A document may print a beginning without `～`. */
const BEGINS = /~|～|〜|から|より|以降|開始|始ま|始め|立ち上|創設|新規|設置/;

function checkDate(text: string, { printed, figure, context, around, inferred }: Said): string[] {
  const stored = parsePartialDate(text);
  const isExempt = inferred.date ?? inferred.value;
  const before = printed.slice(0, printed.indexOf(figure));
  const reading = readDate(figure, [before, ...context]);
  if (typeof reading === 'string') return [`"${figure}": ${reading}`];
  if (!reading) return isExempt ? [] : ['no date is printed'];
  const end = stored?.open || !stored?.range ? undefined : stored.end;
  const faults = [
    ...compareDates('date', stored?.start, reading.start, Boolean(isExempt)),
    ...(isExempt && !reading.end ? [] : compareDates('end', end, reading.end, Boolean(isExempt))),
  ];
  if (isExempt) return faults;
  if (reading.open && !stored?.open) faults.push('"～" is printed, and the date has no "/.."');
  if (stored?.open && !BEGINS.test(around)) faults.push('a beginning: no word for it is printed');
  return faults;
}

/** Compares what is printed of a date; for an inferred date only that, else all of it. */
function compareDates(
  what: string,
  stored: PartialDate | undefined,
  read: ReadDate | undefined,
  isExempt: boolean,
): string[] {
  const { year, month, day, fiscal } = read ?? {};
  const wanted = stored && [stored.year, stored.month, stored.day, stored.fiscal];
  const printed = read && [year, month, day, fiscal ?? stored?.fiscal];
  if (!isExempt || !wanted || !printed) return compare(what, wanted, printed);
  return compare(
    what,
    wanted.filter((_, index) => printed[index] !== undefined),
    printed.filter((part) => part !== undefined),
  );
}

/** A line that is new this year had no amount in the year before; that year’s stage may be called either way. */
function checkAbsence(
  { reason, fiscalYear, stage }: ValueOf<'absent'>,
  { printed, figure, context }: Said,
): string[] {
  if (reason !== 'new-this-year') return [];
  const faults = figure.includes('新規') ? [] : ['new this year: 新規 is not printed'];
  if (fiscalYear === undefined) return faults;
  const head = readBudgetHead(printed, figure, context);
  if (typeof head === 'string') return [...faults, head];
  return [
    ...faults,
    ...compare('fiscal year', fiscalYear, head.fiscalYear - 1),
    ...(stage === 'prior-year' ? [] : compare('stage', stage, head.stage)),
  ];
}
