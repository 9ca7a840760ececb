import type { LegendItem, PinsInput } from '../charts/types.ts';
import { formatDate, formatFiscalYear } from '../i18n/format-date.ts';
import { toPath, type Locale } from '../i18n/locales.ts';
import type { AnyRecord, PlacedClaim, RecordOf, Site } from '../model/build-site.ts';
import { getBudgetSpan, type BudgetSeries } from '../model/budget.ts';
import {
  countChanged,
  countSame,
  getClaimDate,
  listChangedPrograms,
  listPairs,
  sortByDate,
  type BudgetHistory,
  type OneSided,
  type PairChanges,
  type ProgramChanges,
  type SharedTopic,
  type TopicHistory,
} from '../model/changes.ts';
import { buildLegend, buildPins, describePins, getAgencyLabel } from './budget-chart.ts';
import { buildBudgetRows, type BudgetRow } from './budget-table.ts';
import {
  buildBudgetSentence,
  buildSentences,
  describeDifference,
  isList,
  showAmounts,
} from './change-sentence.ts';
import { getDerived, startPage, type ClaimPage } from './claim-page.ts';
import type { Currency } from './currency-view.ts';
import { getOriginalName } from './original-name.ts';
import { buildLadder, showPaired, type LadderSection } from './program-view.ts';
import { buildYears } from './statistic-view.ts';
import type { ClaimRef, ClaimRow, RecordLink, Segment } from './types.ts';

export interface DatedClaim {
  date: string;
  claim: ClaimRef;
  /** The name as printed, where the page shows its English. */
  original: string;
  source: string;
  sourceHref: string;
}

export interface HistoryItem {
  id: string;
  label: string;
  /**
   * The change in one sentence, or more where plans stand beside counts or lists follow each other; empty where nothing
   * changed, except for a budget line, whose amounts it has.
   */
  sentences: Segment[][];
  /** That what a document does not name need not have ended; empty where no list is compared. */
  omission: string;
  /** The pairing of two types under two names, where only we make it. */
  pairing: string;
  /** The computed difference, or why there is none. */
  difference: string;
  /** The record of claims that differ for another reason than time. */
  discrepancy?: { text: string; href: string };
  /** What was said when; none for a budget line. */
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
  const { program, sources, histories, parts, budgets } = changes;
  const isOf = (state: TopicHistory['state']) => (item: { state: string }) => item.state === state;
  const pick = (state: TopicHistory['state']) =>
    histories.filter(isOf(state)).map((item) => toItem(page, item));
  const pickBudgets = (state: BudgetHistory['state']) =>
    budgets.filter(isOf(state)).map((item) => toBudgetItem(page, item));
  const name = page.getShortName(program);
  const dateOf = (index: number) => formatDate(sources.at(index)?.date ?? '', locale);
  const ladder = buildLadder(page, program);
  const budget = buildBudget(page, changes);
  const view = {
    changed: [
      ...pick('changed'),
      ...parts.map(({ part, history }) => toItem(page, history, part)),
      ...pickBudgets('changed'),
    ],
    same: [...pick('same'), ...pickBudgets('same')],
    once: [...pick('once'), ...pickBudgets('once')],
    prose: pick('prose'),
  };
  return {
    title: words.programTitle(name),
    heading: words.programTitle(name),
    programHref: page.linkTo(program).href,
    programName: page.getName(program),
    status: [
      words.programStatus(dateOf(0), dateOf(-1), sources.length),
      words.counts(countChanged(changes), countSame(changes)),
    ],
    ...view,
    ...(ladder ? { ladder } : {}),
    ...(budget ? { budget } : {}),
    currency: page.getCurrency(),
    claims: page.rows(),
  };
}

function toItem(page: ClaimPage, item: TopicHistory, part?: RecordOf<'programs'>): HistoryItem {
  const { topic, claims, state, pairedWith } = item;
  const attribute = getTopicLabel(page, topic);
  const label = part ? getPartLabel(page, part, topic) : attribute;
  const discrepancy = getDiscrepancyLink(page, claims);
  const isChanged = state === 'changed';
  const years = buildCountChart(page, claims);
  return {
    id: part ? `topic-${part.id}-${topic}` : `topic-${topic}`,
    label,
    sentences: isChanged ? buildSentences(page, label, item) : [],
    omission: isChanged && isList(claims) ? page.strings.changes.omission : '',
    pairing: describePairing(page, item),
    difference: isChanged ? describeDifference(page, item) : '',
    ...(isChanged && discrepancy ? { discrepancy } : {}),
    claims: claims.map((claim) => toDated(page, claim, pairedWith)),
    ...(years ? { years } : {}),
  };
}

/** A budget line; its amounts stand with their documents in the table of the budget. */
function toBudgetItem(page: ClaimPage, { series, state }: BudgetHistory): HistoryItem {
  const label = getBudgetLabel(page, series);
  const stages = new Set(series.amounts.map(({ value }) => value.stage));
  const isMixed = state === 'changed' && stages.size > 1;
  return {
    id: `line-${series.line.id}`,
    label,
    sentences: [
      state === 'changed' ? buildBudgetSentence(page, label, series) : showAmounts(page, series),
    ],
    omission: '',
    pairing: '',
    difference: isMixed ? page.strings.changes.notSubtracted : '',
    claims: [],
  };
}

/** A line is told by its agency, or as the total of others. */
function getBudgetLabel(page: ClaimPage, { line }: BudgetSeries): string {
  const { budget, budgetOf, total } = page.strings.changes;
  if (line.agency) return budgetOf(getAgencyLabel(page, line.agency));
  return line.parts.length > 0 ? budgetOf(total) : budget;
}

/** That two types stand together only in our reading; empty for what a document says itself. */
function describePairing(page: ClaimPage, { claims, pairedWith }: TopicHistory): string {
  const own = claims.find(({ subject }) => subject !== pairedWith?.ref);
  const type = own && page.site.records.get(own.subject as RecordOf<'programs'>['ref']);
  return type && pairedWith
    ? page.strings.changes.paired(page.getShortName(type), page.getShortName(pairedWith))
    : '';
}

/** Counts of four years or more are drawn; planned ones are open. */
function buildCountChart(page: ClaimPage, claims: readonly PlacedClaim[]): PinsInput | undefined {
  const counts = claims.filter(({ value, asOf }) => value.type === 'count' && asOf);
  const units = new Set(counts.map(({ value }) => (value.type === 'count' ? value.unit : '')));
  return counts.length < 4 || units.size > 1
    ? undefined
    : buildYears(page, [{ label: '', claims: counts }]);
}

function getPartLabel(page: ClaimPage, part: RecordOf<'programs'>, topic: string): string {
  return `${page.getShortName(part)} ${getTopicLabel(page, topic)}`;
}

function getTopicLabel({ site, locale }: ClaimPage, topic: string): string {
  return site.attributes.get(topic)?.label[locale] ?? topic;
}

function toDated(
  page: ClaimPage,
  claim: PlacedClaim,
  pairedWith: TopicHistory['pairedWith'],
): DatedClaim {
  const { site, locale } = page;
  const source = site.find('sources', claim.source)!;
  return {
    date: formatDate(getClaimDate(site, claim), locale),
    claim: showPaired(page, claim, pairedWith),
    original: getOriginalName(page, claim),
    source: page.getShortName(source),
    sourceHref: `${page.linkTo(source).href}#${claim.part}`,
  };
}

function getDiscrepancyLink(
  { site, locale, strings }: ClaimPage,
  claims: readonly PlacedClaim[],
): HistoryItem['discrepancy'] {
  const { discrepancyOf } = getDerived(site);
  const found = claims.flatMap(({ id }) => discrepancyOf.get(id) ?? []);
  const item = found.find(
    ({ kind }) => kind && !['time', 'several', 'precision', 'calendar'].includes(kind),
  );
  if (!item?.kind) return undefined;
  return {
    text: strings.discrepancies.kinds[item.kind],
    href: `${toPath(locale, 'discrepancies/')}#${item.id}`,
  };
}

/** The budget over the years of all documents, so that a year without an amount is seen to have none. */
function buildBudget(
  page: ClaimPage,
  { program, budgets }: ProgramChanges,
): ProgramChangesView['budget'] {
  const series = budgets.map((item) => item.series);
  const { locale, strings } = page;
  const range = getBudgetSpan(page.site);
  if (!range || series.length === 0) return undefined;
  const chart = buildPins(page, series, range);
  const rows = buildBudgetRows(page, series, range);
  const gaps = rows
    .filter(({ amounts, isBeforeStart }) => amounts.length === 0 && !isBeforeStart)
    .map(({ year }) => formatFiscalYear(Number(year), locale))
    .reverse();
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
  programs: (RecordLink & { dates: string; counts: string; sentence: Segment[] })[];
  /** Programs of several documents that nothing sets apart. */
  unchanged: (RecordLink & { counts: string })[];
  pairs: (RecordLink & { counts: string })[];
  claims: ClaimRow[];
  currency: Currency;
}

/** The programs and the pairs of documents with pages of their own. */
export function buildChangesIndexView(site: Site, locale: Locale): ChangesIndexView {
  const page = startPage(site, locale);
  const words = page.strings.changes;
  const programs = listChangedPrograms(site);
  const held = site.list('sources').filter(({ holding }) => holding === 'held');
  const changed = programs.filter((changes) => countChanged(changes) > 0);
  const unchanged = programs.filter((changes) => countChanged(changes) === 0);
  const toEntry = (changes: ProgramChanges) => {
    const { program } = changes;
    return {
      name: page.getName(program),
      href: toPath(locale, `changes/${program.id}/`),
      counts: words.counts(countChanged(changes), countSame(changes)),
    };
  };
  return {
    status: [words.status(programs.length, held.length)],
    programs: changed.map((changes) => {
      const dates = changes.sources.map(({ date }) => formatDate(date ?? '', locale));
      return {
        ...toEntry(changes),
        dates: [...new Set(dates)].join(locale === 'ja' ? '、' : ', '),
        sentence: pickSentence(page, changes),
      };
    }),
    unchanged: unchanged.map(toEntry),
    pairs: listPairs(site).map((pair) => ({
      name: getPairName(page, pair),
      href: toPath(locale, `changes/between/${pair.id}/`),
      counts: getPairStatus(page, pair),
    })),
    currency: page.getCurrency(),
    claims: page.rows(),
  };
}

/** What a line has room for: amounts and numbers say most, then statements, then names. */
const TELLING = ['money', 'count', 'ratio', 'duration', 'text', 'name', 'date'];

/** The most telling of the sentences on a program. */
function pickSentence(page: ClaimPage, { histories, parts, budgets }: ProgramChanges): Segment[] {
  const rank = ({ claims }: TopicHistory) => TELLING.indexOf(claims[0]?.value.type ?? '') >>> 0;
  const own = histories
    .filter(({ state }) => state === 'changed')
    .toSorted((a, b) => rank(a) - rank(b))
    .map((history) => ({ history, label: getTopicLabel(page, history.topic) }));
  const ofParts = parts.map(({ part, history }) => ({
    history,
    label: getPartLabel(page, part, history.topic),
  }));
  for (const { history, label } of [...own, ...ofParts]) {
    const [sentence] = buildSentences(page, label, history);
    if (sentence) return sentence;
  }
  const moved = budgets.find(({ state }) => state === 'changed')?.series;
  return moved ? buildBudgetSentence(page, getBudgetLabel(page, moved), moved) : [];
}

function getPairName(page: ClaimPage, { older, newer }: PairChanges): string {
  return page.strings.changes.pair(page.getShortName(older), page.getShortName(newer));
}

function getPairStatus({ strings }: ClaimPage, { topics }: PairChanges): string {
  const changed = topics.filter(({ state }) => state === 'changed').length;
  return strings.changes.pairStatus(topics.length, changed);
}

export interface PairClaim {
  claim: ClaimRef;
  /** The name as printed, where the page shows its English. */
  original: string;
  aside: string;
}

export interface PairRow {
  subject: RecordLink;
  label: string;
  older: PairClaim[];
  newer: PairClaim[];
}

/** What only one of the documents says of a subject that both speak of. */
export interface OneSidedSubject {
  subject: RecordLink;
  topics: { label: string; claims: PairClaim[] }[];
}

export interface PairView {
  title: string;
  status: string[];
  older: { name: string; href: string; date: string };
  newer: { name: string; href: string; date: string };
  changed: PairRow[];
  same: PairRow[];
  prose: PairRow[];
  onlyThen: OneSidedSubject[];
  onlyNow: OneSidedSubject[];
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
  const view = {
    changed: pick('changed'),
    same: pick('same'),
    prose: pick('prose'),
    onlyThen: toOneSided(page, pair.onlyThen),
    onlyNow: toOneSided(page, pair.onlyNow),
  };
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
  const show = (claims: readonly PlacedClaim[]) => showOnce(page, sortByDate(page.site, claims));
  return {
    subject: toSubject(page, subject),
    label: getTopicLabel(page, topic),
    older: show(older),
    newer: show(newer),
  };
}

function toSubject(page: ClaimPage, ref: SharedTopic['subject']): RecordLink {
  const record = page.site.records.get(ref)!;
  return { ...page.linkTo(record), name: page.getShortName(record) };
}

function toOneSided(page: ClaimPage, items: readonly OneSided[]): OneSidedSubject[] {
  return [...Map.groupBy(items, ({ subject }) => subject)].map(([subject, topics]) => ({
    subject: toSubject(page, subject),
    topics: topics.map(({ topic, claims }) => ({
      label: getTopicLabel(page, topic),
      claims: showOnce(page, sortByDate(page.site, claims)),
    })),
  }));
}

/** Claims of one document in the same words are printed once; the list of claims has all of them. */
function showOnce(page: ClaimPage, claims: readonly PlacedClaim[]): PairClaim[] {
  const aside = (claim: PlacedClaim) => getAside(page, claim);
  const original = (claim: PlacedClaim) => getOriginalName(page, claim);
  const groups = Map.groupBy(claims, (claim) =>
    [page.toText(claim), original(claim), aside(claim)].join(' '),
  );
  return [...groups.values()].map(([first, ...others]) => {
    const shown = {
      claim: page.show(first!),
      original: original(first!),
      aside: aside(first!),
    };
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
