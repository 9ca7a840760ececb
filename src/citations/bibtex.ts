import { BLANKS, type CslItem } from './csl.ts';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** Writes an item as BibTeX. Bodies and titles stand in double braces, so that nothing is recased or split. */
export function toBibtex(item: CslItem): string {
  const [year, month] = item.issued?.['date-parts']?.[0] ?? [];
  // A technical report needs an institution, which not every document names.
  const isReport = item.type === 'report' && item.publisher !== undefined;
  const author = (item.author ?? []).map(({ literal }) => `{${escape(literal)}}`).join(' and ');
  const fields: [string, string | undefined][] = [
    ['author', author || undefined],
    ['title', `{${escape(item.title)}}`],
    ['year', year ? String(year) : undefined],
    ['month', month ? MONTHS[month - 1] : undefined],
    ['institution', isReport ? escape(item.publisher ?? '') || undefined : undefined],
    ['howpublished', isReport ? undefined : escape(item['container-title'] ?? '') || undefined],
    ['edition', item.version && `Version ${item.version}`],
    ['version', item.version],
    ['pages', item.page?.replaceAll('–', '--')],
    ['note', joinNotes(item)],
    ['url', item.URL],
    ['urldate', item.accessed && BLANKS.iso],
    ['langid', item.language === 'ja' ? 'japanese' : 'english'],
  ];
  const lines = fields.flatMap(([name, value]) => {
    if (!value) return [];
    return [`  ${name.padEnd(12)} = ${name === 'month' ? value : `{${value}}`}`];
  });
  return `@${isReport ? 'techreport' : 'misc'}{${item.id},\n${lines.join(',\n')}\n}`;
}

function joinNotes({ section, annote, note, source }: CslItem): string | undefined {
  return (
    [section, annote, note, source]
      .filter(Boolean)
      .map((text) => escape(text!))
      .join('; ') || undefined
  );
}

/** Backslashes and braces would open commands; no name or printed string has a use for them. */
function escape(text: string): string {
  return text.replace(/[{}\\~^]/g, ' ').replace(/[&%#$_]/g, (sign) => `\\${sign}`);
}
