import type { PinsInput } from '../charts/types.ts';
import { formatEraYear, formatFiscalYear } from '../i18n/format-date.ts';
import { formatNumber } from '../i18n/format-value.ts';
import { toPath, type Locale } from '../i18n/locales.ts';
import {
  getLineAgency,
  getOrderYear,
  getYearRange,
  getYearStatement,
  listLatestAmounts,
  listProgramSeries,
  sortByInitial,
  type BudgetSeries,
} from '../model/budget.ts';
import type { RecordOf, Site } from '../model/build-site.ts';
import { getSortKey } from '../model/partial-date.ts';
import { DIRECTIONS } from '../schemas/program.ts';
import { buildPins, getAgencyLabel } from './budget-chart.ts';
import { toNumber } from './budget-table.ts';
import { listDrawnAmounts, type DrawnAmount } from './drawn-amounts.ts';
import { startPage, type ClaimPage } from './claim-page.ts';
import { getEventDate } from './event-date.ts';
import { getStatedDate } from './stated-date.ts';
import { listIndexes } from './index-view.ts';
import type { Currency } from './currency-view.ts';
import type { ClaimRef, ClaimRow, RecordLink, StatedDate } from './types.ts';

export interface HomeView {
  lead: string;
  examples: { text: string; href: string }[];
  years: string;
  chartTitle: string;
  /** By which year and stage the programs are ordered. */
  order: string;
  programs: HomeProgram[];
  indexes: { title: string; links: (RecordLink & { count?: number })[] }[];
  news: { date: StatedDate; link: RecordLink }[];
  claims: ClaimRow[];
  currency: Currency;
}

export interface HomeProgram {
  id: string;
  link: RecordLink;
  agencies: string;
  start?: ClaimRef;
  spark?: PinsInput;
  /** What the spark draws, in figures, and the years of which no document has any. */
  drawn: DrawnAmount[];
  gaps: string;
  /** Amounts by year and stage, in each one for each line. */
  latest: { note: string; amounts: { agency: string; claim: ClaimRef }[] }[];
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
  const programs = sortByInitial(series, ({ lines }) => lines).map(({ program, lines }) =>
    toHomeProgram(page, program, lines, range),
  );
  const orderYear = getOrderYear(series.flatMap(({ lines }) => lines));
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
    chartTitle: strings.home.budgetChart(...range),
    order: strings.home.order(formatFiscalYear(orderYear, locale)),
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
  const { site, strings } = page;
  const latest = listLatest(page, lines);
  const start = (site.claimsOf.get(program.ref) ?? []).find(
    ({ attribute, value }) => ['start', 'term'].includes(attribute) && value.type === 'date',
  );
  return {
    id: program.id,
    link: { ...page.linkTo(program), name: page.getShortName(program) },
    agencies: program.agencies.map((id) => getAgencyLabel(page, id)).join(strings.record.and),
    latest,
    ...(start ? { start: page.show(start) } : {}),
    ...(latest.length > 0 ? { spark: buildPins(page, lines, range) } : {}),
    drawn: listDrawnAmounts(page, lines),
    gaps: latest.length > 0 ? describeGaps(page, lines, range) : '',
  };
}

/** The years of a spark that are hatched. */
function describeGaps(
  { site, locale, strings }: ClaimPage,
  lines: readonly BudgetSeries[],
  [from, to]: readonly [number, number],
): string {
  const years = Array.from({ length: to - from + 1 }, (_, index) => from + index)
    .filter((year) => getYearStatement(site, lines, year) === 'not-stated')
    .map((year) => formatFiscalYear(year, locale));
  return years.length > 0
    ? strings.changes.notStated(years.join(locale === 'ja' ? '、' : ', '))
    : '';
}

/** The newest amounts by stage, each with the agency of its line. */
function listLatest(page: ClaimPage, lines: readonly BudgetSeries[]): HomeProgram['latest'] {
  const { site, locale, strings } = page;
  return listLatestAmounts(lines).map((claims) => {
    const { fiscalYear, stage } = claims[0]!.value;
    const year = locale === 'ja' ? formatEraYear(fiscalYear, locale) : `FY${fiscalYear}`;
    return {
      note: `${year} ${strings.stages[stage]}`,
      amounts: claims.map((claim) => {
        const line = lines.find(({ amounts }) => amounts.includes(claim))!.line;
        const agency = getLineAgency(site, line);
        return {
          agency: agency ? getAgencyLabel(page, agency) : strings.home.wholeProgram,
          claim: page.show(claim, toNumber(page, claim)),
        };
      }),
    };
  });
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
  const { site } = page;
  const reports = site.list('reports').map((report) => ({ date: report.date, record: report }));
  const events = site
    .list('events')
    .map((event) => ({ date: getEventDate(site, event), record: event }));
  return [...reports, ...events]
    .filter(({ date }) => date !== '')
    .sort((a, b) => getSortKey(b.date) - getSortKey(a.date))
    .slice(0, NEWS_COUNT)
    .flatMap(({ record }) => {
      const date = getStatedDate(page, record, (claim) => page.show(claim));
      return date ? [{ date, link: page.linkTo(record) }] : [];
    });
}
