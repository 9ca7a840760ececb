import { escapeMarkdown } from './escape-markdown.ts';

/**
 * Turns the citations of a page into those of the view that the reader has filtered.
 * Runs in the browser, where the filters are; the citations themselves were made by the build.
 */
export interface Filtered {
  title: string;
  /** What the address has beside the version: `direction=inbound`. */
  query: string;
}

/**
 * Puts the title and address of a filtered view into the text that `writeSheet` wrote for its page. The documents
 * behind it stay as they are; `narrowSheet` tells those of what it shows.
 */
export function adaptSheet(sheet: string, { title, query }: Filtered): string {
  const start = sheet.startsWith('\ufeff') ? '\ufeff' : '';
  const [head = '', own = '', ...documents] = sheet.slice(start.length).split(/^(?=■ )/m);
  const [first = '', ...rest] = head.split('\n');
  let write = writers[''];
  const lines = own.split('\n').map((text) => {
    if (text.startsWith('── ')) write = writers[text.slice(3)] ?? writers[''];
    return replaceTitle(text, write!(first), write!(title));
  });
  const adapted = lines
    .join('\n')
    .replace(/\?v=([0-9a-f]{8})/g, (_all, version: string) => `?${query}&v=${version}`)
    .replace(/(atlas-[a-z0-9-]+)(-[0-9a-f]{8}-(?:ja|en))/g, `$1-filter-${toShortHash(query)}$2`);
  return start + [title, ...rest].join('\n') + adapted + documents.join('');
}

/** How each format of the sheet writes text; the others write it as it is. */
export const escapes: Record<string, (text: string) => string> = {
  '': (text) => text,
  BibTeX: (text) => text.replace(/[{}\\~^]/g, ' ').replace(/[&%#$_]/g, (sign) => `\\${sign}`),
  'CSL-JSON': (text) => JSON.stringify(text).slice(1, -1),
  Markdown: escapeMarkdown,
};

/** How each format writes a title. */
const writers: typeof escapes = {
  ...escapes,
  行政文書での出典表記: (title) => title.replaceAll('「', '『').replaceAll('」', '』'),
};

/** A short name of a text, the same in every browser (FNV-1a). */
export function toShortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

const TITLE_FIELD = /^ +title +=|^ +"title":|^TI {2}-/;

/** Other titles may have the words of the title in them; its own is the last before the address. */
function replaceTitle(line: string, old: string, next: string): string {
  const address = line.lastIndexOf('http', line.indexOf('?v='));
  const end = TITLE_FIELD.test(line) ? line.length : address;
  const at = end < old.length ? -1 : line.lastIndexOf(old, end - old.length);
  return at < 0 ? line : line.slice(0, at) + next + line.slice(at + old.length);
}

/** A sheet as the dialog shows it. */
export interface SheetSection {
  title: string;
  citations: { format: string; text: string }[];
}

/** Writes sections under the marks by which `readSheet` finds them: `■ ` opens one, `── ` a format. */
export function writeSections(sections: readonly SheetSection[]): string {
  const written = sections.map(({ title, citations }) =>
    [`■ ${title}`, ...citations.map(({ format, text }) => `── ${format}\n${text}`)].join('\n\n'),
  );
  return `${written.join('\n\n')}\n`;
}

/** Reads the text that `writeSheet` writes. */
export function readSheet(sheet: string): {
  title: string;
  version: string;
  sections: SheetSection[];
} {
  const [head = '', ...parts] = sheet.replace(/^\ufeff/, '').split(/^■ /m);
  const [title = '', version = ''] = head.split('\n');
  const sections = parts.map((part) => {
    const [top = '', ...blocks] = part.split(/^── /m);
    const citations = blocks.map((block) => {
      const end = block.indexOf('\n');
      return { format: block.slice(0, end), text: block.slice(end + 1).replace(/\n+$/, '') };
    });
    return { title: top.trim(), citations };
  });
  return { title, version, sections };
}

/** Fills the blanks for the day of access. */
export function fillAccessDate(text: string, today: Date): string {
  const [year, month, day] = [today.getFullYear(), today.getMonth() + 1, today.getDate()];
  const pad = (part: number) => String(part).padStart(2, '0');
  const name = new Intl.DateTimeFormat('en-US', { month: 'long' }).format(today);
  return text
    .replaceAll('YYYY-MM-DD', `${year}-${pad(month)}-${pad(day)}`)
    .replaceAll('YYYY/MM/DD', `${year}/${pad(month)}/${pad(day)}`)
    .replaceAll('YYYY年M月D日', `${year}年${month}月${day}日`)
    .replaceAll('Month D, YYYY', `${name} ${day}, ${year}`);
}
