import { readFileSync } from 'node:fs';
import CSL from 'citeproc';
import type { Locale } from '../i18n/locales.ts';

/** Names and dates as CSL-JSON has them. Bodies are literal, so that no program takes them for persons. */
export interface CslName {
  literal: string;
}

export interface CslDate {
  'date-parts'?: number[][];
  circa?: boolean;
  /** Words in place of a date that the document does not have. */
  literal?: string;
}

/** The fields of CSL-JSON that are used here. */
export interface CslItem {
  id: string;
  type: 'webpage' | 'report' | 'dataset' | 'article-journal';
  /** The language in which it is written, whichever the citation is. */
  language: Locale;
  title: string;
  author?: CslName[];
  'container-title'?: string;
  publisher?: string;
  genre?: string;
  version?: string;
  issued?: CslDate;
  accessed?: CslDate;
  page?: string;
  section?: string;
  URL?: string;
  note?: string;
  annote?: string;
  /** Where the document was read, with the version: CSL has it for catalogues. */
  source?: string;
  /** In the memo styles, the date as an office writes it, which no CSL date can be: 令和5（2023）年6月. */
  status?: string;
}

export type StyleName = 'memo-ja' | 'memo-en' | 'sist02' | 'apa' | 'chicago';

/** Stands for the day on which the reader looks, which is not known when the site is built. */
export const ACCESSED: CslDate = { 'date-parts': [[9999, 12, 31]] };

const STYLES = 'src/citations/styles';
const engines = new Map<string, InstanceType<typeof CSL.Engine>>();
const templates = new Map<string, string>();
let current: CslItem | undefined;

/** Fields that differ from item to item, while a style prints all of them in the same places. */
const SLOTS = ['title', 'version', 'URL', 'note', 'section', 'annote', 'source', 'id'] as const;
/** A style changes quotation marks within quotation marks, and what meets its own punctuation. */
const SHAPED = /["“”‘«»]|[.,;:!?…、]$/;

/**
 * Prints one item in one CSL style. The styles are this site's own: the published ones drop the
 * version, and SIST 02 the year of a web page. The library takes a millisecond an item, so items of
 * one shape are printed by it once, with marks for what differs.
 */
export function formatWithStyle(item: CslItem, style: StyleName, locale: Locale): string {
  const shape: Record<string, unknown> = { ...item };
  const slots = SLOTS.filter((name) => {
    const text = item[name];
    return text && (name === 'note' || name === 'URL' || !SHAPED.test(text));
  });
  slots.forEach((name) => (shape[name] = toMark(name)));
  if (item.page) shape.page = /[,、–]/.test(item.page) ? `${PAGES[0]}-${PAGES[1]}` : PAGES[0];
  const key = `${style} ${locale} ${JSON.stringify(shape)}`;
  const template = templates.get(key) ?? print(shape as unknown as CslItem, style, locale);
  templates.set(key, template);
  const paged = template.replace(PAGES_PRINTED, item.page ?? '');
  return slots.reduce((text, name) => text.replaceAll(toMark(name), () => item[name]!), paged);
}

/** Stand for one page or for several, since a label is printed before either: p. 5, pp. [5–7]. */
const PAGES = ['990001', '990002'] as const;
const PAGES_PRINTED = new RegExp(`${PAGES[0]}(?:.${PAGES[1]})?`);

function toMark(name: string): string {
  return `XQ${name}QX`;
}

function print(item: CslItem, style: StyleName, locale: Locale): string {
  current = item;
  const engine = getEngine(style, locale);
  // An id that the engine has seen would be printed as it was then.
  engine.updateItems([]);
  engine.updateItems([item.id]);
  const result = engine.makeBibliography();
  if (!result) throw new Error(`${style} prints nothing for ${item.id}`);
  return putAccessDate((result[1][0] ?? '').trim().replaceAll('&#38;', '&'));
}

function getEngine(style: StyleName, locale: Locale) {
  const key = `${style} ${locale}`;
  const known = engines.get(key);
  if (known) return known;
  const system = { retrieveLocale: readLocale, retrieveItem: () => ({ ...current }) };
  const language = ['apa', 'chicago', 'memo-en'].includes(style) ? 'en-US' : toTag(locale);
  const text = readFileSync(`${STYLES}/${style}.csl`, 'utf8');
  const engine = new CSL.Engine(system, text, language, true);
  engine.setOutputFormat('text');
  engines.set(key, engine);
  return engine;
}

function readLocale(language: string): string {
  return readFileSync(`${STYLES}/locale-${language.startsWith('ja') ? 'ja' : 'en'}.xml`, 'utf8');
}

function toTag(locale: Locale): string {
  return locale === 'ja' ? 'ja-JP' : 'en-US';
}

/** Blanks for the day of access, which the reader's browser, or the reader, fills in. */
export const BLANKS = {
  iso: 'YYYY-MM-DD',
  slashed: 'YYYY/MM/DD',
  ja: 'YYYY年M月D日',
  en: 'Month D, YYYY',
} as const;

function putAccessDate(text: string): string {
  return text
    .replaceAll('9999-12-31', BLANKS.iso)
    .replaceAll('9999年12月31日', BLANKS.ja)
    .replaceAll('December 31, 9999', BLANKS.en);
}
