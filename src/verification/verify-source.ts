import { createHash } from 'node:crypto';
import type { PlacedClaim, RecordOf, Site } from '../model/build-site.ts';
import { hashClaim } from '../model/lock.ts';
import type { Lock, Proof } from '../schemas/lock.ts';
import { checkValue } from './check-value.ts';
import {
  findParts,
  findPrinted,
  toComparable,
  type DocumentText,
  type PartSpan,
} from './document-text.ts';

export interface ClaimCheck {
  claim: PlacedClaim;
  /** What does not hold; empty if the claim is proved or says why it cannot be. */
  faults: string[];
  proof: Proof;
}

export interface DocumentReading {
  document: DocumentText;
  spans: readonly PartSpan[];
  missingParts: readonly string[];
}

/** Finds the parts of a held document in its text. */
export function readDocument(source: RecordOf<'sources'>, original: string): DocumentReading {
  const document = toComparable(original);
  const { spans, missing } = findParts(document, source.parts);
  return { document, spans, missingParts: missing };
}

/** Looks for each claim of a document in its text: is the string printed at the place named, and does it say the value? */
export function verifySource(
  site: Site,
  source: RecordOf<'sources'>,
  reading: DocumentReading,
): ClaimCheck[] {
  const spans = new Map(reading.spans.map((span) => [span.id, span]));
  return [...site.claims.values()]
    .filter((claim) => claim.source === source.id)
    .map((claim) => verifyClaim(claim, spans.get(claim.part), reading.document));
}

function verifyClaim(
  claim: PlacedClaim,
  span: PartSpan | undefined,
  document: DocumentText,
): ClaimCheck {
  if (claim.unproved) return { claim, faults: [], proof: 'unproved' };
  const proof = claim.inferred ? 'inferred' : 'printed';
  if (!span) {
    return { claim, proof, faults: [`the part "${claim.part}" was not found in the document`] };
  }
  const absent = [claim.printed, ...claim.context].filter(
    (text) => findPrinted(document, span, text).length === 0,
  );
  return {
    claim,
    proof,
    faults: [
      ...absent.map((text) => `"${text}" is not printed in the part "${claim.part}"`),
      ...checkValue(claim).map((fault) => `the printed figure does not agree: ${fault}`),
    ],
  };
}

/** The lock of a document of which every claim was found. */
export function buildLock(
  source: RecordOf<'sources'>,
  { document }: DocumentReading,
  checks: readonly ClaimCheck[],
  checked: string,
): Lock {
  return {
    source: source.id,
    document: {
      sha256: createHash('sha256').update(document.text).digest('hex'),
      characters: document.text.length,
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
