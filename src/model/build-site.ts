import type {
  AnyRecord,
  Content,
  Narrative,
  PageText,
  PlacedClaim,
  RecordOf,
  Vocabulary,
} from '../reading/read-content.ts';
import { KINDS, type Kind, type Ref } from '../schemas/shared.ts';
import type { Lock } from '../schemas/lock.ts';
import type { Attribute, Limit, Unit } from '../schemas/vocabulary.ts';

import { buildProofs, type ClaimProof } from './lock.ts';

export type { AnyRecord, PlacedClaim, RecordOf } from '../reading/read-content.ts';

/** All content, joined: every record and claim can be found from every side. */
export interface Site {
  records: ReadonlyMap<Ref, AnyRecord>;
  claims: ReadonlyMap<string, PlacedClaim>;
  /** Claims whose subject is the record, in the order of the documents. */
  claimsOf: ReadonlyMap<Ref, readonly PlacedClaim[]>;
  /** Claims that concern the record without being about it alone. */
  claimsAbout: ReadonlyMap<Ref, readonly PlacedClaim[]>;
  /** Claims by the id of the document that makes them. */
  claimsFrom: ReadonlyMap<string, readonly PlacedClaim[]>;
  /** Claims in which one of our documents cites this document. */
  claimsCiting: ReadonlyMap<Ref, readonly PlacedClaim[]>;
  attributes: ReadonlyMap<string, Attribute & { order: number }>;
  units: ReadonlyMap<string, Unit>;
  limits: ReadonlyMap<string, Limit>;
  uncarried: Vocabulary['uncarried'];
  narratives: readonly Narrative[];
  pageTexts: readonly PageText[];
  locks: readonly Lock[];
  /** How each claim stands to the lock of its document. */
  proofs: ReadonlyMap<string, ClaimProof>;
  discrepancies: Content['discrepancies'];
  /** What was published, and where what is no longer there went. */
  ledger: Content['ledger'];
  reconciliations: Content['reconciliations'];
  unreadable: ReadonlySet<Ref>;
  hasUnreadableClaims: boolean;
  list<K extends Kind>(kind: K): readonly RecordOf<K>[];
  find<K extends Kind>(kind: K, id: string | undefined): RecordOf<K> | undefined;
}

/** Joins checked content into one whole. Dangling references stay out of the maps; `checkSite` reports them. */
export function buildSite(content: Content): Site {
  const records = new Map(content.records.map((record) => [record.ref, record]));
  const claims = [...content.claims].sort(byDocumentOrder(content.records));
  const byKind = new Map(
    KINDS.map((kind) => [kind, content.records.filter((record) => record.kind === kind)]),
  );
  const { attributes, units, limits, uncarried } = content.vocabulary;
  return {
    records,
    claims: new Map(claims.map((claim) => [claim.id, claim])),
    claimsOf: Map.groupBy(claims, (claim) => claim.subject as Ref),
    claimsAbout: groupByEach(claims, (claim) => claim.about as Ref[]),
    claimsFrom: Map.groupBy(claims, ({ source }) => source),
    claimsCiting: groupByEach(claims, (claim) => (claim.citing ? [claim.citing as Ref] : [])),
    attributes: new Map(attributes.map((item, order) => [item.id, { ...item, order }])),
    units: new Map(units.map((item) => [item.id, item])),
    limits: new Map(limits.map((item) => [item.id, item])),
    uncarried,
    narratives: content.narratives,
    pageTexts: content.pageTexts,
    locks: content.locks,
    proofs: buildProofs(
      claims,
      content.records.filter((record) => record.kind === 'sources'),
      content.locks,
    ),
    discrepancies: content.discrepancies,
    ledger: content.ledger,
    reconciliations: content.reconciliations,
    unreadable: content.unreadable,
    hasUnreadableClaims: content.hasUnreadableClaims,
    list: <K extends Kind>(kind: K) => (byKind.get(kind) ?? []) as unknown as RecordOf<K>[],
    find: <K extends Kind>(kind: K, id: string | undefined) =>
      records.get(`${kind}/${id}`) as RecordOf<K> | undefined,
  };
}

/** Newest document first, then the order of its parts, then the order within the part. */
function byDocumentOrder(records: readonly AnyRecord[]) {
  const place = new Map<string, number>();
  const sources = records
    .filter((record) => record.kind === 'sources')
    .sort((a, b) => (b.date ?? '').localeCompare(a.date ?? ''));
  sources.forEach((source, s) =>
    source.parts.forEach((part, p) => place.set(`${source.id}/${part.id}`, s * 1000 + p)),
  );
  const placeOf = (claim: PlacedClaim) => place.get(`${claim.source}/${claim.part}`) ?? Infinity;
  return (a: PlacedClaim, b: PlacedClaim) => placeOf(a) - placeOf(b) || a.index - b.index;
}

function groupByEach<T>(items: readonly T[], keysOf: (item: T) => Ref[]): Map<Ref, T[]> {
  const groups = new Map<Ref, T[]>();
  for (const item of items) {
    for (const key of new Set(keysOf(item))) {
      groups.set(key, [...(groups.get(key) ?? []), item]);
    }
  }
  return groups;
}
