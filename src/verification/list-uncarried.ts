import type { PlacedClaim, RecordOf, Site } from '../model/build-site.ts';
import type { Uncarried } from '../schemas/vocabulary.ts';
import { findPrinted, toComparable, type DocumentText, type Span } from './document-text.ts';
import { listNumbers } from './read-numbers.ts';
import type { DocumentReading } from './verify-source.ts';

export interface DocumentNumber {
  text: string;
  part: string;
  /** The words around the number, for a reader to find it. */
  around: string;
  carriedBy?: 'claim' | 'name' | Uncarried['reason'];
}

/**
 * Every number of a document with what carries it: a claim whose printed string or context contains it,
 * the name of a record that contains it, or an entry of content/vocabulary/uncarried.yaml. The rest has no carrier.
 */
export function listDocumentNumbers(
  site: Site,
  source: RecordOf<'sources'>,
  { document, parts }: DocumentReading,
): DocumentNumber[] {
  const marks = new Array<DocumentNumber['carriedBy']>(document.text.length);
  const byPart = new Map([
    [BEFORE, listSpansBefore(parts)],
    ...parts.map(({ part, spans }): [string, readonly Span[]] => [part.id, spans]),
  ]);
  for (const [part, spans] of byPart) {
    markNames(site, document, spans, marks);
    for (const entry of site.uncarried) {
      const isHere =
        (!entry.source || entry.source === source.id) && (!entry.part || entry.part === part);
      if (isHere) mark(document, spans, entry.text, entry.reason, marks);
    }
  }
  for (const claim of site.claims.values()) {
    const spans = byPart.get(claim.part);
    if (claim.source !== source.id || !spans) continue;
    markFigure(document, spans, claim, marks);
    for (const text of claim.context) mark(document, spans, text, 'claim', marks);
  }
  const isIn = (at: number) => (span: Span) => span.start <= at && at < span.end;
  return listNumbers(document.text).map(({ text, start, end }) => {
    const part = [...byPart].find(([, spans]) => spans.some(isIn(start)))?.[0] ?? BEFORE;
    const around = document.text.slice(Math.max(0, start - 18), end + 18);
    const carriedBy = marks[start];
    return { text, part, around, ...(carriedBy ? { carriedBy } : {}) };
  });
}

const BEFORE = '(before)';

/** What stands before the first part. */
function listSpansBefore([first]: DocumentReading['parts']): Span[] {
  return [{ start: 0, end: first?.whole.start ?? 0 }];
}

function mark(
  document: DocumentText,
  spans: readonly Span[],
  text: string,
  by: DocumentNumber['carriedBy'],
  marks: DocumentNumber['carriedBy'][],
): void {
  for (const { start, end } of findPrinted(document, spans, text)) marks.fill(by, start, end);
}

/** Marks only the figure within each place of the printed string: what stands beside it needs a claim of its own. */
function markFigure(
  document: DocumentText,
  spans: readonly Span[],
  { printed, figure = printed }: PlacedClaim,
  marks: DocumentNumber['carriedBy'][],
): void {
  const wanted = toComparable(figure).text;
  const offset = toComparable(printed).text.indexOf(wanted);
  for (const { start } of findPrinted(document, spans, printed)) {
    marks.fill('claim', start + offset, start + offset + wanted.length);
  }
}

function markNames(
  site: Site,
  document: DocumentText,
  spans: readonly Span[],
  marks: DocumentNumber['carriedBy'][],
): void {
  for (const record of site.records.values()) {
    for (const name of [record.name.ja, record.acronym, ...record.synonyms]) {
      if (name && /[0-9０-９]/.test(name)) mark(document, spans, name, 'name', marks);
    }
  }
}
