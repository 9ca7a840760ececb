/**
 * A document's text without white space and without the marks that a text extraction adds
 * (Markdown emphasis, footnote marks in <sup>), with the offset of each character in the original.
 */
export interface DocumentText {
  original: string;
  text: string;
  offsets: readonly number[];
}

/** A piece of the comparable text: from `start` to before `end`. */
export interface Span {
  start: number;
  end: number;
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

/** Where a piece of the original stands in the comparable text. */
export function toSpan({ offsets }: DocumentText, from: number, to: number): Span {
  const find = (at: number) => {
    let [low, high] = [0, offsets.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((offsets[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return { start: find(from), end: find(to) };
}

/** A piece of the original: from where the span begins to where the next one would. */
export function getOriginal({ original, offsets }: DocumentText, { start, end }: Span): string {
  return original.slice(offsets[start] ?? original.length, offsets[end] ?? original.length);
}

/** The pieces of a span that none of the holes covers. */
export function cutOut(span: Span, holes: readonly Span[]): Span[] {
  const inside = holes.filter(({ start, end }) => end > span.start && start < span.end);
  const starts = [span.start, ...inside.map(({ end }) => end)];
  const ends = [...inside.map(({ start }) => start), span.end];
  return starts
    .map((start, index) => ({ start, end: ends[index] ?? span.end }))
    .filter(({ start, end }) => start < end);
}

/** Every place of a printed string within the spans. */
export function findPrinted(
  { text }: DocumentText,
  spans: readonly Span[],
  printed: string,
): Span[] {
  const wanted = toComparable(printed).text;
  return spans.flatMap(({ start, end }) => {
    const found: Span[] = [];
    for (
      let at = text.indexOf(wanted, start);
      at >= 0 && at + wanted.length <= end;
      at = text.indexOf(wanted, at + 1)
    ) {
      found.push({ start: at, end: at + wanted.length });
    }
    return found;
  });
}
