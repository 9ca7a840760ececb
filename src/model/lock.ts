import { createHash } from 'node:crypto';
import type { Source } from '../schemas/source.ts';
import type { Lock, Proof } from '../schemas/lock.ts';
import type { PlacedClaim } from '../reading/read-content.ts';

/** How a claim stands to the lock of its document. */
export interface ClaimProof {
  /** `unlocked`: added or changed since the last check of its document. */
  proof: Proof | 'unlocked';
  /** The day of that check; `undefined` if the claim is not in it as it stands now. */
  checked?: string;
}

/**
 * The fingerprint of all that a lock vouches for: what is said of what, the printed words and their place.
 * Notes and links may change without a new look at the document. Limits may not: they decide the basis of an amount.
 */
export function hashClaim(claim: PlacedClaim, source: Source | undefined): string {
  const part = source?.parts.find(({ id }) => id === claim.part);
  const vouched = {
    id: claim.id,
    subject: claim.subject,
    attribute: claim.attribute,
    value: claim.value,
    printed: claim.printed,
    figure: claim.figure,
    context: claim.context,
    at: claim.at,
    asOf: claim.asOf,
    limits: claim.limits.toSorted(),
    citing: claim.citing,
    source: claim.source,
    part: claim.part,
    page: part?.page,
    heading: part?.heading,
    opens: part?.opens,
    documentDate: source?.date,
    inferred: Object.keys(claim.inferred ?? {}).sort(),
    unproved: claim.unproved !== undefined,
  };
  const digest = createHash('sha256').update(JSON.stringify(vouched, sortKeys));
  return digest.digest('hex').slice(0, 16);
}

/** The order in which an author writes the fields of a value must not matter. */
function sortKeys(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : Number(a > b))));
}

/** Compares claims with the locks of their documents. */
export function buildProofs(
  claims: Iterable<PlacedClaim>,
  sources: readonly (Source & { id: string })[],
  locks: readonly Lock[],
): Map<string, ClaimProof> {
  const byId = new Map(sources.map((source) => [source.id, source]));
  const locked = new Map(
    locks.map((lock) => [
      lock.source,
      { checked: lock.checked, entries: new Map(lock.claims.map((entry) => [entry.id, entry])) },
    ]),
  );
  return new Map(
    [...claims].map((claim): [string, ClaimProof] => {
      const lock = locked.get(claim.source);
      const entry = lock?.entries.get(claim.id);
      return lock && entry?.hash === hashClaim(claim, byId.get(claim.source))
        ? [claim.id, { proof: entry.proof, checked: lock.checked }]
        : [claim.id, { proof: 'unlocked' }];
    }),
  );
}

/**
 * Claims that no lock vouches for as they stand, and lines of locks without their claim, one sentence each.
 * An empty list means that every claim was found in its document exactly as it is stored.
 */
export function listLockFaults(
  claims: readonly PlacedClaim[],
  sources: readonly (Source & { id: string })[],
  locks: readonly Lock[],
): string[] {
  const proofs = buildProofs(claims, sources, locks);
  const ids = new Set(claims.map(({ id }) => id));
  const unlocked = claims
    .filter(({ id }) => proofs.get(id)?.proof === 'unlocked')
    .map(({ id, source, file }) => {
      const isKnown = locks.some(({ claims: list }) => list.some((entry) => entry.id === id));
      const what = isKnown ? 'changed' : 'added';
      return `${file} › ${id}: ${what} since ${source} was last checked; run "npm run verify -- ${source} <file>"`;
    });
  const gone = locks.flatMap(({ source, claims: list }) =>
    list
      .filter(({ id }) => !ids.has(id))
      .map(({ id }) => `content/locks/${source}.json › ${id}: a line without its claim`),
  );
  return [...unlocked, ...gone];
}
