import { formatDate } from '../i18n/format-date.ts';
import { getRecordPath, type Locale } from '../i18n/locales.ts';
import { getStrings } from '../i18n/strings.ts';
import type { AnyRecord, PlacedClaim, Site } from '../model/build-site.ts';
import { listSources } from '../model/changes.ts';
import { getHome, getVersionDate } from '../model/ledger.ts';
import { getClaimVersion, getRecordVersion, getViewVersion, type View } from '../model/version.ts';
import { readSiteAddress } from '../site-address.ts';
import type { Backing, Citable } from './citable.ts';
import { getPage, listDoubts, toClaimTitle } from './claim-title.ts';
import type { PagePart } from './page-parts.ts';
import {
  formatOfficeDate,
  hasInferredPages,
  toSourceItem,
  type SourcePlace,
} from './source-item.ts';

/** A claim as something to cite: SICORP 予算額 2023年度 当初：1,073百万円. */
export function toCitableClaim(site: Site, locale: Locale, claim: PlacedClaim): Citable {
  const version = getClaimVersion(site, claim);
  return {
    id: `claims/${claim.id}`,
    genre: claim.subject.startsWith('reports/') ? 'recommendation' : 'claim',
    locale,
    title: toClaimTitle(site, locale, claim),
    path: getHome(site, claim),
    fragment: claim.id,
    version,
    date: getVersionDate(site, `claims/${claim.id}`, version),
  };
}

/** The page of a record as something to cite. */
export function toCitableRecord(site: Site, locale: Locale, record: AnyRecord): Citable {
  const version = getRecordVersion(site, record);
  const name = record.name[locale];
  const hasAcronym = record.acronym && !name.includes(record.acronym);
  const acronym = locale === 'ja' ? `（${record.acronym}）` : ` (${record.acronym})`;
  return {
    id: record.ref,
    genre: 'page',
    locale,
    title: hasAcronym ? `${name}${acronym}` : name,
    path: getRecordPath(record.ref),
    version,
    date: getVersionDate(site, record.ref, version),
  };
}

/** A page that shows many records, such as the finder with its filters. */
export function toCitableView(site: Site, locale: Locale, view: View, title: string): Citable {
  const version = getViewVersion(site, view);
  return {
    id: `views/${view}`,
    genre: 'view',
    locale,
    title,
    path: view === 'home' ? '' : `${view}/`,
    version,
    date: getVersionDate(site, `views/${view}`, version),
    isOfList: true,
  };
}

/** A part of the page of discrepancies, which has the version of the page. */
export function toCitablePart(site: Site, locale: Locale, part: PagePart): Citable {
  const page = toCitableView(site, locale, 'discrepancies', part.title[locale]);
  const genre = part.kind === 'discrepancies' ? 'discrepancy' : 'reconciliation';
  return { ...page, id: `${part.kind}/${part.id}`, genre, fragment: part.id, isOfList: false };
}

/** What changed in a program over the years, or between two documents. */
export function toCitableChanges(site: Site, locale: Locale, id: string): Citable {
  const { nav } = getStrings(locale);
  const program = site.find('programs', id);
  const page = getPage(site, locale);
  if (program) {
    const own = toCitableRecord(site, locale, program);
    const title = locale === 'ja' ? `${own.title}の${nav.changes}` : `${nav.changes}: ${own.title}`;
    return { ...own, id: `changes/${id}`, title, path: `changes/${id}/` };
  }
  const names = id.split('--').map((source) => {
    const record = site.find('sources', source);
    return record ? page.getShortName(record) : source;
  });
  const title =
    locale === 'ja' ? `${nav.changes}：${names.join('、')}` : `${nav.changes}: ${names.join(', ')}`;
  const view = toCitableView(site, locale, 'changes', title);
  const path = `changes/between/${id}/`;
  return { ...view, id: `changes/${id}`, genre: 'page', path, isOfList: false };
}

/** The place in the document that a claim was taken from. */
export function getBacking(
  site: Site,
  locale: Locale,
  claim: PlacedClaim,
  printed: readonly string[] = [claim.printed],
): Backing | undefined {
  const source = site.find('sources', claim.source);
  if (!source) return undefined;
  return toBacking(site, locale, {
    source,
    parts: source.parts.filter(({ id }) => id === claim.part),
    ...(claim.at ? { at: claim.at } : {}),
    printed,
    limits: listLimits(site, locale, claim),
  });
}

/** The places that claims were taken from, by document, each once with all that is printed there. */
export function listPlaces(site: Site, locale: Locale, claims: readonly PlacedClaim[]): Backing[] {
  // What limits one figure must not be read as limiting another.
  const byPlace = Map.groupBy(claims, (claim) =>
    JSON.stringify([claim.source, claim.part, claim.at, listLimits(site, locale, claim)]),
  );
  const places = Map.groupBy(byPlace.values(), ([first]) => first!.source);
  return listSources(site, [...claims]).flatMap(({ id }) =>
    places.get(id)!.flatMap((here) => {
      const printed = [...new Set(here.map((claim) => claim.printed))];
      return getBacking(site, locale, here[0]!, printed) ?? [];
    }),
  );
}

/** What must travel with a figure wherever it goes. */
function listLimits(site: Site, locale: Locale, claim: PlacedClaim): string[] {
  const labels = claim.limits.map((id) => site.limits.get(id)?.label[locale] ?? id);
  const inferred = locale === 'ja' ? '読み取りに推定を含む' : 'reading partly inferred';
  return [...listDoubts(locale, claim), ...labels, ...(claim.inferred ? [inferred] : [])];
}

/** The documents behind a page, oldest first, each with the parts that its claims are taken from. */
export function listBackings(
  site: Site,
  locale: Locale,
  claims: readonly PlacedClaim[],
): Backing[] {
  const bySource = Map.groupBy(claims, (claim) => claim.source);
  return listSources(site, [...claims]).map((source) => {
    const used = new Set(bySource.get(source.id)?.map(({ part }) => part));
    const parts = source.parts.filter(({ id }) => used.has(id));
    return toBacking(site, locale, { source, parts });
  });
}

/** A document as a whole. */
export function toDocumentBacking(
  site: Site,
  locale: Locale,
  source: SourcePlace['source'],
): Backing {
  return toBacking(site, locale, { source, parts: [] });
}

function toBacking(site: Site, locale: Locale, place: SourcePlace): Backing {
  const { source, parts } = place;
  const { origin, base } = readSiteAddress();
  const [only, ...rest] = parts;
  const hash = only && rest.length === 0 ? `#${only.id}` : '';
  const path = `${locale}/${getRecordPath(source.ref)}?v=${getRecordVersion(site, source)}`;
  return {
    item: toSourceItem(site, locale, place),
    locale,
    officeDate: formatOfficeDate(locale, place),
    hasInferredPages: hasInferredPages(place),
    pageUrl: `${origin}${base}${path}${hash}`,
  };
}

/** The line under the title of a citation: version and day. */
export function describeVersion({ locale, version, date }: Citable): string {
  return getStrings(locale).cite.markdown(version, formatDate(date, locale));
}
