import {
  findPrinted,
  getOriginal,
  toComparable,
  toSpan,
  type DocumentText,
  type Span,
} from './document-text.ts';
import type { Footnote, PlacedPart } from './find-parts.ts';

/** A place within a part: where the printed string stands, and where its context may. */
export interface Place {
  printed: Span[];
  context: Span[];
  /** Words that name the place and stand near the printed string. */
  words: string[];
}

interface Named {
  document: DocumentText;
  placed: PlacedPart;
  footnotes: readonly Footnote[];
}

/** The forms of a finer place, each with how it is found; words on what is wrong if it is not there. */
const FORMS: [RegExp, (named: Named, match: RegExpExecArray) => Place | string][] = [
  [/^脚注(\d+)$/, findFootnote],
  [/^表の(\d+)行目$/, findRow],
  [/^表の見出し$/, (named) => at(findTable(named)?.head)],
  [/^凡例$/, (named) => at(findTable(named)?.legend)],
  [/^頁の見出し$/, findHeading],
  [/^([※＊])の注$/, findMarked],
  [/^.+$/, findWords],
];

/** What a locator adds in brackets tells claims of one place apart, in our words: `学士課程（合計）`. */
const REMARK = /（[^）]*）$/;

/** Finds the place that a claim’s `at` names; all of the part without one. */
export function findPlace(named: Named, name: string | undefined): Place | string {
  const { spans } = named.placed;
  if (name === undefined) return { printed: spans, context: spans, words: [] };
  const place = name.replace(REMARK, '');
  for (const [form, find] of FORMS) {
    const match = form.exec(place);
    if (match) return find(named, match);
  }
  return 'no place is named';
}

function at(span: Span | undefined): Place | string {
  return span ? { printed: [span], context: [span], words: [] } : 'the part has no table';
}

function findFootnote({ placed, footnotes }: Named, [, number]: RegExpExecArray): Place | string {
  const note = footnotes.find((item) => item.number === Number(number));
  if (placed.part.opens !== undefined) return 'footnotes are a part without opening words';
  return note ? { printed: [note], context: [note], words: [] } : `there is no footnote ${number}`;
}

interface Table {
  head: Span;
  rows: Span[];
  legend: Span;
}

const HEAD_CELL = /^(?:|区分|\d{4}|[HRS]\d{1,2})$/;

/** The table of a part: its lines have tabs, those of its head hold years only, and its legend follows the last row. */
function findTable({ document, placed }: Named): Table | undefined {
  const { whole } = placed;
  const from = document.offsets[whole.start] ?? 0;
  const lines = [...getOriginal(document, whole).matchAll(/^.*\t.*$/gm)].map((match) => ({
    cells: match[0].split('\t'),
    span: toSpan(document, from + match.index, from + match.index + match[0].length),
  }));
  const isHead = ({ cells }: { cells: string[] }) => cells.every((cell) => HEAD_CELL.test(cell));
  const head = lines.filter(isHead).map(({ span }) => span);
  const rows = lines.filter((line) => !isHead(line)).map(({ span }) => span);
  const [first, last] = [head[0], rows.at(-1)];
  if (!first || !last) return undefined;
  return {
    head: { start: first.start, end: head.at(-1)?.end ?? first.end },
    rows,
    legend: { start: last.end, end: whole.end },
  };
}

function findRow(named: Named, [, number]: RegExpExecArray): Place | string {
  const table = findTable(named);
  const row = table?.rows[Number(number) - 1];
  if (!table || !row) return `the table has no row ${number}`;
  return { printed: [row], context: [row, table.head], words: [] };
}

/** The heading of the page itself is what is printed. */
function findHeading({ document, placed }: Named): Place | string {
  const printed = findPrinted(document, placed.spans, placed.part.heading.ja);
  if (printed.length === 0) return 'the heading of the part is not printed in it';
  return { printed, context: placed.spans, words: [] };
}

/** A note begins with its mark and runs to the next line that begins with a mark, or to an empty one. */
function findMarked({ document, placed }: Named, [, mark]: RegExpExecArray): Place | string {
  const { whole } = placed;
  const from = document.offsets[whole.start] ?? 0;
  const notes = new RegExp(`^[ 　]*${mark}.*(?:\\n[ 　]*[^\\s※＊・•○〇◆■〔【＜（(●➢].*)*`, 'gm');
  const printed = [...getOriginal(document, whole).matchAll(notes)].map((match) =>
    toSpan(document, from + match.index, from + match.index + match[0].length),
  );
  if (printed.length === 0) return `no line of the part begins with ${mark}`;
  return { printed, context: placed.spans, words: [] };
}

/** Any other name is made of words that are printed near: `ステップアップ前・トップレベルPI`. */
function findWords({ document, placed }: Named, [name]: RegExpExecArray): Place | string {
  const words = name.split('・');
  const missing = words.filter(
    (word) => findPrinted(document, placed.spans, toComparable(word).text).length === 0,
  );
  if (missing.length > 0) return `"${missing.join('", "')}" is not printed in the part`;
  return { printed: placed.spans, context: placed.spans, words };
}
