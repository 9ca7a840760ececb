import type { SheetSection } from './adapt-sheet.ts';
import { escapeMarkdown } from './escape-markdown.ts';

/** A citation that a reader keeps, as far as a document needs it. */
export interface KeptCitation {
  url: string;
  title: string;
  version: string;
  sections: readonly SheetSection[];
  note: string;
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

/** The name of the format is a word of the reader's language. */
const MEMO = ['行政文書での出典表記', 'Memo line'];

/** The line of a clip below a heading that already says that these are the sources. */
function toLine(clip: KeptCitation): string {
  return pick(clip, MEMO).replace(/^(出典：|Source: )/, '');
}

/**
 * A memo as HTML that Word takes over whole: a title, the date, the statements in the reader's order with
 * numbers in brackets, then the sources under these numbers.
 */
export function toMemoHtml({ locale, title, date, sources, clips }: Memo): string {
  const statements = clips.map(
    (clip, index) =>
      `<p>${escape(clip.title)} <sup>[${index + 1}]</sup></p>${clip.note ? `\n<p>${escape(clip.note).replaceAll('\n', '<br>')}</p>` : ''}`,
  );
  const lines = clips.map(
    (clip, index) => `<p>[${index + 1}] ${linkAddresses(escape(toLine(clip)))}</p>`,
  );
  return [
    `<!doctype html>\n<html lang="${locale}">\n<head>\n<meta charset="utf-8">\n<title>${escape(title)}</title>\n</head>\n<body>`,
    `<h1>${escape(title)}</h1>`,
    `<p>${escape(date)}</p>`,
    ...statements,
    `<h2>${escape(sources)}</h2>`,
    ...lines,
    '</body>\n</html>\n',
  ].join('\n');
}

export function toMemoMarkdown({ title, date, sources, clips }: Memo): string {
  const statements = clips.map(
    (clip, index) =>
      `${escapeMarkdown(clip.title)} [^${index + 1}]${clip.note ? `\n\n${clip.note}` : ''}`,
  );
  const lines = clips.map((clip, index) => `[^${index + 1}]: ${escapeMarkdown(toLine(clip))}`);
  return `${[`# ${escapeMarkdown(title)}`, date, ...statements, `## ${sources}`, lines.join('\n')].join('\n\n')}\n`;
}

/** The things themselves and the documents behind them, each once. */
export function toBibliography(clips: readonly KeptCitation[], format: 'BibTeX' | 'RIS'): string {
  const entries = clips.flatMap((clip) =>
    clip.sections.map((_section, index) => pick(clip, [format], index)),
  );
  const named = new Map(
    entries
      .filter(Boolean)
      .map((entry) => [/^@\w+\{([^,]+)|^ID {2}- (.*)$/m.exec(entry)?.[0], entry]),
  );
  return `${[...named.values()].join('\n\n')}\n`;
}

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
  // A spreadsheet would compute a note that begins like a formula.
  const disarm = (cell: string) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);
  const quote = (cell: string) =>
    /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  return `\ufeff${[columns, ...rows].map((row) => row.map((cell) => quote(disarm(cell))).join(',')).join('\r\n')}\r\n`;
}

function linkAddresses(html: string): string {
  return html.replace(/https?:\/\/[^\s（）()、。,]+/g, (url) => `<a href="${url}">${url}</a>`);
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
