import { formatDate } from '../i18n/format-date.ts';
import { getFieldName } from '../i18n/field-names.ts';
import { getRecordPath, LOCALES, toPath, type Locale } from '../i18n/locales.ts';
import { getStrings } from '../i18n/strings.ts';
import type { AnyRecord, Site } from '../model/build-site.ts';
import { listChanges, listThings, listVersions, mapLatest, type Change } from '../model/ledger.ts';
import { parseProse } from '../model/prose.ts';
import type { Kind, Localized, Ref } from '../schemas/shared.ts';
import { toAbsolute } from '../site-address.ts';

export interface HistoryChange extends Change {
  /** The records that the change is in, for lists that are filtered. */
  records: string[];
  label: Localized;
  /** Both values as a reader is told them; `before` and `after` are as the data has them. */
  words: Record<Locale, { before?: string; after?: string }>;
}

export interface History {
  id: string;
  /** Where it stands, or last stood. */
  url: Record<Locale, string>;
  version: string;
  versions: { version: string; date: string; changes: HistoryChange[] }[];
}

/** Things of which an older version was published, also under another id, as kind and id. */
export function listThingsWithHistory(site: Site): { kind: string; id: string }[] {
  const ids = new Set([...mapLatest(site.ledger).keys()]);
  for (const { claim, to } of site.ledger.moves) if (claim && to) ids.add(`claims/${to}`);
  for (const ref of site.records.keys()) ids.add(ref);
  return [...ids]
    .filter((id) => new Set(listVersions(site, id).map(({ version }) => version)).size > 1)
    .map((thing) => {
      const [kind = '', id = ''] = thing.split('/');
      return { kind, id };
    });
}

/** Each published version of a thing, with all that is different now. */
export function buildHistory(site: Site, thing: string): History {
  const versions = listVersions(site, thing);
  return {
    id: thing,
    url: toUrls(site, thing),
    version: versions.at(-1)?.version ?? '',
    versions: versions.map((old) => ({
      version: old.version,
      date: old.date,
      changes: listChanges(site, old, thing)
        // How a value is stored is nothing that a reader is told.
        .filter(({ field }) => field !== 'value.type')
        .map((change) => toHistoryChange(site, thing, change)),
    })),
  };
}

function toUrls(site: Site, thing: string): History['url'] {
  const [kind, id = ''] = thing.split('/');
  const page = listThings(site).find((it) => it.id === thing) ?? listVersions(site, thing).at(-1);
  const view = id === 'home' ? '' : `${id}/`;
  const scheme = site.find('schemes', kind === 'schemes' ? id : undefined);
  const path =
    kind === 'claims'
      ? `${page?.page ?? ''}#${id}`
      : kind === 'views'
        ? view
        : getRecordPath(thing as Ref, scheme?.program);
  return { ja: toAbsolute(toPath('ja', path)), en: toAbsolute(toPath('en', path)) };
}

function toHistoryChange(site: Site, own: string, change: Change): HistoryChange {
  const { thing = own, before, after } = change;
  const record = getSubject(site, thing);
  const words = Object.fromEntries(
    LOCALES.map((locale) => {
      const [was, is] = [before, after].map(
        (text) => text && toWords(site, locale, change.field, text),
      );
      return [locale, cutSame(was, is)];
    }),
  ) as HistoryChange['words'];
  const listed = own.startsWith('views/') ? listPrinting(site, own, thing) : [];
  return {
    ...change,
    records: [...new Set([record, ...listed])],
    label: toLabel(site, change, record),
    words,
  };
}

/** The records of a list on whose pages a claim stands. */
function listPrinting(site: Site, view: string, thing: string): string[] {
  return listThings(site).flatMap(({ id, members }) =>
    id !== view && members?.includes(thing) ? [id] : [],
  );
}

/** The record that a claim is about, also of a claim that is gone; a record is its own. */
function getSubject(site: Site, thing: string): string {
  if (!thing.startsWith('claims/')) return thing;
  const claim = site.claims.get(thing.replace('claims/', ''));
  return claim?.subject ?? listVersions(site, thing).at(-1)?.fields.subject ?? thing;
}

function toLabel(site: Site, { thing, field }: Change, record: string): Localized {
  const name = getFieldName(field) ?? { ja: field, en: field };
  if (!thing) return name;
  const subject = getName(site, record);
  const id = thing.replace('claims/', '');
  const attribute =
    site.claims.get(id)?.attribute ?? listVersions(site, thing).at(-1)?.fields.attribute;
  const topic = thing.startsWith('claims/') && site.attributes.get(attribute ?? '')?.label;
  return {
    ja: [subject.ja, topic && topic.ja, name.ja].filter(Boolean).join('　'),
    en: [subject.en, topic && topic.en, name.en].filter(Boolean).join(', '),
  };
}

/** The name of a record as it is, or as it was when it was last published. */
function getName(site: Site, ref: string): Localized {
  const record = site.records.get(ref as Ref);
  if (record) return record.name;
  const fields = listVersions(site, ref).at(-1)?.fields;
  return { ja: fields?.['name.ja'] ?? ref, en: fields?.['name.en'] ?? ref };
}

/** Fields that name records of one kind by id. */
const NAMED_KINDS: Record<string, Kind> = {
  agencies: 'organizations',
  agency: 'organizations',
  'value.agency': 'organizations',
  'value.payer': 'organizations',
  organizations: 'organizations',
  body: 'organizations',
  publisher: 'organizations',
  programs: 'programs',
  program: 'programs',
  predecessors: 'programs',
  partner: 'partners',
  partners: 'partners',
  members: 'partners',
  concepts: 'concepts',
  broader: 'concepts',
  reports: 'reports',
  events: 'events',
  agreements: 'agreements',
  source: 'sources',
};
const DATES = ['date', 'asOf', 'statusAsOf', 'value.date'];

/** A value as the data has it in the words of a reader: names for ids, prose without its marks. */
function toWords(site: Site, locale: Locale, field: string, text: string): string {
  if (text.startsWith('[{') || text.startsWith('{')) return readLabels(text, locale);
  if (DATES.includes(field)) return formatDate(text, locale);
  if (text.includes('[[')) return toPlainProse(site, locale, text.replace(/^#+ /gm, ''));
  if (/^(name|summary|details|note|printed|figure|value\.(ja|en|text))\b/.test(field)) return text;
  const parts = text.split(field === 'limits' || field === 'inferred' ? ' ' : ', ');
  const terms = parts.map((part) => getTerm(site, locale, field, part));
  if (terms.every((term) => term === undefined)) return text;
  return parts.map((part, index) => terms[index] ?? part).join(locale === 'ja' ? '、' : ', ');
}

function getTerm(site: Site, locale: Locale, field: string, id: string): string | undefined {
  const kind = NAMED_KINDS[field];
  const ref = (kind ? `${kind}/${id}` : id) as Ref;
  const record: AnyRecord | undefined = site.records.get(ref);
  if (record) return record.shortName?.[locale] ?? record.name[locale];
  if (field === 'attribute') return site.attributes.get(id)?.label[locale];
  if (field === 'limits') return site.limits.get(id)?.label[locale];
  if (/^value\.(unit|maxUnit)$/.test(field)) {
    const unit = site.units.get(id);
    return locale === 'ja' ? unit?.ja : unit?.en.other;
  }
  if (id === 'true') return locale === 'ja' ? '該当' : 'yes';
  const strings = getStrings(locale);
  const tables: Record<string, Partial<Record<string, string>>> = {
    category: strings.categories,
    directions: strings.directions,
    careerStages: strings.careerStages,
    status: strings.status,
    'value.stage': strings.stages,
    'name.enStatus': strings.enStatus,
  };
  return tables[field]?.[id];
}

/** The words in one language of what has parts: arrows of a diagram, groups of a report. */
function readLabels(json: string, locale: Locale): string {
  const found: string[] = [];
  JSON.parse(json, (key, value: unknown) => {
    if (key === locale && typeof value === 'string') found.push(value);
    return value;
  });
  return found.join(locale === 'ja' ? '、' : ', ');
}

/** Prose without its marks; of what is gone, the words that it last had. */
export function toPlainProse(site: Site, locale: Locale, prose: string): string {
  return parseProse(prose)
    .map((paragraph) =>
      paragraph
        .map((part) => {
          if (part.text !== undefined) return part.text;
          if (part.type === 'record') return getName(site, part.ref)[locale];
          if (part.type !== 'claim') return '';
          const claim = site.claims.get(part.id);
          const last = listVersions(site, `claims/${part.id}`).at(-1)?.fields;
          return claim?.figure ?? claim?.printed ?? last?.printed ?? '';
        })
        .join(''),
    )
    .join(' ');
}

const LONG = 160;

/** Of long texts, the sentences that differ: what both begin and end with is left out. */
function cutSame(before: string | undefined, after: string | undefined) {
  if (!before || !after || before.length + after.length < LONG) {
    return { ...(before ? { before } : {}), ...(after ? { after } : {}) };
  }
  const [a, b] = [before, after].map((text) => text.split(/(?<=。)|(?<=[.?!]) /));
  const shorter = Math.min(a!.length, b!.length);
  let start = 0;
  while (start < shorter && a![start] === b![start]) start += 1;
  let end = 0;
  while (end < shorter - start && a!.at(-1 - end) === b!.at(-1 - end)) end += 1;
  const cut = (sentences: string[]) =>
    [
      ...(start > 0 ? ['…'] : []),
      ...sentences.slice(start, sentences.length - end),
      ...(end > 0 ? ['…'] : []),
    ].join(' ');
  return { before: cut(a!), after: cut(b!) };
}
