import type { LegendItem, PinsInput, ThenNowInput } from '../charts/types.ts';
import { formatDate } from '../i18n/format-date.ts';
import { formatNumber } from '../i18n/format-value.ts';
import type { Locale } from '../i18n/locales.ts';
import { getYearRange, listLatestAmounts, listProgramSeries } from '../model/budget.ts';
import type { PlacedClaim, RecordOf, Site } from '../model/build-site.ts';
import { requireOneSupportBasis } from '../model/money.ts';
import { isStatedSuccession } from '../model/succession.ts';
import { buildLegend, buildPins, describePins, getAgencyLabel } from './budget-chart.ts';
import { buildBudgetRows, type BudgetRow } from './budget-table.ts';
import type { ClaimPage } from './claim-page.ts';
import { buildRecordView, type RecordView } from './record-view.ts';
import { buildScheme, type SchemeView } from './scheme-view.ts';
import type { ClaimRef, RecordLink, Segment } from './types.ts';

export interface KeyFigure {
  label: string;
  claim?: ClaimRef;
  note?: string;
}

export interface BudgetSection {
  title: string;
  summary: string;
  chart: PinsInput;
  legend: LegendItem[];
  rows: BudgetRow[];
  lines: RecordLink[];
  hasAgencies: boolean;
}

export interface LadderSection {
  chart: ThenNowInput;
  then: string;
  now: string;
  rows: { name: string; href: string; then?: ClaimRef; now?: ClaimRef }[];
  /** Of rows that stand together only in our reading. */
  notes: string[];
}

/** A claim of another type than its row's, where only we read the two as one, is marked as inferred. */
export function showPaired(
  page: ClaimPage,
  claim: PlacedClaim,
  pairedWith: RecordOf<'programs'> | undefined,
  text?: string,
): ClaimRef {
  const ref = page.show(claim, text);
  return pairedWith && claim.subject === pairedWith.ref ? { ...ref, state: 'inferred' } : ref;
}

export interface ProgramView extends RecordView {
  keyFigures: KeyFigure[];
  details: Segment[][];
  budget?: BudgetSection;
  ladder?: LadderSection;
  schemes: SchemeView[];
  /** Parts of the program by kind. */
  children: { title: string; records: RecordLink[] }[];
}

export function buildProgramView(
  site: Site,
  locale: Locale,
  program: RecordOf<'programs'>,
  narrativeClaims: readonly string[],
): ProgramView {
  return buildRecordView(site, locale, program, (page) => {
    const budget = buildBudget(page, program);
    const ladder = buildLadder(page, program);
    const children = site.list('programs').filter(({ parent }) => parent === program.id);
    const view = {
      keyFigures: buildKeyFigures(page, program),
      details: program.details ? page.toSegments(program.details[locale]) : [],
      schemes: site
        .list('schemes')
        .filter((scheme) => scheme.program === program.id)
        .map((scheme) => buildScheme(page, scheme)),
      children: [...Map.groupBy(children, ({ category }) => category)].map(([category, list]) => ({
        title: page.strings.categories[category] ?? category,
        records: list.map((child) => page.linkTo(child)),
      })),
      ...(budget ? { budget } : {}),
      ...(ladder ? { ladder } : {}),
    };
    for (const id of narrativeClaims) {
      const claim = site.claims.get(id);
      if (claim) page.list(claim);
    }
    return view;
  });
}

/** The figures that a reader looks for first: the latest amounts by stage, how many, how much each, since when. */
function buildKeyFigures(page: ClaimPage, program: RecordOf<'programs'>): KeyFigure[] {
  const { site, strings, locale } = page;
  const own = site.claimsOf.get(program.ref) ?? [];
  const figures: KeyFigure[] = listLatestAmounts(listProgramSeries(site, program.id)).map(
    ([claim]) => {
      const { fiscalYear, stage, agency } = claim!.value;
      const year = locale === 'ja' ? `${fiscalYear}年度` : `FY${fiscalYear}`;
      const name = agency ? getAgencyLabel(page, agency) : '';
      return {
        label: [strings.record.budget, year, strings.stages[stage], name].filter(Boolean).join(' '),
        claim: page.show(claim!),
      };
    },
  );
  const groups = [
    [
      'projects',
      'participants',
      'new-recruits',
      'hubs',
      'selected',
      'planned-selection',
      'progress',
      'beneficiaries',
    ],
    ['support-amount', 'support-total', 'stay-period', 'support-period'],
    ['start', 'term'],
  ];
  for (const attributes of groups) {
    const claim = findNewest(own, attributes);
    if (!claim) continue;
    const source = site.find('sources', claim.source);
    figures.push({
      label: site.attributes.get(claim.attribute)?.label[locale] ?? '',
      claim: page.show(claim),
      note: claim.asOf
        ? strings.record.asOfDate(formatDate(claim.asOf, locale))
        : strings.record.ofDocument(formatDate(source?.date ?? '', locale)),
    });
  }
  return figures.length > 1 ? figures.slice(0, 4) : [];
}

/** The claim of the newest document (claims come newest first) for the first attribute that has a numeric one. */
function findNewest(
  claims: readonly PlacedClaim[],
  attributes: readonly string[],
): PlacedClaim | undefined {
  for (const attribute of attributes) {
    const found = claims.find(
      (claim) => claim.attribute === attribute && !['text', 'absent'].includes(claim.value.type),
    );
    if (found) return found;
  }
  return undefined;
}

function buildBudget(page: ClaimPage, program: RecordOf<'programs'>): BudgetSection | undefined {
  const series = listProgramSeries(page.site, program.id);
  const range = getYearRange(series.flatMap(({ amounts }) => amounts));
  if (!range) return undefined;
  const { strings } = page;
  const chart = buildPins(page, series, range);
  return {
    title: strings.charts.budget(page.getShortName(program), ...range),
    summary: describePins(page, series),
    chart,
    legend: buildLegend(page, [chart]),
    rows: buildBudgetRows(page, series),
    lines: series.map(({ line }) => page.linkTo(line)),
    hasAgencies: series.length > 1,
  };
}

function getUpper(claim: PlacedClaim | undefined): number {
  return claim?.value.type === 'money' ? (claim.value.max ?? claim.value.exact ?? 0) : 0;
}

/** Ranges of support of a program's types in two documents, the older above the newer. */
export function buildLadder(
  page: ClaimPage,
  program: RecordOf<'programs'>,
): LadderSection | undefined {
  const { site, locale } = page;
  const types = site
    .list('programs')
    .filter(({ parent, category }) => parent === program.id && category === 'support-type');
  const claims = types.map((type) => ({
    type,
    claims: (site.claimsOf.get(type.ref) ?? []).filter(
      ({ attribute }) => attribute === 'support-amount',
    ),
  }));
  const sources = [...new Set(claims.flatMap((item) => item.claims.map(({ source }) => source)))]
    .map((id) => site.find('sources', id)!)
    .sort((a, b) => (a.date ?? '').localeCompare(b.date ?? ''));
  const [older, newer] = [sources[0], sources.at(-1)];
  if (!older || !newer || older === newer) return undefined;
  const pick = (list: readonly PlacedClaim[], source: string) =>
    list.find((claim) => claim.source === source);
  const toRange = (claim: PlacedClaim | undefined, pairedWith?: RecordOf<'programs'>) => {
    if (claim?.value.type !== 'money') return null;
    const { exact, min = exact, max = exact } = claim.value;
    const ref = page.show(claim);
    const amount =
      min === max || min === undefined
        ? formatNumber(max ?? 0, locale)
        : `${formatNumber(min, locale)}–${formatNumber(max ?? 0, locale)}`;
    const isPaired = claim.subject === pairedWith?.ref;
    const label = isPaired ? words.pairedRange(amount, page.getShortName(pairedWith!)) : amount;
    return { low: min ?? null, high: max ?? null, label, href: ref.href, linkLabel: ref.label };
  };
  const words = page.strings.changes;
  const amountsOf = (id: string) => claims.find(({ type }) => type.id === id)?.claims ?? [];
  const findPair = (type: RecordOf<'programs'>) =>
    types.find(({ id }) => type.predecessors.includes(id) && !isStatedSuccession(site, type, id));
  const continued = new Set(types.flatMap(({ predecessors }) => predecessors));
  // A type that continues another under a new name stands in one row with it.
  const rows = claims
    .filter(({ type, claims: list }) => list.length > 0 && !continued.has(type.id))
    .map(({ type, claims: list }) => ({
      type,
      pair: findPair(type),
      then: pick([...list, ...type.predecessors.flatMap(amountsOf)], older.id),
      now: pick(list, newer.id),
    }))
    .sort((a, b) => getUpper(a.now ?? a.then) - getUpper(b.now ?? b.then));
  requireOneSupportBasis(
    rows.flatMap(({ then, now }) =>
      [then, now].flatMap((claim) => (claim?.value.type === 'money' ? [claim.value] : [])),
    ),
  );
  return {
    then: words.dated(page.getShortName(older), formatDate(older.date ?? '', locale)),
    now: words.dated(page.getShortName(newer), formatDate(newer.date ?? '', locale)),
    notes: rows.flatMap(({ type, pair }) =>
      pair ? [words.paired(page.getShortName(type), page.getShortName(pair))] : [],
    ),
    chart: {
      rows: rows.map(({ type, pair, then, now }) => ({
        label: page.getShortName(type),
        then: toRange(then, pair),
        now: toRange(now),
      })),
      formatTick: (value) => formatNumber(value, locale),
    },
    rows: rows.map(({ type, pair, then, now }) => ({
      ...page.linkTo(type),
      name: page.getShortName(type),
      ...(then ? { then: showPaired(page, then, pair, toRange(then, pair)?.label) } : {}),
      ...(now ? { now: page.show(now, toRange(now)?.label) } : {}),
    })),
  };
}
