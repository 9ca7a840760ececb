import type { PlacedClaim, RecordOf, Site } from '../model/build-site.ts';
import { checkValue } from './check-value.ts';
import {
  findParts,
  findPrinted,
  toComparable,
  type DocumentText,
  type PartSpan,
} from './document-text.ts';

export interface ClaimProof {
  claim: PlacedClaim;
  /** What does not hold; empty if the claim is proved. */
  faults: string[];
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
): ClaimProof[] {
  const spans = new Map(reading.spans.map((span) => [span.id, span]));
  return [...site.claims.values()]
    .filter((claim) => claim.source === source.id)
    .map((claim) => {
      const span = spans.get(claim.part);
      if (!span)
        return { claim, faults: [`the part "${claim.part}" was not found in the document`] };
      const strings = [claim.printed, ...claim.context];
      const absent = strings.filter(
        (text) => findPrinted(reading.document, span, text).length === 0,
      );
      return {
        claim,
        faults: [
          ...absent.map((text) => `"${text}" is not printed in the part "${claim.part}"`),
          ...checkValue(claim).map((value) => `the printed figure does not say ${value}`),
        ],
      };
    });
}
