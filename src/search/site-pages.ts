import { formatEraYear, formatFiscalYear } from '../i18n/format-date.ts';
import { getOtherLocale, getRecordPath, type Locale } from '../i18n/locales.ts';
import { PAGE_WORDS } from '../i18n/page-words.ts';
import { getStrings } from '../i18n/strings.ts';
import type { AnyRecord, PlacedClaim, Site } from '../model/build-site.ts';
import { getFiscalYear, parsePartialDate } from '../model/partial-date.ts';
import type { Kind, Ref } from '../schemas/shared.ts';
import { listFigures } from './list-figures.ts';
import { OTHER_KIND, type Facet, type Facets, type SearchPage } from './page.ts';
import type { IndexInput } from './write-index.ts';

type Text = Pick<SearchPage, 'title' | 'headings' | 'blocks'>;

/** Which kind a reader more likely wants, among pages that match equally well. */
const WEIGHTS: Partial<Record<Kind, number>> = {
  programs: 4,
  concepts: 4,
  organizations: 2,
  partners: 2,
  reports: 3,
  'budget-lines': 2,
};
const OTHER_WEIGHT = 1;
const MAJOR_WEIGHT = 7;

/** Adds to the text of each page of one language what the site knows of it: names, facets, figures. */
export function describePages(
  site: Site,
  locale: Locale,
  texts: ReadonlyMap<string, Text>,
): IndexInput {
  const records = new Map(
    [...site.records.values()]
      .filter(({ kind }) => kind !== 'schemes')
      .map((record) => [getRecordPath(record.ref), record]),
  );
  const described = [...texts].map(([path, text]) => ({ path, text, record: records.get(path) }));
  const pages = described.map(({ path, text, record }): SearchPage => {
    const facets = record ? listFacets(site, record) : { kind: [OTHER_KIND] };
    const names = record ? listNames(record, locale) : [];
    const keywords = record?.keywords ?? [text.title, ...(PAGE_WORDS[path] ?? [])];
    return { path, ...text, facets, names, keywords, weight: getWeight(record) };
  });
  const documents = new Map(
    described.flatMap(({ record }, index): [Ref, number][] =>
      record ? [[record.ref, index]] : [],
    ),
  );
  for (const scheme of site.list('schemes')) {
    const program = documents.get(`programs/${scheme.program}`);
    if (program !== undefined) documents.set(scheme.ref, program);
  }
  return {
    pages,
    labels: listLabels(site, locale),
    figures: listFigures(site, locale, documents),
  };
}

function getWeight(record: AnyRecord | undefined): number {
  if (!record) return 0;
  if (record.kind === 'programs' && record.major) return MAJOR_WEIGHT;
  return WEIGHTS[record.kind] ?? OTHER_WEIGHT;
}

/** Every name of a record, first that in the other language. */
function listNames(record: AnyRecord, locale: Locale): string[] {
  const { name, shortName, acronym, synonyms } = record;
  const names = [
    name[getOtherLocale(locale)],
    name[locale],
    acronym,
    shortName?.ja,
    shortName?.en,
    ...synonyms,
    name.reading,
  ];
  return [...new Set(names.filter((item) => item !== undefined))];
}

/** Ids of other records in the named fields. */
function readIds(record: AnyRecord, fields: readonly string[]): string[] {
  return fields.flatMap((field) => {
    const value = (record as unknown as Record<string, unknown>)[field];
    return (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string');
  });
}

/**
 * What a record can be narrowed by. What it says itself stands; only where it says nothing of bodies, partners or
 * directions does it take those of its programs, or a result with Germany would be counted for every partner.
 */
function listFacets(site: Site, record: AnyRecord): Facets {
  const claims = [
    ...(site.claimsOf.get(record.ref) ?? []),
    ...(site.claimsAbout.get(record.ref) ?? []),
  ];
  const citing = site.claimsCiting.get(record.ref) ?? [];
  const programs = readIds(record, ['program', 'programs']).flatMap(
    (id) => site.find('programs', id) ?? [],
  );
  const collect = (kind: Kind, fields: readonly string[]) => {
    const own = [...readIds(record, fields), ...listParties(record, kind)];
    return own.length > 0 ? own : programs.flatMap((program) => readIds(program, fields));
  };
  const own = (kind: Kind) => (record.kind === kind ? [record.id] : []);
  const agencies = [
    ...own('organizations'),
    ...collect('organizations', ['agencies', 'agency', 'organizations', 'body', 'publisher']),
    ...claims.flatMap(({ value }) => listBodies(value)),
  ];
  const partners = [...own('partners'), ...collect('partners', ['partners', 'partner'])];
  return {
    kind: [record.kind],
    agency: unique(agencies.filter((id) => site.find('organizations', id))),
    year: unique(claims.flatMap((claim) => listFiscalYears(claim).map(String))),
    document: unique([
      ...(record.kind === 'sources' && record.holding === 'held' ? [record.id] : []),
      ...[...claims, ...citing].map(({ source }) => source),
    ]),
    direction: unique([record, ...programs].flatMap((item) => readIds(item, ['directions']))),
    partner: unique(partners.filter((id) => site.find('partners', id))),
  };
}

/** Bodies that a claim itself names: who receives a budget amount, who pays another. */
function listBodies(value: PlacedClaim['value']): string[] {
  if (value.type === 'budget') return value.agency ? [value.agency] : [];
  return value.type === 'money' && value.payer ? [value.payer] : [];
}

function listParties(record: AnyRecord, kind: Kind): string[] {
  return readIds(record, ['parties'])
    .filter((ref) => ref.startsWith(`${kind}/`))
    .map((ref) => ref.slice(kind.length + 1));
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}

/** The fiscal year that a claim is about; none if only a calendar year is known. */
function listFiscalYears({ value, asOf }: PlacedClaim): number[] {
  if ('fiscalYear' in value && value.fiscalYear) return [value.fiscalYear];
  const text = value.type === 'date' ? value.date : asOf;
  const date = text ? parsePartialDate(text)?.start : undefined;
  const year = date && getFiscalYear(date);
  return year ? [year] : [];
}

function listLabels(site: Site, locale: Locale): Partial<Record<Facet, Record<string, string>>> {
  const strings = getStrings(locale);
  const nameAll = (kind: Kind) =>
    Object.fromEntries(
      (site.list(kind) as readonly AnyRecord[]).map(({ id, name, shortName }) => [
        id,
        shortName?.[locale] ?? name[locale],
      ]),
    );
  const years = Array.from({ length: 160 }, (_, index) => 1941 + index);
  return {
    kind: { ...strings.kinds, [OTHER_KIND]: strings.search.otherPages },
    agency: nameAll('organizations'),
    year: Object.fromEntries(
      years.map((year) => [
        year,
        `${formatFiscalYear(year, locale)} ${formatEraYear(year, locale)}`,
      ]),
    ),
    document: nameAll('sources'),
    direction: strings.directionsShort,
    partner: nameAll('partners'),
  };
}
