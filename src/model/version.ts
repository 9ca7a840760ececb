import { createHash } from 'node:crypto';
import type { Kind } from '../schemas/shared.ts';
import type { AnyRecord, PlacedClaim, Site } from './build-site.ts';

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
  search: ['programs', 'budget-lines', 'reports', 'events', 'concepts', 'sources'],
  map: ['programs'],
  compare: ['programs'],
  changes: ['programs'],
  discrepancies: ['programs', 'budget-lines', 'statistics'],
} as const satisfies Record<string, readonly Kind[]>;

export type View = keyof typeof VIEWS;

const cache = new WeakMap<object, string>();

/**
 * The version of a claim: the fingerprint of what it says and of what limits it.
 * It hangs on the content only, so that other words of the interface leave it as it is.
 */
export function getClaimVersion(claim: PlacedClaim): string {
  return remember(claim, () => {
    const { subject, attribute, value, printed, figure, source, part, at, asOf } = claim;
    const { limits, citing, note } = claim;
    const inferred = Object.keys(claim.inferred ?? {}).sort();
    const said = { subject, attribute, value, printed, figure, source, part, at, asOf };
    return toVersion({ ...said, limits, citing, note, inferred });
  });
}

/** The version of a record: its own fields and every claim about it. */
export function getRecordVersion(site: Site, record: AnyRecord): string {
  return remember(record, () => {
    const fields = Object.entries(record).filter(([name]) => !['file', 'ref'].includes(name));
    const claims = (site.claimsOf.get(record.ref) ?? []).map(
      (claim) => `${claim.id} ${getClaimVersion(claim)}`,
    );
    return toVersion({ fields: Object.fromEntries(fields), claims: claims.sort() });
  });
}

/** The version of a page that shows many records: it changes when one of them does. */
export function getViewVersion(site: Site, view: View): string {
  const records = VIEWS[view].flatMap((kind) => site.list(kind) as readonly AnyRecord[]);
  return toVersion(
    records.map((record) => `${record.ref} ${getRecordVersion(site, record)}`).sort(),
  );
}

function remember(key: object, compute: () => string): string {
  const known = cache.get(key) ?? compute();
  cache.set(key, known);
  return known;
}

function toVersion(content: unknown): string {
  const text = JSON.stringify(content, sortKeys);
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
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
