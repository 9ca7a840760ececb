import { formatEraYear } from '../i18n/format-date.ts';
import { getYearRange, getYearStatement, type BudgetSeries } from '../model/budget.ts';
import type { PlacedClaim } from '../model/build-site.ts';
import { getAgencyLabel } from './budget-chart.ts';
import type { ClaimPage } from './claim-page.ts';
import type { ClaimRef } from './types.ts';

/** One amount of a budget line with all that is needed to use it. */
export interface BudgetRow {
  year: string;
  era: string;
  line?: string;
  agency: string;
  amounts: ClaimRef[];
  stage: string;
  /** What limits the amount, such as an estimate within an operating grant. */
  limits: string[];
  source: { name: string; href: string; place: string };
  isAbsent: boolean;
  /** Of a year without an amount: whether it lies before the start. */
  isBeforeStart: boolean;
}

/**
 * The amounts of some lines, a row per year, stage, line and document; years without an amount have a row that says so.
 * The years are those of the amounts, or those of `span`.
 */
export function buildBudgetRows(
  page: ClaimPage,
  series: readonly BudgetSeries[],
  span?: readonly [number, number],
): BudgetRow[] {
  const range = span ?? getYearRange(series.flatMap(({ amounts }) => amounts));
  if (!range) return [];
  const [from, to] = range;
  const rows = Array.from({ length: to - from + 1 }, (_, index) => from + index).flatMap((year) =>
    buildYear(page, series, year),
  );
  return rows;
}

function buildYear(page: ClaimPage, series: readonly BudgetSeries[], year: number): BudgetRow[] {
  const { locale, strings } = page;
  const base = { year: String(year), era: formatEraYear(year, locale), isBeforeStart: false };
  const toLimits = (claim: PlacedClaim) =>
    claim.limits.flatMap((id) => page.site.limits.get(id)?.label[locale] ?? []);
  const rows = series.flatMap(({ line, amounts, news }): BudgetRow[] => {
    const agency = line.agency ? getAgencyLabel(page, line.agency) : '—';
    const ofYear = amounts.filter(({ value }) => value.fiscalYear === year);
    const absent = news.filter(({ value }) => value.type === 'absent' && value.fiscalYear === year);
    return [
      ...ofYear.map((claim) => ({
        ...base,
        agency,
        amounts: [page.show(claim)],
        stage: strings.stages[claim.value.stage],
        limits: toLimits(claim),
        source: getSource(page, claim),
        isAbsent: false,
      })),
      ...absent.map((claim) => ({
        ...base,
        agency,
        amounts: [page.show(claim)],
        stage:
          claim.value.type === 'absent' && claim.value.stage
            ? strings.stages[claim.value.stage]
            : '—',
        limits: [],
        source: getSource(page, claim),
        isAbsent: true,
      })),
    ];
  });
  if (rows.length > 0) return rows;
  return [
    {
      ...base,
      agency: '',
      amounts: [],
      stage: '—',
      limits: [],
      source: { name: '', href: '', place: '' },
      isAbsent: true,
      isBeforeStart: getYearStatement(page.site, series, year) === 'before-start',
    },
  ];
}

function getSource(page: ClaimPage, claim: PlacedClaim): BudgetRow['source'] {
  const source = page.site.find('sources', claim.source)!;
  const part = source.parts.find(({ id }) => id === claim.part);
  const pageNumber = part?.page && (page.locale === 'ja' ? `${part.page}頁` : `p. ${part.page}`);
  return {
    name: page.getShortName(source),
    href: `${page.linkTo(source).href}#${claim.part}`,
    place: pageNumber || part?.heading[page.locale] || '',
  };
}
