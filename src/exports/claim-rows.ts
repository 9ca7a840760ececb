import { getRecordPath, toPath } from '../i18n/locales.ts';
import { readSiteAddress } from '../site-address.ts';
import type { PlacedClaim, Site } from '../model/build-site.ts';
import { getClaimVersion } from '../model/version.ts';
import { startPage } from '../views/claim-page.ts';
import type { Ref } from '../schemas/shared.ts';

/** One tidy row per claim, as readers of the data rely on it. Amounts are in million yen, years are Western fiscal years. */
export interface ClaimExport {
  id: string;
  subject: string;
  attribute: string;
  /** The typed value: one number or text, or else an object with its bounds or parts. */
  value: unknown;
  unit: string;
  fiscalYear: number | null;
  stage: string;
  printed: string;
  figure: string;
  source: string;
  locator: string;
  page: number | null;
  asOf: string;
  limits: string;
  inferred: string;
  citing: string;
  text: { ja: string; en: string };
  /** The fingerprint of the claim, as its citations carry it. */
  version: string;
  url: string;
  urlEn: string;
}

/** A claim in a table of plain cells: a value that is not one number or text as JSON, with its bounds beside it. */
export function toClaimCells({ value, ...row }: ClaimExport) {
  const isPlain = typeof value !== 'object' || value === null;
  const bounds = (isPlain ? { exact: value } : value) as Record<string, unknown>;
  const toNumber = (bound: unknown) => (typeof bound === 'number' ? bound : null);
  const { id, subject, attribute, ...rest } = row;
  return {
    id,
    subject,
    attribute,
    value: isPlain ? value : JSON.stringify(value),
    valueMin: toNumber(bounds.min ?? bounds.exact),
    valueMax: toNumber(bounds.max ?? bounds.exact),
    ...rest,
  };
}

export function listClaimRows(site: Site): ClaimExport[] {
  const ja = startPage(site, 'ja');
  const en = startPage(site, 'en');
  const { origin } = readSiteAddress();
  return [...site.claims.values()].map((claim) => {
    const { value } = claim;
    const source = site.find('sources', claim.source);
    return {
      id: claim.id,
      subject: claim.subject,
      attribute: claim.attribute,
      value: toPlainValue(claim),
      unit: getUnit(claim),
      fiscalYear: 'fiscalYear' in value ? (value.fiscalYear ?? null) : null,
      stage: 'stage' in value ? (value.stage ?? '') : '',
      printed: claim.printed,
      figure: claim.figure ?? claim.printed,
      source: claim.source,
      locator: ja.getPlace(claim),
      page: source?.parts.find(({ id }) => id === claim.part)?.page ?? null,
      asOf: claim.asOf ?? source?.date ?? '',
      limits: claim.limits.join(' '),
      inferred: Object.keys(claim.inferred ?? {}).join(' '),
      citing: claim.citing ?? '',
      text: { ja: ja.toText(claim), en: en.toText(claim) },
      version: getClaimVersion(site, claim),
      url: `${origin}${getClaimPath(site, claim, 'ja')}`,
      urlEn: `${origin}${getClaimPath(site, claim, 'en')}`,
    };
  });
}

/** The permanent address of a claim: its row on the page of its subject. */
export function getClaimPath(site: Site, claim: PlacedClaim, locale: 'ja' | 'en'): string {
  const record = site.records.get(claim.subject as Ref);
  const program = record?.kind === 'schemes' ? record.program : undefined;
  return `${toPath(locale, getRecordPath(claim.subject as Ref, program))}#${claim.id}`;
}

/** A single number or text as such; anything with bounds or parts as an object. */
function toPlainValue({ value }: PlacedClaim): unknown {
  switch (value.type) {
    case 'date':
      return value.date;
    case 'name':
      return value.text;
    case 'relation':
      return value.to;
    case 'absent':
      return { absent: value.reason };
    case 'text':
      return { ja: value.ja, en: value.en };
    default: {
      const { exact } = value;
      const isPlain =
        exact !== undefined && !('approx' in value && value.approx) && !('extension' in value);
      if (isPlain) return exact;
      return value;
    }
  }
}

function getUnit({ value }: PlacedClaim): string {
  switch (value.type) {
    case 'budget':
    case 'money':
      return 'million yen';
    case 'count':
    case 'ratio':
    case 'duration':
      return value.unit;
    default:
      return value.type;
  }
}
