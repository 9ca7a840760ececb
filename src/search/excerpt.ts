import { normalizeWithOrigins, type Normal } from './normalize.ts';
import type { Term } from './parse-query.ts';

export interface Span {
  text: string;
  isMarked: boolean;
}

type Range = [start: number, end: number];

/** Splits a text into what matches a term and what does not. */
export function markTerms(written: string, terms: readonly Term[]): Span[] {
  return toSpans(written, listRanges(normalizeWithOrigins(written), terms), [0, written.length]);
}

/** Cuts the part of a text around its first match, about `length` characters, with every match marked. */
export function cutExcerpt(written: string, terms: readonly Term[], length: number): Span[] {
  const ranges = listRanges(normalizeWithOrigins(written), terms);
  const [first = 0] = ranges[0] ?? [];
  const room = Math.max(0, Math.min(first - Math.round(length / 3), written.length - length));
  const start = moveToBreak(written, room);
  // From where the window began before it moved back to a word, or a match at the end would be cut off.
  const end = moveToBreak(written, Math.min(written.length, room + length));
  const spans = toSpans(written, ranges, [start, end]);
  if (start > 0) spans.unshift({ text: '…', isMarked: false });
  if (end < written.length) spans.push({ text: '…', isMarked: false });
  return spans;
}

/** Counts how many of the terms a text contains. */
export function countTerms(written: string, terms: readonly Term[]): number {
  const normal = normalizeWithOrigins(written);
  return terms.filter((term) => listRanges(normal, [term]).length > 0).length;
}

function listRanges({ text, starts, ends }: Normal, terms: readonly Term[]): Range[] {
  const forms = terms.flatMap(({ normal, regrouped }) => [normal, regrouped ?? []].flat());
  const ranges = forms.flatMap((form) => {
    const found: Range[] = [];
    for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + form.length)) {
      found.push([starts[at]!, ends[at + form.length - 1]!]);
    }
    return found;
  });
  return mergeRanges(ranges.sort((a, b) => a[0] - b[0]));
}

function mergeRanges(sorted: readonly Range[]): Range[] {
  const merged: Range[] = [];
  for (const [start, end] of sorted) {
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

function toSpans(written: string, ranges: readonly Range[], [from, to]: Range): Span[] {
  const spans: Span[] = [];
  let done = from;
  for (const [start, end] of ranges) {
    const [left, right] = [Math.max(start, from), Math.min(end, to)];
    if (left >= right) continue;
    if (left > done) spans.push({ text: written.slice(done, left), isMarked: false });
    spans.push({ text: written.slice(left, right), isMarked: true });
    done = right;
  }
  if (done < to) spans.push({ text: written.slice(done, to), isMarked: false });
  return spans;
}

/** Moves a cut back to the beginning of a Latin word or of a surrogate pair. */
function moveToBreak(written: string, index: number): number {
  if (index <= 0 || index >= written.length) return index;
  const word = /[\p{Script=Latin}\d]{1,20}$/u.exec(written.slice(0, index))?.[0] ?? '';
  const isInWord = word && /^[\p{Script=Latin}\d]/u.test(written.slice(index));
  if (isInWord) return index - word.length;
  const code = written.charCodeAt(index);
  return code >= 0xdc00 && code <= 0xdfff ? index - 1 : index;
}
