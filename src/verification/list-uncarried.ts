import type { PlacedClaim, RecordOf, Site } from '../model/build-site.ts';
import type { Uncarried } from '../schemas/vocabulary.ts';
import { findPrinted, toComparable, type DocumentText, type PartSpan } from './document-text.ts';
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
  { document, spans }: DocumentReading,
): DocumentNumber[] {
  const marks = new Array<DocumentNumber['carriedBy']>(document.text.length);
  for (const span of [...spans, wholeBefore(spans)]) {
    markNames(site, document, span, marks);
    for (const entry of site.uncarried) {
      const isHere =
        (!entry.source || entry.source === source.id) && (!entry.part || entry.part === span.id);
      if (isHere) mark(document, span, entry.text, entry.reason, marks);
    }
  }
  const byPart = new Map(spans.map((span) => [span.id, span]));
  for (const claim of site.claims.values()) {
    const span = byPart.get(claim.part);
    if (claim.source !== source.id || !span) continue;
    markFigure(document, span, claim, marks);
    for (const text of claim.context) mark(document, span, text, 'claim', marks);
  }
  return listNumbers(document.text).map(({ text, start, end }) => {
    const part = spans.find((span) => span.start <= start && start < span.end)?.id ?? '(before)';
    const around = document.text.slice(Math.max(0, start - 18), end + 18);
    const carriedBy = marks[start];
    return { text, part, around, ...(carriedBy ? { carriedBy } : {}) };
  });
}

/** What stands before the first part. */
function wholeBefore(spans: readonly PartSpan[]): PartSpan {
  return { id: '(before)', start: 0, end: spans[0]?.start ?? 0 };
}

function mark(
  document: DocumentText,
  span: PartSpan,
  text: string,
  by: DocumentNumber['carriedBy'],
  marks: DocumentNumber['carriedBy'][],
): void {
  for (const { start, end } of findPrinted(document, span, text)) marks.fill(by, start, end);
}

/** Marks only the figure within each place of the printed string: what stands beside it needs a claim of its own. */
function markFigure(
  document: DocumentText,
  span: PartSpan,
  { printed, figure = printed }: PlacedClaim,
  marks: DocumentNumber['carriedBy'][],
): void {
  const wanted = toComparable(figure).text;
  const offset = toComparable(printed).text.indexOf(wanted);
  for (const { start } of findPrinted(document, span, printed)) {
    marks.fill('claim', start + offset, start + offset + wanted.length);
  }
}

function markNames(
  site: Site,
  document: DocumentText,
  span: PartSpan,
  marks: DocumentNumber['carriedBy'][],
): void {
  for (const record of site.records.values()) {
    for (const name of [record.name.ja, record.acronym, ...record.synonyms]) {
      if (name && /[0-9０-９]/.test(name)) mark(document, span, name, 'name', marks);
    }
  }
}
