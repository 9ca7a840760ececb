import { getRecordPath, LOCALES, type Locale } from '../i18n/locales.ts';
import type { AnyRecord, PlacedClaim, RecordOf, Site } from '../model/build-site.ts';
import { listChangedPrograms, listPairs } from '../model/changes.ts';
import { VIEWS, type View } from '../model/version.ts';
import { readSiteAddress } from '../site-address.ts';
import type { Backing } from './citable.ts';
import { writeSheet } from './citation-sheet.ts';
import {
  getBacking,
  listBackings,
  toCitableChanges,
  toCitableClaim,
  toCitableRecord,
  toCitableView,
  toDocumentBacking,
} from './list-citables.ts';
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
  ];
  return LOCALES.flatMap((locale) => things.map((thing) => ({ locale, ...thing })));
}

/** All citations of one thing, as the text that the site publishes. */
export function buildSheet(site: Site, { locale, kind, id }: SheetEntry): string {
  if (kind === 'claims') return buildClaimSheet(site, locale, site.claims.get(id)!);
  if (kind === 'changes') return writeSheet(toCitableChanges(site, locale, id), []);
  if (kind === 'views') {
    const title = getViewTitle(locale, id as View) ?? id;
    return writeSheet(toCitableView(site, locale, id as View, title), []);
  }
  const record = site.records.get(`${kind}/${id}` as AnyRecord['ref'])!;
  const backings = listRecordBackings(site, locale, record);
  return writeSheet(toCitableRecord(site, locale, record), withPages(locale, backings));
}

function buildClaimSheet(site: Site, locale: Locale, claim: PlacedClaim): string {
  const backing = getBacking(site, locale, claim);
  const backings = backing ? [{ backing, id: claim.source }] : [];
  return writeSheet(toCitableClaim(site, locale, claim), withPages(locale, backings));
}

/** The documents behind a page: for a document or a report the document itself. */
function listRecordBackings(site: Site, locale: Locale, record: AnyRecord) {
  const own = getDocument(site, record);
  if (own) return [{ backing: toDocumentBacking(site, locale, own), id: own.id }];
  const claims = [
    ...(site.claimsOf.get(record.ref) ?? []),
    ...(site.claimsAbout.get(record.ref) ?? []),
  ];
  return listBackings(site, locale, new Set(claims));
}

function getDocument(site: Site, record: AnyRecord): RecordOf<'sources'> | undefined {
  if (record.kind === 'sources') return record;
  return record.kind === 'reports' ? site.find('sources', record.source) : undefined;
}

function withPages(locale: Locale, backings: readonly { backing: Backing; id: string }[]) {
  const { origin, base } = readSiteAddress();
  return backings.map(({ backing, id }) => ({
    backing,
    pageUrl: `${origin}${base}${locale}/${getRecordPath(`sources/${id}`)}`,
  }));
}
