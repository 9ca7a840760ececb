import { formatDate } from '../i18n/format-date.ts';
import { toPath, type Locale } from '../i18n/locales.ts';
import type { AnyRecord, Site } from '../model/build-site.ts';
import type { Kind } from '../schemas/shared.ts';
import { startPage, type ClaimPage } from './claim-page.ts';
import type { RecordLink } from './types.ts';

export interface IndexView {
  title: string;
  lead: string;
  status: string[];
  groups: { id: string; title: string; records: (RecordLink & { summary: string })[] }[];
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
      records: sortByName(list, locale).map((record) => ({
        ...page.linkTo(record),
        meta: getMeta(record, locale),
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

function getMeta(record: AnyRecord, locale: Locale): string {
  return 'date' in record && record.date ? formatDate(record.date, locale) : '';
}

/** By reading in Japanese, by letters in English. */
export function sortByName(records: readonly AnyRecord[], locale: Locale): AnyRecord[] {
  const collator = new Intl.Collator(locale);
  const key = ({ name }: AnyRecord) => (locale === 'ja' ? name.reading : name.en);
  return records.toSorted((a, b) => collator.compare(key(a), key(b)));
}

/** The first sentence of a summary as plain words. */
export function getFirstSentence(page: ClaimPage, record: AnyRecord): string {
  const text = page
    .toSegments(record.summary[page.locale])
    .flat()
    .map((part) => (part.type === 'claim' ? part.claim.text : part.text))
    .join('');
  const [first = text] =
    page.locale === 'ja' ? text.split(/(?<=。)/) : text.split(/(?<=[.?])\s+(?=[A-Z])/);
  return first;
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
