import { formatDate } from '../i18n/format-date.ts';
import type { Locale } from '../i18n/locales.ts';
import { getStrings } from '../i18n/strings.ts';
import { readSiteAddress } from '../site-address.ts';
import { toBibtex } from './bibtex.ts';
import { ACCESSED, BLANKS, formatWithStyle, type CslItem, type StyleName } from './csl.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { toRis } from './ris.ts';

export type Genre =
  | 'claim'
  | 'recommendation'
  | 'page'
  | 'chart'
  | 'view'
  | 'discrepancy'
  | 'reconciliation'
  | 'source';

/** Something of this site that can be cited, in one language. */
export interface Citable {
  /** Unique among all: claims/<id>, programs/<id>, programs/<id>/budget-figure. */
  id: string;
  genre: Genre;
  locale: Locale;
  title: string;
  /** Address after the language, without the version: `programs/sicorp/`. */
  path: string;
  fragment?: string;
  version: string;
  /** The day on which this version was published. */
  date: string;
  /** Whether what stands behind it is known of a whole list only, of which a reader may have filtered a part. */
  isOfList?: boolean;
}

/** One citation under the name of its format. */
export interface Citation {
  format: Format;
  text: string;
}

export const FORMATS = [
  'memo',
  'sist02',
  'apa',
  'chicago',
  'bibtex',
  'ris',
  'csl-json',
  'markdown',
  'link',
] as const;
export type Format = (typeof FORMATS)[number];

/** The address of a thing as it stands now: the version is in it, so that it tells the truth later. */
export function getCitedUrl({ locale, path, fragment, version }: Citable): string {
  const { origin, base } = readSiteAddress();
  const hash = fragment ? `#${fragment}` : '';
  return `${origin}${base}${locale}/${path}?v=${version}${hash}`;
}

/** A thing of this site as CSL-JSON. The site is its author and its container. */
export function toCslItem(citable: Citable, note?: string): CslItem {
  const { id, genre, locale, title, version, date } = citable;
  const { site, cite } = getStrings(locale);
  return {
    id: `atlas-${id.replaceAll('/', '-')}-${version}-${locale}`,
    type: 'webpage',
    language: locale,
    title,
    author: [{ literal: site.name }],
    'container-title': site.name,
    publisher: site.name,
    genre: cite.nouns[genre],
    version,
    issued: { 'date-parts': [date.split('-').map(Number)] },
    accessed: ACCESSED,
    URL: getCitedUrl(citable),
    ...(note ? { note } : {}),
  };
}

/** What stands behind a thing, for the end of its citations. */
export interface Backing {
  item: CslItem;
  /** The language of the citation. */
  locale: Locale;
  /** The date as an office writes it. */
  officeDate: string;
  hasInferredPages: boolean;
  /** The page of the document on this site, or the part of it. */
  pageUrl: string;
}

/** Every format of a thing of this site. */
export function listCitations(citable: Citable, backings: readonly Backing[]): Citation[] {
  const { locale, title } = citable;
  const { cite } = getStrings(locale);
  const isOfList = citable.isOfList && backings.length > 0;
  const inner = backings.map((backing) => ({ ...backing, item: toInnerItem(backing.item) }));
  const source = inner
    .map((backing) => formatWithStyle(toLibraryItem(backing), 'sist02', locale))
    .join(' ');
  const memos = inner.map(formatMemo);
  const original = source && `${isOfList ? cite.originalOfList : cite.original}${source}`;
  const item = toCslItem(citable, original);
  const start = isOfList ? cite.sourceOfList : cite.source;
  const memo = {
    ...toCslItem(citable, `${start}${memos.join(locale === 'ja' ? '' : ' ')}`.trimEnd()),
    title: nestQuotes(title, locale),
  };
  const url = getCitedUrl(citable);
  const day = formatDate(citable.date, locale);
  return [
    { format: 'memo', text: formatWithStyle(memo, toMemoStyle(locale), locale) },
    { format: 'sist02', text: formatWithStyle(item, 'sist02', locale) },
    { format: 'apa', text: formatWithStyle(item, 'apa', locale) },
    { format: 'chicago', text: formatWithStyle(item, 'chicago', locale) },
    { format: 'bibtex', text: toBibtex(item) },
    { format: 'ris', text: toRis(item) },
    { format: 'csl-json', text: toCslJson(item) },
    {
      format: 'markdown',
      text: toMarkdown(title, url, cite.markdown(citable.version, day), original),
    },
    { format: 'link', text: url },
  ];
}

/** A document within the citation of a thing, which has an address and a version of its own. */
function toInnerItem(item: CslItem): CslItem {
  const { id, type, language, title, author, publisher, issued, page, section, annote } = item;
  return { id, type, language, title, author, publisher, issued, page, section, annote };
}

/** Every format of the document behind a thing. */
export function listSourceCitations(backing: Backing): Citation[] {
  const { item, locale, pageUrl } = backing;
  const styles: [Format, StyleName][] = [
    ['sist02', 'sist02'],
    ['apa', 'apa'],
    ['chicago', 'chicago'],
  ];
  const { cite } = getStrings(locale);
  const library = toLibraryItem(backing);
  const sist = formatWithStyle(library, 'sist02', locale);
  return [
    { format: 'memo', text: `${cite.source}${formatMemo(backing)}` },
    ...styles.map(([format, style]) => ({ format, text: formatWithStyle(library, style, locale) })),
    { format: 'bibtex', text: toBibtex(item) },
    { format: 'ris', text: toRis(item) },
    { format: 'csl-json', text: toCslJson(item) },
    { format: 'markdown', text: `${escapeMarkdown(sist)} [${cite.sourcePage}](${pageUrl})` },
    { format: 'link', text: item.URL ?? pageUrl },
  ];
}

/** Page numbers that are inferred stand in brackets where a format does not read them as numbers. */
function toLibraryItem({ item, hasInferredPages }: Backing): CslItem {
  return hasInferredPages && item.page ? { ...item, page: `[${item.page}]` } : item;
}

function formatMemo({ item, locale, officeDate }: Backing): string {
  // In an office the bodies are known by name; brackets for what is inferred belong to libraries.
  const plain = (text: string) => text.replace(/^\[(.*)\]$/, '$1');
  const title = nestQuotes(plain(item.title), locale);
  const author = (item.author ?? []).map(({ literal }) => ({ literal: plain(literal) }));
  const page = locale === 'ja' ? item.page?.replaceAll(', ', '、') : item.page;
  const office = { title, author, status: officeDate, ...(page ? { page } : {}) };
  return formatWithStyle({ ...item, ...office }, toMemoStyle(locale), locale);
}

/** Within 「」, quotation marks are 『』. */
function nestQuotes(title: string, locale: Locale): string {
  return locale === 'ja' ? title.replaceAll('「', '『').replaceAll('」', '』') : title;
}

function toMemoStyle(locale: Locale): StyleName {
  return locale === 'ja' ? 'memo-ja' : 'memo-en';
}

function toCslJson(item: CslItem): string {
  const { accessed, ...rest } = item;
  const raw = accessed && { accessed: { raw: BLANKS.iso } };
  const fields = Object.entries({ ...rest, ...raw }).map(
    ([name, value]) => `    ${JSON.stringify(name)}: ${JSON.stringify(value)}`,
  );
  return `[\n  {\n${fields.join(',\n')}\n  }\n]`;
}

function toMarkdown(title: string, url: string, detail: string, original: string): string {
  const tail = original ? ` ${escapeMarkdown(original)}` : '';
  return `[${escapeMarkdown(title)}](${url}) ${detail}${tail}`;
}
