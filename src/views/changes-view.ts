import type { LegendItem, PinsInput } from '../charts/types.ts';
import { formatDate, formatFiscalYear } from '../i18n/format-date.ts';
import { formatNumber } from '../i18n/format-value.ts';
import { toPath, type Locale } from '../i18n/locales.ts';
import type { AnyRecord, PlacedClaim, RecordOf, Site } from '../model/build-site.ts';
import { getYearRange } from '../model/budget.ts';
import { isInWords } from '../model/claim-key.ts';
import { getDifference, isComparable } from '../model/claim-difference.ts';
import {
  countChanged,
  getClaimDate,
  getProgramChanges,
  listChangedPrograms,
  listPairs,
  sortByDate,
  type PairChanges,
  type ProgramChanges,
  type SharedTopic,
  type TopicHistory,
} from '../model/changes.ts';
import { buildLegend, buildPins, describePins } from './budget-chart.ts';
import { buildBudgetRows, type BudgetRow } from './budget-table.ts';
import { getDerived, startPage, type ClaimPage } from './claim-page.ts';
import type { Currency } from './currency-view.ts';
import { buildLadder, type LadderSection } from './program-view.ts';
import { buildYears } from './statistic-view.ts';
import type { ClaimRef, ClaimRow, RecordLink, Segment } from './types.ts';

export interface DatedClaim {
  date: string;
  claim: ClaimRef;
  source: string;
  sourceHref: string;
}

export interface HistoryItem {
  id: string;
  label: string;
  /** The change in one sentence; empty where nothing changed. */
  sentence: Segment[];
  /** The computed difference, or why there is none. */
  difference: string;
  /** The record of claims that differ for another reason than time. */
  discrepancy?: { text: string; href: string };
  claims: DatedClaim[];
  years?: PinsInput;
}

export interface ProgramChangesView {
  title: string;
  heading: string;
  programHref: string;
  programName: string;
  status: string[];
  changed: HistoryItem[];
  same: HistoryItem[];
  once: HistoryItem[];
  prose: HistoryItem[];
  ladder?: LadderSection;
  budget?: {
    title: string;
    summary: string;
    chart: PinsInput;
    legend: LegendItem[];
    rows: BudgetRow[];
    gaps: string;
  };
  claims: ClaimRow[];
  currency: Currency;
}

/** What documents of different dates say of one program. */
export function buildProgramChangesView(
  site: Site,
  locale: Locale,
  changes: ProgramChanges,
): ProgramChangesView {
  const page = startPage(site, locale);
  const words = page.strings.changes;
  const { program, sources, histories } = changes;
  const pick = (state: TopicHistory['state']) =>
    histories.filter((item) => item.state === state).map((item) => toItem(page, item));
  const name = page.getShortName(program);
  const dateOf = (index: number) => formatDate(sources.at(index)?.date ?? '', locale);
  const ladder = buildLadder(page, program);
  const budget = buildBudget(page, changes);
  const view = {
    changed: [...pick('changed'), ...buildParts(page, changes)],
    same: pick('same'),
    once: pick('once'),
    prose: pick('prose'),
  };
  return {
    title: words.programTitle(name),
    heading: words.programTitle(name),
    programHref: page.linkTo(program).href,
    programName: page.getName(program),
    status: [
      words.programStatus(dateOf(0), dateOf(-1), sources.length),
      words.counts(view.changed.length, view.same.length),
    ],
    ...view,
    ...(ladder ? { ladder } : {}),
    ...(budget ? { budget } : {}),
    currency: page.getCurrency(),
    claims: page.rows(),
  };
}

function toItem(page: ClaimPage, item: TopicHistory, part?: RecordOf<'programs'>): HistoryItem {
  const { topic, claims, state } = item;
  const attribute = getTopicLabel(page, topic);
  const label = part ? `${page.getShortName(part)} ${attribute}` : attribute;
  const discrepancy = getDiscrepancyLink(page, claims);
  const isChanged = state === 'changed';
  const years = buildCountChart(page, claims);
  return {
    id: part ? `topic-${part.id}-${topic}` : `topic-${topic}`,
    label,
    sentence: isChanged ? buildSentence(page, label, item) : [],
    difference: isChanged ? describeDifference(page, item) : '',
    ...(isChanged && discrepancy ? { discrepancy } : {}),
    claims: claims.map((claim) => toDated(page, claim)),
    ...(years ? { years } : {}),
  };
}

/** What changed in the types, frameworks and hubs inside a program. */
function buildParts(page: ClaimPage, { program }: ProgramChanges): HistoryItem[] {
  const { site } = page;
  return site
    .list('programs')
    .filter(({ parent }) => parent === program.id)
    .flatMap((part) => {
      const histories = getProgramChanges(site, part)?.histories ?? [];
      return histories
        .filter(({ state }) => state === 'changed')
        .map((history) => toItem(page, history, part));
    });
}

/** Counts of four years or more are drawn; planned ones are open. */
function buildCountChart(page: ClaimPage, claims: readonly PlacedClaim[]): PinsInput | undefined {
  const counts = claims.filter(({ value, asOf }) => value.type === 'count' && asOf);
  const units = new Set(counts.map(({ value }) => (value.type === 'count' ? value.unit : '')));
  return counts.length < 4 || units.size > 1
    ? undefined
    : buildYears(page, [{ label: '', claims: counts }]);
}

function getTopicLabel({ site, locale }: ClaimPage, topic: string): string {
  return site.attributes.get(topic)?.label[locale] ?? topic;
}

function toDated(page: ClaimPage, claim: PlacedClaim): DatedClaim {
  const { site, locale } = page;
  const source = site.find('sources', claim.source)!;
  return {
    date: formatDate(getClaimDate(site, claim), locale),
    claim: page.show(claim),
    source: page.getShortName(source),
    sourceHref: `${page.linkTo(source).href}#${claim.part}`,
  };
}

/** The claims of the oldest and of the newest date, each value once. */
function getEnds(page: ClaimPage, claims: readonly PlacedClaim[]): [PlacedClaim[], PlacedClaim[]] {
  const { site } = page;
  const dateOf = (claim: PlacedClaim | undefined) => (claim ? getClaimDate(site, claim) : '');
  const stated = claims.filter(({ value }) => value.type !== 'absent');
  const [first, last] = [dateOf(stated[0]), dateOf(stated.at(-1))];
  const at = (date: string) => [
    ...new Map(
      stated.filter((claim) => dateOf(claim) === date).map((claim) => [page.toText(claim), claim]),
    ).values(),
  ];
  return [at(first), at(last)];
}

const MOST_IN_SENTENCE = 3;

/** `コアチーム: 10～30 → 10～20百万円／年, 2019 → 2023`, with the claims as marks. */
function buildSentence(page: ClaimPage, label: string, { claims }: TopicHistory): Segment[] {
  const { site, locale, strings } = page;
  const [then, now] = getEnds(page, claims);
  if (!then[0] || !now[0]) return [];
  // Statements in words, and values of two types, do not turn into each other.
  const [before, after] = [then[0].value, now[0].value];
  if (isInWords(before) || before.type !== after.type) return [];
  // The ends may agree while something between them differs, and long lists are better read below.
  const isLong = Math.max(then.length, now.length) > MOST_IN_SENTENCE;
  const textOf = (list: readonly PlacedClaim[]) => list.map(page.toText).join();
  if (isLong || textOf(then) === textOf(now)) return [];
  const dateOf = (claim: PlacedClaim) => formatDate(getClaimDate(site, claim), locale);
  const marks = (list: readonly PlacedClaim[]) =>
    list.flatMap((claim, index): Segment[] => [
      ...(index > 0 ? [{ type: 'text' as const, text: locale === 'ja' ? '、' : ', ' }] : []),
      { type: 'claim', claim: page.show(claim) },
    ]);
  const [thenMark, nowMark] = ['\u0001', '\u0002'];
  const words = strings.changes.sentence(label, thenMark, nowMark, dateOf(then[0]), dateOf(now[0]));
  return words.split(/([\u0001\u0002])/).flatMap((part): Segment[] => {
    if (part === thenMark) return marks(then);
    if (part === nowMark) return marks(now);
    return part ? [{ type: 'text', text: part }] : [];
  });
}

/** A difference only of numbers counted alike: same unit, status and basis, and no review that says otherwise. */
function describeDifference(page: ClaimPage, { claims }: TopicHistory): string {
  const { locale, strings } = page;
  const { discrepancyOf } = getDerived(page.site);
  const [[then, ...moreThen], [now, ...moreNow]] = getEnds(page, claims);
  if (!then || !now || !isNumeric(then) || !isNumeric(now)) return '';
  if (page.toText(then) === page.toText(now)) return '';
  const kinds = [then, now].map(({ id }) => discrepancyOf.get(id)?.kind);
  const isAlike = kinds.every((kind) => kind === undefined || kind === 'time');
  const isOne = moreThen.length === 0 && moreNow.length === 0;
  if (!isAlike || !isOne || !isComparable(then.value, now.value)) {
    return strings.changes.notSubtracted;
  }
  const difference = getDifference(then.value, now.value);
  if (difference === undefined) return '';
  const sign = difference > 0 ? '+' : '−';
  return strings.changes.difference(`${sign}${formatNumber(Math.abs(difference), locale)}`);
}

function isNumeric({ value }: PlacedClaim): boolean {
  return value.type === 'count' || value.type === 'ratio';
}

function getDiscrepancyLink(
  { site, locale, strings }: ClaimPage,
  claims: readonly PlacedClaim[],
): HistoryItem['discrepancy'] {
  const { discrepancyOf } = getDerived(site);
  const found = claims.flatMap(({ id }) => discrepancyOf.get(id) ?? []);
  const item = found.find(({ kind }) => kind && !['time', 'several', 'precision'].includes(kind));
  if (!item?.kind) return undefined;
  return {
    text: strings.discrepancies.kinds[item.kind],
    href: `${toPath(locale, 'discrepancies/')}#${item.id}`,
  };
}

function buildBudget(
  page: ClaimPage,
  { program, series }: ProgramChanges,
): ProgramChangesView['budget'] {
  const { locale, strings } = page;
  const range = getYearRange(series.flatMap(({ amounts }) => amounts));
  if (!range) return undefined;
  const chart = buildPins(page, series, range);
  const rows = buildBudgetRows(page, series);
  const gaps = rows
    .filter(({ amounts }) => amounts.length === 0)
    .map(({ year }) => formatFiscalYear(Number(year), locale));
  return {
    title: strings.charts.budget(page.getShortName(program), ...range),
    summary: describePins(page, series),
    chart,
    legend: buildLegend(page, [chart]),
    rows,
    gaps:
      gaps.length > 0 ? strings.changes.notStated(gaps.join(locale === 'ja' ? '、' : ', ')) : '',
  };
}

export interface ChangesIndexView {
  status: string[];
  programs: (RecordLink & { dates: string; counts: string })[];
  pairs: (RecordLink & { counts: string })[];
}

/** The programs and the pairs of documents with pages of their own. */
export function buildChangesIndexView(site: Site, locale: Locale): ChangesIndexView {
  const page = startPage(site, locale);
  const words = page.strings.changes;
  const programs = listChangedPrograms(site);
  const held = site.list('sources').filter(({ holding }) => holding === 'held');
  return {
    status: [words.status(programs.length, held.length)],
    programs: programs.map((changes) => {
      const { program, sources, histories } = changes;
      const dates = sources.map(({ date }) => formatDate(date ?? '', locale));
      const same = histories.filter(({ state }) => state === 'same').length;
      return {
        name: page.getName(program),
        href: toPath(locale, `changes/${program.id}/`),
        dates: [...new Set(dates)].join(locale === 'ja' ? '、' : ', '),
        counts: words.counts(countChanged(changes), same),
      };
    }),
    pairs: listPairs(site).map((pair) => ({
      name: getPairName(page, pair),
      href: toPath(locale, `changes/between/${pair.id}/`),
      counts: getPairStatus(page, pair),
    })),
  };
}

function getPairName(page: ClaimPage, { older, newer }: PairChanges): string {
  return page.strings.changes.pair(page.getShortName(older), page.getShortName(newer));
}

function getPairStatus({ strings }: ClaimPage, { topics }: PairChanges): string {
  const changed = topics.filter(({ state }) => state === 'changed').length;
  return strings.changes.pairStatus(topics.length, changed);
}

export interface PairRow {
  subject: RecordLink;
  label: string;
  older: { claim: ClaimRef; aside: string }[];
  newer: { claim: ClaimRef; aside: string }[];
}

export interface PairView {
  title: string;
  status: string[];
  older: { name: string; href: string; date: string };
  newer: { name: string; href: string; date: string };
  changed: PairRow[];
  same: PairRow[];
  prose: PairRow[];
  olderOnly: RecordLink[];
  newerOnly: RecordLink[];
  claims: ClaimRow[];
  currency: Currency;
}

/** All that two documents both speak of, and what only one of them does. */
export function buildPairView(site: Site, locale: Locale, pair: PairChanges): PairView {
  const page = startPage(site, locale);
  const pick = (state: SharedTopic['state']) =>
    pair.topics.filter((topic) => topic.state === state).map((topic) => toPairRow(page, topic));
  const toEnd = (source: PairChanges['older']) => ({
    name: page.getShortName(source),
    href: page.linkTo(source).href,
    date: formatDate(source.date ?? '', locale),
  });
  const links = (records: readonly AnyRecord[]) =>
    records.map((record) => ({ ...page.linkTo(record), name: page.getShortName(record) }));
  const view = { changed: pick('changed'), same: pick('same'), prose: pick('prose') };
  return {
    title: getPairName(page, pair),
    status: [getPairStatus(page, pair)],
    older: toEnd(pair.older),
    newer: toEnd(pair.newer),
    ...view,
    olderOnly: links(pair.olderOnly),
    newerOnly: links(pair.newerOnly),
    currency: page.getCurrency(),
    claims: page.rows(),
  };
}

function toPairRow(page: ClaimPage, { subject, topic, older, newer }: SharedTopic): PairRow {
  const { site } = page;
  const record = site.records.get(subject)!;
  const show = (claims: readonly PlacedClaim[]) => showOnce(page, sortByDate(site, claims));
  return {
    subject: { ...page.linkTo(record), name: page.getShortName(record) },
    label: getTopicLabel(page, topic),
    older: show(older),
    newer: show(newer),
  };
}

/** Claims of one document in the same words are printed once; the list of claims has all of them. */
function showOnce(page: ClaimPage, claims: readonly PlacedClaim[]): PairRow['older'] {
  const aside = (claim: PlacedClaim) => getAside(page, claim);
  const groups = Map.groupBy(claims, (claim) => `${page.toText(claim)} ${aside(claim)}`);
  return [...groups.values()].map(([first, ...others]) => {
    const shown = { claim: page.show(first!), aside: aside(first!) };
    for (const other of others) page.list(other);
    return shown;
  });
}

/** What tells the values of one cell apart: year and stage of an amount, or the date a value holds for. */
function getAside({ locale, strings }: ClaimPage, { value, asOf, at }: PlacedClaim): string {
  if (value.type === 'budget') {
    return `${formatFiscalYear(value.fiscalYear, locale)} ${strings.stages[value.stage]}`;
  }
  return asOf ? formatDate(asOf, locale) : (at?.[locale] ?? '');
}
