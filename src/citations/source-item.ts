import { formatDate, formatEraYear } from '../i18n/format-date.ts';
import type { Locale } from '../i18n/locales.ts';
import type { RecordOf, Site } from '../model/build-site.ts';
import { parsePartialDate } from '../model/partial-date.ts';
import type { CslDate, CslItem } from './csl.ts';

/** A place in a document, or several pages of it. */
export interface SourcePlace {
  source: RecordOf<'sources'>;
  pages: number[];
  /** What is cited of a document without pages: the heading of its part. */
  section?: string;
  printed?: string;
}

/** A source document as something to cite. What is inferred of it stands in brackets, as libraries have it. */
export function toSourceItem(site: Site, locale: Locale, place: SourcePlace): CslItem {
  const { source, pages, section, printed } = place;
  const bodies = source.publisher.flatMap((id) => {
    const record = site.find('organizations', id);
    return record ? [record.name[locale]] : [];
  });
  const names = bodies.map((name) => (source.publisherInferred ? `[${name}]` : name));
  const { ja, en, enStatus } = source.name;
  // Under our translation alone, a reader would not find the document.
  const title = locale === 'ja' ? ja : enStatus === 'ours' ? `${en} (${ja})` : en;
  const page = formatPages(pages);
  const issued = toCslDate(source.date, source.dateInferred !== undefined);
  return {
    id: [`source-${source.id}`, ...(pages.length === 1 ? [`p${pages[0]}`] : [])].join('-'),
    type: 'report',
    language: locale,
    title: source.titleInferred ? `[${title}]` : title,
    author: names.map((literal) => ({ literal })),
    ...(names.length > 0 ? { publisher: names.join(locale === 'ja' ? '・' : '; ') } : {}),
    ...(issued ? { issued } : {}),
    ...(page ? { page } : {}),
    ...(section ? { section } : {}),
    ...(printed
      ? { annote: locale === 'ja' ? `印字「${printed}」` : `printed 「${printed}」` }
      : {}),
    ...(source.website ? { URL: source.website } : {}),
  };
}

/** 3, 7–9, 12 */
export function formatPages(pages: readonly number[]): string {
  const sorted = [...new Set(pages)].sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const page of sorted) {
    const run = runs.at(-1);
    if (run && run[1] === page - 1) run[1] = page;
    else runs.push([page, page]);
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(', ');
}

function toCslDate(date: string | undefined, isInferred: boolean): CslDate | undefined {
  const period = date && parsePartialDate(date);
  const start = period ? (period.start ?? period.end) : undefined;
  if (!start) return undefined;
  const parts = [start.year, start.month, start.day].filter((part) => part !== undefined);
  const circa = isInferred || start.about;
  return { 'date-parts': [parts], ...(circa ? { circa: true } : {}) };
}

/** The date as an office writes it: 令和5（2023）年6月頃. */
export function formatOfficeDate(source: RecordOf<'sources'>): string {
  const { date = '' } = source;
  const start = parsePartialDate(date)?.start;
  if (!start) return date && formatDate(date, 'ja');
  // Eras are named by calendar year here; Reiwa began in May 2019.
  const isOldEra = start.year === 2019 && start.month !== undefined && start.month < 5;
  const era = isOldEra ? '平成31' : formatEraYear(start.year, 'ja');
  return formatDate(date, 'ja').replace(`${start.year}年`, `${era}（${start.year}）年`);
}
