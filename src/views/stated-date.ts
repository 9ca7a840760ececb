import { formatDate } from '../i18n/format-date.ts';
import type { AnyRecord, PlacedClaim, Site } from '../model/build-site.ts';
import type { ClaimPage } from './claim-page.ts';
import { formatDocumentDate } from './document-date.ts';
import { getDateClaim } from './event-date.ts';
import type { ClaimRef, StatedDate } from './types.ts';

/** The date of an event, report or document; `undefined` for a record without one. */
export function getStatedDate(
  page: ClaimPage,
  record: AnyRecord,
  mark: (claim: PlacedClaim, record: AnyRecord) => ClaimRef = page.point,
): StatedDate | undefined {
  const { site, locale } = page;
  const claim = findDateClaim(site, record);
  if (claim) {
    const shown = mark(claim, record);
    return { claim: shown, text: shown.text };
  }
  if (!('date' in record) || !record.date) return undefined;
  const source = record.kind === 'reports' ? site.find('sources', record.source) : record;
  return source?.kind === 'sources'
    ? { text: formatDocumentDate(source, locale) }
    : { text: formatDate(record.date, locale) };
}

/** The claim that dates a record as the record itself does. */
function findDateClaim(site: Site, record: AnyRecord): PlacedClaim | undefined {
  if (record.kind === 'events') return getDateClaim(site, record);
  if (!('date' in record)) return undefined;
  return (site.claimsOf.get(record.ref) ?? []).find(
    ({ value }) => value.type === 'date' && value.date === record.date,
  );
}
