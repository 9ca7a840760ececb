import type { WaterfallInput } from '../charts/types.ts';
import { formatDate, formatFiscalYear } from '../i18n/format-date.ts';
import { describeResidual } from '../i18n/format-residual.ts';
import { formatNumber } from '../i18n/format-value.ts';
import { getAmount, getLineAgency, isBudgetClaim } from '../model/budget.ts';
import type { PlacedClaim, RecordOf } from '../model/build-site.ts';
import {
  getSubject,
  listLineReconciliations,
  listReconciliations,
  type Reconciliation,
} from '../model/reconciliations.ts';
import type { Ref } from '../schemas/shared.ts';
import { getAgencyLabel, toAgencyClass } from './budget-chart.ts';
import { getAttributeLabel, type ClaimPage } from './claim-page.ts';
import type { ClaimRef, Segment } from './types.ts';

/** A printed total beside its parts, as a row of a table and, for money, a chart. */
export interface ReconciliationRow {
  id: string;
  title: string;
  href: string;
  /** Fiscal year and stage of an amount. */
  aside: string;
  parts: { name: string; claim: ClaimRef }[];
  /** Names that a part prints and that were counted, in Japanese. */
  names: string;
  computed: string;
  method: string;
  printed: ClaimRef;
  residual: string;
  verdict: string;
  reason: Segment[][];
  isMoney: boolean;
}

export interface ReconciliationFigure {
  id: string;
  title: string;
  /** What a rounded total may stand for; empty where it is exact. */
  interval: string;
  summary: string;
  chart: WaterfallInput;
}

/** All totals of the site, budgets before counts. */
export function buildReconciliations(page: ClaimPage): ReconciliationRow[] {
  return listReconciliations(page.site).map((item) => toRow(page, item));
}

/** The totals of one budget line. */
export function buildLineReconciliations(
  page: ClaimPage,
  line: RecordOf<'budget-lines'>,
): { rows: ReconciliationRow[]; figures: ReconciliationFigure[] } {
  const all = listLineReconciliations(page.site, line);
  return {
    rows: all.map((item) => toRow(page, item)),
    figures: all.filter(hasFigure).map((item) => toFigure(page, item)),
  };
}

/** Drawn: totals of several parts; a whole and a part with one figure would draw as a sum, which it is not. */
function hasFigure({ line, parts }: Reconciliation): boolean {
  return line !== undefined && parts.length > 1;
}

/** The newest totals with a residual, as printed for their own year; the pages of the lines draw all of them. */
export function buildResidualFigures(page: ClaimPage): ReconciliationFigure[] {
  const drawn = listReconciliations(page.site).filter(
    (item) => hasFigure(item) && item.residual !== 0 && getStage(item) !== 'prior-year',
  );
  const newest = Math.max(...drawn.map(getYear));
  return drawn
    .filter((item) => getYear(item) >= newest - 1)
    .sort((a, b) => getYear(b) - getYear(a) || a.printed - b.printed)
    .map((item) => toFigure(page, item));
}

function getStage({ total }: Reconciliation): string {
  return total.value.type === 'budget' ? total.value.stage : '';
}

function getYear({ total }: Reconciliation): number {
  return total.value.type === 'budget' ? total.value.fiscalYear : 0;
}

function toRow(page: ClaimPage, item: Reconciliation): ReconciliationRow {
  const { site, locale, strings } = page;
  const words = strings.reconciliations;
  const { line, total, residual, kind } = item;
  const subject = site.records.get(getSubject(item))!;
  return {
    id: item.id,
    ...nameReconciliation(page, item),
    href: page.linkTo(subject).href,
    parts: item.parts.map((part) => toPart(page, part)),
    names: item.names.join('、'),
    computed: describeComputed(item, (number) => formatNumber(number, locale)),
    method: words.methods[item.method],
    printed: page.show(total),
    residual: formatResidual(residual, page),
    verdict: kind ? words.kinds[kind] : '',
    reason: item.reason
      ? page.toSegments(item.reason[locale])
      : toPlainSegments(describeResidual(item, strings)),
    isMoney: line !== undefined,
  };
}

/** What a total is of, and of which year and stage. */
export function nameReconciliation(
  page: ClaimPage,
  { title, line, total }: Reconciliation,
): Pick<ReconciliationRow, 'title' | 'aside'> {
  return {
    title: title?.[page.locale] ?? (line ? page.getShortName(line) : ''),
    aside: getAside(page, total),
  };
}

/** The amounts of a total that is not the only one of its line, year and stage: 440億円＋61億円、合計501億円. */
export function tellAmounts(page: ClaimPage, item: Reconciliation): string {
  const { site, locale, strings } = page;
  const name = (it: Reconciliation) => {
    const { title, aside } = nameReconciliation(page, it);
    return `${title} ${aside}`;
  };
  const isOnly = listReconciliations(site).filter((it) => name(it) === name(item)).length === 1;
  if (isOnly) return '';
  const plus = locale === 'ja' ? '＋' : ' + ';
  const parts = item.parts.map(page.toText).join(plus);
  return strings.reconciliations.amounts(parts, page.toText(item.total));
}

function toPart(page: ClaimPage, part: PlacedClaim): { name: string; claim: ClaimRef } {
  const record = page.site.records.get(part.subject as Ref)!;
  return { name: page.getShortName(record), claim: page.show(part) };
}

function getAside({ locale, strings }: ClaimPage, { value, asOf }: PlacedClaim): string {
  if (value.type !== 'budget') return asOf ? formatDate(asOf, locale) : '';
  return `${formatFiscalYear(value.fiscalYear, locale)} ${strings.stages[value.stage]}`;
}

/** The computed value, with the factors of a product: 15 × 20 = 300. */
function describeComputed(
  { factors, method, computed }: Reconciliation,
  format: (number: number) => string,
): string {
  if (method !== 'product') return format(computed);
  return `${factors.map(format).join(' × ')} = ${format(computed)}`;
}

/** With its sign; nothing is said of a bound that holds. */
function formatResidual(residual: number, { locale }: ClaimPage): string {
  const sign = residual > 0 ? '+' : residual < 0 ? '−' : '';
  return `${sign}${formatNumber(Math.abs(residual), locale)}`;
}

function toPlainSegments(text: string): Segment[][] {
  return text ? [[{ type: 'text', text }]] : [];
}

/** A list without a printed number, with what is in it and how many this site counts. */
export interface CountedRow {
  id: string;
  title: string;
  href: string;
  parts: ClaimRef[];
  count: ClaimRef;
}

export function buildCounted(page: ClaimPage): CountedRow[] {
  const { site, locale } = page;
  return site.reconciliations.counted.map(({ id, title, claim: countId, parts }) => {
    const count = site.claims.get(countId)!;
    return {
      id,
      title: title[locale],
      href: page.linkTo(site.records.get(count.subject as Ref)!).href,
      parts: parts.map((part) => page.show(site.claims.get(part)!)),
      count: page.show(count),
    };
  });
}

/** Printed totals of which no document prints the parts, with the reason. */
export interface TotalsWithoutParts {
  totals: { name: string; attribute: string; claim: ClaimRef }[];
  reason: Segment[][];
}

export function buildTotalsWithoutParts(page: ClaimPage): TotalsWithoutParts[] {
  const { site, locale } = page;
  return site.reconciliations.withoutParts.map(({ totals, reason }) => ({
    totals: totals.map((id) => {
      const claim = site.claims.get(id)!;
      return {
        name: page.getShortName(site.records.get(claim.subject as Ref)!),
        attribute: getAttributeLabel(site, claim, locale),
        claim: page.show(claim),
      };
    }),
    reason: page.toSegments(reason[locale]),
  }));
}

function toFigure(page: ClaimPage, item: Reconciliation): ReconciliationFigure {
  const { site, locale, strings } = page;
  const words = strings.reconciliations;
  const { line, total, parts, computed, interval } = item;
  const number = (value: number) => formatNumber(value, locale);
  const [low, high] = interval;
  const printed = page.show(total);
  const label = words.printed(printed.text);
  const range = words.interval(printed.text, number(low), number(high));
  const bars = parts.filter(isBudgetClaim).map((part) => {
    const own = site.find('budget-lines', part.subject.split('/')[1])!;
    const agency = getLineAgency(site, own);
    const ref = page.show(part);
    const program = site.find('programs', own.program);
    return {
      label: program && own.agency ? page.getShortName(program) : page.getShortName(own),
      ...(agency ? { subLabel: getAgencyLabel(page, agency) } : {}),
      agency: toAgencyClass(agency),
      value: getAmount(part.value),
      valueLabel: number(getAmount(part.value)),
      href: ref.href,
      linkLabel: ref.label,
    };
  });
  const year =
    total.value.type === 'budget' ? formatFiscalYear(total.value.fiscalYear, locale) : '';
  const stage = total.value.type === 'budget' ? strings.stages[total.value.stage] : '';
  const amounts = tellAmounts(page, item);
  return {
    id: `figure-${item.id}`,
    title: words.chartTitle(line ? page.getShortName(line) : '', year, stage, amounts),
    interval: low === high ? '' : range,
    summary: words.waterfallSummary(
      bars
        .map((bar) => [bar.label, bar.subLabel, bar.valueLabel].filter(Boolean).join(' '))
        .join(locale === 'ja' ? '、' : ', '),
      number(computed),
      printed.text,
    ),
    chart: {
      parts: bars,
      sum: { label: words.sum, value: computed, valueLabel: number(computed) },
      printed: {
        label,
        low,
        high,
        intervalLabel: low === high ? number(low) : range,
        href: printed.href,
        linkLabel: printed.label,
      },
      formatTick: number,
    },
  };
}
