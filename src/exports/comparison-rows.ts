import { toPath, type Locale } from '../i18n/locales.ts';
import type { Site } from '../model/build-site.ts';
import { listDiscrepancies } from '../model/discrepancies.ts';
import { getSubject, listReconciliations } from '../model/reconciliations.ts';
import { readSiteAddress } from '../site-address.ts';

function toAddress(locale: Locale, id: string): string {
  return `${readSiteAddress().origin}${toPath(locale, 'discrepancies/')}#${id}`;
}

/** One row per matter on which claims differ. */
export function listDiscrepancyRows(site: Site) {
  return listDiscrepancies(site).map(
    ({ id, subject, topic, fiscalYear, title, kind, reason, variants }) => ({
      id,
      subject: subject ?? '',
      topic: topic ?? '',
      fiscalYear: fiscalYear ?? null,
      title: title ?? { ja: '', en: '' },
      kind: kind ?? '',
      reason: reason ?? { ja: '', en: '' },
      /** Claims that say the same are one group. */
      claims: variants.map((claims) => claims.map((claim) => claim.id)),
      url: toAddress('ja', id),
      urlEn: toAddress('en', id),
    }),
  );
}

/** One row per printed total; amounts are in million yen. A bound that is open to one side is null. */
export function listReconciliationRows(site: Site) {
  return listReconciliations(site).map((item) => {
    const { id, title, line, method, total, parts, factors, computed, printed, interval } = item;
    const { value } = total;
    const [low, high] = interval.map((bound) => (Number.isFinite(bound) ? bound : null));
    return {
      id,
      subject: getSubject(item),
      title: title ?? line?.name ?? { ja: '', en: '' },
      unit: line ? 'million yen' : value.type === 'count' ? value.unit : value.type,
      fiscalYear: value.type === 'budget' ? value.fiscalYear : null,
      stage: value.type === 'budget' ? value.stage : '',
      method,
      total: total.id,
      parts: parts.map((part) => part.id),
      factors,
      computed,
      printed,
      printedLow: low ?? null,
      printedHigh: high ?? null,
      residual: item.residual,
      kind: item.kind ?? '',
      reason: item.reason ?? { ja: '', en: '' },
      url: toAddress('ja', id),
      urlEn: toAddress('en', id),
    };
  });
}
