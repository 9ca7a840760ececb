/**
 * Puts the documents of what a filtered view shows in the place of those of the whole list.
 * Runs in the browser, where the filters are; the citations themselves were made by the build.
 */
import type { Locale } from '../i18n/locales.ts';
import { sourceWords } from '../i18n/source-words.ts';
import {
  escapes,
  readSheet,
  toShortHash,
  writeSections,
  type SheetSection,
} from './adapt-sheet.ts';
import { formatPages, readPages } from './page-numbers.ts';

/** A document with the places in it, as one sheet cites it. */
interface Cited {
  section: SheetSection;
  document: string;
  /** Its CSL-JSON. */
  item: { id: string; source: string; URL?: string; annote?: string } & Place;
}

interface Place {
  page?: string;
  section?: string;
}

/**
 * The sheet of a list with the documents of the records that a reader has filtered, given their sheets: each
 * document once, with all places that any of them has. Throws if these sheets cannot be put together.
 */
export function narrowSheet(sheet: string, shown: readonly string[], locale: Locale): string {
  const [head = ''] = sheet.split(/^(?=■ )/m, 1);
  const [own] = readSheet(sheet).sections;
  const all = listCited(sheet);
  const theirs = shown.map(listCited);
  const order = mergeOrder([all, ...theirs].map((list) => list.map(({ document }) => document)));
  const documents = order.flatMap((document) => {
    const isIt = (cited: Cited) => cited.document === document;
    return merge(theirs.flat().filter(isIt), all.filter(isIt), locale);
  });
  const narrowed = replaceDocuments(own!, { all, documents, locale });
  return `${head}${writeSections([narrowed, ...documents.map(({ section }) => section)])}`;
}

function listCited(sheet: string): Cited[] {
  const [, ...behind] = readSheet(sheet).sections;
  if (behind.length === 0) throw new Error('no sheet of citations');
  return behind.map(readCited);
}

function readCited(section: SheetSection): Cited {
  const find = (name: string) => section.citations.find(({ format }) => format === name)?.text;
  const document = /\/sources\/([a-z0-9-]+)\/\?v=/.exec(find('Markdown') ?? '')?.[1];
  if (!document) throw new Error(`no document: ${section.title}`);
  return { section, document, item: JSON.parse(find('CSL-JSON') ?? '')[0] };
}

/** Lists that follow one order, as one; what only some of them have stands behind what precedes it there. */
function mergeOrder(lists: readonly (readonly string[])[]): string[] {
  const merged: string[] = [];
  for (const list of lists) {
    list.forEach((it, index) => {
      if (merged.includes(it)) return;
      merged.splice(index === 0 ? 0 : merged.indexOf(list[index - 1]!) + 1, 0, it);
    });
  }
  return merged;
}

/** A document with all places that several records have in it, made of a sheet that has as many; else each by itself. */
function merge(cited: readonly Cited[], all: readonly Cited[], locale: Locale): Cited[] {
  const [first] = cited;
  if (!first) return [];
  const place = uniteParts(cited, all, locale);
  const known = [...cited, ...all];
  const rename = (it: Cited) => ({ ...it, section: { ...it.section, title: first.section.title } });
  const same = known.find((it) => isSame(it.item, place));
  if (same) return [rename(same)];
  // The label of one page is another than that of several.
  const alike = known.find(({ item }) => {
    const isPaged = /[,–]/.test(item.page ?? '') === /[,–]/.test(place.page ?? '');
    return isPaged && !item.page === !place.page && !item.section === !place.section;
  });
  if (alike) return [putPlace(rename(alike), place, locale)];
  return cited.filter(
    (it, index) => cited.findIndex(({ item }) => isSame(item, it.item)) === index,
  );
}

function isSame(one: Place, other: Place): boolean {
  return one.page === other.page && one.section === other.section;
}

function uniteParts(cited: readonly Cited[], all: readonly Cited[], locale: Locale): Place {
  const { sections, readSections } = sourceWords[locale];
  const list = ({ item }: Cited) => (item.section ? readSections(item.section) : []);
  const wanted = new Set(cited.flatMap(list));
  const headings = mergeOrder([...all, ...cited].map(list)).filter((it) => wanted.has(it));
  const pages = cited.flatMap(({ item }) => (item.page ? readPages(item.page) : []));
  return {
    ...(pages.length > 0 ? { page: formatPages(pages) } : {}),
    ...(headings.length > 0 ? { section: sections(headings) } : {}),
  };
}

/** The citations of a document with another place, and a key of their own. */
function putPlace({ section, document, item }: Cited, place: Place, locale: Locale): Cited {
  const id = `source-${document}-${toShortHash(JSON.stringify(place))}-${locale}`;
  const [memo, ...rest] = section.citations;
  const link = rest.at(-1);
  const write = (it: SheetSection['citations'][number]) => {
    // A page of several parts is no address of one of them.
    const whole = it.text.replaceAll(item.id, id).replace(/(\?v=[0-9a-f]{8})#[\w-]+/, '$1');
    if (it === link) return { ...it, text: whole };
    const escape = escapes[it.format] ?? escapes['']!;
    const toPages = (page: string) => {
      if (it.format === 'BibTeX') return page.replaceAll('–', '--');
      return it === memo && locale === 'ja' ? page.replaceAll(', ', '、') : page;
    };
    const paged = item.page ? replaceLast(whole, toPages(item.page), toPages(place.page!)) : whole;
    const text = item.section
      ? replaceLast(paged, escape(item.section), escape(place.section!))
      : paged;
    return { ...it, text };
  };
  const citations = section.citations.map(write);
  return { section: { ...section, citations }, document, item: { ...item, ...place, id } };
}

/** A title may have the same words in it; the place stands behind it. */
function replaceLast(text: string, old: string, next: string): string {
  const at = text.lastIndexOf(old);
  if (at < 0) throw new Error(`not found: ${old}`);
  return text.slice(0, at) + next + text.slice(at + old.length);
}

/** In the citations of the view itself, what they say of the documents behind it. */
function replaceDocuments(
  own: SheetSection,
  { all, documents, locale }: { all: Cited[]; documents: Cited[]; locale: Locale },
): SheetSection {
  const { source, sourceOfList, original, originalOfList } = sourceWords[locale];
  const [from, to] = [all, documents].map((list) => ({
    memo: list.map((it) => toInner(it, 0).slice(source.length)).join(locale === 'ja' ? '' : ' '),
    library: list.map((it) => toInner(it, 1)).join(' '),
  }));
  const citations = own.citations.map(({ format, text }) => {
    const escape = escapes[format] ?? escapes['']!;
    const next = text
      .replace(`${sourceOfList}${from!.memo}`, () => `${source}${to!.memo}`)
      .replace(escape(`${originalOfList}${from!.library}`), () =>
        escape(`${original}${to!.library}`),
      );
    if (next.includes(sourceOfList) || next.includes(originalOfList)) throw new Error(format);
    return { format, text: next };
  });
  return { ...own, citations };
}

/** A document within the citation of a thing: the memo line or SIST 02 without addresses and versions of its own. */
function toInner({ section, item }: Cited, format: 0 | 1): string {
  const text = section.citations[format]!.text;
  const end = text.lastIndexOf(item.URL ?? item.source);
  return `${text.slice(0, end).replace(/[,、] ?$/, '')}${text.at(-1)}`;
}
