import type { LegendItem, TimelineEvent, TimelineInput, TimelineRow } from '../charts/types.ts';
import { formatEraYear } from '../i18n/format-date.ts';
import type { Locale } from '../i18n/locales.ts';
import type { PlacedClaim, RecordOf, Site } from '../model/build-site.ts';
import { getSortKey, parsePartialDate, toFractionalYear } from '../model/partial-date.ts';
import { DIRECTIONS } from '../schemas/program.ts';
import { getAgencyClassLabel, toAgencyClass } from './budget-chart.ts';
import { startPage, type ClaimPage } from './claim-page.ts';
import { formatDocumentDate } from './document-date.ts';
import { getDateClaim, getEventDate, getTimeClaim } from './event-date.ts';
import type { Currency } from './currency-view.ts';
import type { ClaimRef, ClaimRow, RecordLink } from './types.ts';

export interface TimelineView {
  status: string[];
  chartTitle: string;
  summary: string;
  chart: TimelineInput;
  legend: LegendItem[];
  /** The claims that the chart is drawn from, by id. */
  marks: Record<string, ClaimRef>;
  programs: { link: RecordLink; direction: string; terms: ClaimRef[] }[];
  events: { year: string; items: TimelineItem[] }[];
  claims: ClaimRow[];
  currency: Currency;
}

export interface TimelineItem {
  date?: ClaimRef;
  link: RecordLink;
  isPlanned: boolean;
  /** What a document says of the time of an event without a date, and the date of that document. */
  time?: { label: string; claim: ClaimRef; of: string };
}

interface Term {
  program: RecordOf<'programs'>;
  claims: PlacedClaim[];
  start: number;
  end: number | null;
  isEndStated: boolean;
}

/** The terms of all programs whose start a document states, and all events. `today` is the day of the build. */
export function buildTimelineView(site: Site, locale: Locale, today: Date): TimelineView {
  const page = startPage(site, locale);
  const { strings } = page;
  const terms = site
    .list('programs')
    .flatMap((program) => getTerm(site, program) ?? [])
    .sort((a, b) => a.start - b.start);
  const fromYear = Math.floor(Math.min(...terms.map(({ start }) => start)) / 5) * 5;
  const toYear = today.getUTCFullYear() + 2;
  const events = site.list('events');
  const chart: TimelineInput = {
    fromYear,
    toYear,
    ...buildAxis(page, fromYear, toYear),
    groups: DIRECTIONS.map((direction) => ({
      label: strings.directionsShort[direction],
      rows: terms
        .filter(({ program }) => program.directions[0] === direction)
        .map((term) => toRow(page, term)),
    })).filter(({ rows }) => rows.length > 0),
    events: listChartEvents(page, events),
    eventsLabel: strings.timelinePage.events,
    today: {
      year: toFractionalYear({
        year: today.getUTCFullYear(),
        month: today.getUTCMonth() + 1,
        fiscal: false,
        about: false,
      }),
      label: strings.timelinePage.today,
    },
    differsLabel: strings.timelinePage.differs,
  };
  return {
    status: [
      strings.timelinePage.status(terms.length, site.list('programs').length, events.length),
    ],
    chartTitle: strings.timelinePage.chartTitle(fromYear, toYear),
    summary: strings.timelinePage.summary(terms.length),
    chart,
    legend: buildLegend(page, chart),
    marks: mapMarks(page, chart),
    programs: terms.map(({ program, claims }) => ({
      link: { ...page.linkTo(program), name: page.getShortName(program) },
      direction: strings.directions[program.directions[0]!],
      terms: claims.map((claim) => page.show(claim)),
    })),
    events: groupEvents(page, events),
    claims: page.rows(),
    currency: page.getCurrency(),
  };
}

/** The agencies whose colours are drawn, and what the ends of a bar say. */
function buildLegend(page: ClaimPage, { groups, events }: TimelineInput): LegendItem[] {
  const words = page.strings.timelinePage;
  const rows = groups.flatMap((group) => group.rows);
  const agencies = [...new Set(rows.map(({ agency }) => agency))].map((agency): LegendItem => ({
    sign: `agency-${agency}`,
    label: getAgencyClassLabel(page, agency),
  }));
  const has = (kind: TimelineRow['endKind']) => rows.some(({ endKind }) => endKind === kind);
  return [
    ...agencies,
    ...(has('stated') ? [{ sign: 'stated-end' as const, label: words.statedEnd }] : []),
    ...(has('open') ? [{ sign: 'open-end' as const, label: words.openEnd }] : []),
    ...(rows.some(({ differs }) => differs)
      ? [{ sign: 'differs' as const, label: words.differs }]
      : []),
    ...(events.length > 0 ? [{ sign: 'event' as const, label: words.events }] : []),
  ];
}

/** The marks of the claims that a chart is drawn from. */
function mapMarks(page: ClaimPage, { groups, events }: TimelineInput): TimelineView['marks'] {
  const ids = [...groups.flatMap(({ rows }) => rows), ...events].flatMap(({ claims }) => claims);
  return Object.fromEntries(ids.map((id) => [id, page.show(page.site.claims.get(id)!)]));
}

/** The term of a program from its claims on start, term and end; `undefined` if none states a start. */
function getTerm(site: Site, program: RecordOf<'programs'>): Term | undefined {
  const claims = (site.claimsOf.get(program.ref) ?? []).filter(
    ({ attribute, value }) => ['start', 'term', 'end'].includes(attribute) && value.type === 'date',
  );
  const periods = claims.flatMap(({ attribute, value }) => {
    const period = value.type === 'date' ? parsePartialDate(value.date) : undefined;
    return period ? [{ attribute, period }] : [];
  });
  const starts = periods.flatMap(({ attribute, period }) =>
    attribute !== 'end' && period.start ? [toFractionalYear(period.start)] : [],
  );
  if (starts.length === 0) return undefined;
  const ends = periods.flatMap(({ attribute, period }) => {
    const isEnd = attribute === 'end' || (attribute === 'term' && period.range && !period.open);
    return isEnd && period.end ? [toFractionalYear(period.end) + 1] : [];
  });
  return {
    program,
    claims,
    start: Math.min(...starts),
    end: ends.length > 0 ? Math.max(...ends) : getEndByStatus(program),
    isEndStated: ends.length > 0,
  };
}

/** A program that its newest document treats as ended is not drawn as running: its bar stops at that document. */
function getEndByStatus({ status, statusAsOf }: RecordOf<'programs'>): number | null {
  const date = parsePartialDate(statusAsOf)?.start;
  return status === 'ended' && date ? toFractionalYear(date) : null;
}

function toRow(page: ClaimPage, { program, claims, start, end, isEndStated }: Term): TimelineRow {
  const { locale } = page;
  const year = Math.floor(start);
  const last = end === null || !isEndStated ? '' : String(Math.floor(end - 1));
  const refs = claims.map((claim) => page.show(claim));
  const isDisputed = ({ state }: ClaimRef) => state === 'differs';
  const ordered = refs.toSorted((a, b) => Number(isDisputed(b)) - Number(isDisputed(a)));
  return {
    name: page.getShortName(program),
    href: page.linkTo(program).href,
    startYear: start,
    endYear: end,
    endKind: end === null ? 'open' : 'stated',
    agency: toAgencyClass(program.agencies[0]),
    differs: refs.some(isDisputed),
    yearsLabel: last === String(year) ? String(year) : `${year}–${last}`,
    eraLabel: formatEraYear(year, locale),
    claims: ordered.map(({ id }) => id),
    proof: toProof(ordered),
  };
}

/** Leads to the first of the claims that something is drawn from. */
function toProof(refs: readonly ClaimRef[]) {
  const claims = refs.length > 1 ? { claims: refs.map(({ id }) => id) } : {};
  return { href: refs[0]!.href, linkLabel: refs[0]!.label, ...claims };
}

function buildAxis({ locale, strings }: ClaimPage, fromYear: number, toYear: number) {
  const { showa, heisei, reiwa } = strings.timelinePage.eras;
  const first = Math.ceil(fromYear / 5) * 5;
  return {
    ticks: Array.from({ length: Math.floor((toYear - first) / 5) + 1 }, (_, index) => {
      const year = first + index * 5;
      return { year, label: String(year), eraLabel: formatEraYear(year, locale) };
    }),
    eras: [
      { label: showa, startYear: null, isShaded: false },
      { label: heisei, startYear: 1989, isShaded: true },
      { label: reiwa, startYear: 2019.33, isShaded: false },
    ],
  };
}

function getYear(date: string): number | undefined {
  const period = parsePartialDate(date);
  return (period?.start ?? period?.end)?.year;
}

const CHART_EVENTS = 14;

/** The events that most records are linked with: the ones a reader of the chart will look for. */
function listChartEvents(page: ClaimPage, events: readonly RecordOf<'events'>[]): TimelineEvent[] {
  const { site, links } = page;
  return events
    .flatMap((event) => {
      const claim = getDateClaim(site, event);
      const date = parsePartialDate(getEventDate(site, event))?.start;
      return claim && date ? [{ event, claim, date, weight: links.get(event.ref)?.size ?? 0 }] : [];
    })
    .sort((a, b) => b.weight - a.weight)
    .slice(0, CHART_EVENTS)
    .sort((a, b) => toFractionalYear(a.date) - toFractionalYear(b.date))
    .map(({ event, claim, date }) => ({
      name: page.getShortName(event),
      claims: [claim.id],
      proof: toProof([page.show(claim)]),
      href: page.linkTo(event).href,
      year: toFractionalYear(date),
      dateLabel: date.month
        ? `${date.year}-${String(date.month).padStart(2, '0')}`
        : String(date.year),
    }));
}

/** Events by calendar year, newest first; those without a date come last. */
function groupEvents(
  page: ClaimPage,
  events: readonly RecordOf<'events'>[],
): TimelineView['events'] {
  const { site, strings } = page;
  const dated = events
    .map((event) => ({ event, date: getEventDate(site, event) }))
    .sort((a, b) => getSortKey(b.date) - getSortKey(a.date));
  const groups = Map.groupBy(dated, ({ date }) => getYear(date) ?? 0);
  return [...groups]
    .sort(([a], [b]) => b - a)
    .map(([year, items]) => ({
      year: year === 0 ? strings.timelinePage.undated : String(year),
      items: items.map(({ event }) => ({
        ...showTime(page, event),
        link: page.linkTo(event),
        isPlanned: isPlanned(site, event),
      })),
    }));
}

function showTime(page: ClaimPage, event: RecordOf<'events'>): Pick<TimelineItem, 'date' | 'time'> {
  const { site, locale } = page;
  const date = getDateClaim(site, event);
  if (date) return { date: page.show(date) };
  const claim = getTimeClaim(site, event);
  const source = site.find('sources', claim?.source);
  if (!claim || !source) return {};
  const label = site.attributes.get(claim.attribute)?.label[locale] ?? '';
  const of = page.strings.timelinePage.stated(formatDocumentDate(source, locale));
  return { time: { label, claim: page.show(claim), of } };
}

/** True if every document that dates the event speaks of it beforehand. */
function isPlanned(site: Site, event: RecordOf<'events'>): boolean {
  const dates = (site.claimsOf.get(event.ref) ?? []).filter(({ value }) => value.type === 'date');
  return dates.length > 0 && dates.every(({ value }) => value.type === 'date' && value.planned);
}
