import { formatDate, formatFiscalYear } from '../i18n/format-date.ts';
import { toPath, type Locale } from '../i18n/locales.ts';
import type { PlacedClaim, Site } from '../model/build-site.ts';
import { getSuspected, squeezeName } from '../model/claim-key.ts';
import { isDisagreement, isOfForm, type Discrepancy } from '../model/discrepancies.ts';
import { listChangedPrograms } from '../model/changes.ts';
import { DISCREPANCY_KINDS, type DiscrepancyKind } from '../schemas/discrepancy.ts';
import type { Suspected } from '../schemas/value.ts';
import { getDerived, startPage, type ClaimPage } from './claim-page.ts';
import type { Currency } from './currency-view.ts';
import {
  buildCounted,
  buildReconciliations,
  buildTotalsWithoutParts,
  type CountedRow,
  type ReconciliationRow,
  type TotalsWithoutParts,
} from './reconciliation-view.ts';
import type { ClaimRef, ClaimRow, Segment } from './types.ts';

/** One side of a comparison: a claim, or what a misprinted one probably means. */
export interface ComparedRow {
  claim?: ClaimRef;
  reading?: { text: string; original: string; note: string };
  source: string;
  sourceHref: string;
  place: string;
  date: string;
  printed: string;
}

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
  rows: ComparedRow[];
  reason: Segment[][];
}

export interface DiscrepancyGroup {
  kind: DiscrepancyKind;
  title: string;
  explained: string;
  items: DiscrepancyItem[];
  /** Those that only give one value in another form; one table has them all. */
  compact: DiscrepancyItem[];
}

export interface DiscrepanciesView {
  status: string[];
  groups: DiscrepancyGroup[];
  money: ReconciliationRow[];
  counts: ReconciliationRow[];
  counted: CountedRow[];
  withoutParts: TotalsWithoutParts[];
  claims: ClaimRow[];
  currency: Currency;
}

/** All claims that differ, by kind of reason, and all totals with their parts. */
export function buildDiscrepanciesView(site: Site, locale: Locale): DiscrepanciesView {
  const page = startPage(site, locale);
  const words = page.strings.discrepancies;
  const { discrepancies } = getDerived(site);
  const changing = new Set(listChangedPrograms(site).map(({ program }) => program.ref));
  const groups = DISCREPANCY_KINDS.flatMap((kind): DiscrepancyGroup[] => {
    const found = discrepancies.filter((item) => item.kind === kind);
    const toItems = (list: readonly Discrepancy[]) =>
      list.map((item) => toItem(page, item, changing));
    const group = {
      kind,
      title: words.kinds[kind],
      explained: words.explained[kind],
      items: toItems(found.filter((item) => !isOfForm(item))),
      compact: toItems(found.filter(isOfForm)),
    };
    return found.length > 0 ? [group] : [];
  });
  const totals = buildReconciliations(page);
  const counted = buildCounted(page);
  const withoutParts = buildTotalsWithoutParts(page);
  const several = discrepancies.filter(({ kind }) => kind === 'several');
  return {
    status: [words.status(discrepancies.length, several.length, totals.length)],
    groups,
    money: totals.filter(({ isMoney }) => isMoney),
    counts: totals.filter(({ isMoney }) => !isMoney),
    counted,
    withoutParts,
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
    ...nameDiscrepancy(page, item),
    ...(subject ? { href: page.linkTo(subject).href } : {}),
    isDisagreement: isDisagreement(item),
    ...(isChanging ? { changesHref: toPath(locale, `changes/${subject.id}/`) } : {}),
    rows: buildRows(page, item.variants.flat()),
    reason: getReason(page, item),
  };
}

/** What the claims of a discrepancy are about. */
export function nameDiscrepancy(
  page: ClaimPage,
  item: Discrepancy,
): Pick<DiscrepancyItem, 'title' | 'topic'> {
  const { site, locale } = page;
  const subject = item.subject && site.records.get(item.subject);
  return {
    title: subject ? page.getShortName(subject) : (item.title?.[locale] ?? item.acronym ?? ''),
    topic: getTopicLabel(page, item),
  };
}

function getTopicLabel({ site, locale, strings }: ClaimPage, item: Discrepancy): string {
  const words = strings.discrepancies;
  if (item.fiscalYear) return words.fiscalYear(formatFiscalYear(item.fiscalYear, locale));
  if (item.acronym) return words.acronym;
  if (item.topic === 'start-and-budget') return words.startAndBudget;
  return item.topic ? (site.attributes.get(item.topic)?.label[locale] ?? '') : '';
}

/**
 * A misprinted claim is followed by what it probably means, unless a claim beside it prints that, and by the claims
 * of other matters that print it.
 */
function buildRows(page: ClaimPage, claims: readonly PlacedClaim[]): ComparedRow[] {
  return claims.flatMap((claim) => {
    const suspected = findReading(claim, claims);
    if (!suspected) return [toRow(page, claim)];
    const others = listPrintedIn(page.site, suspected, claims);
    return [
      toRow(page, claim),
      toReading(page, suspected, others.length > 0),
      ...others.map((other) => toRow(page, other)),
    ];
  });
}

/** The claims that the rows of a discrepancy show. */
export function listComparedClaims(site: Site, claims: readonly PlacedClaim[]): PlacedClaim[] {
  return claims.flatMap((claim) => {
    const suspected = findReading(claim, claims);
    return [claim, ...(suspected ? listPrintedIn(site, suspected, claims) : [])];
  });
}

function findReading(claim: PlacedClaim, claims: readonly PlacedClaim[]): Suspected | undefined {
  const suspected = getSuspected(claim);
  const isPrinted = suspected && claims.some((other) => printsName(other, suspected.text));
  return isPrinted ? undefined : suspected;
}

function listPrintedIn(
  site: Site,
  { printedIn = [] }: Suspected,
  claims: readonly PlacedClaim[],
): PlacedClaim[] {
  const known = new Set(claims.map(({ id }) => id));
  return printedIn.filter((id) => !known.has(id)).flatMap((id) => site.claims.get(id) ?? []);
}

function printsName({ printed }: PlacedClaim, text: string): boolean {
  return squeezeName(printed).includes(squeezeName(text));
}

function toReading(
  { locale, strings }: ClaimPage,
  { text, en }: Suspected,
  isPrinted: boolean,
): ComparedRow {
  const words = strings.discrepancies;
  const translated = locale === 'en' ? en : undefined;
  return {
    reading: {
      text: translated ?? text,
      original: translated ? text : '',
      note: isPrinted ? words.printedBelow : words.notPrinted,
    },
    source: words.reading,
    sourceHref: '',
    place: '',
    date: '',
    printed: '',
  };
}

function toRow(page: ClaimPage, claim: PlacedClaim): ComparedRow {
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
