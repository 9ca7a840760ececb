/**
 * Turns the citations of a page into those of a part of it, or of the view that the reader has filtered.
 * Runs in the browser, where the filters are; the citations themselves were made by the build.
 */
export interface Part {
  title: string;
  /** What the address has beside the version: `direction=inbound`. */
  query?: string;
  /** The fragment id of a chart. */
  fragment?: string;
}

/** Puts a part's title and address into the text that `writeSheet` wrote for its page. */
export function adaptSheet(sheet: string, { title, query, fragment }: Part): string {
  const [first = ''] = sheet.replace(/^\ufeff/, '').split('\n');
  const escapeBibtex = (text: string) =>
    text.replace(/[{}\\~^]/g, ' ').replace(/[&%#$_]/g, (sign) => `\\${sign}`);
  const nest = (text: string) => text.replaceAll('「', '『').replaceAll('」', '』');
  const marked = sheet.replace(/\?v=([0-9a-f]{8})/g, (_all, version: string) => {
    const hash = fragment ? `#${fragment}` : '';
    return `?${query ? `${query}&` : ''}v=${version}${hash}`;
  });
  const keyed = fragment
    ? marked.replace(/(atlas-[a-z0-9-]+)(-[0-9a-f]{8})/g, `$1-${fragment}$2`)
    : marked;
  // One word may be a part of another (a site's name of a title), so each is replaced once, whole.
  const forms = new Map(
    [first, nest(first), escapeBibtex(first)].map((form, index) => [
      form,
      [title, nest(title), escapeBibtex(title)][index] ?? title,
    ]),
  );
  const [line = '', ...rest] = keyed.split('\n');
  const start = line.startsWith('\ufeff') ? '\ufeff' : '';
  return [`${start}${title}`, ...rest.map((text) => replaceTitle(text, forms))].join('\n');
}

/** The name of the site is in every line too, and is the title of its home page. */
function replaceTitle(line: string, forms: ReadonlyMap<string, string>): string {
  if (
    /^ +(author|howpublished|institution)|^ +"(author|container-title|publisher)"|^(AU|T2|PB) {2}-/.test(
      line,
    )
  ) {
    return line;
  }
  for (const [form, replacement] of forms) {
    const at = line.lastIndexOf(form);
    if (at >= 0) return line.slice(0, at) + replacement + line.slice(at + form.length);
  }
  return line;
}

/** A sheet as the dialog shows it. */
export interface SheetSection {
  title: string;
  citations: { format: string; text: string }[];
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
