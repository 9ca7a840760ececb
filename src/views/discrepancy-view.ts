import { formatDate, formatFiscalYear } from '../i18n/format-date.ts';
import { toPath, type Locale } from '../i18n/locales.ts';
import type { PlacedClaim, Site } from '../model/build-site.ts';
import { isDisagreement, type Discrepancy } from '../model/discrepancies.ts';
import { listChangedPrograms } from '../model/changes.ts';
import { DISCREPANCY_KINDS, type DiscrepancyKind } from '../schemas/discrepancy.ts';
import { getDerived, startPage, type ClaimPage } from './claim-page.ts';
import type { Currency } from './currency-view.ts';
import { buildReconciliations, type ReconciliationRow } from './reconciliation-view.ts';
import type { ClaimRef, ClaimRow, Segment } from './types.ts';

export interface DiscrepancyItem {
  id: string;
  /** Subject and attribute, or what the review calls it. */
  title: string;
  href?: string;
  topic: string;
  /** Whether documents disagree, and not only changed or are more exact. */
  isDisagreement: boolean;
  /** The page on which its program changes over time, if there is one. */
  changesHref?: string;
  claims: {
    claim: ClaimRef;
    source: string;
    sourceHref: string;
    place: string;
    date: string;
    printed: string;
  }[];
  reason: Segment[][];
}

export interface DiscrepanciesView {
  status: string[];
  groups: { kind: DiscrepancyKind; title: string; explained: string; items: DiscrepancyItem[] }[];
  money: ReconciliationRow[];
  counts: ReconciliationRow[];
  claims: ClaimRow[];
  currency: Currency;
}

/** All claims that differ, by kind of reason, and all totals with their parts. */
export function buildDiscrepanciesView(site: Site, locale: Locale): DiscrepanciesView {
  const page = startPage(site, locale);
  const words = page.strings.discrepancies;
  const { discrepancies } = getDerived(site);
  const changing = new Set(listChangedPrograms(site).map(({ program }) => program.ref));
  const groups = DISCREPANCY_KINDS.map((kind) => ({
    kind,
    title: words.kinds[kind],
    explained: words.explained[kind],
    items: discrepancies
      .filter((item) => item.kind === kind)
      .map((item) => toItem(page, item, changing)),
  })).filter(({ items }) => items.length > 0);
  const totals = buildReconciliations(page);
  const differing = discrepancies.filter(({ kind }) => kind !== 'several');
  return {
    status: [words.status(differing.length, totals.length)],
    groups,
    money: totals.filter(({ isMoney }) => isMoney),
    counts: totals.filter(({ isMoney }) => !isMoney),
    claims: page.rows(),
    currency: page.getCurrency(),
  };
}

function toItem(
  page: ClaimPage,
  item: Discrepancy,
  changing: ReadonlySet<string>,
): DiscrepancyItem {
  const { site, locale } = page;
  const subject = item.subject && site.records.get(item.subject);
  const isChanging = subject && changing.has(subject.ref);
  return {
    id: item.id,
    title: subject ? page.getShortName(subject) : (item.title?.[locale] ?? ''),
    ...(subject ? { href: page.linkTo(subject).href } : {}),
    topic: getTopicLabel(page, item),
    isDisagreement: isDisagreement(item),
    ...(isChanging ? { changesHref: toPath(locale, `changes/${subject.id}/`) } : {}),
    claims: item.variants.flat().map((claim) => toClaim(page, claim)),
    reason: getReason(page, item),
  };
}

function getTopicLabel({ site, locale, strings }: ClaimPage, item: Discrepancy): string {
  if (item.fiscalYear) {
    return strings.discrepancies.fiscalYear(formatFiscalYear(item.fiscalYear, locale));
  }
  return item.topic ? (site.attributes.get(item.topic)?.label[locale] ?? '') : '';
}

function toClaim(page: ClaimPage, claim: PlacedClaim): DiscrepancyItem['claims'][number] {
  const { site, locale } = page;
  const source = site.find('sources', claim.source)!;
  return {
    claim: page.show(claim),
    source: page.getShortName(source),
    sourceHref: `${page.linkTo(source).href}#${claim.part}`,
    place: page.getPlace(claim),
    date: formatDate(claim.asOf ?? source.date ?? '', locale),
    printed: claim.printed,
  };
}

function getReason(page: ClaimPage, { kind, reason }: Discrepancy): Segment[][] {
  const { locale, strings } = page;
  if (reason) return page.toSegments(reason[locale]);
  const computed: Partial<Record<DiscrepancyKind, string>> = strings.discrepancies.computed;
  const text = kind && computed[kind];
  return text ? [[{ type: 'text', text }]] : [];
}
