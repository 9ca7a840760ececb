import { LOCALES, type Locale } from '../i18n/locales.ts';
import type { AnyRecord, PlacedClaim, RecordOf, Site } from '../model/build-site.ts';
import { listChangedPrograms, listPairs } from '../model/changes.ts';
import { listPageClaims } from '../model/page-claims.ts';
import { VIEWS, type View } from '../model/version.ts';
import type { Backing, Citable } from './citable.ts';
import { writeSheet } from './citation-sheet.ts';
import { listChangesClaims, listViewClaims } from './claims-behind.ts';
import {
  getBacking,
  listBackings,
  listPlaces,
  toCitableChanges,
  toCitableClaim,
  toCitablePart,
  toCitableRecord,
  toCitableView,
  toDocumentBacking,
} from './list-citables.ts';
import { mapPageParts } from './page-parts.ts';
import { getViewTitle } from './sheet-path.ts';

/** What has a sheet of citations of its own, in one language. */
export interface SheetEntry {
  locale: Locale;
  kind: string;
  id: string;
}

export function listSheets(site: Site): SheetEntry[] {
  const records = [...site.records.values()].filter(({ kind }) => kind !== 'schemes');
  const views = (Object.keys(VIEWS) as View[]).filter((view) => getViewTitle('ja', view));
  const things = [
    ...records.map(({ kind, id }) => ({ kind: kind as string, id })),
    ...[...site.claims.keys()].map((id) => ({ kind: 'claims', id })),
    ...listChangedPrograms(site).map(({ program }) => ({ kind: 'changes', id: program.id })),
    ...listPairs(site).map(({ id }) => ({ kind: 'changes', id })),
    ...views.map((id) => ({ kind: 'views', id: id as string })),
    ...[...mapPageParts(site).values()].map(({ kind, id }) => ({ kind: kind as string, id })),
  ];
  return LOCALES.flatMap((locale) => things.map((thing) => ({ locale, ...thing })));
}

/** All citations of one thing, as the text that the site publishes. */
export function buildSheet(site: Site, entry: SheetEntry): string {
  return writeSheet(toCitable(site, entry), listBackingsOf(site, entry));
}

/** A chart of a built page, with the claims that it is drawn from. */
export interface Chart {
  locale: Locale;
  /** The page: programs/sicorp. */
  thing: string;
  fragment: string;
  title: string;
  claims: readonly PlacedClaim[];
}

/** All citations of a chart. One whose claims are not known has behind it what its page has. */
export function buildChartSheet(site: Site, { locale, thing, claims, ...chart }: Chart): string {
  const [kind = '', id = ''] = thing.split('/');
  const page = toCitable(site, { locale, kind, id });
  const own = { ...page, ...chart, id: `${page.id}/${chart.fragment}`, genre: 'chart' as const };
  return claims.length > 0
    ? writeSheet({ ...own, isOfList: false }, listBackings(site, locale, claims))
    : writeSheet(own, listBackingsOf(site, { locale, kind, id }));
}

function toCitable(site: Site, { locale, kind, id }: SheetEntry): Citable {
  const part = mapPageParts(site).get(`${kind}/${id}`);
  if (part) return toCitablePart(site, locale, part);
  if (kind === 'claims') return toCitableClaim(site, locale, site.claims.get(id)!);
  if (kind === 'changes') return toCitableChanges(site, locale, id);
  if (kind === 'views') {
    return toCitableView(site, locale, id as View, getViewTitle(locale, id as View) ?? id);
  }
  return toCitableRecord(site, locale, getRecord(site, kind, id));
}

/** The documents behind a thing: of a claim its place, of a page all that its claims are taken from. */
function listBackingsOf(site: Site, { locale, kind, id }: SheetEntry): Backing[] {
  const part = mapPageParts(site).get(`${kind}/${id}`);
  if (part) return listPlaces(site, locale, part.claims);
  if (kind === 'claims') return [getBacking(site, locale, site.claims.get(id)!) ?? []].flat();
  if (kind === 'changes') return listBackings(site, locale, listChangesClaims(site, id));
  if (kind === 'views') return listBackings(site, locale, listViewClaims(site, id as View));
  const record = getRecord(site, kind, id);
  const own = getDocument(site, record);
  const claims = listPageClaims(site, record).filter(({ source }) => source !== own?.id);
  const others = own?.holding === 'held' ? [] : listBackings(site, locale, claims);
  return [...(own ? [toDocumentBacking(site, locale, own)] : []), ...others];
}

function getRecord(site: Site, kind: string, id: string): AnyRecord {
  return site.records.get(`${kind}/${id}` as AnyRecord['ref'])!;
}

/** For a document or a report, the document itself. */
function getDocument(site: Site, record: AnyRecord): RecordOf<'sources'> | undefined {
  if (record.kind === 'sources') return record;
  return record.kind === 'reports' ? site.find('sources', record.source) : undefined;
}
