import type { DiscrepancyKind } from '../schemas/discrepancy.ts';
import type { Localized, Ref } from '../schemas/shared.ts';
import { getRoundingInterval } from './budget.ts';
import type { PlacedClaim, Site } from './build-site.ts';
import { differsByDocument, getKey, getTopic, isInWords } from './claim-key.ts';
import { toDayRange } from './day-range.ts';
import { parsePartialDate } from './partial-date.ts';

/** Claims on one topic of one subject that do not say the same. */
export interface Discrepancy {
  /** Fragment on the page of discrepancies. */
  id: string;
  /** `undefined` if the claims are of several subjects; then there is a title. */
  subject?: Ref;
  topic?: string;
  fiscalYear?: number;
  title?: Localized;
  /** Claims that say the same stand together. */
  variants: PlacedClaim[][];
  /** `undefined` until someone has reviewed it. */
  kind?: DiscrepancyKind;
  reason?: Localized;
}

/**
 * Every topic of a subject on which claims differ, with its review where there is one.
 * Statements in words are compared between documents only, where the attribute is no prose.
 */
export function listDiscrepancies(site: Site): Discrepancy[] {
  const tabled = new Set(
    site.list('statistics').flatMap(({ series }) => series.flatMap((row) => row.claims)),
  );
  const compared = [...site.claims.values()].filter(
    (claim) => !tabled.has(claim.id) && !site.attributes.get(claim.attribute)?.prose,
  );
  const groups = Map.groupBy(compared, (claim) =>
    [claim.subject, getTopic(claim), getBudgetYear(claim)].join(' '),
  );
  const found = [...groups.values()].flatMap((claims) => findDiscrepancy(site, claims) ?? []);
  const noticed = site.discrepancies.noticed.map(({ id, title, claims, kind, reason }) => ({
    id,
    title,
    kind,
    reason,
    variants: claims.flatMap((claimId) => {
      const claim = site.claims.get(claimId);
      return claim ? [[claim]] : [];
    }),
  }));
  return [...found, ...noticed];
}

/** Amounts of one fiscal year are versions of one amount; a supplementary one is money of its own. */
function getBudgetYear({ value }: PlacedClaim): string {
  if (value.type !== 'budget') return '';
  return `${value.fiscalYear} ${value.stage.startsWith('supplementary') ? value.stage : ''}`;
}

function findDiscrepancy(site: Site, claims: readonly PlacedClaim[]): Discrepancy | undefined {
  const [first] = claims;
  if (!first || isSeries(claims)) return undefined;
  const suspected = claims.filter(({ value }) => value.type === 'name' && value.suspected);
  const variants = [...Map.groupBy(claims, (claim) => getKey(site, claim)).values()];
  if (variants.length < 2 && suspected.length === 0) return undefined;
  if (isInWords(first.value) && !differsByDocument(site, claims)) return undefined;
  const topic = getTopic(first);
  const fiscalYear = first.value.type === 'budget' ? first.value.fiscalYear : undefined;
  const subject = first.subject as Ref;
  const stage =
    first.value.type === 'budget' && first.value.stage.startsWith('supplementary')
      ? `-${first.value.stage}`
      : '';
  const id = `${subject.split('/')[1]}-${topic}${fiscalYear ? `-${fiscalYear}${stage}` : ''}`;
  return {
    id: `d-${id}`,
    subject,
    topic,
    variants,
    ...(fiscalYear ? { fiscalYear } : {}),
    ...getReview(site, { subject, topic, fiscalYear, variants, suspected }),
  };
}

/** Values each of another date, all of one document, are the rows of its table. */
function isSeries(claims: readonly PlacedClaim[]): boolean {
  const isOneSource = claims.every(({ source }) => source === claims[0]?.source);
  const dates = new Set(claims.map(({ asOf }) => asOf));
  return isOneSource && !dates.has(undefined) && dates.size === claims.length && claims.length > 1;
}

interface Unreviewed {
  subject: Ref;
  topic: string;
  fiscalYear: number | undefined;
  variants: readonly PlacedClaim[][];
  suspected: readonly PlacedClaim[];
}

/** The kind of a discrepancy: as reviewed, or by rule where it only is one of precision or a reviewed misprint. */
function getReview(
  site: Site,
  { subject, topic, fiscalYear, variants, suspected }: Unreviewed,
): Pick<Discrepancy, 'kind' | 'reason'> {
  const review = site.discrepancies.found.find(
    (item) => item.subject === subject && item.topic === topic && item.fiscalYear === fiscalYear,
  );
  if (review) return { kind: review.kind, reason: review.reason };
  const [only] = suspected;
  const isAlone = variants.flat().length === suspected.length;
  if (only?.value.type === 'name' && only.value.suspected && isAlone) {
    return { kind: 'misprint', reason: only.value.suspected.reason };
  }
  const shown = variants.map(([claim]) => claim!);
  if (isPrecision(shown)) return { kind: 'precision' };
  return isYearBasis(shown) ? { kind: 'basis' } : {};
}

/** Whether the same year is given as a calendar year and as a fiscal year, whose months differ. */
function isYearBasis(claims: readonly PlacedClaim[]): boolean {
  const starts = claims.map(({ value }) =>
    value.type === 'date' ? parsePartialDate(value.date)?.start : undefined,
  );
  return (
    starts.every((start) => start && !start.month && !start.about) &&
    new Set(starts.map((start) => start?.year)).size === 1 &&
    new Set(starts.map((start) => start?.fiscal)).size === 2
  );
}

/** Whether the values differ only in how exact they are: one lies within each of the others. */
function isPrecision(claims: readonly PlacedClaim[]): boolean {
  const ranges = claims.map(toRange);
  if (ranges.some((range) => range === undefined)) return false;
  const known = ranges as [number, number][];
  const narrowest = known.toSorted((a, b) => a[1] - a[0] - (b[1] - b[0]))[0]!;
  return known.every(([from, to]) => from <= narrowest[0] && narrowest[1] <= to);
}

function toRange(claim: PlacedClaim): [number, number] | undefined {
  const { value } = claim;
  if (value.type === 'budget') return getRoundingInterval(claim);
  if (value.type !== 'date') return undefined;
  const period = parsePartialDate(value.date);
  return period && !period.range && period.start && !period.start.about
    ? toDayRange(period.start)
    : undefined;
}

/** Kinds that say that documents do not agree, and not that things changed, are at another stage or more exact. */
const DISAGREEING: readonly DiscrepancyKind[] = [
  'contradiction',
  'misprint',
  'basis',
  'scope',
  'naming',
];

/** A calendar year beside the fiscal year of the same number, which the code tells by itself, is none. */
export function isDisagreement({ kind, reason }: Discrepancy): boolean {
  return (
    kind !== undefined && DISAGREEING.includes(kind) && (kind !== 'basis' || reason !== undefined)
  );
}
