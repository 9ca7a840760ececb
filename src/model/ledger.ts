import { getRecordPath } from '../i18n/locales.ts';
import type { Ledger, PlacedThing } from '../reading/read-ledger.ts';
import type { PublishedThing } from '../schemas/ledger.ts';
import type { Ref } from '../schemas/shared.ts';
import type { AnyRecord, PlacedClaim, Site } from './build-site.ts';
import { listPageNarratives } from './page-claims.ts';
import { toProse } from './narrative.ts';
import { flatten, readPlace, toOwnFields } from './published-fields.ts';
import { listIds, mapRenamed, renameFields } from './renames.ts';
import { mapReviews } from './reviews.ts';
import {
  getClaimVersion,
  getRecordVersion,
  getReviewVersion,
  getViewVersion,
  listClaimMembers,
  listMembers,
  listViewExtras,
  listViewTexts,
  VIEWS,
  type View,
} from './version.ts';

export type { Ledger, PlacedThing } from '../reading/read-ledger.ts';

/** A value that is not as it was: its name, and what it was and is. */
export interface Change {
  /** The thing that changed, if it is not the one that was asked about: `claims/…`, `programs/…`. */
  thing?: string;
  field: string;
  before?: string;
  after?: string;
  /** The claims that a change of their document or place is told of: `claims/…`. */
  claims?: string[];
}

/** The field of a change that tells of a claim that is new on a page, or no longer there. */
export const LISTED = 'listed';

const things = new WeakMap<Site, PublishedThing[]>();

/** Everything that can be cited under an id of its own, as it stands now. */
export function listThings(site: Site): PublishedThing[] {
  const known = things.get(site) ?? readThings(site);
  things.set(site, known);
  return known;
}

function readThings(site: Site): PublishedThing[] {
  const claims = [...site.claims.values()].map((claim) => ({
    id: `claims/${claim.id}`,
    version: getClaimVersion(site, claim),
    page: getHome(site, claim),
    fields: toClaimFields(claim),
    members: listClaimMembers(claim),
  }));
  const records = [...site.records.values()].map((record) => ({
    id: record.ref,
    version: getRecordVersion(site, record),
    fields: toRecordFields(site, record),
    members: listMembers(site, record),
  }));
  const views = (Object.keys(VIEWS) as View[]).map((view) => ({
    id: `views/${view}`,
    version: getViewVersion(site, view),
    fields: toViewFields(site, view),
    members: listViewExtras(site, view),
  }));
  const reviews = [...mapReviews(site).values()].map((review) => ({
    ...review,
    version: getReviewVersion(review),
  }));
  return [...records, ...claims, ...views, ...reviews];
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
  const map = new Map<string, PlacedThing>();
  for (const thing of ledger.things) {
    const before = map.get(thing.id);
    // A version that was written down again, with more of it, is as old as it was.
    const date = before?.version === thing.version ? before.date : thing.date;
    map.set(thing.id, { ...thing, date });
  }
  return map;
}

/** What stands on the site and is not, or not as it is today, in the ledger. */
export function listUnrecorded(site: Site): PublishedThing[] {
  const latest = mapLatest(site.ledger);
  const toText = ({ id, version, page, fields, members = [] }: PublishedThing) =>
    JSON.stringify([id, version, page, Object.entries(fields).sort(), members]);
  return listThings(site).filter((thing) => {
    const entry = latest.get(thing.id);
    return !entry || toText(entry) !== toText(thing);
  });
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

/** The published versions of a thing, oldest first, with those under ids that it had before. */
export function listVersions({ ledger }: Site, id: string): PlacedThing[] {
  const ids = listIds(ledger.moves, id);
  return ledger.things.filter((thing) => ids.has(thing.id));
}

/** What changed between a published version of a thing and now, value by value. */
export function listChanges(site: Site, old: PlacedThing, id = old.id): Change[] {
  const now = getThings(site);
  const own = compareThing(site, old, now.get(id), old.publication);
  const changes = mergeAlike([...own, ...listMemberChanges(site, old, id)], id);
  if (isComplete(site.ledger, old.publication)) return changes;
  return changes.filter(({ field, before }) => before !== undefined || !LATE_FIELDS.test(field));
}

/**
 * What the page of a thing says now that was not written down when a version was published, so that nobody can tell
 * whether it is as it was: fields, and kinds of members.
 */
export function listUntold(site: Site, old: PlacedThing, id = old.id): string[] {
  const now = getThings(site);
  const thing = now.get(id);
  if (!thing) return [];
  const then = getThingsAt(site.ledger, old.publication);
  const members = (thing.members ?? []).flatMap((it) => now.get(it) ?? []);
  const kinds = members.map(({ id: member }) => getKind(member));
  const late = isComplete(site.ledger, old.publication)
    ? []
    : [thing, ...members]
        .flatMap(({ fields }) => Object.keys(fields))
        .filter((field) => LATE_FIELDS.test(field));
  const untold = [...late, ...kinds.filter((kind) => !isKept(then, kind))];
  return [...new Set(untold)].filter((name) => !NEVER_CHANGED.has(name));
}

/** Fields that the first publications did not write down: that they are there now is no change. */
const LATE_FIELDS = /^(narrative\..*|figure|citing)$/;

/** The digits in a printed string, which are what they are, and the words of limits, which no author had touched. */
const NEVER_CHANGED: ReadonlySet<string> = new Set(['figure', 'limits']);

function isComplete({ things: all }: Ledger, publication: number): boolean {
  return all.some((thing) => thing.publication === publication && thing.members);
}

function getKind(id: string): string {
  return id.split('/')[0]!;
}

/** Whether things of a kind were written down at a time. */
function isKept(then: ReadonlyMap<string, PublishedThing>, kind: string): boolean {
  return listKinds(then).has(kind);
}

const kindsAt = new WeakMap<ReadonlyMap<string, PublishedThing>, ReadonlySet<string>>();

function listKinds(then: ReadonlyMap<string, PublishedThing>): ReadonlySet<string> {
  const known = kindsAt.get(then) ?? new Set([...then.keys()].map(getKind));
  kindsAt.set(then, known);
  return known;
}

/** The changes of a thing's own values and, of a claim, of the document and place that it was taken from. */
function compareThing(
  site: Site,
  was: PublishedThing,
  is: PublishedThing | undefined,
  publication: number,
): Change[] {
  const own = compareFields(getFieldsNow(site, was), is?.fields ?? {});
  return is && getKind(is.id) === 'claims'
    ? [...own, ...comparePlaces(site, was, is, publication)]
    : own;
}

/** A claim that is now taken from another document has changed itself. */
function comparePlaces(
  site: Site,
  was: PublishedThing,
  is: PublishedThing,
  publication: number,
): Change[] {
  const source = `sources/${is.fields.source}`;
  const [document] = [...listIds(site.ledger.moves, source)].flatMap(
    (id) => getThingsAt(site.ledger, publication).get(id) ?? [],
  );
  const now = getThings(site).get(source);
  if (!document || !now || getFieldsNow(site, was).source !== is.fields.source) return [];
  const places = [
    readPlace(getFieldsNow(site, document), was.fields.part ?? ''),
    readPlace(now.fields, is.fields.part ?? ''),
  ] as const;
  return compareFields(...places).map((change) => ({ thing: source, ...change, claims: [is.id] }));
}

/** A change that is told of many claims is one. On a document's own page, what changed of it is told already. */
function mergeAlike(changes: readonly Change[], own: string): Change[] {
  const alike = Map.groupBy(changes, ({ thing, field, before, after }) =>
    JSON.stringify([thing ?? own, field, before, after]),
  );
  return [...alike.values()].map(([first, ...rest]) => {
    const claims = [first!, ...rest].flatMap((change) => change.claims ?? []);
    return claims.length > 0 && first!.claims ? { ...first!, claims } : first!;
  });
}

const maps = new WeakMap<Site, ReadonlyMap<string, PublishedThing>>();

function getThings(site: Site): ReadonlyMap<string, PublishedThing> {
  const known = maps.get(site) ?? new Map(listThings(site).map((thing) => [thing.id, thing]));
  maps.set(site, known);
  return known;
}

/** Changes of what a page prints besides its own words, since a publication. */
function listMemberChanges(site: Site, old: PlacedThing, id: string): Change[] {
  const now = getThings(site);
  const then = getThingsAt(site.ledger, old.publication);
  const members = listMembersAt(now, id);
  // The first publications did not write down what a page printed: what it prints now stands in for it.
  const own = listMembersAt(then, old.id);
  const before = old.members
    ? own
    : new Set([
        ...own,
        ...listSubjectClaims(then, old.id),
        ...[...members].filter((it) => then.has(it)),
      ]);
  const renamed = mapRenamed(site.ledger.moves);
  const gone = [...before].filter((it) => !members.has(renamed.get(it) ?? it));
  const formerly = new Map([...before].map((it) => [renamed.get(it) ?? it, it]));
  return [
    ...[...members].flatMap((it): Change[] => {
      const former = formerly.get(it);
      if (former === undefined) {
        return isKept(then, getKind(it))
          ? [{ thing: it, ...toListed(undefined, now.get(it)) }]
          : [];
      }
      const [was, is] = [then.get(former), now.get(it)];
      if (!was || was.version === is?.version) return [];
      return compareThing(site, was, is, old.publication).map((change) => ({
        thing: it,
        ...change,
      }));
    }),
    ...gone.map((it) => ({ thing: it, ...toListed(then.get(it), undefined) })),
  ];
}

/** What is new or gone is one change, not one for each of its fields. */
function toListed(was: PublishedThing | undefined, is: PublishedThing | undefined): Change {
  const [before, after] = [was, is].map(
    (thing) =>
      thing &&
      (thing.fields.printed ?? thing.fields['name.ja'] ?? thing.fields['title.ja'] ?? thing.id),
  );
  return { field: LISTED, ...(before ? { before } : {}), ...(after ? { after } : {}) };
}

function listMembersAt(all: ReadonlyMap<string, PublishedThing>, id: string): Set<string> {
  const own = all.get(id)?.members ?? [];
  if (!id.startsWith('views/')) return new Set(own);
  const kinds: readonly string[] = VIEWS[id.replace('views/', '') as View] ?? [];
  const records = [...all.values()].filter(({ id: ref }) => kinds.includes(ref.split('/')[0]!));
  return new Set([
    ...own,
    ...records.flatMap(({ id: ref, members }) => [
      ref,
      ...(members ?? listSubjectClaims(all, ref)),
    ]),
  ]);
}

const subjects = new WeakMap<ReadonlyMap<string, PublishedThing>, Map<string, string[]>>();

function listSubjectClaims(all: ReadonlyMap<string, PublishedThing>, ref: string): string[] {
  let known = subjects.get(all);
  if (!known) {
    known = new Map();
    for (const { id, fields } of all.values()) {
      if (!fields.subject) continue;
      known.set(fields.subject, [...(known.get(fields.subject) ?? []), id]);
    }
    subjects.set(all, known);
  }
  return known.get(ref) ?? [];
}

const past = new WeakMap<Ledger, Map<number, ReadonlyMap<string, PublishedThing>>>();

/** Everything as it stood after a publication. */
function getThingsAt(ledger: Ledger, publication: number): ReadonlyMap<string, PublishedThing> {
  const known = past.get(ledger) ?? new Map<number, ReadonlyMap<string, PublishedThing>>();
  past.set(ledger, known);
  const found =
    known.get(publication) ??
    new Map(
      ledger.things
        .filter((thing) => thing.publication <= publication)
        .map((thing) => [thing.id, thing]),
    );
  known.set(publication, found);
  return found;
}

/** What was published of a thing; what it names has the ids of today. */
function getFieldsNow({ ledger }: Site, { id, fields }: PublishedThing): Record<string, string> {
  return renameFields(ledger.moves, id, fields);
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
  const { subject, attribute, value, printed, figure, source, part, at, asOf, limits } = claim;
  const { citing, note } = claim;
  return flatten({
    subject,
    attribute,
    value,
    printed,
    figure,
    source,
    part,
    at,
    asOf,
    limits: limits.join(' '),
    citing,
    note,
    inferred: Object.keys(claim.inferred ?? {}).join(' '),
  });
}

function toRecordFields(site: Site, record: AnyRecord): Record<string, string> {
  const narrative = listPageNarratives(site, record).map(({ locale, mdx }) => [
    locale,
    toProse(mdx),
  ]);
  return { ...toOwnFields(record), ...flatten({ narrative: Object.fromEntries(narrative) }) };
}

function toViewFields(site: Site, view: View): Record<string, string> {
  const texts = listViewTexts(site, view).map(({ locale, mdx }) => [locale, toProse(mdx)]);
  return flatten({ narrative: Object.fromEntries(texts) });
}
