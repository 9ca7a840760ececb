import type { SheetSection } from './adapt-sheet.ts';
import { ADDRESS, escapeMarkdown } from './escape-markdown.ts';
import { joinPlaces } from './join-places.ts';

/** The text of a cell; a number stands for a proof of what comes before it. */
export type KeptCell = readonly (string | number)[];

/** A table, without rows where there is none. */
export interface KeptGrid {
  /** What it holds, unit and limits. */
  caption: string;
  head: readonly (readonly KeptCell[])[];
  rows: readonly (readonly KeptCell[])[];
}

/** What the page says of what is cited: text, and the figures of a chart, of a filtered list or of a page. */
export interface KeptTable extends KeptGrid {
  /** Paragraphs: what a record is, what a page holds, or why claims differ. */
  text?: readonly KeptCell[];
  /** The tables after the first. */
  more?: readonly KeptGrid[];
  /** Document and page, each once. */
  proofs: readonly string[];
}

/** A citation that a reader keeps, as far as a document needs it. */
export interface KeptCitation {
  /** The address of what is cited, with its version. */
  url: string;
  title: string;
  version: string;
  sections: readonly SheetSection[];
  note: string;
  table?: KeptTable;
}

export interface Memo {
  locale: 'ja' | 'en';
  title: string;
  /** The day on which it is written, in words. */
  date: string;
  sources: string;
  clips: readonly KeptCitation[];
}

/** A citation in one format, of the thing itself or of the n-th document behind it. */
function pick({ sections }: KeptCitation, formats: readonly string[], section = 0): string {
  const found = sections[section]?.citations.find(({ format }) => formats.includes(format));
  return found?.text ?? '';
}

/** The name of the format is a word of the reader's language; the last is what it was called at first. */
const MEMO = ['行政文書での出典表記', 'Memo line', '行政文書'];

/** The formats that the documents are made of; the others need no room in the browser. */
export const KEPT_FORMATS: readonly string[] = [...MEMO, 'SIST 02', 'BibTeX', 'RIS'];

/** The line of a source below a heading that already says that these are the sources. */
function toLine(memo: string): string {
  return memo.replace(/^(出典：|Source: )/, '');
}

/**
 * Document and page behind one figure, from the citations of its claim. The figure stands in the table and the
 * version beside what is cited, so both are left out, and figures of one page share a source.
 */
export function toProof(sections: readonly SheetSection[]): string {
  const [memo] = sections[1]?.citations ?? sections[0]?.citations ?? [];
  return toLine(memo?.text ?? '')
    .replace(/(、印字|, printed )(?:「[^「」]*」|『.*』)/s, '')
    .replace(/(、[^、]* 版 |, via .*, version )[0-9a-f]{8}( による)?(?=[。.]$)/, '');
}

/** The sources of a memo, each once, under the numbers by which the text points to them. */
class Sources {
  readonly lines: string[] = [];

  /** The number of a source, which is 1 for the first. */
  cite(line: string): number {
    const known = this.lines.indexOf(line);
    return known < 0 ? this.lines.push(line) : known + 1;
  }
}

/**
 * How Word is to lay out the page: A4, with fonts that Japanese and English offices have. Margins have four
 * values each: LibreOffice reads three of them wrong.
 */
const WORD_STYLE = `@page WordSection1 { size: 595.3pt 841.9pt; margin: 70.9pt 70.9pt 70.9pt 70.9pt; }
@page { size: A4; margin: 25mm; }
div.WordSection1 { page: WordSection1; }
body { font-family: "Times New Roman", "Yu Mincho", "游明朝", "MS Mincho", "Hiragino Mincho ProN", serif; mso-fareast-font-family: "Yu Mincho"; font-size: 10.5pt; line-height: 1.5; }
h1, h2 { font-family: Arial, "Yu Gothic", "游ゴシック", "MS Gothic", "Hiragino Sans", sans-serif; mso-fareast-font-family: "Yu Gothic"; font-weight: bold; line-height: 1.4; }
h1 { font-size: 16pt; margin: 0 0 6pt 0; }
h2 { font-size: 12pt; margin: 14pt 0 4pt 0; page-break-after: avoid; }
p.text, p.said { margin: 0 0 6pt 0; }
p.caption { font-size: 9.5pt; margin: 6pt 0 3pt 0; page-break-after: avoid; }
table { border-collapse: collapse; margin: 0 0 8pt 0; }
th, td { border: 0.75pt solid #000000; padding: 2pt 5pt 2pt 5pt; font-size: 9.5pt; line-height: 1.3; text-align: left; vertical-align: top; }
tr { page-break-inside: avoid; }
li { margin: 0 0 4pt 0; }`;

/** Without it Word opens a page as on the web, without sheets of paper. */
const WORD_VIEW =
  '<!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View><w:Zoom>100</w:Zoom></w:WordDocument></xml><![endif]-->';

/** A memo as a file that Word takes over whole. */
export function toMemoHtml(memo: Memo): string {
  return [
    `<!doctype html>\n<html lang="${memo.locale}" xmlns:w="urn:schemas-microsoft-com:office:word">\n<head>\n<meta charset="utf-8">\n<title>${escape(memo.title)}</title>`,
    WORD_VIEW,
    `<style>\n${WORD_STYLE}\n</style>\n</head>\n<body>\n<div class="WordSection1">`,
    toMemoBody(memo, true),
    '</div>\n</body>\n</html>\n',
  ].join('\n');
}

/**
 * What a memo says, to paste into a document that has styles of its own: a title, the date, the statements in the
 * reader's order with notes and figures and with numbers in brackets, then the sources under these numbers. The
 * numbers lead there in a file only: a browser that copies a fragment makes it an address of this site.
 */
export function toMemoBody({ title, date, sources, clips }: Memo, isLinked = false): string {
  const cited = new Sources();
  const mark = (line: string) => {
    const number = cited.cite(line);
    return `<sup>${isLinked ? `<a href="#source-${number}">[${number}]</a>` : `[${number}]`}</sup>`;
  };
  const statements = clips.flatMap((clip, index) => [
    `<h2>${index + 1}. ${escape(clip.title)} ${mark(toLine(pick(clip, MEMO)))}</h2>`,
    ...splitParagraphs(clip.note).map(
      (text) => `<p class="text">${escape(text).replaceAll('\n', '<br>')}</p>`,
    ),
    ...(clip.table ? toHtmlFigures(clip.table, mark) : []),
  ]);
  const lines = cited.lines.map(
    (line, index) =>
      `<li${isLinked ? ` id="source-${index + 1}"` : ''}>${linkAddresses(escape(line))}</li>`,
  );
  return [
    `<h1>${escape(title)}</h1>`,
    `<p class="text">${escape(date)}</p>`,
    ...statements,
    `<h2>${escape(sources)}</h2>`,
    `<ol>\n${lines.join('\n')}\n</ol>`,
  ].join('\n');
}

function toHtmlFigures(
  { text = [], more = [], proofs, ...first }: KeptTable,
  mark: (line: string) => string,
): string[] {
  const write = (cell: KeptCell) =>
    writeCell(
      cell,
      (run) => linkAddresses(escape(run)),
      (proof) => mark(proofs[proof] ?? ''),
    );
  return [
    ...text.map((cell) => `<p class="said">${write(cell)}</p>`),
    ...[first, ...more].flatMap((table) => toHtmlTable(table, write)),
  ];
}

function toHtmlTable(
  { caption, head, rows }: KeptGrid,
  write: (cell: KeptCell) => string,
): string[] {
  if (rows.length === 0) return [];
  const toRow = (row: readonly KeptCell[], tag: string) =>
    `<tr>${row.map((cell) => `<${tag}>${write(cell)}</${tag}>`).join('')}</tr>`;
  return [
    ...(caption ? [`<p class="caption">${escape(caption)}</p>`] : []),
    '<table border="1" cellspacing="0" cellpadding="4">',
    ...(head.length > 0 ? [`<thead>${head.map((row) => toRow(row, 'th')).join('')}</thead>`] : []),
    `<tbody>\n${rows.map((row) => toRow(row, 'td')).join('\n')}\n</tbody>\n</table>`,
  ];
}

/** A cell in one line, its breaks as both formats write them. */
function writeCell(
  cell: KeptCell,
  write: (text: string) => string,
  mark: (proof: number) => string,
): string {
  return cell
    .map((run) => (typeof run === 'number' ? mark(run) : write(run).replaceAll('\n', '<br>')))
    .join('');
}

/** A memo as Markdown, with the sources as its footnotes. */
export function toMemoMarkdown({ title, date, sources, clips }: Memo): string {
  const cited = new Sources();
  const mark = (line: string) => `[^${cited.cite(line)}]`;
  const statements = clips.flatMap((clip, index) => [
    `## ${index + 1}. ${toMarkdown(clip.title)} ${mark(toLine(pick(clip, MEMO)))}`,
    ...splitParagraphs(clip.note).map((text) =>
      text
        .split('\n')
        // A note is text: a line of it that looks like a list or a heading is none.
        .map((line) => toMarkdown(line).replace(/^(\s*)([#+=-]|\d+(?=[.)]))/, escapeStart))
        .join('\\\n'),
    ),
    ...(clip.table ? toMarkdownFigures(clip.table, mark) : []),
  ]);
  const lines = cited.lines.map((line, index) => `[^${index + 1}]: ${toMarkdown(line)}`);
  return `${[`# ${toMarkdown(title)}`, date, ...statements, `## ${sources}`, lines.join('\n')].join('\n\n')}\n`;
}

function toMarkdownFigures(
  { text = [], more = [], proofs, ...first }: KeptTable,
  mark: (line: string) => string,
): string[] {
  const write = (cell: KeptCell) =>
    writeCell(cell, toMarkdown, (proof) => mark(proofs[proof] ?? ''));
  return [
    ...text.map(write),
    ...[first, ...more].flatMap((table) => toMarkdownTable(table, write)),
  ];
}

function toMarkdownTable(
  { caption, head, rows }: KeptGrid,
  write: (cell: KeptCell) => string,
): string[] {
  if (rows.length === 0) return [];
  const above = caption ? [toMarkdown(caption)] : [];
  const [first, ...below] = head;
  // A table of this format always has a row of heads; rows without one are a list.
  if (!first) return [...above, rows.map((row) => `- ${row.map(write).join('<br>')}`).join('\n')];
  const width = Math.max(...[...head, ...rows].map((row) => row.length));
  const toRow = (cells: readonly string[]) =>
    `| ${Array.from({ length: width }, (_none, index) => cells[index] ?? '').join(' | ')} |`;
  const table = [
    toRow(first.map(write)),
    toRow(Array.from({ length: width }, () => '---')),
    ...[...below, ...rows].map((row) => toRow(row.map(write))),
  ].join('\n');
  return [...above, table];
}

/** The things themselves and the documents behind them, each once and each under a key of its own. */
export function toBibliography(clips: readonly KeptCitation[], format: 'BibTeX' | 'RIS'): string {
  const entries = clips
    .flatMap((clip) => clip.sections.map((_section, index) => pick(clip, [format], index)))
    .filter(Boolean);
  const joined = joinPlaces([...new Set(entries)]);
  const byKey = Map.groupBy(joined, (entry) => KEY.exec(entry)?.[2] ?? '');
  const written = [...byKey.values()].flatMap((alike) =>
    alike.map((entry, index) =>
      index === 0 ? entry : entry.replace(KEY, (_all, start, key) => `${start}${key}-${index + 1}`),
    ),
  );
  return `${written.join('\n\n')}\n`;
}

/** The key of an entry in BibTeX or RIS. */
const KEY = /^(@\w+\{|ID {2}- )([^,\n]+)/m;

/** One row per clip, as CSV that a Japanese Excel opens right. */
export function toClipCsv(clips: readonly KeptCitation[], columns: readonly string[]): string {
  const rows = clips.map((clip, index) => [
    String(index + 1),
    clip.title,
    clip.note,
    pick(clip, MEMO),
    pick(clip, ['SIST 02']),
    clip.url,
    clip.version,
  ]);
  // A spreadsheet would compute a note that begins like a formula; a Japanese one reads wide signs too.
  const disarm = (cell: string) => (/^\s*[=+\-@＝＋－＠]/.test(cell) ? `'${cell}` : cell);
  const quote = (cell: string) =>
    /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  return `\ufeff${[columns, ...rows].map((row) => row.map((cell) => quote(disarm(cell))).join(',')).join('\r\n')}\r\n`;
}

/** A note in paragraphs; the breaks within one are kept. */
function splitParagraphs(note: string): string[] {
  return note
    .replaceAll('\r\n', '\n')
    .split(/\n\s*\n/)
    .map((text) => text.replace(/^\n+|\s+$/g, ''))
    .filter(Boolean);
}

function linkAddresses(html: string): string {
  return html.replace(ADDRESS, (url) => `<a href="${url}">${url}</a>`);
}

/** Text as Markdown, its addresses as links. */
function toMarkdown(text: string): string {
  return escapeMarkdown(text).replace(ADDRESS, '<$&>');
}

function escapeStart(_all: string, space: string, sign: string): string {
  return /\d/.test(sign) ? `${space}${sign}\\` : `${space}\\${sign}`;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
