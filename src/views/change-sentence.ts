import { formatDate, formatFiscalYear } from '../i18n/format-date.ts';
import { formatNumber } from '../i18n/format-value.ts';
import { listDistinctAmounts, splitSupplementary, type BudgetSeries } from '../model/budget.ts';
import type { PlacedClaim } from '../model/build-site.ts';
import { getClaimDate, listSources, sortByDate, type TopicHistory } from '../model/changes.ts';
import { getKey, isInWords, withoutVariants } from '../model/claim-key.ts';
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
  if (isList(usable)) return buildListSentences(page, label, { claims: usable, pairedWith });
  const types = new Set(usable.map(({ value }) => value.type));
  if (types.size !== 1) return [];
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

/** Related things, alone or beside statements: each document names those that it speaks of. */
export function isList(claims: readonly PlacedClaim[]): boolean {
  return (
    claims.some(({ value }) => value.type === 'relation') &&
    claims.every(({ value }) => isInWords(value))
  );
}

/**
 * `含まれるもの（2023年頃 → 2023年6月頃）　新たに挙げる：AJ-CORE／挙げていない：Belmont Forum`, from each document to the
 * next. What a document does not name need not have ended, so one list never turns into another.
 */
function buildListSentences(
  page: ClaimPage,
  label: string,
  { claims, pairedWith }: Pick<TopicHistory, 'claims' | 'pairedWith'>,
): Segment[][] {
  const documents = listSources(page.site, claims).map(({ id, date = '' }) => ({
    date,
    claims: listDistinct(
      page,
      claims.filter(({ source }) => source === id),
    ),
  }));
  return documents
    .slice(1)
    .map((now, index) => toListSentence(page, label, { then: documents[index]!, now, pairedWith }))
    .filter((sentence) => sentence.length > 0);
}

function toListSentence(
  page: ClaimPage,
  label: string,
  { then, now, pairedWith }: { then: Step; now: Step; pairedWith: TopicHistory['pairedWith'] },
): Segment[] {
  const { locale, strings } = page;
  const words = strings.changes;
  const without = (own: Step, other: Step) => {
    const known = new Set(other.claims.map((claim) => getKey(page.site, claim)));
    return own.claims.filter((claim) => !known.has(getKey(page.site, claim)));
  };
  const groups = [
    { words: words.newlyNamed, claims: without(now, then) },
    { words: words.notNamed, claims: without(then, now) },
  ].filter((group) => group.claims.length > 0);
  if (groups.length === 0) return [];
  const dates = [then, now].map(({ date }) => formatDate(date, locale)).join(' → ');
  return [
    toText(words.listed(label, dates)),
    ...groups.flatMap((group, index): Segment[] => [
      toText(`${index > 0 ? (locale === 'ja' ? '／' : '; ') : ''}${words.before(group.words)}`),
      ...showValues(page, group.claims, pairedWith),
    ]),
  ];
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
  const steps = [...groups].map(([date, group]) => ({ date, claims: listDistinct(page, group) }));
  const textOf = (step: Step) => step.claims.map(keyOf).join();
  return steps.filter((step, index) => {
    const before = steps[index - 1];
    return !before || textOf(before) !== textOf(step);
  });
}

/** Each value once. */
function listDistinct(page: ClaimPage, claims: readonly PlacedClaim[]): PlacedClaim[] {
  return [...new Map(claims.map((claim) => [getKey(page.site, claim), claim])).values()];
}

function toSentence(
  page: ClaimPage,
  label: string,
  steps: readonly Step[],
  pairedWith: TopicHistory['pairedWith'],
): Segment[] {
  const { locale, strings } = page;
  const values = steps.flatMap(({ claims }, index): Segment[] => [
    ...(index > 0 ? [toText(' → ')] : []),
    ...showValues(page, claims, pairedWith),
  ]);
  const dates = steps.map(({ date }) => formatDate(date, locale)).join(' → ');
  return [
    toText(strings.changes.before(label)),
    ...values,
    toText(`${locale === 'ja' ? '、' : ', '}${dates}`),
  ];
}

/** Claims as marks with commas between them, statements without their full stop. */
function showValues(
  page: ClaimPage,
  claims: readonly PlacedClaim[],
  pairedWith: TopicHistory['pairedWith'],
): Segment[] {
  return claims.flatMap((claim, place): Segment[] => [
    ...(place > 0 ? [toText(page.locale === 'ja' ? '、' : ', ')] : []),
    {
      type: 'claim',
      claim: showPaired(page, claim, pairedWith, page.toText(claim).replace(/[。.]$/, '')),
    },
  ]);
}

function toText(text: string): Segment {
  return { type: 'text', text };
}

/** `予算（JST）：1,876百万円（2020年度、前年度額） → 1,876百万円（2021年度、予算案）`. */
export function buildBudgetSentence(
  page: ClaimPage,
  label: string,
  series: BudgetSeries,
): Segment[] {
  return [toText(page.strings.changes.before(label)), ...showAmounts(page, series)];
}

/**
 * Every amount of a line with its fiscal year and stage, supplementary budgets apart. Amounts of different stages stand
 * in one sentence and are never subtracted.
 */
export function showAmounts(page: ClaimPage, series: BudgetSeries): Segment[] {
  const { locale, strings } = page;
  const groups = splitSupplementary(listDistinctAmounts(series));
  return groups.flatMap((amounts, group) =>
    amounts.flatMap((claim, place): Segment[] => {
      const { fiscalYear, stage } = claim.value;
      const apart = group > 0 ? (locale === 'ja' ? '；' : '; ') : '';
      return [
        toText(place > 0 ? ' → ' : apart),
        { type: 'claim', claim: page.show(claim) },
        toText(strings.changes.ofYear(formatFiscalYear(fiscalYear, locale), strings.stages[stage])),
      ];
    }),
  );
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
