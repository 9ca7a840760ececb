import { toPath, type Locale } from '../i18n/locales.ts';
import type { RecordOf, Site } from '../model/build-site.ts';
import { CAREER_STAGES, DIRECTIONS, PROGRAM_CATEGORIES } from '../schemas/program.ts';
import { startPage, type ClaimPage } from './claim-page.ts';
import { getFirstSentence, sortByName } from './index-view.ts';
import type { RecordLink } from './types.ts';

export interface Facet {
  /** Name of the parameter in the address. */
  name: string;
  label: string;
  options: { value: string; label: string; count: number }[];
}

export interface FinderRow extends RecordLink {
  summary: string;
  /** Values by facet name, for the filter. */
  values: Record<string, string[]>;
  meta: string;
}

export interface FinderView {
  title: string;
  facets: Facet[];
  groups: { id: string; title: string; rows: FinderRow[] }[];
  total: number;
}

type FacetName = 'direction' | 'agency' | 'category' | 'status' | 'stage' | 'partner';

const FACETS: Record<FacetName, (program: RecordOf<'programs'>) => readonly string[]> = {
  direction: (program) => program.directions,
  agency: (program) => program.agencies,
  category: (program) => [program.category],
  status: (program) => [program.status],
  stage: (program) => program.careerStages,
  partner: (program) => program.partners,
};

function listFacets() {
  return Object.entries(FACETS) as [FacetName, (typeof FACETS)[FacetName]][];
}

/** All programs by kind, with the facets that filter them. */
export function buildFinderView(site: Site, locale: Locale): FinderView {
  const page = startPage(site, locale);
  const { strings } = page;
  const programs = sortByName(site.list('programs'), locale) as RecordOf<'programs'>[];
  return {
    title: strings.nav.programs,
    facets: listFacets().map(([name, valuesOf]) => buildFacet(page, programs, name, valuesOf)),
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
  valuesOf: (program: RecordOf<'programs'>) => readonly string[],
): Facet {
  const { strings } = page;
  const counts = Map.groupBy(
    programs.flatMap((program) => [...new Set(valuesOf(program))]),
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
  const options = [...counts]
    .map(([value, list]) => ({ value, label: getLabel(page, name, value), count: list.length }))
    .sort((a, b) => order.indexOf(a.value) - order.indexOf(b.value) || b.count - a.count);
  return { name, label: strings.programsPage[name], options };
}

function getLabel(
  { site, strings, getShortName }: ClaimPage,
  facet: string,
  value: string,
): string {
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
  return {
    name: page.getName(program),
    href: toPath(page.locale, `programs/${program.id}/`),
    summary: getFirstSentence(page, program),
    values: Object.fromEntries(
      listFacets().map(([name, valuesOf]) => [name, [...valuesOf(program)]]),
    ),
    meta: program.agencies.map((id) => getLabel(page, 'agency', id)).join(page.strings.record.and),
  };
}
