import { getRecordPath } from '../i18n/locales.ts';
import type { Ledger, PlacedThing } from '../reading/read-ledger.ts';
import type { PublishedThing } from '../schemas/ledger.ts';
import type { Ref } from '../schemas/shared.ts';
import type { AnyRecord, PlacedClaim, Site } from './build-site.ts';
import { getClaimVersion, getRecordVersion, getViewVersion, VIEWS, type View } from './version.ts';

export type { Ledger, PlacedThing } from '../reading/read-ledger.ts';

/** A value that is not as it was: its name, and what it was and is. */
export interface Change {
  /** The thing that changed, if it is not the one that was asked about: `claims/…`, `programs/…`. */
  thing?: string;
  field: string;
  before?: string;
  after?: string;
}

/** Everything that can be cited under an id of its own, as it stands now. */
export function listThings(site: Site): PublishedThing[] {
  const claims = [...site.claims.values()].map((claim) => ({
    id: `claims/${claim.id}`,
    version: getClaimVersion(claim),
    page: getHome(site, claim),
    fields: toClaimFields(claim),
  }));
  const records = [...site.records.values()].map((record) => ({
    id: record.ref,
    version: getRecordVersion(site, record),
    fields: toRecordFields(record),
  }));
  const views = (Object.keys(VIEWS) as View[]).map((view) => ({
    id: `views/${view}`,
    version: getViewVersion(site, view),
    fields: {},
  }));
  return [...records, ...claims, ...views];
}

/** The page of the record that a claim is about, after the language. */
export function getHome(site: Site, claim: PlacedClaim): string {
  const record = site.records.get(claim.subject as Ref);
  return getRecordPath(
    claim.subject as Ref,
    record?.kind === 'schemes' ? record.program : undefined,
  );
}

/** What the ledger keeps of a thing when it is published: the last entry of each id. */
export function mapLatest(ledger: Ledger): Map<string, PlacedThing> {
  return new Map(ledger.things.map((thing) => [thing.id, thing]));
}

const latest = new WeakMap<Ledger, Map<string, PlacedThing>>();

/**
 * The day on which a version was published. What changed since the last publication has the day of that
 * one until `npm run ledger` has written it down; without any publication, today is it.
 */
export function getVersionDate({ ledger }: Site, id: string, version: string): string {
  const known = latest.get(ledger) ?? mapLatest(ledger);
  latest.set(ledger, known);
  const entry = known.get(id);
  if (entry?.version === version) return entry.date;
  return ledger.publications.at(-1)?.date ?? new Date().toISOString().slice(0, 10);
}

/** The published versions of a thing, oldest first. */
export function listVersions({ ledger }: Site, id: string): PlacedThing[] {
  return ledger.things.filter((thing) => thing.id === id);
}

/** What changed between a published version of a thing and now, value by value. */
export function listChanges(site: Site, old: PlacedThing): Change[] {
  const things = new Map(listThings(site).map((thing) => [thing.id, thing]));
  const own = compareFields(old.fields, things.get(old.id)?.fields ?? {});
  return [...own, ...listMemberChanges(site, old, things)];
}

/** Changes of the claims of a record, or of the records of a view, since a publication. */
function listMemberChanges(
  { ledger }: Site,
  old: PlacedThing,
  things: ReadonlyMap<string, PublishedThing>,
): Change[] {
  const isMember = toMembership(old.id);
  const before = new Map(
    ledger.things
      .filter((thing) => thing.publication <= old.publication && isMember(thing))
      .map((thing) => [thing.id, thing]),
  );
  const now = [...things.values()].filter(isMember);
  const ids = new Set([...before.keys(), ...now.map(({ id }) => id)]);
  return [...ids].flatMap((id) => {
    const [then, current] = [before.get(id), things.get(id)];
    if (then?.version === current?.version) return [];
    return compareFields(then?.fields ?? {}, current?.fields ?? {}).map((change) => ({
      thing: id,
      ...change,
    }));
  });
}

function toMembership(id: string): (thing: PublishedThing) => boolean {
  if (id.startsWith('claims/')) return () => false;
  const view = id.replace(/^views\//, '') as View;
  if (id.startsWith('views/')) {
    const kinds: readonly string[] = VIEWS[view] ?? [];
    // A record's claims are what changes in it most.
    return ({ id: member, fields }) =>
      kinds.some((kind) => `${fields?.subject ?? member}/`.startsWith(`${kind}/`));
  }
  return ({ id: member, fields }) => member.startsWith('claims/') && fields?.subject === id;
}

function compareFields(before: Record<string, string>, after: Record<string, string>): Change[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((field) => before[field] !== after[field])
    .map((field) => ({
      field,
      ...(before[field] === undefined ? {} : { before: before[field] }),
      ...(after[field] === undefined ? {} : { after: after[field] }),
    }));
}

function toClaimFields(claim: PlacedClaim): Record<string, string> {
  const { subject, attribute, value, printed, source, part, at, asOf, limits, note } = claim;
  return flatten({
    subject,
    attribute,
    value,
    printed,
    source,
    part,
    at,
    asOf,
    limits: limits.join(' '),
    note,
    inferred: Object.keys(claim.inferred ?? {}).join(' '),
  });
}

function toRecordFields(record: AnyRecord): Record<string, string> {
  const own = Object.entries(record).filter(
    ([name]) => !['file', 'ref', 'id', 'kind'].includes(name),
  );
  return flatten(Object.fromEntries(own));
}

/** Nested values under dotted names, without those that are empty. */
function flatten(fields: Record<string, unknown>, prefix = ''): Record<string, string> {
  return Object.assign(
    {},
    ...Object.entries(fields).map(([key, value]) => {
      if (value === undefined || value === '' || value === null || value === false) return {};
      const name = `${prefix}${key}`;
      if (typeof value !== 'object') return { [name]: String(value) };
      if (!Array.isArray(value)) return flatten(value as Record<string, unknown>, `${name}.`);
      if (value.length === 0) return {};
      const isPlain = value.every((item) => typeof item !== 'object');
      return { [name]: isPlain ? value.join(', ') : JSON.stringify(value) };
    }),
  );
}
