import type { Locale } from '../i18n/locales.ts';
import { formatFiscalYear } from '../i18n/format-date.ts';
import { listLatestAmounts, listProgramSeries, type BudgetClaim } from '../model/budget.ts';
import type { PlacedClaim, RecordOf, Site } from '../model/build-site.ts';
import { getAgencyLabel } from './budget-chart.ts';
import { startPage, type ClaimPage } from './claim-page.ts';
import { sortByName } from './index-view.ts';
import type { ClaimRef, RecordLink } from './types.ts';

type Program = RecordOf<'programs'>;

/** What stands in one cell: links, claims, or words; nothing where no document states it. */
export interface CompareCell {
  links?: RecordLink[];
  claims?: { claim: ClaimRef; context: string }[];
  text?: string;
}

export interface CompareRow extends RecordLink {
  id: string;
  cells: CompareCell[];
}

export interface CompareView {
  status: string[];
  columns: string[];
  rows: CompareRow[];
}

/** Every program with what all can be compared by. Marks lead to the rows of the programs' own pages. */
export function buildCompareView(site: Site, locale: Locale): CompareView {
  const page = startPage(site, locale);
  const { strings } = page;
  const { programsPage: words, comparePage } = strings;
  const programs = sortByName(site.list('programs'), locale) as Program[];
  const attribute = (id: string) => site.attributes.get(id)?.label[locale] ?? id;
  return {
    status: [comparePage.status(programs.length)],
    columns: [
      words.category,
      words.direction,
      words.agency,
      words.stage,
      words.partner,
      comparePage.initiative,
      attribute('start'),
      comparePage.latest,
      words.status,
    ],
    rows: programs.map((program) => ({
      id: program.id,
      name: page.getShortName(program),
      href: page.linkTo(program).href,
      cells: [
        { text: strings.categories[program.category] ?? program.category },
        {
          text: join(
            page,
            program.directions.map((it) => strings.directions[it] ?? it),
          ),
        },
        { links: toLinks(page, 'organizations', program.agencies) },
        {
          text: join(
            page,
            program.careerStages.map((it) => strings.careerStages[it] ?? it),
          ),
        },
        { links: toLinks(page, 'partners', program.partners) },
        { text: program.initiative ? strings.initiative[program.initiative] : '' },
        { claims: listStarts(page, program) },
        { claims: listLatest(page, program) },
        { text: strings.status[program.status] ?? program.status },
      ],
    })),
  };
}

function join({ locale }: ClaimPage, words: readonly string[]): string {
  return words.join(locale === 'ja' ? '、' : ', ');
}

function toLinks(page: ClaimPage, kind: 'organizations' | 'partners', ids: readonly string[]) {
  return ids.flatMap((id) => {
    const record = page.site.records.get(`${kind}/${id}`);
    return record ? [{ name: page.getShortName(record), href: page.linkTo(record).href }] : [];
  });
}

/** The start in the words of the newest document, and those that differ from it. */
function listStarts(page: ClaimPage, program: Program): CompareCell['claims'] {
  const starts = (page.site.claimsOf.get(program.ref) ?? []).filter(
    ({ attribute, value }) => attribute === 'start' && value.type === 'date',
  );
  const byText = new Map<string, PlacedClaim>();
  for (const claim of starts)
    if (!byText.has(page.toText(claim))) byText.set(page.toText(claim), claim);
  return [...byText.values()].map((claim) => ({ claim: page.point(claim, program), context: '' }));
}

/** The latest amounts as the other pages have them: of a year, and beside them of a supplementary budget. */
function listLatest(page: ClaimPage, program: Program): CompareCell['claims'] {
  const series = listProgramSeries(page.site, program.id);
  return listLatestAmounts(series)
    .flat()
    .flatMap((claim) => {
      const line = series.find(({ amounts }) => amounts.includes(claim))?.line;
      return line ? [toAmount(page, line, claim)] : [];
    });
}

function toAmount(page: ClaimPage, line: RecordOf<'budget-lines'>, claim: BudgetClaim) {
  const { locale, strings } = page;
  const { fiscalYear, stage } = claim.value;
  const agency = line.agency ? getAgencyLabel(page, line.agency) : '';
  const context = [formatFiscalYear(fiscalYear, locale), strings.stages[stage], agency];
  return { claim: page.point(claim, line), context: context.filter(Boolean).join(' ') };
}
