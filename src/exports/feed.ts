import { formatDate } from '../i18n/format-date.ts';
import { getRecordPath, toDataPath, toPath, type Locale } from '../i18n/locales.ts';
import { getStrings } from '../i18n/strings.ts';
import type { AnyRecord, RecordOf, Site } from '../model/build-site.ts';
import { getVersionDate, listVersions } from '../model/ledger.ts';
import { toIsoDate } from '../model/partial-date.ts';
import { getRecordVersion } from '../model/version.ts';
import type { Ref } from '../schemas/shared.ts';
import { toAbsolute } from '../site-address.ts';

interface Entry {
  id: string;
  url: string;
  title: string;
  updated: string;
  published?: string;
  summary: string;
}

const MAX_CHANGES = 40;

/** The Atom feed of one language: the documents that the site rests on, and what changed since the first publication. */
export function buildFeed(site: Site, locale: Locale): string {
  const { site: words } = getStrings(locale);
  const self = toAbsolute(toDataPath(`feed.${locale}.xml`));
  const home = toAbsolute(toPath(locale, ''));
  const entries = [...listDocuments(site, locale), ...listChanged(site, locale)].sort(
    (a, b) => b.updated.localeCompare(a.updated) || a.id.localeCompare(b.id),
  );
  const updated = entries[0]?.updated ?? toTime(site.ledger.publications.at(-1)?.date ?? '2026');
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">`,
    `  <id>${escape(self)}</id>`,
    `  <title>${escape(words.name)}</title>`,
    `  <subtitle>${escape(words.description)}</subtitle>`,
    `  <updated>${updated}</updated>`,
    `  <author><name>${escape(words.name)}</name></author>`,
    `  <rights>CC BY 4.0</rights>`,
    `  <link rel="self" type="application/atom+xml" href="${escape(self)}"/>`,
    `  <link rel="alternate" type="text/html" hreflang="${locale}" href="${escape(home)}"/>`,
    ...entries.map(formatEntry),
    '</feed>',
    '',
  ].join('\n');
}

function listDocuments(site: Site, locale: Locale): Entry[] {
  return site
    .list('sources')
    .filter(({ holding }) => holding === 'held')
    .map((source) => {
      const count = site.claimsFrom.get(source.id)?.length ?? 0;
      return {
        ...toEntry(site, locale, source, ''),
        published: toTime(getPublished(site, source)),
        summary: getStrings(locale).cite.feedDocument(
          source.date ? formatDate(source.date, locale) : '',
          count,
        ),
      };
    });
}

/** The day of a document; the day on which it was entered if only about when it appeared is known. */
function getPublished(site: Site, source: RecordOf<'sources'>): string {
  const date = toIsoDate(source.date) ?? '';
  const isDay = /^\d{4}-\d\d-\d\d$/.test(date) && !source.dateInferred;
  const [first] = listVersions(site, source.ref);
  return isDay ? date : (first?.date ?? getVersionDate(site, source.ref, ''));
}

/** Records that were published again with another content, newest first. */
function listChanged(site: Site, locale: Locale): Entry[] {
  const first = site.ledger.publications[0]?.number;
  const changed = site.ledger.things.filter(
    ({ id, publication }) => publication !== first && !/^(claims|views|schemes|sources)\//.test(id),
  );
  return changed
    .toReversed()
    .slice(0, MAX_CHANGES)
    .flatMap((thing) => {
      const record = site.records.get(thing.id as Ref);
      if (!record) return [];
      const entry = toEntry(site, locale, record, `/${thing.version}`);
      const summary = getStrings(locale).cite.feedChange(formatDate(thing.date, locale));
      return [{ ...entry, updated: toTime(thing.date), summary }];
    });
}

function toEntry(site: Site, locale: Locale, record: AnyRecord, suffix: string): Entry {
  const url = toAbsolute(toPath(locale, getRecordPath(record.ref)));
  const version = getRecordVersion(site, record);
  return {
    id: `${url}${suffix && `?v=${suffix.slice(1)}`}`,
    url,
    title: record.name[locale],
    updated: toTime(getVersionDate(site, record.ref, version)),
    summary: '',
  };
}

/** A day, month or year as the moment at which it begins in Japan. */
function toTime(date: string): string {
  const [year = '2026', month = '01', day = '01'] = date.split('-');
  return `${year}-${month}-${day}T00:00:00+09:00`;
}

function formatEntry({ id, url, title, updated, published, summary }: Entry): string {
  return [
    '  <entry>',
    `    <id>${escape(id)}</id>`,
    `    <title>${escape(title)}</title>`,
    `    <updated>${updated}</updated>`,
    ...(published ? [`    <published>${published}</published>`] : []),
    `    <link rel="alternate" type="text/html" href="${escape(url)}"/>`,
    `    <summary>${escape(summary)}</summary>`,
    '  </entry>',
  ].join('\n');
}

export function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
