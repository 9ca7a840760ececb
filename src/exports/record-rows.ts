import { getRecordPath, toPath } from '../i18n/locales.ts';
import type { AnyRecord, Site } from '../model/build-site.ts';
import { buildLinks } from '../model/links.ts';
import type { Kind } from '../schemas/shared.ts';
import { listClaimRows } from './claim-rows.ts';

/** A record as published: its identity and addresses first, then its own fields. */
export function toRecordRow(record: AnyRecord) {
  const { kind, id } = record;
  const fields = Object.entries(record).filter(([field]) => !['ref', 'file'].includes(field));
  const program = record.kind === 'schemes' ? record.program : undefined;
  const path = getRecordPath(record.ref, program);
  return {
    id,
    kind,
    url: { ja: toPath('ja', path), en: toPath('en', path) },
    ...Object.fromEntries(fields),
  };
}

export function listRecordRows(site: Site, kind: Kind) {
  return (site.list(kind) as readonly AnyRecord[]).map(toRecordRow);
}

/** One record with its claims and with everything it is linked to. */
export function buildRecordDocument(site: Site, record: AnyRecord) {
  const links = buildLinks(site).get(record.ref) ?? new Set();
  return {
    ...toRecordRow(record),
    claims: listClaimRows(site).filter(
      (claim) =>
        claim.subject === record.ref || site.claims.get(claim.id)?.about.includes(record.ref),
    ),
    relations: [...links].sort(),
  };
}
