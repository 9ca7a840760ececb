import type { Source } from '../schemas/source.ts';

/**
 * A document's text without white space and without the marks that a text extraction adds
 * (Markdown emphasis, footnote marks in <sup>), with the offset of each character in the original.
 */
export interface DocumentText {
  original: string;
  text: string;
  offsets: readonly number[];
}

const DROPPED = /\s+|\*\*|\\|<sup>\d+<\/sup>|\u200b|\ufeff/gu;

/** Removes what a printed string never has, so that line breaks and column gaps do not matter. */
export function toComparable(original: string): DocumentText {
  const offsets: number[] = [];
  let text = '';
  let end = 0;
  const keep = (from: number, to: number) => {
    for (let i = from; i < to; i += 1) offsets.push(i);
    text += original.slice(from, to);
  };
  for (const match of original.matchAll(DROPPED)) {
    keep(end, match.index);
    end = match.index + match[0].length;
  }
  keep(end, original.length);
  return { original, text, offsets };
}

/** Where a part of a document stands in its comparable text: from `start` to before `end`. */
export interface PartSpan {
  id: string;
  start: number;
  end: number;
}

/**
 * Finds the parts of a document by their opening words, each after the one before;
 * a part without opening words runs through the whole document and comes last.
 * Returns the ids whose opening words are not there as `missing`.
 */
export function findParts(
  { text }: DocumentText,
  parts: Source['parts'],
): { spans: PartSpan[]; missing: string[] } {
  const spans: PartSpan[] = [];
  const running: PartSpan[] = [];
  const missing: string[] = [];
  let from = 0;
  for (const { id, opens } of parts) {
    if (opens === undefined) {
      running.push({ id, start: 0, end: text.length });
      continue;
    }
    const start = text.indexOf(toComparable(opens).text, from);
    if (start < 0) {
      missing.push(id);
      continue;
    }
    const before = spans.at(-1);
    if (before) before.end = start;
    spans.push({ id, start, end: text.length });
    from = start + 1;
  }
  return { spans: [...spans, ...running], missing };
}

/** Every place of a printed string within a span, as offsets of the comparable text. */
export function findPrinted(
  document: DocumentText,
  span: PartSpan,
  printed: string,
): { start: number; end: number }[] {
  const wanted = toComparable(printed).text;
  const found: { start: number; end: number }[] = [];
  for (
    let at = document.text.indexOf(wanted, span.start);
    at >= 0 && at + wanted.length <= span.end;
    at = document.text.indexOf(wanted, at + 1)
  ) {
    found.push({ start: at, end: at + wanted.length });
  }
  return found;
}
