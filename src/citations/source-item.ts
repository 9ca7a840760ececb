import { createHash } from 'node:crypto';
import { formatDate, formatEraYear } from '../i18n/format-date.ts';
import type { Locale } from '../i18n/locales.ts';
import { getStrings } from '../i18n/strings.ts';
import type { RecordOf, Site } from '../model/build-site.ts';
import { parsePartialDate } from '../model/partial-date.ts';
import { getRecordVersion } from '../model/version.ts';
import { formatPages } from './page-numbers.ts';
import { ACCESSED, type CslDate, type CslItem } from './csl.ts';

type Source = RecordOf<'sources'>;
type Part = Source['parts'][number];

/** A place in a document, several parts of it, or, without any part, the whole of it. */
export interface SourcePlace {
  source: Source;
  parts: readonly Part[];
  /** The place in the part: 脚注7. */
  at?: { ja: string; en: string };
  /** What is printed there, each string exact. */
  printed?: readonly string[];
  /** What limits the figure, in words. */
  limits?: readonly string[];
}

/**
 * A source document as something to cite. What is inferred of it stands in brackets, as libraries have it, and in
 * a note, since a field for a year takes nothing but a number.
 */
export function toSourceItem(site: Site, locale: Locale, place: SourcePlace): CslItem {
  const { source, parts, printed, limits = [] } = place;
  const { cite, site: names } = getStrings(locale);
  const stop = locale === 'ja' ? '、' : ', ';
  const bodies = source.publisher.flatMap(
    (id) => site.find('organizations', id)?.name[locale] ?? [],
  );
  const authors = bodies.map((name) => (source.publisherInferred ? `[${name}]` : name));
  const title = getDocumentTitle(source, locale);
  const page = formatPages(parts.flatMap((part) => part.page ?? []));
  const section = describeSection(locale, place);
  const annote = [...(printed ? [cite.printed(printed)] : []), ...limits].join(stop);
  const issued = toCslDate(source.date, source.dateInferred !== undefined);
  const inferred = listInferred(locale, place);
  const note = [
    ...(issued ? [] : [cite.undated]),
    ...(inferred.length > 0 ? [cite.inferredParts(inferred)] : []),
  ].join(stop);
  return {
    id: toKey(locale, place),
    type: getDocumentTypes(source).csl,
    language: getDocumentLanguage(site, source),
    title: source.titleInferred ? `[${title}]` : title,
    ...(authors.length > 0 ? { author: authors.map((literal) => ({ literal })) } : {}),
    ...(authors.length > 0 ? { publisher: authors.join(locale === 'ja' ? '・' : '; ') } : {}),
    issued: issued ?? { literal: cite.undated },
    ...(page ? { page } : {}),
    ...(section ? { section } : {}),
    ...(annote ? { annote } : {}),
    ...(source.website ? { accessed: ACCESSED, URL: source.website } : {}),
    ...(note ? { note } : {}),
    source: cite.readIn(names.name, getRecordVersion(site, source)),
  };
}

/** Where in the document: the headings of all parts without pages, and the place in a part. */
function describeSection(locale: Locale, { parts, at }: SourcePlace): string {
  const { cite } = getStrings(locale);
  if (parts.length === 0) return cite.wholeDocument;
  const headings = parts
    // 脚注7 says of itself that it is one of 脚注.
    .filter(({ page, heading }) => !page && !at?.ja.startsWith(heading.ja))
    .map(({ heading, headingOurs }) => cite.heading(heading, headingOurs === true));
  const place = [headings.length > 0 ? cite.sections(headings) : '', at?.[locale]];
  return place.filter(Boolean).join(locale === 'ja' ? '、' : ', ');
}

/** What of a document is not printed in it, in the order in which it is cited. */
function listInferred(locale: Locale, place: SourcePlace): string[] {
  const { inferable } = getStrings(locale).cite;
  const { dateInferred, titleInferred, publisherInferred } = place.source;
  return [
    ...(dateInferred ? [inferable.date] : []),
    ...(titleInferred ? [inferable.title] : []),
    ...(publisherInferred ? [inferable.author] : []),
    ...(hasInferredPages(place) ? [inferable.pages] : []),
  ];
}

/** Documents without page numbers give a reason for that in the same field. */
export function hasInferredPages({ source, parts }: SourcePlace): boolean {
  return source.pagesInferred !== undefined && parts.some(({ page }) => page);
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

/** What a document is, in the words of CSL, of Zotero and of schema.org. */
interface DocumentTypes {
  csl: CslItem['type'];
  zotero: 'report' | 'dataset' | 'journalArticle' | 'webpage';
  schemaOrg: 'Report' | 'Dataset' | 'ScholarlyArticle' | 'WebPage';
}

const REPORT: DocumentTypes = { csl: 'report', zotero: 'report', schemaOrg: 'Report' };

/** All that offices write are reports to a reference manager: slides, budgets and plans, too. */
const DOCUMENT_TYPES: Partial<Record<Source['category'], DocumentTypes>> = {
  data: { csl: 'dataset', zotero: 'dataset', schemaOrg: 'Dataset' },
  paper: { csl: 'article-journal', zotero: 'journalArticle', schemaOrg: 'ScholarlyArticle' },
  web: { csl: 'webpage', zotero: 'webpage', schemaOrg: 'WebPage' },
};

export function getDocumentTypes(record: DocumentRecord): DocumentTypes {
  return (record.kind === 'sources' ? DOCUMENT_TYPES[record.category] : undefined) ?? REPORT;
}

/** The language that a document is written in. */
export function getDocumentLanguage(site: Site, record: DocumentRecord): Locale {
  const source = record.kind === 'sources' ? record : site.find('sources', record.source);
  return source?.language ?? 'ja';
}

/** One key per language and place: two places of one document under one key would lose one of them. */
function toKey(locale: Locale, { source, parts, at, printed, limits }: SourcePlace): string {
  const [only, ...rest] = new Set(parts.flatMap((part) => part.page ?? []));
  const page = only && rest.length === 0 ? [`p${only}`] : [];
  // Keys that readers have must stay, so this does not follow how strings are quoted.
  const strings = printed?.join('」「');
  const place = JSON.stringify([parts.map(({ id }) => id), at, strings, limits]);
  const mark = createHash('sha256').update(place).digest('hex').slice(0, 8);
  return [`source-${source.id}`, ...page, mark, locale].join('-');
}

function toCslDate(date: string | undefined, isInferred: boolean): CslDate | undefined {
  const period = date && parsePartialDate(date);
  const start = period ? (period.start ?? period.end) : undefined;
  if (!start) return undefined;
  const parts = [start.year, start.month, start.day].filter((part) => part !== undefined);
  const circa = isInferred || start.about;
  return { 'date-parts': [parts], ...(circa ? { circa: true } : {}) };
}

/** The date as an office writes it, with what is inferred: 令和5（2023）年6月頃（推定）. */
export function formatOfficeDate(locale: Locale, place: SourcePlace): string {
  const { cite } = getStrings(locale);
  const { date, dateInferred } = place.source;
  const text = date ? formatDated(locale, date) : cite.undated;
  const rest = listInferred(locale, place).filter((name) => name !== cite.inferable.date);
  return cite.officeDate(text, dateInferred !== undefined, rest);
}

function formatDated(locale: Locale, date: string): string {
  const start = parsePartialDate(date)?.start;
  if (locale === 'en' || !start) return formatDate(date, locale);
  // Eras are named by calendar year here; Reiwa began in May 2019.
  const isOldEra = start.year === 2019 && start.month !== undefined && start.month < 5;
  const era = isOldEra ? '平成31' : formatEraYear(start.year, 'ja');
  return formatDate(date, 'ja').replace(`${start.year}年`, `${era}（${start.year}）年`);
}
