import { formatDate } from '../i18n/format-date.ts';
import { getFieldName } from '../i18n/field-names.ts';
import { getRecordPath, LOCALES, toPath, type Locale } from '../i18n/locales.ts';
import { getStrings } from '../i18n/strings.ts';
import { versionWords } from '../i18n/version-words.ts';
import type { AnyRecord, PlacedClaim, Site } from '../model/build-site.ts';
import { getTopic } from '../model/claim-key.ts';
import {
  LISTED,
  listChanges,
  listThings,
  listUntold,
  listVersions,
  mapLatest,
  type Change,
} from '../model/ledger.ts';
import { parseProse } from '../model/prose.ts';
import { isStructured, mapRenamed, toNamed } from '../model/renames.ts';
import { mapReviews } from '../model/reviews.ts';
import { KINDS, type Localized, type Ref } from '../schemas/shared.ts';
import { toAbsolute } from '../site-address.ts';

export interface HistoryChange extends Change {
  /** The record that the change is in, and those on whose pages it stands, for lists that are filtered. */
  records: string[];
  /**
   * Claims that the change bears on, too: those of a document that changed, or those on the matter that a claim was
   * on which is gone or on another one now.
   */
  beside?: string[];
  label: Localized;
  /** Both values as a reader is told them; `before` and `after` are as the data has them. */
  words: Record<Locale, { before?: string; after?: string }>;
}

export interface History {
  id: string;
  /** Where it stands, or last stood. */
  url: Record<Locale, string>;
  version: string;
  versions: {
    version: string;
    date: string;
    changes: HistoryChange[];
    /** What was not written down at that time, so that nobody can tell whether it has changed. */
    untold?: Localized[];
  }[];
}

/** Things of which an older version was published, also under another id, as kind and id. */
export function listThingsWithHistory(site: Site): { kind: string; id: string }[] {
  const ids = new Set([...mapLatest(site.ledger).keys()].filter(isCitedAlone));
  for (const { claim, to } of site.ledger.moves) if (claim && to) ids.add(`claims/${to}`);
  for (const ref of site.records.keys()) ids.add(ref);
  return [...ids]
    .filter((id) => new Set(listVersions(site, id).map(({ version }) => version)).size > 1)
    .map((thing) => {
      const [kind = '', id = ''] = thing.split('/');
      return { kind, id };
    });
}

/** What this site says of claims is cited as a part of a page, with the version of that. */
function isCitedAlone(id: string): boolean {
  return ['claims', 'views', ...KINDS].includes(id.split('/')[0]!);
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
        .map((change) => toHistoryChange(site, thing, change))
        .filter(({ words }) =>
          LOCALES.some((locale) => words[locale].before !== words[locale].after),
        ),
      ...toUntold(listUntold(site, old, thing)),
    })),
  };
}

/** The names of fields, each once: a narrative in two languages is one. */
function toUntold(fields: readonly string[]): Pick<History['versions'][number], 'untold'> {
  const names = new Set(fields.map((field) => field.replace(/^narrative\..*/, 'narrative')));
  const untold = [...names].map((field) => getFieldName(field) ?? { ja: field, en: field });
  return untold.length > 0 ? { untold } : {};
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
  const { thing = own, field } = change;
  const record = getSubject(site, thing);
  // What is written in one language has the names of that one, whoever reads it.
  const written = LOCALES.find((locale) => field.endsWith(`.${locale}`));
  const words = Object.fromEntries(
    LOCALES.map((locale) => [locale, toChangeWords(site, written ?? locale, { ...change, thing })]),
  ) as HistoryChange['words'];
  const listed = own.startsWith('views/') ? listPrinting(site, own, thing) : [];
  const { claims = [], ...rest } = change;
  const beside = [...listBeside(site, { ...change, thing }), ...claims];
  const subjects = claims.map((claim) => getSubject(site, claim));
  return {
    ...rest,
    records: [...new Set([record, ...listed, ...subjects])],
    ...(beside.length > 0 ? { beside } : {}),
    label: toLabel(site, change, record),
    words,
  };
}

function toChangeWords(site: Site, locale: Locale, change: Change & { thing: string }) {
  const { thing, field, before, after } = change;
  const isRecord = field === LISTED && !thing.startsWith('claims/');
  const [was, is] = [before, after].map((text) => {
    if (text === undefined) return undefined;
    return isRecord ? getName(site, thing)[locale] : toWords(site, locale, { thing, field }, text);
  });
  if (was === undefined || is === undefined || was.replace(/\s/g, '') !== is.replace(/\s/g, '')) {
    return cutSame(was, is);
  }
  // Arrows may lead elsewhere, though they are called what they were; of prose, only the marks are others.
  return isStructured(before ?? '')
    ? { after: versionWords[locale].rearranged }
    : { before: is, after: is };
}

/** The claims on the matter that a claim was on before a change took it away. */
function listBeside(site: Site, { thing, field, before, after }: Change & { thing: string }) {
  const isGone = field === LISTED && after === undefined;
  const isElsewhere = field === 'subject' || field === 'attribute';
  if (!thing.startsWith('claims/') || (!isGone && !isElsewhere)) return [];
  const last = listVersions(site, thing).at(-1)?.fields ?? {};
  const was: Record<string, string> = isGone || !before ? last : { ...last, [field]: before };
  const subject = (mapRenamed(site.ledger.moves).get(was.subject ?? '') ?? was.subject) as Ref;
  const value = { type: was['value.type'] } as PlacedClaim['value'];
  const topic = getTopic({ subject, attribute: was.attribute ?? '', value });
  return (site.claimsOf.get(subject) ?? [])
    .filter((claim) => getTopic(claim) === topic)
    .map(({ id }) => `claims/${id}`);
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
  const subject = claim?.subject ?? listVersions(site, thing).at(-1)?.fields.subject ?? thing;
  return mapRenamed(site.ledger.moves).get(subject) ?? subject;
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

/** The name of a record as it is, or as it was when it was last published; that of what is said of claims likewise. */
function getName(site: Site, ref: string): Localized {
  const record = site.records.get(ref as Ref);
  if (record) return record.name;
  const fields = mapReviews(site).get(ref)?.fields ?? listVersions(site, ref).at(-1)?.fields;
  const subject = fields?.subject && site.records.get(fields.subject as Ref)?.name;
  const topic = site.attributes.get(fields?.attribute ?? '')?.label;
  const toName = (locale: Locale) =>
    fields?.[`name.${locale}`] ??
    fields?.[`title.${locale}`] ??
    fields?.[`label.${locale}`] ??
    fields?.acronym ??
    [subject && subject[locale], topic?.[locale]]
      .filter(Boolean)
      .join(locale === 'ja' ? '　' : ', ');
  return { ja: toName('ja') || ref, en: toName('en') || ref };
}

/** What a record, or the string that a claim, is or was last known by; `undefined` if it never was published. */
function getShortName(site: Site, locale: Locale, named: string): string | undefined {
  const record: AnyRecord | undefined = site.records.get(named as Ref);
  if (record) return record.shortName?.[locale] ?? record.name[locale];
  const claim = site.claims.get(named.replace('claims/', ''));
  if (claim) return claim.figure ?? claim.printed;
  const last = listVersions(site, named).at(-1)?.fields;
  return last?.[`shortName.${locale}`] ?? last?.[`name.${locale}`] ?? last?.figure ?? last?.printed;
}

const DATES = ['date', 'asOf', 'statusAsOf', 'value.date'];

const PROSE = /^(narrative|summary|details|note|measures|dateInferred|reason)\b/;

/** Where a value stands: the thing that has it, and the field. */
interface Place {
  thing: string;
  field: string;
}

/** A value as the data has it in the words of a reader: names for ids, prose without its marks. */
function toWords(site: Site, locale: Locale, place: Place, text: string): string {
  const { field } = place;
  if (isStructured(text)) return readLabels(text, locale);
  if (DATES.includes(field)) return formatDate(text, locale);
  if (PROSE.test(field) || text.includes('[[')) {
    return toPlainProse(site, locale, text.replace(/^#+ /gm, ''));
  }
  if (/^(name\.(ja|en|enSource)|printed|figure|value\.(ja|en|text))\b/.test(field)) return text;
  const parts = text.split(field === 'limits' || field === 'inferred' ? ' ' : ', ');
  const terms = parts.map((part) => getTerm(site, locale, place, part));
  if (terms.every((term) => term === undefined)) return text;
  return parts.map((part, index) => terms[index] ?? part).join(locale === 'ja' ? '、' : ', ');
}

function getTerm(
  site: Site,
  locale: Locale,
  { thing, field }: Place,
  id: string,
): string | undefined {
  const named = toNamed(thing, field, id);
  const known = named && getShortName(site, locale, named);
  if (known) return known;
  if (field === 'inferred') return getFieldName(id === 'value' ? 'value.exact' : id)?.[locale];
  if (field === 'language') return new Intl.DisplayNames(locale, { type: 'language' }).of(id);
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
    kind: (thing.startsWith('reconciliations/') ? strings.reconciliations : strings.discrepancies)
      .kinds,
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
          return getShortName(site, locale, `claims/${part.id}`) ?? '';
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
