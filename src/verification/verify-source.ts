import { createHash } from 'node:crypto';
import type { PlacedClaim, RecordOf, Site } from '../model/build-site.ts';
import { hashClaim } from '../model/lock.ts';
import type { Lock, Proof } from '../schemas/lock.ts';
import { checkValue } from './check-value.ts';
import { checkParts, getPageEvidence } from './check-parts.ts';
import { toComparable, type DocumentText } from './document-text.ts';
import { findParts, type Footnote, type PlacedPart } from './find-parts.ts';
import { locateClaim } from './locate-claim.ts';

export interface ClaimCheck {
  claim: PlacedClaim;
  /** What does not hold; empty if the claim is proved or says why it cannot be. */
  faults: string[];
  proof: Proof;
}

export interface DocumentReading {
  document: DocumentText;
  parts: readonly PlacedPart[];
  footnotes: readonly Footnote[];
  /** What does not hold of the parts: opening words, headings and pages. */
  faults: readonly string[];
}

/** Finds the parts of a held document in its text. */
export function readDocument(source: RecordOf<'sources'>, original: string): DocumentReading {
  const document = toComparable(original);
  const { placed, missing, footnotes } = findParts(document, source.parts);
  const absent = missing.map((id) => `parts.${id}: its opening words are not in the document`);
  return {
    document,
    parts: placed,
    footnotes,
    faults: [...absent, ...checkParts(document, placed)],
  };
}

/** Looks for each claim of a document in its text: is the string printed at the place named, and does it say the value? */
export function verifySource(
  site: Site,
  source: RecordOf<'sources'>,
  reading: DocumentReading,
): ClaimCheck[] {
  return (site.claimsFrom.get(source.id) ?? []).map((claim) => verifyClaim(claim, reading));
}

export function verifyClaim(
  claim: PlacedClaim,
  { document, parts, footnotes }: DocumentReading,
): ClaimCheck {
  if (claim.unproved) return { claim, faults: [], proof: 'unproved' };
  const proof = claim.inferred ? 'inferred' : 'printed';
  const placed = parts.find(({ part }) => part.id === claim.part);
  if (!placed) {
    return { claim, proof, faults: [`the part "${claim.part}" was not found in the document`] };
  }
  return {
    claim,
    proof,
    faults: [
      ...locateClaim(claim, document, placed, footnotes),
      ...checkValue(claim).map((fault) => `the printed figure does not agree: ${fault}`),
    ],
  };
}

/** The lock of a document of which every claim was found. */
export function buildLock(
  source: RecordOf<'sources'>,
  { document, parts }: DocumentReading,
  checks: readonly ClaimCheck[],
  checked: string,
): Lock {
  return {
    source: source.id,
    document: {
      sha256: createHash('sha256').update(document.text).digest('hex'),
      characters: document.text.length,
      pages: getPageEvidence(document, parts),
    },
    checked,
    claims: checks
      .map(({ claim, proof }) => ({ id: claim.id, hash: hashClaim(claim, source), proof }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

/** Writes a lock with one line per claim, so that a change shows as a changed line. */
export function formatLock({ claims, ...head }: Lock): string {
  const lines = claims.map((entry) => `    ${JSON.stringify(entry)}`).join(',\n');
  const start = JSON.stringify(head, null, 2).replace(/\n}$/, '');
  return `${start},\n  "claims": [\n${lines}\n  ]\n}\n`;
}
