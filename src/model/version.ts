import { createHash } from 'node:crypto';
import { KINDS, type Kind } from '../schemas/shared.ts';
import type { AnyRecord, PlacedClaim, Site } from './build-site.ts';
import {
  listPageClaims,
  listPageNarratives,
  listPageRecords,
  listPageTotals,
  listReconciledClaims,
} from './page-claims.ts';
import { getPlaceFields } from './published-fields.ts';
import { listComparisons, mapReviews, type Review } from './reviews.ts';

/** The pages that show many records, each with the kinds of records that they show. */
export const VIEWS = {
  home: ['programs', 'budget-lines', 'events', 'sources'],
  programs: ['programs'],
  budget: ['budget-lines'],
  timeline: ['programs', 'events'],
  reports: ['reports'],
  agreements: ['agreements'],
  outcomes: ['outcomes'],
  statistics: ['statistics'],
  concepts: ['concepts'],
  organizations: ['organizations'],
  partners: ['partners'],
  sources: ['sources'],
  search: KINDS,
  map: ['programs'],
  compare: ['programs'],
  changes: KINDS,
  discrepancies: KINDS,
  all: KINDS,
  about: [],
} as const satisfies Record<string, readonly Kind[]>;

export type View = keyof typeof VIEWS;

const cache = new WeakMap<object, string>();

/**
 * The version of a claim: the fingerprint of what it says, of what limits it, and of the document and place that its
 * citation names. It hangs on the content only, so that other words of the interface leave it as it is.
 */
export function getClaimVersion(site: Site, claim: PlacedClaim): string {
  return remember(claim, () => {
    const { subject, attribute, value, printed, figure, source, part, at, asOf } = claim;
    const { limits, citing, note } = claim;
    const inferred = Object.keys(claim.inferred ?? {}).sort();
    const said = { subject, attribute, value, printed, figure, source, part, at, asOf };
    const limiting = listClaimMembers(claim).map((id) => mapReviews(site).get(id)?.fields);
    const place = getPlaceFields(site, claim);
    return toVersion({ ...said, limits, citing, note, inferred, limiting, place });
  });
}

/** What the version of a claim is made of besides its own values: limits/…. */
export function listClaimMembers({ limits }: PlacedClaim): string[] {
  return limits.map((id) => `limits/${id}`).sort();
}

/** The version of what this site says of claims. */
export function getReviewVersion({ fields }: Review): string {
  return toVersion(fields);
}

/** The version of a record: all that its page states, which is its own fields, narratives and claims. */
export function getRecordVersion(site: Site, record: AnyRecord): string {
  return remember(record, () => {
    const fields = Object.entries(record).filter(([name]) => !['file', 'ref'].includes(name));
    const claims = listPageClaims(site, record).map(
      (claim) => `${claim.id} ${getClaimVersion(site, claim)}`,
    );
    const reviews = listReviewIds(site, record).map((id) => `${id} ${getVersionOf(site, id)}`);
    const records = listPageRecords(site, record).map(
      (other) => `${other.ref} ${getRecordVersion(site, other)}`,
    );
    const narratives = listPageNarratives(site, record).map(({ locale, mdx }) => [locale, mdx]);
    return toVersion({
      fields: Object.fromEntries(fields),
      claims: claims.sort(),
      records: records.sort(),
      narratives: narratives.sort(),
      reviews: reviews.sort(),
    });
  });
}

/** The totals that stand on the page of a record beside their parts: reconciliations/…. */
function listReviewIds(site: Site, record: AnyRecord): string[] {
  return listPageTotals(site, record).map(({ id }) => `reconciliations/${id}`);
}

/** The version of what a page prints besides its records: claims/…, discrepancies/…. */
function getVersionOf(site: Site, id: string): string {
  const claim = site.claims.get(id.replace('claims/', ''));
  return claim ? getClaimVersion(site, claim) : getReviewVersion(mapReviews(site).get(id)!);
}

/** What the version of a record's page is made of besides its own words: claims/…, schemes/…. */
export function listMembers(site: Site, record: AnyRecord): string[] {
  const claims = listPageClaims(site, record).map(({ id }) => `claims/${id}`);
  const records = listPageRecords(site, record).map(({ ref }) => ref);
  return [...claims, ...records, ...listReviewIds(site, record)].sort();
}

/** What the version of a page of many records is made of: the records and what their pages print. */
export function listViewMembers(site: Site, view: View): string[] {
  const records = listViewRecords(site, view);
  const own = records.flatMap((record) => [record.ref, ...listMembers(site, record)]);
  return [...new Set([...own, ...listViewExtras(site, view)])];
}

/** What a page of many records prints besides what its records' own pages do: claims/…, discrepancies/…. */
export function listViewExtras(site: Site, view: View): string[] {
  if (view === 'discrepancies') return listComparisons(site).sort();
  if (view !== 'budget') return [];
  return listReconciledClaims(site)
    .map(({ id }) => `claims/${id}`)
    .sort();
}

/** The text of a page about the site itself, in both languages. */
export function listViewTexts(site: Site, view: View) {
  return site.pageTexts.filter(({ page }) => page === view);
}

/** The version of a page that shows many records: it changes when one of them does, or its own text. */
export function getViewVersion(site: Site, view: View): string {
  const records = listViewRecords(site, view).map(
    (record) => `${record.ref} ${getRecordVersion(site, record)}`,
  );
  const extras = listViewExtras(site, view).map((id) => `${id} ${getVersionOf(site, id)}`);
  const texts = listViewTexts(site, view).map(({ locale, mdx }) => `${locale} ${mdx}`);
  return toVersion([...records, ...extras, ...texts].sort());
}

function listViewRecords(site: Site, view: View): readonly AnyRecord[] {
  const kinds: readonly Kind[] = VIEWS[view];
  return kinds.flatMap((kind) => site.list(kind) as readonly AnyRecord[]);
}

function remember(key: object, compute: () => string): string {
  const known = cache.get(key) ?? compute();
  cache.set(key, known);
  return known;
}

function toVersion(content: unknown): string {
  const text = JSON.stringify(content, sortKeys);
  const hash = createHash('sha256').update(text).digest('hex');
  // 56340e26 and 02852185 are numbers to a spreadsheet, which would store them as others.
  const start = [...hash].findIndex((_sign, at) => !/^\d*e?\d*$/.test(hash.slice(at, at + 8)));
  return hash.slice(start, start + 8);
}

/**
 * The order in which an author writes fields must not matter, nor that a schema has a new field which
 * nobody has filled in: without this, every version of the site would change with it.
 */
function sortKeys(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => !isEmpty(field))
      .sort(([a], [b]) => (a < b ? -1 : Number(a > b))),
  );
}

function isEmpty(field: unknown): boolean {
  if (Array.isArray(field)) return field.length === 0;
  return field === undefined || field === null || field === '' || field === false;
}
