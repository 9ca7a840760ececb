import type { DiscrepancyKind } from '../schemas/discrepancy.ts';
import type { Localized, Ref } from '../schemas/shared.ts';
import { getRoundingInterval } from './budget.ts';
import type { PlacedClaim, Site } from './build-site.ts';
import { differsByDocument, getKey, getSuspected, isInWords } from './claim-key.ts';
import { toDayRange } from './day-range.ts';
import { groupByAcronym, listGroups, type Group } from './discrepancy-groups.ts';
import { parsePartialDate } from './partial-date.ts';

/** Claims on one matter that do not say the same. */
export interface Discrepancy {
  /** Fragment on the page of discrepancies. */
  id: string;
  /** `undefined` if the claims are of several subjects; then there is a title or an acronym. */
  subject?: Ref;
  topic?: string;
  fiscalYear?: number;
  title?: Localized;
  acronym?: string;
  /** Claims that say the same stand together. */
  variants: PlacedClaim[][];
  /** `undefined` until someone has reviewed it. */
  kind?: DiscrepancyKind;
  reason?: Localized;
}

/**
 * Every matter on which claims differ, with its review where there is one: topics of a subject, names with one
 * acronym, and what a reader noticed. Statements in words are compared between documents only, and prose only
 * where two documents print almost the same sentence.
 */
export function listDiscrepancies(site: Site): Discrepancy[] {
  const found = listGroups(site).flatMap((group) => findDiscrepancy(site, group) ?? []);
  return [...found, ...listSharedAcronyms(site), ...listNoticed(site)];
}

function listSharedAcronyms(site: Site): Discrepancy[] {
  return groupByAcronym(site).map(({ acronym, claims }) => {
    const review = site.discrepancies.acronyms.find((item) => item.acronym === acronym);
    return {
      id: `d-acronym-${acronym.toLowerCase()}`,
      acronym,
      variants: groupByKey(site, claims),
      ...(review ? { kind: review.kind, reason: review.reason } : {}),
    };
  });
}

function listNoticed(site: Site): Discrepancy[] {
  return site.discrepancies.noticed.map(({ id, title, claims, kind, reason }) => ({
    id,
    title,
    kind,
    reason,
    variants: claims.flatMap((claimId) => {
      const claim = site.claims.get(claimId);
      return claim ? [[claim]] : [];
    }),
  }));
}

function groupByKey(site: Site, claims: readonly PlacedClaim[]): PlacedClaim[][] {
  return [...Map.groupBy(claims, (claim) => getKey(site, claim)).values()];
}

function findDiscrepancy(
  site: Site,
  { subject, topic, fiscalYear, stage, claims }: Group,
): Discrepancy | undefined {
  const [first] = claims;
  if (!first || isSeries(claims)) return undefined;
  const suspected = claims.filter(getSuspected);
  const variants = groupByKey(site, claims);
  if (variants.length < 2 && suspected.length === 0) return undefined;
  const isOfWords = isInWords(first.value) && suspected.length === 0;
  if (isOfWords && !differsByDocument(site, claims)) return undefined;
  const name = [subject.split('/')[1], topic, fiscalYear, stage].filter(Boolean).join('-');
  return {
    id: `d-${name}`,
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
  if (only && isAlone) return { kind: 'misprint', reason: getSuspected(only)!.reason };
  const kind = tellForm(variants.map(([claim]) => claim!));
  return kind ? { kind } : {};
}

/** What tells values apart that say the same in another form: a coarser or rounded value, or the calendar. */
export function tellForm(claims: readonly PlacedClaim[]): 'precision' | 'calendar' | undefined {
  if (isPrecision(claims)) return 'precision';
  return isYearBasis(claims) ? 'calendar' : undefined;
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
  const stages = claims.map(({ value }) => (value.type === 'budget' ? value.stage : ''));
  if (new Set(stages).size > 1) return false;
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

export function isDisagreement({ kind }: Discrepancy): boolean {
  return kind !== undefined && DISAGREEING.includes(kind);
}

/** Kinds that the code tells by itself and that say no more than how exactly a value is given. */
export function isOfForm({ kind, reason }: Discrepancy): boolean {
  return kind === 'calendar' || (kind === 'precision' && reason === undefined);
}
