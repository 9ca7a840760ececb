import type { CountReconciliation, Method } from '../schemas/reconciliation.ts';
import type { ValueOf, ValueType } from '../schemas/value.ts';
import type { PlacedClaim } from './build-site.ts';
import { toDayRange } from './day-range.ts';
import { parsePartialDate } from './partial-date.ts';

/** What is wrong with a reconciliation of counts: its field, what belongs there, and what stands there. */
export interface CountFault {
  field: string;
  expected: string;
  got: string;
}

type Computed = { computed: number } | { fault: CountFault };

interface CountParts extends Pick<CountReconciliation, 'method' | 'names'> {
  total: PlacedClaim;
  parts: readonly PlacedClaim[];
}

type CountClaim = PlacedClaim & { value: ValueOf<'count'> };

/** The type that the total of each method has. */
const TOTALS: Record<Method, ValueType> = {
  sum: 'count',
  product: 'count',
  number: 'count',
  quotient: 'ratio',
  percentage: 'ratio',
  span: 'duration',
};

/**
 * What the parts of a printed count, ratio or length come to, or why they cannot be put together.
 * Money is refused whatever the method: totals of money come from the budget lines, which know stage, year and agency.
 */
export function computeCount(item: CountParts): Computed {
  const { method, total, parts } = item;
  const money = [total, ...parts].find(({ value }) => ['budget', 'money'].includes(value.type));
  if (money) {
    const field = money === total ? 'total' : 'parts';
    return refuse(field, 'claims without money, whose totals come from the budget lines', money);
  }
  if (total.value.type !== TOTALS[method]) {
    return refuse('total', `a ${TOTALS[method]} as the total of a ${method}`, total);
  }
  if (total.inferred?.value) {
    const got = `"${total.id}", whose value is counted here`;
    return { fault: { field: 'total', expected: 'a number that the document prints', got } };
  }
  return METHODS[method](item);
}

const METHODS: Record<Method, (item: CountParts) => Computed> = {
  sum: (item) =>
    overCounts(item, (numbers) => numbers.reduce((sum, number) => sum + number, 0), item.total),
  product: ({ total: { value } }) => {
    const factors = value.type === 'count' ? (value.parts ?? []) : [];
    return { computed: factors.reduce((product, factor) => product * factor, 1) };
  },
  number: countNames,
  quotient: (item) => overCounts(item, (numbers) => divide(numbers, 1)),
  percentage: (item) => overCounts(item, (numbers) => divide(numbers, 100)),
  span: getSpan,
};

/** Counts of one unit, status and reference; unlike ones are never put together. */
function overCounts(
  { parts }: CountParts,
  compute: (numbers: number[]) => number,
  total?: PlacedClaim,
): Computed {
  const counts = parts.filter((part): part is CountClaim => part.value.type === 'count');
  const stray = parts.find((part) => part.value.type !== 'count');
  if (stray) return refuse('parts', 'counts', stray);
  const [first] = counts;
  if (!first) return { fault: { field: 'parts', expected: 'at least one count', got: 'none' } };
  const basis = total?.value.type === 'count' ? total.value : first.value;
  const other = counts.find(({ value }) => describeUnit(value) !== describeUnit(basis));
  if (other) {
    const got = `"${other.id}" in ${describeUnit(other.value)}`;
    return { fault: { field: 'parts', expected: `counts in ${describeUnit(basis)}`, got } };
  }
  return { computed: compute(counts.map(getNumber)) };
}

function describeUnit({ unit, per }: ValueOf<'count'>): string {
  return [unit, ...per.map((reference) => `per ${reference}`)].join(' ');
}

function divide(numbers: readonly number[], factor: number): number {
  return round(((numbers.at(-1) ?? 0) / (numbers[0] ?? 1)) * factor);
}

/** The number of the parts, or of the names that one part prints. */
function countNames({ parts, names }: CountParts): Computed {
  if (names.length === 0) return { computed: parts.length };
  const texts = parts.flatMap(({ printed, context }) => [printed, ...context]);
  const stray = names.find((name) => !texts.some((text) => text.includes(name)));
  if (stray === undefined) return { computed: names.length };
  return { fault: { field: 'names', expected: 'names that a part prints', got: `"${stray}"` } };
}

/** The years or days from the start to the end of one printed period, both included. */
function getSpan({ total, parts }: CountParts): Computed {
  const [part] = parts;
  const period = part?.value.type === 'date' ? parsePartialDate(part.value.date) : undefined;
  const { start, end } = period ?? {};
  if (!part || parts.length > 1 || !start || !end) {
    const got = parts.map(({ id }) => `"${id}"`).join(', ') || 'none';
    return { fault: { field: 'parts', expected: 'one period with a start and an end', got } };
  }
  const unit = total.value.type === 'duration' ? total.value.unit : '';
  if (unit === 'year') return { computed: end.year - start.year + 1 };
  if (unit === 'day') return { computed: toDayRange(end)[1] - toDayRange(start)[0] + 1 };
  return refuse('total', 'a length in years or days', total);
}

function refuse(field: string, expected: string, { id, value }: PlacedClaim): Computed {
  return { fault: { field, expected, got: `"${id}" of type ${value.type}` } };
}

/** The number of a count, ratio or length; the lower bound where there is one, else the upper. */
export function getNumber({ value }: PlacedClaim): number {
  if (value.type !== 'count' && value.type !== 'ratio' && value.type !== 'duration') return 0;
  return value.exact ?? value.min ?? value.max ?? 0;
}

export function round(number: number): number {
  return Math.round(number * 100) / 100;
}
