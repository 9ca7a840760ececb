import { toPath, type Locale } from '../i18n/locales.ts';
import type { AnyRecord, Site } from '../model/build-site.ts';
import { getSortKey } from '../model/partial-date.ts';
import type { Kind } from '../schemas/shared.ts';
import { startPage, type ClaimPage } from './claim-page.ts';
import { getStatedDate } from './stated-date.ts';
import type { RecordLink, Segment, StatedDate } from './types.ts';

export interface IndexView {
  title: string;
  lead: string;
  status: string[];
  groups: { id: string; title: string; records: IndexRow[] }[];
}

export interface IndexRow extends RecordLink {
  /** The first sentence of the summary; its claims lead to their rows on the page of the record. */
  summary: Segment[];
}

export type IndexedKind =
  | 'reports'
  | 'concepts'
  | 'organizations'
  | 'partners'
  | 'statistics'
  | 'outcomes'
  | 'agreements'
  | 'sources';

/** The list of all records of one kind, by category, each with the beginning of its summary. */
export function buildIndexView(site: Site, locale: Locale, kind: IndexedKind): IndexView {
  const page = startPage(site, locale);
  const { strings } = page;
  const records: readonly AnyRecord[] = site.list(kind as Kind) as readonly AnyRecord[];
  const groups = Map.groupBy(records, (record) => getGroup(page, record));
  return {
    title: strings.kinds[kind],
    lead: strings.indexPages[kind],
    status: [strings.indexPages.count(records.length)],
    groups: [...groups].map(([title, list], index) => ({
      id: `group-${index + 1}`,
      title,
      records: sortForReaders(list, locale).map((record) => ({
        ...page.linkTo(record),
        ...withDate(getStatedDate(page, record)),
        summary: getFirstSentence(page, record),
      })),
    })),
  };
}

function getGroup({ strings }: ClaimPage, record: AnyRecord): string {
  if (record.kind === 'sources') {
    return record.holding === 'held' ? strings.record.held : strings.record.cited;
  }
  return 'category' in record
    ? (strings.categories[record.category] ?? record.category)
    : strings.kinds[record.kind];
}

function withDate(date: StatedDate | undefined): { date?: StatedDate } {
  return date ? { date } : {};
}

/** Reports and documents with the newest first; of one date, and anything else, by name. */
function sortForReaders(records: readonly AnyRecord[], locale: Locale): AnyRecord[] {
  const key = (record: AnyRecord) => {
    const isDated = (record.kind === 'reports' || record.kind === 'sources') && record.date;
    return isDated ? getSortKey(record.date!) : 0;
  };
  return sortByName(records, locale).toSorted((a, b) => key(b) - key(a));
}

/** By reading in Japanese, by letters in English. */
export function sortByName(records: readonly AnyRecord[], locale: Locale): AnyRecord[] {
  const collator = new Intl.Collator(locale);
  const key = ({ name }: AnyRecord) => (locale === 'ja' ? name.reading : name.en);
  return records.toSorted((a, b) => collator.compare(key(a), key(b)));
}

const SENTENCE_END: Record<Locale, RegExp> = { ja: /。/, en: /[.?](?=\s+[A-Z])/ };

/** The first sentence of a summary. */
export function getFirstSentence(page: ClaimPage, record: AnyRecord): Segment[] {
  const [segments = []] = page.toSegments(record.summary[page.locale], record);
  const texts = segments.map(getText);
  const end = SENTENCE_END[page.locale].exec(texts.join(''));
  if (!end) return segments;
  let left = end.index + 1;
  return segments.flatMap((segment, index): Segment[] => {
    const length = texts[index]!.length;
    const rest = left;
    left -= length;
    if (rest <= 0) return [];
    return segment.type === 'text'
      ? [{ ...segment, text: segment.text.slice(0, rest) }]
      : [segment];
  });
}

/** The words of a segment. */
export function getText(segment: Segment): string {
  return segment.type === 'claim' ? segment.claim.text : segment.text;
}

/** Every kind that has a list of its own, with its number of records. */
export function listIndexes(site: Site, locale: Locale): (RecordLink & { count: number })[] {
  const page = startPage(site, locale);
  const kinds: [Kind, string][] = [
    ['programs', 'programs/'],
    ['budget-lines', 'budget/'],
    ['reports', 'reports/'],
    ['events', 'timeline/'],
    ['agreements', 'agreements/'],
    ['outcomes', 'outcomes/'],
    ['statistics', 'statistics/'],
    ['concepts', 'concepts/'],
    ['organizations', 'organizations/'],
    ['partners', 'partners/'],
    ['sources', 'sources/'],
  ];
  return kinds.map(([kind, path]) => ({
    name: page.strings.kinds[kind],
    href: toPath(locale, path),
    count: site.list(kind).length,
  }));
}
