import { sourceWords } from '../i18n/source-words.ts';
import { formatPages, readPages } from './page-numbers.ts';

/** What the key of a document says: which it is, and the language of its citation. */
const KEY = /^(@\w+\{|ID {2}- )source-(.+?)(?:-p\d+)?-[0-9a-f]{8}-(ja|en)(,?)$/m;

interface Place {
  pages: number[];
  /** The headings of sections. */
  sections: string[];
  /** What is printed there, and what limits it. */
  notes: string[];
}

/**
 * One entry for each document, with its places in the note, as a reader of Zotero keeps them: an item is a document,
 * and where something stands in it is a locator. The clips cite a document once for each set of its places.
 */
export function joinPlaces(entries: readonly string[]): string[] {
  const byDocument = Map.groupBy(entries, (entry) => {
    const [, , id, locale] = KEY.exec(entry) ?? [];
    return id ? `source-${id}-${locale}` : entry;
  });
  return [...byDocument].map(([key, alike]) =>
    key === alike[0] ? key : joinEntries(key, alike, key.endsWith('-en') ? 'en' : 'ja'),
  );
}

function joinEntries(key: string, alike: readonly string[], locale: 'ja' | 'en'): string {
  const first = alike[0]!.replace(KEY, `$1${key}$4`);
  if (alike.length === 1) return first;
  const places = alike.map((entry) => readPlace(entry, locale));
  const all = places.flatMap(({ notes }) => notes);
  // What several places share, such as that the author is inferred, is of the document.
  const isShared = (note: string) => all.filter((other) => other === note).length > 1;
  const notes = [
    ...describePlaces(places, isShared, locale),
    ...new Set(all.filter(isShared)),
  ].join('; ');
  const isBibtex = first.startsWith('@');
  const lines = first
    .split('\n')
    .filter((line) => !/^ {2}(pages|note) +=|^(SP|N1) {2}- /.test(line));
  const note = isBibtex ? `  note         = {${notes}},` : `N1  - ${notes}`;
  const before = lines.findIndex((line) => /^ {2}(url|langid) +=|^LA {2}- /.test(line));
  return lines.toSpliced(before, 0, note).join('\n');
}

/** A list of headings at the start of a note; what is printed is no heading. */
const SECTIONS = {
  ja: /^(?:[^;]*(?:[」』]節|の箇所))(?=;|$)/,
  en: /^sections? [^;]*[」』\]](?:; (?!printed )[^;]*[」』\]])*(?=;|$)/,
};

function readPlace(entry: string, locale: 'ja' | 'en'): Place {
  const pages = /^ {2}pages +=[ ]\{(.*)\},$|^SP {2}- (.*)$/m.exec(entry);
  const list = pages?.[1] ?? pages?.[2];
  const note = /^ {2}note +=[ ]\{(.*)\},$|^N1 {2}- (.*)$/m.exec(entry);
  const text = note?.[1] ?? note?.[2] ?? '';
  const [sections = ''] = SECTIONS[locale].exec(text) ?? [];
  return {
    // BibTeX writes 7--9.
    pages: list ? readPages(list.replaceAll('--', '–')) : [],
    sections: sections ? sourceWords[locale].readSections(sections) : [],
    notes: text.slice(sections.length).split('; ').filter(Boolean),
  };
}

/** All pages and all sections together, then what is said of one of them. */
function describePlaces(
  places: readonly Place[],
  isShared: (note: string) => boolean,
  locale: 'ja' | 'en',
): string[] {
  const name = (pages: readonly number[]) => {
    const list = formatPages(pages);
    if (locale === 'ja') return `${list.replaceAll(', ', '、')}頁`;
    return pages.length > 1 ? `pp. ${list}` : `p. ${list}`;
  };
  const { sections: join } = sourceWords[locale];
  const all = [...new Set(places.flatMap(({ pages }) => pages))];
  const headings = [...new Set(places.flatMap(({ sections }) => sections))];
  const own = places.flatMap(({ pages, sections, notes }) => {
    const said = notes.filter((note) => !isShared(note)).join(locale === 'ja' ? '、' : ', ');
    if (!said) return [];
    const place = [pages.length > 0 ? name(pages) : '', sections.length > 0 ? join(sections) : '']
      .filter(Boolean)
      .join(locale === 'ja' ? '、' : ', ');
    return place ? `${place}${locale === 'ja' ? '：' : ': '}${said}` : said;
  });
  return [
    ...(all.length > 0 ? [name(all)] : []),
    ...(headings.length > 0 ? [join(headings)] : []),
    ...new Set(own),
  ];
}
