import { formatDate } from '../i18n/format-date.ts';
import { formatNumber } from '../i18n/format-value.ts';
import type { PlacedClaim } from '../model/build-site.ts';
import { getClaimDate, sortByDate, type TopicHistory } from '../model/changes.ts';
import { getKey, withoutVariants } from '../model/claim-key.ts';
import { getDifference, isComparable } from '../model/claim-difference.ts';
import { getDerived, type ClaimPage } from './claim-page.ts';
import { showPaired } from './program-view.ts';
import type { Segment } from './types.ts';

/** What was said at one date, each value once. */
interface Step {
  date: string;
  claims: PlacedClaim[];
}

/** Lists of more values than this are better read in the table. */
const MOST_IN_STEP = 3;
/** Longest statement, in letters, that a sentence can hold. */
const LONGEST = 40;

/**
 * `コアチーム：10～30 → 10～20百万円／年・課題、2019 → 2023`, with the claims as marks: every value in the order of
 * its date, and what was counted apart from what was planned. Empty for what does not turn into each other.
 */
export function buildSentences(
  page: ClaimPage,
  label: string,
  { claims, pairedWith }: TopicHistory,
): Segment[][] {
  const stated = withoutVariants(claims.filter(({ value }) => value.type !== 'absent'));
  const usable = sortByDate(page.site, stated);
  const types = new Set(usable.map(({ value }) => value.type));
  if (types.size !== 1 || !usable.every(isSayable)) return [];
  const series = listSeries(page, usable);
  const isChange = series.some(({ steps }) => steps.length > 1) || series.length > 1;
  const isLong = series.some(({ steps }) =>
    steps.some((step) => step.claims.length > MOST_IN_STEP),
  );
  if (!isChange || isLong) return [];
  const { actual } = page.strings.changes;
  return series.map(({ isActual, steps }) =>
    toSentence(page, isActual && series.length > 1 ? actual(label) : label, steps, pairedWith),
  );
}

/** Relations are lists, and long statements are prose. */
function isSayable({ value }: PlacedClaim): boolean {
  return value.type === 'text' ? value.ja.length <= LONGEST : value.type !== 'relation';
}

interface Series {
  isActual: boolean;
  steps: Step[];
}

function listSeries(page: ClaimPage, claims: readonly PlacedClaim[]): Series[] {
  const isActual = ({ value }: PlacedClaim) => value.type !== 'count' || value.status === 'actual';
  const groups = [
    { isActual: true, claims: claims.filter(isActual) },
    { isActual: false, claims: claims.filter((claim) => !isActual(claim)) },
  ];
  return groups
    .filter((group) => group.claims.length > 0)
    .map((group) => ({ isActual: group.isActual, steps: listSteps(page, group.claims) }));
}

/** Claims are sorted by date; a date that says what the one before it said is no step. */
function listSteps(page: ClaimPage, claims: readonly PlacedClaim[]): Step[] {
  const groups = Map.groupBy(claims, (claim) => getClaimDate(page.site, claim));
  const keyOf = (claim: PlacedClaim) => getKey(page.site, claim);
  const steps = [...groups].map(([date, group]) => ({
    date,
    claims: [...new Map(group.map((claim) => [keyOf(claim), claim])).values()],
  }));
  const textOf = (step: Step) => step.claims.map(keyOf).join();
  return steps.filter((step, index) => {
    const before = steps[index - 1];
    return !before || textOf(before) !== textOf(step);
  });
}

function toSentence(
  page: ClaimPage,
  label: string,
  steps: readonly Step[],
  pairedWith: TopicHistory['pairedWith'],
): Segment[] {
  const { locale, strings } = page;
  const toText = (text: string): Segment => ({ type: 'text', text });
  const comma = locale === 'ja' ? '、' : ', ';
  const values = steps.flatMap(({ claims }, index): Segment[] => [
    ...(index > 0 ? [toText(' → ')] : []),
    ...claims.flatMap((claim, place): Segment[] => [
      ...(place > 0 ? [toText(comma)] : []),
      {
        type: 'claim',
        claim: showPaired(page, claim, pairedWith, page.toText(claim).replace(/[。.]$/, '')),
      },
    ]),
  ]);
  const dates = steps.map(({ date }) => formatDate(date, locale)).join(' → ');
  return [toText(strings.changes.before(label)), ...values, toText(`${comma}${dates}`)];
}

/** A difference only of two numbers counted alike: same unit, status and basis, and no review that says otherwise. */
export function describeDifference(page: ClaimPage, { claims }: TopicHistory): string {
  const { locale, strings } = page;
  const numbers = claims.filter(({ value }) => value.type === 'count' || value.type === 'ratio');
  const series = listSeries(page, numbers);
  const steps = series.flatMap((item) => item.steps);
  if (steps.length < 2) return '';
  const { discrepancyOf } = getDerived(page.site);
  const shown = steps.flatMap((step) => step.claims);
  const [then, now] = shown;
  const isAlike = shown.every(({ id, value }) => {
    const kind = discrepancyOf.get(id)?.kind;
    return (kind === undefined || kind === 'time') && isComparable(then!.value, value);
  });
  if (!isAlike) return strings.changes.notSubtracted;
  if (shown.length > 2) return '';
  const difference = getDifference(then!.value, now!.value);
  if (difference === undefined) return '';
  const sign = difference > 0 ? '+' : '−';
  return strings.changes.difference(`${sign}${formatNumber(Math.abs(difference), locale)}`);
}
