import { BLANKS, type CslItem } from './csl.ts';

const TYPES: Record<CslItem['type'], string> = {
  webpage: 'ELEC',
  report: 'RPRT',
  dataset: 'DATA',
  'article-journal': 'JOUR',
};

/**
 * Writes an item as RIS. A body that issues a document is its author and its publisher; one with a comma in
 * its name, such as a ministry's in English, is publisher only, since as author it would be read as a person.
 */
export function toRis(item: CslItem): string {
  const [year, month, day] = item.issued?.['date-parts']?.[0] ?? [];
  const pad = (part: number | undefined) => (part ? String(part).padStart(2, '0') : '');
  const tags: [string, string | undefined][] = [
    ['TY', TYPES[item.type]],
    ['ID', item.id],
    ...(item.author ?? [])
      .filter(({ literal }) => !literal.includes(','))
      .map(({ literal }): [string, string] => ['AU', literal]),
    ['TI', item.title],
    ['T2', item['container-title']],
    ['PY', year ? String(year) : undefined],
    ['DA', year ? `${year}/${pad(month)}/${pad(day)}/` : undefined],
    ['ET', item.version],
    ['PB', item.publisher],
    ['SP', item.page],
    ['N1', [item.section, item.annote, item.note].filter(Boolean).join('; ') || undefined],
    ['LA', item.language],
    ['DP', item.source],
    ['UR', item.URL],
    ['Y2', item.accessed && BLANKS.slashed],
    ['ER', ''],
  ];
  return tags
    .flatMap(([tag, value]) => (value === undefined ? [] : [`${tag}  - ${value}`.trimEnd()]))
    .join('\n')
    .replace(/ER {2}-$/, 'ER  - ');
}
