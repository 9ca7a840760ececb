import { toPath, type Locale } from '../i18n/locales.ts';
import type { RecordOf, Site } from '../model/build-site.ts';
import { CAREER_STAGES, DIRECTIONS } from '../schemas/program.ts';
import { getAgencyClassLabel, toAgencyClass } from './budget-chart.ts';
import { startPage, type ClaimPage } from './claim-page.ts';
import { sortByName } from './index-view.ts';
import type { ClaimRef, RecordLink } from './types.ts';

type Program = RecordOf<'programs'>;

/** Columns side by side, from the first one, counted from 1. */
export interface Span {
  first: number;
  width: number;
}

export interface MapBox extends RecordLink, Span {
  /** The class of the agency that runs it. */
  agency: string;
  /** The stages in words, for readers who do not see the columns. */
  stages: string;
}

export interface MapGap extends Span {
  stages: string;
}

export interface MapRow {
  title: string;
  boxes: MapBox[];
  /** Stages that no document held names for this direction. */
  gaps: MapGap[];
  /** How many programs name each stage, and how many name none; the last column. */
  counts: { count: number; href: string | undefined }[];
}

export interface MapTable {
  columns: string[];
  rows: {
    name: string;
    href?: string;
    cells: RecordLink[][];
    rest: RecordLink & { count: number };
  }[];
}

export interface MapView {
  status: string[];
  stages: string[];
  rows: MapRow[];
  agencies: { agency: string; label: string }[];
  initiatives: MapTable;
  /** Each tier with the claims that put a program in it, in the programs' names. */
  tiers: { tier: RecordLink; programs: ClaimRef[] }[];
  /** Programs of which no document names a tier. */
  untiered: number;
}

const INITIATIVES = ['top-down', 'bottom-up'] as const;
const TIERS = [1, 2, 3] as const;

/** Programs by axes: where several stand together, and where the documents name none. */
export function buildMapView(site: Site, locale: Locale): MapView {
  const page = startPage(site, locale);
  const { strings } = page;
  const programs = sortByName(site.list('programs'), locale) as Program[];
  const staged = programs.filter(({ careerStages }) => careerStages.length > 0);
  const rows = DIRECTIONS.map((direction) => toRow(page, programs, direction)).filter(
    ({ boxes }) => boxes.length > 0,
  );
  const classes = [...new Set(rows.flatMap(({ boxes }) => boxes.map(({ agency }) => agency)))];
  return {
    status: strings.mapPage.status(staged.length, programs.length - staged.length),
    stages: CAREER_STAGES.map((stage) => strings.careerStages[stage] ?? stage),
    rows,
    agencies: classes.map((agency) => ({
      agency,
      label: getAgencyClassLabel(page, agency),
    })),
    initiatives: buildInitiatives(page, programs),
    tiers: TIERS.flatMap((tier) => toTier(page, programs, tier)),
    untiered: programs.filter(({ tier }) => tier === undefined).length,
  };
}

/** A tier of joint research, as a concept, with its programs. */
function toTier(page: ClaimPage, programs: readonly Program[], tier: number): MapView['tiers'] {
  const { site } = page;
  const concept = site.find('concepts', `tier-${tier}`);
  if (!concept) return [];
  const claims = programs.flatMap((program) =>
    (site.claimsOf.get(program.ref) ?? [])
      .filter(({ value }) => value.type === 'relation' && value.to === concept.ref)
      .slice(0, 1)
      .map((claim) => page.point(claim, program, page.getShortName(program))),
  );
  return [{ tier: page.linkTo(concept), programs: claims }];
}

const toBoxLink = (page: ClaimPage) => (program: Program) => ({
  name: page.getShortName(program),
  href: page.linkTo(program).href,
});

function toRow(
  page: ClaimPage,
  programs: readonly Program[],
  direction: (typeof DIRECTIONS)[number],
): MapRow {
  const { locale, strings } = page;
  const here = programs.filter(({ directions }) => directions.includes(direction));
  const finder = `${toPath(locale, 'programs/')}?direction=${direction}`;
  const counts = CAREER_STAGES.map((stage) => {
    const count = here.filter(({ careerStages }) => careerStages.includes(stage)).length;
    return { count, href: count > 0 ? `${finder}&stage=${stage}` : undefined };
  });
  const silent = here.filter(({ careerStages }) => careerStages.length === 0).length;
  return {
    title: strings.directions[direction],
    boxes: here.flatMap((program) =>
      listSpans(CAREER_STAGES.map((stage) => program.careerStages.includes(stage))).map((span) => ({
        ...toBoxLink(page)(program),
        ...span,
        agency: toAgencyClass(program.agencies[0]),
        stages: describeSpan(page, span),
      })),
    ),
    gaps: listSpans(counts.map(({ count }) => count === 0)).map((span) => ({
      ...span,
      stages: describeSpan(page, span),
    })),
    counts: [...counts, { count: silent, href: finder }],
  };
}

/** The runs of neighbours that are set. */
export function listSpans(columns: readonly boolean[]): Span[] {
  return columns.flatMap((isSet, index) => {
    if (!isSet || columns[index - 1]) return [];
    const end = columns.indexOf(false, index);
    return [{ first: index + 1, width: (end < 0 ? columns.length : end) - index }];
  });
}

function describeSpan({ strings, locale }: ClaimPage, { first, width }: Span): string {
  const nameOf = (column: number) => strings.careerStages[CAREER_STAGES[column - 1]!] ?? '';
  if (width === 1) return nameOf(first);
  const to = locale === 'ja' ? '～' : ' to ';
  return `${nameOf(first)}${to}${nameOf(first + width - 1)}`;
}

/** Partners by who chooses the topic. Only partners of a program of which a document says so have names in a cell. */
function buildInitiatives(page: ClaimPage, programs: readonly Program[]): MapTable {
  const { site, locale, strings } = page;
  const partners = sortByName(site.list('partners'), locale) as RecordOf<'partners'>[];
  const toCells = (list: readonly Program[]) => ({
    cells: INITIATIVES.map((initiative) =>
      list.filter((program) => program.initiative === initiative).map(toBoxLink(page)),
    ),
    silent: list.filter(({ initiative }) => initiative === undefined).length,
  });
  const rows = partners
    .map((partner) => {
      const { cells, silent } = toCells(
        programs.filter((program) => program.partners.includes(partner.id)),
      );
      return {
        ...toPartnerLink(page, partner),
        cells,
        rest: {
          name: page.getShortName(partner),
          href: `${toPath(locale, 'programs/')}?partner=${partner.id}`,
          count: silent,
        },
      };
    })
    .filter(({ cells, rest }) => rest.count + cells.flat().length > 0)
    .sort((a, b) => b.cells.flat().length - a.cells.flat().length || b.rest.count - a.rest.count);
  const { cells, silent } = toCells(programs.filter((program) => program.partners.length === 0));
  return {
    columns: [...INITIATIVES.map((it) => strings.initiative[it]), strings.absent['not-stated']],
    rows: [
      ...rows,
      {
        name: strings.mapPage.noPartner,
        cells,
        rest: { name: strings.mapPage.noPartner, href: toPath(locale, 'programs/'), count: silent },
      },
    ],
  };
}

function toPartnerLink(page: ClaimPage, partner: RecordOf<'partners'>): RecordLink {
  return { name: page.getShortName(partner), href: page.linkTo(partner).href };
}
