import { formatFiscalYear } from '../i18n/format-date.ts';
import { toPath, type Locale } from '../i18n/locales.ts';
import { listLatestAmounts, listProgramSeries } from '../model/budget.ts';
import type { RecordOf, Site } from '../model/build-site.ts';
import { NOT_STATED, PROGRAM_FACETS, type FacetName } from '../model/program-facets.ts';
import { CAREER_STAGES, DIRECTIONS, PROGRAM_CATEGORIES } from '../schemas/program.ts';
import { getAgencyLabel } from './budget-chart.ts';
import { startPage, type ClaimPage } from './claim-page.ts';
import { getFirstSentence, sortByName } from './index-view.ts';
import type { ClaimRef, RecordLink, Segment } from './types.ts';

export interface Facet {
  /** Name of the parameter in the address. */
  name: string;
  label: string;
  options: FacetOption[];
  /** Values that few programs have, shown on demand. */
  rest: FacetOption[];
}

interface FacetOption {
  value: string;
  label: string;
  count: number;
}

export interface FinderRow extends Omit<RecordLink, 'meta'> {
  ref: string;
  summary: Segment[];
  /** Values by facet name, for the filter. */
  values: Record<string, string[]>;
  /** Who runs the program, and for whom it is. */
  meta: string[];
  /** Since when and the latest amounts, each with what it is an amount of. */
  stated: { claim: ClaimRef; context: string }[];
}

export interface FinderView {
  title: string;
  facets: Facet[];
  groups: { id: string; title: string; rows: FinderRow[] }[];
  total: number;
}

function getValues(program: RecordOf<'programs'>, name: FacetName): readonly string[] {
  const values = [program[PROGRAM_FACETS[name]]].flat();
  return values.length > 0 ? values : [NOT_STATED];
}

function listFacets() {
  return Object.keys(PROGRAM_FACETS) as FacetName[];
}

/** All programs by kind, with the facets that filter them. */
export function buildFinderView(site: Site, locale: Locale): FinderView {
  const page = startPage(site, locale);
  const { strings } = page;
  const programs = sortByName(site.list('programs'), locale) as RecordOf<'programs'>[];
  return {
    title: strings.nav.programs,
    facets: listFacets().map((name) => buildFacet(page, programs, name)),
    groups: PROGRAM_CATEGORIES.map((category) => ({
      id: category,
      title: strings.categories[category] ?? category,
      rows: programs
        .filter((program) => program.category === category)
        .map((program) => toRow(page, program)),
    })).filter(({ rows }) => rows.length > 0),
    total: programs.length,
  };
}

function buildFacet(
  page: ClaimPage,
  programs: readonly RecordOf<'programs'>[],
  name: FacetName,
): Facet {
  const { strings } = page;
  const counts = Map.groupBy(
    programs.flatMap((program) => [...new Set(getValues(program, name))]),
    (value) => value,
  );
  const order = [
    ...DIRECTIONS,
    ...CAREER_STAGES,
    ...PROGRAM_CATEGORIES,
    'running',
    'planned',
    'ended',
    'not-stated',
  ] as string[];
  const isLast = ({ value }: FacetOption) => Number(value === NOT_STATED);
  const options = [...counts]
    .map(([value, list]) => ({ value, label: getLabel(page, name, value), count: list.length }))
    .sort(
      (a, b) =>
        isLast(a) - isLast(b) ||
        order.indexOf(a.value) - order.indexOf(b.value) ||
        b.count - a.count,
    );
  const isRare = ({ value, count }: FacetOption) =>
    ['agency', 'partner'].includes(name) && count === 1 && value !== NOT_STATED;
  return {
    name,
    label: strings.programsPage[name],
    options: options.filter((option) => !isRare(option)),
    rest: options.filter(isRare),
  };
}

function getLabel(
  { site, strings, getShortName }: ClaimPage,
  facet: string,
  value: string,
): string {
  if (value === NOT_STATED) return strings.programsPage.notStated;
  const words: Record<string, Record<string, string>> = {
    direction: strings.directions,
    category: strings.categories,
    status: strings.status,
    stage: strings.careerStages,
  };
  const kind = facet === 'agency' ? 'organizations' : 'partners';
  const record = site.records.get(`${kind}/${value}`);
  return words[facet]?.[value] ?? (record ? getShortName(record) : value);
}

function toRow(page: ClaimPage, program: RecordOf<'programs'>): FinderRow {
  const { locale, strings } = page;
  const href = toPath(locale, `programs/${program.id}/`);
  const { and } = strings.record;
  return {
    ref: program.ref,
    name: page.getName(program),
    href,
    summary: getFirstSentence(page, program),
    values: Object.fromEntries(listFacets().map((name) => [name, [...getValues(program, name)]])),
    meta: [
      program.agencies.map((id) => getLabel(page, 'agency', id)).join(and),
      program.careerStages.map((id) => strings.careerStages[id]).join(and),
    ].filter(Boolean),
    stated: listStated(page, program),
  };
}

/** Since when a program runs and its latest amounts. */
function listStated(page: ClaimPage, program: RecordOf<'programs'>): FinderRow['stated'] {
  const { site, locale, strings } = page;
  const start = (site.claimsOf.get(program.ref) ?? []).find(
    ({ attribute, value }) => ['start', 'term'].includes(attribute) && value.type === 'date',
  );
  const series = listProgramSeries(site, program.id);
  const amounts = listLatestAmounts(series).flat();
  return [
    ...(start
      ? [
          {
            claim: page.point(start, program, strings.programsPage.since(page.toText(start))),
            context: '',
          },
        ]
      : []),
    ...amounts.map((claim) => {
      const { fiscalYear, stage } = claim.value;
      const agency = series.find((item) => item.amounts.includes(claim))?.line.agency;
      const words = [
        agency && getAgencyLabel(page, agency),
        formatFiscalYear(fiscalYear, locale),
        strings.stages[stage],
      ];
      return { claim: page.point(claim, program), context: words.filter(Boolean).join(' ') };
    }),
  ];
}
