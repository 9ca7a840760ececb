import type { PinsInput } from '../charts/types.ts';
import { formatDate, formatEraYear } from '../i18n/format-date.ts';
import { formatNumber } from '../i18n/format-value.ts';
import { toPath, type Locale } from '../i18n/locales.ts';
import { getLargest, getYearRange, listProgramSeries, type BudgetSeries } from '../model/budget.ts';
import type { RecordOf, Site } from '../model/build-site.ts';
import { getSortKey } from '../model/partial-date.ts';
import { DIRECTIONS } from '../schemas/program.ts';
import { buildPins, getAgencyLabel } from './budget-chart.ts';
import { startPage, type ClaimPage } from './claim-page.ts';
import { getEventDate } from './event-date.ts';
import { listIndexes } from './index-view.ts';
import type { Currency } from './currency-view.ts';
import type { ClaimRef, ClaimRow, RecordLink } from './types.ts';

export interface HomeView {
  lead: string;
  examples: { text: string; href: string }[];
  years: string;
  programs: HomeProgram[];
  indexes: { title: string; links: (RecordLink & { count?: number })[] }[];
  news: { date: string; link: RecordLink }[];
  claims: ClaimRow[];
  currency: Currency;
}

export interface HomeProgram {
  id: string;
  link: RecordLink;
  agencies: string;
  start?: ClaimRef;
  spark?: PinsInput;
  latest?: ClaimRef;
  latestNote: string;
  /** Orders the table; zero without an amount. */
  largestMillionYen: number;
}

const NEWS_COUNT = 7;

export function buildHomeView(site: Site, locale: Locale): HomeView {
  const page = startPage(site, locale);
  const { strings } = page;
  const major = site.list('programs').filter((program) => program.major);
  const series = major.map((program) => ({ program, lines: listProgramSeries(site, program.id) }));
  const range = getYearRange(
    series.flatMap(({ lines }) => lines.flatMap(({ amounts }) => amounts)),
  ) ?? [0, 0];
  const programs = series
    .map(({ program, lines }) => toHomeProgram(page, program, lines, range))
    .sort((a, b) => b.largestMillionYen - a.largestMillionYen);
  const held = site.list('sources').filter(({ holding }) => holding === 'held');
  return {
    lead: strings.home.lead(
      site.list('programs').length,
      formatNumber(site.claims.size, locale),
      held.length,
    ),
    examples: strings.home.exampleWords.map((text) => ({
      text,
      href: `${toPath(locale, 'search/')}?q=${encodeURIComponent(text)}`,
    })),
    years: `${range[0]} – ${range[1]}`,
    programs,
    indexes: buildIndexes(page),
    news: listNews(page),
    claims: page.rows(),
    currency: page.getCurrency(),
  };
}

function toHomeProgram(
  page: ClaimPage,
  program: RecordOf<'programs'>,
  lines: readonly BudgetSeries[],
  range: readonly [number, number],
): HomeProgram {
  const { site, locale, strings } = page;
  const latest = lines
    .flatMap(({ amounts }) => amounts)
    .toSorted((a, b) => b.value.fiscalYear - a.value.fiscalYear)[0];
  const start = (site.claimsOf.get(program.ref) ?? []).find(
    ({ attribute, value }) => ['start', 'term'].includes(attribute) && value.type === 'date',
  );
  return {
    id: program.id,
    link: { ...page.linkTo(program), name: page.getShortName(program) },
    agencies: program.agencies.map((id) => getAgencyLabel(page, id)).join(strings.record.and),
    largestMillionYen: Math.max(0, ...lines.map(getLargest)),
    latestNote: latest
      ? `${locale === 'ja' ? formatEraYear(latest.value.fiscalYear, locale) : `FY${latest.value.fiscalYear}`} ${strings.stages[latest.value.stage]}`
      : '',
    ...(start ? { start: page.show(start) } : {}),
    ...(latest ? { latest: page.show(latest), spark: buildPins(page, lines, range) } : {}),
  };
}

function buildIndexes(page: ClaimPage): HomeView['indexes'] {
  const { site, locale, strings } = page;
  const programs = site.list('programs');
  const finder = (name: string, value: string) => `${toPath(locale, 'programs/')}?${name}=${value}`;
  const agencies = Map.groupBy(
    programs.flatMap(({ agencies: ids }) => ids),
    (id) => id,
  );
  return [
    {
      title: strings.programsPage.direction,
      links: DIRECTIONS.map((id) => ({
        name: strings.directions[id],
        href: finder('direction', id),
        count: programs.filter(({ directions }) => directions.includes(id)).length,
      })),
    },
    {
      title: strings.programsPage.agency,
      links: [...agencies]
        .sort((a, b) => b[1].length - a[1].length)
        .slice(0, 6)
        .map(([id, list]) => ({
          name: getAgencyLabel(page, id),
          href: finder('agency', id),
          count: list.length,
        })),
    },
    { title: strings.home.indexKinds, links: listIndexes(site, locale).slice(1, 7) },
    { title: strings.home.ways, links: listIndexes(site, locale).slice(7) },
  ];
}

/** The newest reports and events, newest first; planned ones of the past stay in their place. */
function listNews(page: ClaimPage): HomeView['news'] {
  const { site, locale } = page;
  const reports = site.list('reports').map((report) => ({ date: report.date, record: report }));
  const events = site
    .list('events')
    .map((event) => ({ date: getEventDate(site, event), record: event }));
  return [...reports, ...events]
    .filter(({ date }) => date !== '')
    .sort((a, b) => getSortKey(b.date) - getSortKey(a.date))
    .slice(0, NEWS_COUNT)
    .map(({ date, record }) => ({ date: formatDate(date, locale), link: page.linkTo(record) }));
}
