import { getDocumentSchemaPath } from '../exports/json-schemas.ts';
import { formatDate } from '../i18n/format-date.ts';
import { getOtherLocale, getRecordPath, toPath, type Locale } from '../i18n/locales.ts';
import type { AnyRecord, PlacedClaim, RecordOf, Site } from '../model/build-site.ts';
import { getProgramChanges } from '../model/changes.ts';
import { listLinked } from '../model/links.ts';
import { getSortKey } from '../model/partial-date.ts';
import { KINDS, type Kind, type Ref } from '../schemas/shared.ts';
import { startPage, type ClaimPage } from './claim-page.ts';
import type { Currency } from './currency-view.ts';
import { buildFacts } from './facts.ts';
import { getEventDate } from './event-date.ts';
import { getStatedDate } from './stated-date.ts';
import type { ClaimRef, ClaimRow, Fact, RecordLink, Segment } from './types.ts';

/** A plain line of a record: its names and our classification, which are no claims. */
export interface DetailItem {
  text: string;
  href?: string;
  lang?: Locale;
  /** The words with their claims. */
  segments?: Segment[];
  /** What its number is: the date of a document, or a count of what the site holds. */
  figure?: 'document' | 'computed';
}

export interface Detail {
  label: string;
  items: DetailItem[];
}

export interface Mention {
  subject: RecordLink;
  attribute: string;
  claim: ClaimRef;
  source: string;
}

export interface SourceUse {
  name: string;
  href: string;
  meta: string;
  claims: string;
}

/** What the page of any record prints, in print order. */
export interface RecordView {
  locale: Locale;
  path: string;
  kind: string;
  heading: string;
  subheading: { text: string; lang: Locale };
  title: string;
  description: string;
  status: string[];
  breadcrumbs: { label: string; href: string }[];
  current: string;
  lead: Segment[][];
  names: Detail[];
  facts: Fact[];
  mentions: Mention[];
  related: { id: string; title: string; records: RecordLink[] }[];
  sources: SourceUse[];
  claims: ClaimRow[];
  currency: Currency;
  /** The page that shows what documents of different dates say, for programs that have one. */
  changesHref?: string;
  data: { name: string; file: string }[];
}

/** The kind under which the menu and the breadcrumb list a record. */
const PLACES: Partial<Record<Kind, string>> = {
  'budget-lines': 'budget',
  events: 'timeline',
};

export function getPlaceOf(kind: Kind): string {
  return PLACES[kind] ?? kind;
}

/** Starts a page and fills what all kinds of records have; `fill` adds the rest before the claims are listed. */
export function buildRecordView<Extra extends object>(
  site: Site,
  locale: Locale,
  record: AnyRecord,
  fill: (page: ClaimPage) => Extra,
): RecordView & Extra {
  const page = startPage(site, locale);
  const { strings } = page;
  const lead = page.toSegments(record.summary[locale]);
  const extra = fill(page);
  // Budget amounts, rows of a statistic and the arrows of a scheme here have a table of their own.
  const rows = record.kind === 'statistics' ? record.series : [];
  const tabled = new Set([
    ...rows.flatMap((row) => row.claims),
    ...site
      .list('schemes')
      .filter(({ program }) => record.ref === `programs/${program}`)
      .flatMap(({ flows }) => flows.map(({ claim }) => claim)),
  ]);
  const own = (site.claimsOf.get(record.ref) ?? []).filter(
    ({ id, attribute }) => attribute !== 'budget' && !tabled.has(id),
  );
  const facts = buildFacts(page, own);
  const mentions = buildMentions(page, record);
  const claims = page.shownClaims();
  const hasChanges = record.kind === 'programs' && getProgramChanges(site, record) !== undefined;
  const other = getOtherLocale(locale);
  const place = getPlaceOf(record.kind);
  const name = page.getName(record);
  const heading =
    record.acronym && !name.includes(record.acronym)
      ? `${name}${locale === 'ja' ? `（${record.acronym}）` : ` (${record.acronym})`}`
      : name;
  return {
    locale,
    path: getRecordPath(record.ref),
    kind: strings.search.one[record.kind],
    heading,
    subheading: { text: record.name[other], lang: other },
    title: heading,
    description: toPlainText(lead, locale),
    status: buildStatus(page, record, listBehind(site, record, claims)),
    breadcrumbs: [
      { label: strings.page.home, href: toPath(locale, '') },
      { label: getPlaceLabel(page, record.kind), href: toPath(locale, `${place}/`) },
    ],
    current: place,
    lead,
    names: buildNames(page, record),
    facts,
    mentions,
    related: buildRelated(page, record),
    sources: buildSources(page, claims),
    claims: page.rows(),
    currency: page.getCurrency(),
    ...(hasChanges ? { changesHref: toPath(locale, `changes/${record.id}/`) } : {}),
    data: [
      { name: 'JSON', file: `data/${record.ref}.json` },
      { name: 'CSV', file: `data/${record.kind}.csv` },
      { name: 'JSON Schema', file: getDocumentSchemaPath(record.kind) },
    ],
    ...extra,
  };
}

function getPlaceLabel({ strings }: ClaimPage, kind: Kind): string {
  const place = getPlaceOf(kind);
  const nav: Record<string, string> = strings.nav;
  return nav[place] ?? strings.kinds[kind];
}

/** The first 150 letters of a lead, for search engines and previews. */
function toPlainText(lead: Segment[][], locale: Locale): string {
  const text = lead
    .flat()
    .map((part) => (part.type === 'claim' ? part.claim.text : part.text))
    .join('');
  const limit = locale === 'ja' ? 110 : 200;
  // Half of a number would be another number.
  return text.length > limit ? `${text.slice(0, limit - 1).replace(/[\d,.]+$/, '')}…` : text;
}

/** The claims that a page stands on: of a held document all of its own, which it points to on the pages of their subjects. */
function listBehind(
  site: Site,
  record: AnyRecord,
  shown: readonly PlacedClaim[],
): readonly PlacedClaim[] {
  if (record.kind !== 'sources' || record.holding !== 'held') return shown;
  return site.claimsFrom.get(record.id) ?? [];
}

function buildStatus(page: ClaimPage, record: AnyRecord, claims: readonly PlacedClaim[]): string[] {
  const { strings, site, locale } = page;
  const sources = new Set(claims.map((claim) => claim.source));
  const dates = [...sources]
    .map((id) => site.find('sources', id)?.date ?? '')
    .sort((a, b) => getSortKey(a) - getSortKey(b));
  const newest = dates.at(-1);
  // All claims of the page were in their documents on this day; some may have been checked again since.
  const checks = claims.map(({ id }) => site.proofs.get(id)?.checked);
  const checked = checks.every((date) => date !== undefined) ? checks.sort()[0] : undefined;
  const state =
    record.kind === 'programs'
      ? [strings.record.asOf(strings.status[record.status], formatDate(record.statusAsOf, locale))]
      : [];
  return [
    ...state,
    strings.record.claimCount(sources.size, claims.length),
    ...(newest ? [strings.record.newest(formatDate(newest, locale))] : []),
    ...(checked ? [strings.record.lastChecked(formatDate(checked, locale))] : []),
  ];
}

function buildNames(page: ClaimPage, record: AnyRecord): Detail[] {
  const { strings, site, locale } = page;
  const words = strings.record;
  const text = (label: string, ...items: Detail['items']): Detail[] =>
    items.length > 0 ? [{ label, items }] : [];
  const link = (kind: Kind, ids: readonly string[]) =>
    ids.flatMap((id) => {
      const target = site.records.get(`${kind}/${id}`);
      return target ? [{ text: page.getShortName(target), href: page.linkTo(target).href }] : [];
    });
  const { name } = record;
  const english = `${name.en}${locale === 'ja' ? `（${strings.enStatus[name.enStatus]}）` : ` (${strings.enStatus[name.enStatus]})`}`;
  const names = [
    ...text(words.reading, { text: name.reading, lang: 'ja' }),
    ...text(words.english, { text: english }),
    ...text(words.acronym, ...(record.acronym ? [{ text: record.acronym }] : [])),
    ...text(words.synonyms, ...record.synonyms.map((synonym) => ({ text: synonym }))),
  ];
  const category =
    'category' in record ? [{ text: strings.categories[record.category] ?? record.category }] : [];
  const kinds = text(words.kind, ...category);
  if (record.kind === 'programs') {
    return [
      ...names,
      ...kinds,
      ...text(
        words.directions,
        ...record.directions.map((id) => ({ text: strings.directions[id] })),
      ),
      ...text(
        words.careerStages,
        ...record.careerStages.map((id) => ({ text: strings.careerStages[id] })),
      ),
      ...text(words.agencies, ...link('organizations', record.agencies)),
      ...text(words.parent, ...link('programs', record.parent ? [record.parent] : [])),
      ...text(words.website, ...toWebsite(record.website)),
    ];
  }
  if (record.kind === 'organizations')
    return [...names, ...kinds, ...text(words.website, ...toWebsite(record.website))];
  if (record.kind === 'budget-lines') {
    return [...names, ...text(words.program, ...link('programs', [record.program]))];
  }
  return [...names, ...kinds];
}

function toWebsite(website: string | undefined): Detail['items'] {
  return website ? [{ text: website, href: website }] : [];
}

/** Claims about other records that concern this one; budget amounts have a place of their own. */
function buildMentions(page: ClaimPage, record: AnyRecord): Mention[] {
  const { site, locale } = page;
  const claims = [
    ...(site.claimsAbout.get(record.ref) ?? []),
    ...(site.claimsCiting.get(record.ref) ?? []),
    ...listRelationsTo(site, record.ref),
  ].filter(({ attribute, subject }) => attribute !== 'budget' && subject !== record.ref);
  return [...new Set(claims)].map((claim) => {
    const subject = site.records.get(claim.subject as Ref)!;
    return {
      subject: { ...page.linkTo(subject), name: page.getShortName(subject) },
      attribute: site.attributes.get(claim.attribute)?.label[locale] ?? claim.attribute,
      claim: page.show(claim),
      source: page.getShortName(site.find('sources', claim.source)!),
    };
  });
}

function listRelationsTo(site: Site, ref: Ref): PlacedClaim[] {
  return [...site.claims.values()].filter(
    ({ value }) => value.type === 'relation' && value.to === ref,
  );
}

function buildRelated(page: ClaimPage, record: AnyRecord): RecordView['related'] {
  const { site, strings, links } = page;
  return KINDS.filter((kind) => kind !== 'schemes')
    .map((kind) => ({
      id: `related-${kind}`,
      title: strings.kinds[kind],
      records: sortRecords(site, listLinked(site, links, record.ref, kind) as AnyRecord[]).map(
        (item) => toLink(page, item),
      ),
    }))
    .filter(({ records }) => records.length > 0);
}

function sortRecords(site: Site, records: readonly AnyRecord[]): AnyRecord[] {
  const key = (record: AnyRecord) =>
    record.kind === 'events' ? getSortKey(getEventDate(site, record)) : 0;
  return records.toSorted((a, b) => key(a) - key(b));
}

/** A link with the one thing that tells entries of its kind apart: the date of an event, the kind of a program. */
export function toLink(page: ClaimPage, record: AnyRecord): RecordLink {
  const { strings } = page;
  const link = { ...page.linkTo(record), name: page.getName(record) };
  if (record.kind === 'events') {
    const date = getStatedDate(page, record);
    return date ? { ...link, date } : { ...link, meta: strings.timelinePage.undated };
  }
  if ('category' in record) return { ...link, meta: strings.categories[record.category] ?? '' };
  return link;
}

/** The documents that a page rests on, the one with most claims first. */
export function buildSources(page: ClaimPage, claims: readonly PlacedClaim[]): SourceUse[] {
  const { site, locale, strings } = page;
  const counts = [...Map.groupBy(claims, (claim) => claim.source)].sort(
    (a, b) => b[1].length - a[1].length,
  );
  return counts.flatMap(([id, used]) => {
    const source = site.find('sources', id);
    if (!source) return [];
    return [
      {
        name: page.getName(source),
        href: page.linkTo(source).href,
        meta: describeSource(page, source, locale),
        claims: strings.record.usedIn(used.length),
      },
    ];
  });
}

/** Publisher and date of a document, with what of them is inferred. */
export function describeSource(
  page: ClaimPage,
  source: RecordOf<'sources'>,
  locale: Locale,
): string {
  const { site, strings } = page;
  const publishers = source.publisher.flatMap((id) => {
    const record = site.find('organizations', id);
    return record ? [page.getShortName(record)] : [];
  });
  const date = source.date ? formatDate(source.date, locale) : '';
  const notes = [
    source.publisherInferred && strings.record.inferredPublisher,
    source.dateInferred && strings.record.inferredDate,
  ].filter(Boolean);
  const stop = locale === 'ja' ? '、' : ', ';
  const main = [publishers.join(strings.record.and), date].filter(Boolean).join(stop);
  if (notes.length === 0) return main;
  return locale === 'ja'
    ? `${main}（${notes.join(stop)}）`
    : `${main} (${notes.join(stop).toLowerCase()})`;
}
