import { describeResidual } from '../i18n/format-residual.ts';
import { toPath, type Locale } from '../i18n/locales.ts';
import { getStrings, type Strings } from '../i18n/strings.ts';
import type { Site } from '../model/build-site.ts';
import { listDiscrepancies, type Discrepancy } from '../model/discrepancies.ts';
import { getNumber } from '../model/count-reconciliations.ts';
import { getSubject, listReconciliations } from '../model/reconciliations.ts';
import type { Localized } from '../schemas/shared.ts';
import { readSiteAddress } from '../site-address.ts';
import { toPlainWords } from './plain-words.ts';

function toAddress(locale: Locale, id: string): string {
  return `${readSiteAddress().origin}${toPath(locale, 'discrepancies/')}#${id}`;
}

/** A reason as the page has it: that of the review as plain text, else the words for what the code finds. */
function toReason(
  site: Site,
  reason: Localized | undefined,
  toWords: (strings: Strings) => string,
): Localized {
  if (reason) return toPlainWords(site, reason);
  return { ja: toWords(getStrings('ja')), en: toWords(getStrings('en')) };
}

function describeKind({ kind }: Discrepancy, { discrepancies }: Strings): string {
  const words: Partial<Record<string, string>> = discrepancies.computed;
  return (kind && words[kind]) ?? '';
}

/** One row per matter on which claims differ. */
export function listDiscrepancyRows(site: Site) {
  return listDiscrepancies(site).map((item) => ({
    id: item.id,
    subject: item.subject ?? '',
    topic: item.topic ?? '',
    fiscalYear: item.fiscalYear ?? null,
    title: item.title ?? { ja: item.acronym ?? '', en: item.acronym ?? '' },
    kind: item.kind ?? '',
    reason: toReason(site, item.reason, (strings) => describeKind(item, strings)),
    /** Claims that say the same are one group. */
    claims: item.variants.map((claims) => claims.map((claim) => claim.id)),
    url: toAddress('ja', item.id),
    urlEn: toAddress('en', item.id),
  }));
}

/** One row per printed total; amounts are in million yen. A bound that is open to one side is null. */
export function listReconciliationRows(site: Site) {
  return listReconciliations(site).map((item) => {
    const { id, title, line, method, total, parts, factors, computed, printed, interval } = item;
    const { value } = total;
    const name = title ?? line?.name;
    const [low, high] = interval.map((bound) => (Number.isFinite(bound) ? bound : null));
    return {
      id,
      subject: getSubject(item),
      title: { ja: name?.ja ?? '', en: name?.en ?? '' },
      unit: line ? 'million yen' : 'unit' in value ? value.unit : value.type,
      fiscalYear: value.type === 'budget' ? value.fiscalYear : null,
      stage: value.type === 'budget' ? value.stage : '',
      method,
      total: total.id,
      parts: parts.map((part) => part.id),
      factors,
      names: item.names,
      computed,
      printed,
      printedLow: low ?? null,
      printedHigh: high ?? null,
      residual: item.residual,
      kind: item.kind ?? '',
      reason: toReason(site, item.reason, (strings) => describeResidual(item, strings)),
      url: toAddress('ja', id),
      urlEn: toAddress('en', id),
    };
  });
}

/** One row per list whose number no document prints, with the number that this site counts. */
export function listCountedRows(site: Site) {
  return site.reconciliations.counted.map(({ id, title, claim, parts }) => {
    const total = site.claims.get(claim)!;
    return {
      id,
      subject: total.subject,
      title,
      count: getNumber(total),
      claim,
      parts,
      url: toAddress('ja', id),
      urlEn: toAddress('en', id),
    };
  });
}

/** One row per printed total whose parts no document prints; the id is that of the claim, as in the table of claims. */
export function listRowsWithoutParts(site: Site) {
  return site.reconciliations.withoutParts.flatMap(({ totals, reason }) =>
    totals.map((id) => {
      const { subject, attribute, value } = site.claims.get(id)!;
      return {
        id,
        subject,
        attribute,
        fiscalYear: value.type === 'budget' ? value.fiscalYear : null,
        stage: value.type === 'budget' ? value.stage : '',
        reason: toReason(site, reason, () => ''),
        url: toAddress('ja', id),
        urlEn: toAddress('en', id),
      };
    }),
  );
}
