import { LOCALES, type Locale } from '../i18n/locales.ts';
import { getStrings } from '../i18n/strings.ts';
import type { PlacedClaim, Site } from '../model/build-site.ts';
import { listReconciliations } from '../model/reconciliations.ts';
import { getDerived, startPage } from '../views/claim-page.ts';
import { listComparedClaims, nameDiscrepancy } from '../views/discrepancy-view.ts';
import { nameReconciliation, tellAmounts } from '../views/reconciliation-view.ts';

export type PartKind = 'discrepancies' | 'reconciliations';

/** What stands under an id of its own on the page of discrepancies, with the claims that it sets side by side. */
export interface PagePart {
  kind: PartKind;
  id: string;
  title: Record<Locale, string>;
  claims: readonly PlacedClaim[];
}

const cache = new WeakMap<Site, ReadonlyMap<string, PagePart>>();

/** The parts of the page of discrepancies, by kind and id: discrepancies/d-sicorp-start. */
export function mapPageParts(site: Site): ReadonlyMap<string, PagePart> {
  const known = cache.get(site);
  if (known) return known;
  const parts = [...listDifferences(site), ...listTotals(site), ...listCounted(site)];
  const map = new Map(parts.map((part) => [`${part.kind}/${part.id}`, part]));
  cache.set(site, map);
  return map;
}

function listDifferences(site: Site): PagePart[] {
  return getDerived(site).discrepancies.map((item) => ({
    kind: 'discrepancies',
    id: item.id,
    title: localize((locale) => {
      const { title, topic } = nameDiscrepancy(startPage(site, locale), item);
      return join(locale, getStrings(locale).cite.nouns.discrepancy, [title, topic]);
    }),
    claims: listComparedClaims(site, item.variants.flat()),
  }));
}

function listTotals(site: Site): PagePart[] {
  return listReconciliations(site).map((item) => ({
    kind: 'reconciliations',
    id: item.id,
    title: localize((locale) => {
      const page = startPage(site, locale);
      const { title, aside } = nameReconciliation(page, item);
      const words = [title, aside, tellAmounts(page, item)];
      return join(locale, getStrings(locale).cite.nouns.reconciliation, words);
    }),
    claims: [item.total, ...item.parts],
  }));
}

/** Lists without a printed number stand beside the totals. */
function listCounted(site: Site): PagePart[] {
  return site.reconciliations.counted.map(({ id, title, claim, parts }) => ({
    kind: 'reconciliations',
    id,
    title: localize((locale) =>
      join(locale, getStrings(locale).reconciliations.countedColumns.count, [title[locale]]),
    ),
    claims: [claim, ...parts].flatMap((it) => site.claims.get(it) ?? []),
  }));
}

function localize(write: (locale: Locale) => string): Record<Locale, string> {
  return Object.fromEntries(LOCALES.map((locale) => [locale, write(locale)])) as Record<
    Locale,
    string
  >;
}

/** 不一致：ASPIRE 開始 */
function join(locale: Locale, kind: string, words: readonly string[]): string {
  const said = words.filter(Boolean);
  return locale === 'ja' ? `${kind}：${said.join(' ')}` : `${kind}: ${said.join(', ')}`;
}
