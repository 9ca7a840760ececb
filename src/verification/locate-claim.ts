import type { Claim } from '../schemas/claim.ts';
import { findPrinted, type DocumentText, type Span } from './document-text.ts';
import type { Footnote, PlacedPart } from './find-parts.ts';
import { findPlace } from './find-place.ts';

/** Looks for a claim’s printed string and context at the place that it names. Returns what is not there, in words. */
export function locateClaim(
  { printed, context, at }: Pick<Claim, 'printed' | 'context' | 'at'>,
  document: DocumentText,
  placed: PlacedPart,
  footnotes: readonly Footnote[],
): string[] {
  const { id } = placed.part;
  const name = at ? `the part "${id}", ${at.ja}` : `the part "${id}"`;
  if (!at && placed.part.opens === undefined) return [`${name}: at must say which footnote`];
  if (at && listDigits(at.ja) !== listDigits(at.en)) {
    return [`at: "${at.ja}" and "${at.en}" are not the same place`];
  }
  const place = findPlace({ document, placed, footnotes }, at?.ja);
  if (typeof place === 'string') return [`${name}: ${place}`];
  const hits = findPrinted(document, place.printed, printed);
  const contexts = [...context, ...place.words].map((text) => ({
    text,
    hits: findPrinted(document, place.context, text),
  }));
  const absent = [{ text: printed, hits }, ...contexts].filter((item) => item.hits.length === 0);
  if (absent.length > 0) {
    return absent.map(({ text }) => `"${text}" is not printed in ${name}`);
  }
  return isOnePlace(
    hits,
    contexts.map((item) => item.hits),
  )
    ? []
    : [
        `"${printed}" is printed ${hits.length} times in ${name}: context near one of them must tell which`,
      ];
}

/** The numbers of a locator, to compare its languages: `フェーズⅡ` is `phase II`. */
function listDigits(text: string): string {
  return (text.normalize('NFKC').match(/\d+|(?<![A-Za-z])[IV]+(?![A-Za-z])/g) ?? []).join(' ');
}

/** How far the context of a printed string reaches from it, at the nearest. */
function getReach(hit: Span, contexts: readonly Span[][]): number {
  const toDistance = ({ start, end }: Span) => Math.max(0, start - hit.end, hit.start - end);
  return Math.max(0, ...contexts.map((spans) => Math.min(...spans.map(toDistance))));
}

/** Whether a string is printed once, or once nearer to its context than anywhere else. */
function isOnePlace(hits: readonly Span[], contexts: readonly Span[][]): boolean {
  if (hits.length === 1) return true;
  const [nearest = 0, second = 0] = hits
    .map((hit) => getReach(hit, contexts))
    .sort((a, b) => a - b);
  return nearest < second;
}
