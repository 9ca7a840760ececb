import { getRecordPath, toDataPath, toPath } from '../i18n/locales.ts';
import type { AnyRecord, Site } from '../model/build-site.ts';
import { listProseFields } from '../model/check-site.ts';
import { buildLinks, type Links } from '../model/links.ts';
import { getVersionDate, listVersions } from '../model/ledger.ts';
import { getRecordVersion } from '../model/version.ts';
import type { Kind } from '../schemas/shared.ts';
import { readSiteAddress, toAbsolute } from '../site-address.ts';
import { getDocumentSchemaPath } from './json-schemas.ts';
import { listClaimRows, type ClaimExport } from './claim-rows.ts';
import { toPlainWords } from './plain-words.ts';

/** A record as published: its identity and addresses first, then its own fields, prose in plain words. */
export function toRecordRow(site: Site, record: AnyRecord) {
  const { kind, id } = record;
  const fields = Object.entries(record).filter(([field]) => !['ref', 'file'].includes(field));
  const prose = listProseFields(record).map(([field, text]) => [field, toPlainWords(site, text)]);
  const program = record.kind === 'schemes' ? record.program : undefined;
  const path = getRecordPath(record.ref, program);
  const { origin } = readSiteAddress();
  return {
    id,
    kind,
    url: { ja: `${origin}${toPath('ja', path)}`, en: `${origin}${toPath('en', path)}` },
    ...Object.fromEntries(fields),
    ...Object.fromEntries(prose),
  };
}

export function listRecordRows(site: Site, kind: Kind) {
  return (site.list(kind) as readonly AnyRecord[]).map((record) => toRecordRow(site, record));
}

/** What a record's file needs of the whole site, worked out once. */
interface Whole {
  links: Links;
  claims: ClaimExport[];
}

const wholes = new WeakMap<Site, Whole>();

function getWhole(site: Site): Whole {
  const whole = wholes.get(site) ?? { links: buildLinks(site), claims: listClaimRows(site) };
  wholes.set(site, whole);
  return whole;
}

/** One record with its version, its claims and everything it is linked to. */
export function buildRecordDocument(site: Site, record: AnyRecord) {
  const { links, claims } = getWhole(site);
  const version = getRecordVersion(site, record);
  return {
    $schema: toAbsolute(toDataPath(getDocumentSchemaPath(record.kind))),
    ...toRecordRow(site, record),
    version,
    versionDate: getVersionDate(site, record.ref, version),
    published: listVersions(site, record.ref).map(({ version: name, date }) => ({
      version: name,
      date,
    })),
    claims: claims.filter(
      (claim) =>
        claim.subject === record.ref || site.claims.get(claim.id)?.about.includes(record.ref),
    ),
    relations: [...(links.get(record.ref) ?? [])].sort(),
  };
}
