import type { Source } from '../schemas/source.ts';
import { cutOut, toComparable, toSpan, type DocumentText, type Span } from './document-text.ts';

export type Part = Source['parts'][number];

/** A part of a document where it stands in the text. Footnotes cut a part in pieces, and are pieces of their own. */
export interface PlacedPart {
  part: Part;
  spans: Span[];
  /** From the opening words to those of the next part, footnotes included. */
  whole: Span;
}

export interface Footnote extends Span {
  number: number;
}

/** A line that begins a footnote: its number, a space and its words. */
const NOTE_LINE = /^(?:- )?(\d{1,3}) (?=\S)/gm;

/**
 * The footnotes of a document, numbered from 1 without a gap. A footnote runs from the line that begins with its number
 * to the next footnote or an empty line.
 */
export function listFootnotes(document: DocumentText): Footnote[] {
  const { original } = document;
  const starts: { number: number; at: number }[] = [];
  for (const match of original.matchAll(NOTE_LINE)) {
    const number = Number(match[1]);
    if (number === starts.length + 1) starts.push({ number, at: match.index });
  }
  return starts.map(({ number, at }, index) => {
    const next = starts[index + 1]?.at ?? original.length;
    const blank = original.slice(at, next).search(/\n[ \t]*\n/);
    return { number, ...toSpan(document, at, blank < 0 ? next : at + blank) };
  });
}

/**
 * Finds the parts of a document by their opening words, each after the one before. A part without opening words is the
 * footnotes of the document. Returns the ids of the parts that are not there as `missing`.
 */
export function findParts(
  document: DocumentText,
  parts: Source['parts'],
): { placed: PlacedPart[]; missing: string[]; footnotes: Footnote[] } {
  const hasNotes = parts.some(({ opens }) => opens === undefined);
  const footnotes = hasNotes ? listFootnotes(document) : [];
  const missing: string[] = [];
  const found: { part: Part; start: number }[] = [];
  let from = 0;
  for (const part of parts) {
    if (part.opens === undefined) continue;
    const start = document.text.indexOf(toComparable(part.opens).text, from);
    if (start < 0) missing.push(part.id);
    else found.push({ part, start });
    from = Math.max(from, start + 1);
  }
  const placed = found.map(({ part, start }, index) => {
    const whole = { start, end: found[index + 1]?.start ?? document.text.length };
    return { part, whole, spans: cutOut(whole, footnotes) };
  });
  const notes = parts
    .filter(({ opens }) => opens === undefined)
    .map((part) => ({ part, spans: footnotes, whole: { start: 0, end: document.text.length } }));
  if (footnotes.length === 0) missing.push(...notes.map(({ part }) => part.id));
  return { placed: [...placed, ...notes], missing, footnotes };
}
