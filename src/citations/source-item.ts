import { createHash } from 'node:crypto';
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
  /** What limits the figure, in words. */
  limits?: readonly string[];
}

/** A source document as something to cite. What is inferred of it stands in brackets, as libraries have it. */
export function toSourceItem(site: Site, locale: Locale, place: SourcePlace): CslItem {
  const { source, pages, section, printed, limits = [] } = place;
  const bodies = source.publisher.flatMap((id) => {
    const record = site.find('organizations', id);
    return record ? [record.name[locale]] : [];
  });
  const names = bodies.map((name) => (source.publisherInferred ? `[${name}]` : name));
  const title = getDocumentTitle(source, locale);
  const page = formatPages(pages);
  const isJa = locale === 'ja';
  const issued = toCslDate(source.date, source.dateInferred !== undefined) ?? {
    literal: isJa ? '日付なし' : 'n.d.',
  };
  const quoted = printed && (isJa ? `印字「${printed}」` : `printed 「${printed}」`);
  const annote = [...(quoted ? [quoted] : []), ...limits].join(isJa ? '、' : ', ');
  return {
    id: toKey(locale, place),
    type: 'report',
    language: locale,
    title: source.titleInferred ? `[${title}]` : title,
    author: names.map((literal) => ({ literal })),
    ...(names.length > 0 ? { publisher: names.join(locale === 'ja' ? '・' : '; ') } : {}),
    issued,
    ...(page ? { page } : {}),
    ...(section ? { section } : {}),
    ...(annote ? { annote } : {}),
    ...(source.website ? { URL: source.website } : {}),
  };
}

/** A document, or the report that one is. */
type DocumentRecord = RecordOf<'sources'> | RecordOf<'reports'>;

/** Under our translation alone, a reader would not find the document. */
export function getDocumentTitle(
  { name: { ja, en, enStatus } }: DocumentRecord,
  locale: Locale,
): string {
  if (locale === 'ja') return ja;
  return enStatus === 'ours' && en !== ja ? `${en} (${ja})` : en;
}

/** The language that a document is written in. */
export function getDocumentLanguage(site: Site, record: DocumentRecord): Locale {
  const source = record.kind === 'sources' ? record : site.find('sources', record.source);
  return source?.language ?? 'ja';
}

/** One key per language and place: two places of one document under one key would lose one of them. */
function toKey(locale: Locale, { source, pages, section, printed, limits }: SourcePlace): string {
  const page = pages.length === 1 ? [`p${pages[0]}`] : [];
  const place = JSON.stringify([pages, section, printed, limits]);
  const mark = createHash('sha256').update(place).digest('hex').slice(0, 8);
  return [`source-${source.id}`, ...page, mark, locale].join('-');
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
  if (!start) return date ? formatDate(date, 'ja') : '日付なし';
  // Eras are named by calendar year here; Reiwa began in May 2019.
  const isOldEra = start.year === 2019 && start.month !== undefined && start.month < 5;
  const era = isOldEra ? '平成31' : formatEraYear(start.year, 'ja');
  return formatDate(date, 'ja').replace(`${start.year}年`, `${era}（${start.year}）年`);
}
