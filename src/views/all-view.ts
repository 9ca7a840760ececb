import { toPath, type Locale } from '../i18n/locales.ts';
import type { AnyRecord, Site } from '../model/build-site.ts';
import { startPage, type ClaimPage } from './claim-page.ts';
import type { RecordLink } from './types.ts';

export interface LetterGroup {
  /** Fragment id, the same in both languages. */
  id: string;
  letter: string;
  records: RecordLink[];
}

export interface AllView {
  path: string;
  count: number;
  kana: LetterGroup[];
  latin: LetterGroup[];
}

interface Entry {
  key: string;
  letter: string;
  link: RecordLink;
}

/** The first kana of each row of the Japanese syllabary, in order. */
const ROWS = 'あかさたなはまやらわ';
const OTHER = '#';

/** Every record of the site in two orders: by Japanese reading, and by English name and acronym. */
export function buildAllView(site: Site, locale: Locale): AllView {
  const page = startPage(site, locale);
  const records = [...site.records.values()].filter(({ kind }) => kind !== 'schemes');
  const kana = records.map((record) => toEntry(page, record, record.name.reading, getRow));
  const latin = records.flatMap((record) =>
    [...new Set([record.name.en, record.acronym])]
      .filter((name) => name !== undefined)
      .map((name) => ({
        ...toEntry(page, record, name, getLetter),
        link: { ...page.linkTo(record), name, meta: getMeta(page, record, name) },
      })),
  );
  return {
    path: toPath(locale, 'all/'),
    count: records.length,
    kana: groupByLetter(kana, 'kana', 'ja'),
    latin: groupByLetter(latin, 'latin', 'en'),
  };
}

function toEntry(
  page: ClaimPage,
  record: AnyRecord,
  key: string,
  getFirst: (key: string) => string,
): Entry {
  const link = {
    ...page.linkTo(record),
    name: record.name.ja,
    meta: getMeta(page, record, record.name.ja),
  };
  return { key, letter: getFirst(key), link };
}

/** The kind of a record, and its name in the language of the page if the entry is another one. */
function getMeta({ strings, locale }: ClaimPage, record: AnyRecord, shown: string): string {
  const own = record.name[locale];
  const kind = strings.search.one[record.kind];
  if (own === shown) return kind;
  return locale === 'ja' ? `${own}　${kind}` : `${own}, ${kind}`;
}

function getRow(reading: string): string {
  const first = reading.normalize('NFD').charAt(0);
  const code = first.charCodeAt(0);
  const kana = code >= 0x30a1 && code <= 0x30f6 ? String.fromCharCode(code - 0x60) : first;
  if (kana < 'ぁ' || kana > 'ゖ') return OTHER;
  // Small ぁ stands before あ.
  return [...ROWS].findLast((row) => String.fromCharCode(row.charCodeAt(0) - 1) <= kana) ?? OTHER;
}

function getLetter(name: string): string {
  const first = name.normalize('NFD').charAt(0).toUpperCase();
  return /[A-Z]/.test(first) ? first : OTHER;
}

function groupByLetter(entries: readonly Entry[], prefix: string, language: string): LetterGroup[] {
  const collator = new Intl.Collator(language);
  const sorted = entries.toSorted((a, b) => collator.compare(a.key, b.key));
  const groups = [...Map.groupBy(sorted, ({ letter }) => letter)];
  const order = (letter: string) => (letter === OTHER ? '\uffff' : letter);
  return groups
    .sort(([a], [b]) => (order(a) < order(b) ? -1 : 1))
    .map(([letter, items]) => ({
      id: `${prefix}-${letter === OTHER ? 'other' : toId(letter)}`,
      letter,
      records: items.map(({ link }) => link),
    }));
}

const ROW_NAMES = ['a', 'ka', 'sa', 'ta', 'na', 'ha', 'ma', 'ya', 'ra', 'wa'];

function toId(letter: string): string {
  return ROW_NAMES[ROWS.indexOf(letter)] ?? letter.toLowerCase();
}
