import type { Locale } from '../i18n/locales.ts';
import { parsePartialDate, getFiscalYear } from '../model/partial-date.ts';
import type { PlacedClaim, Site } from '../model/build-site.ts';
import type { Ref } from '../schemas/shared.ts';
import type { ClaimValue, Stage } from '../schemas/value.ts';
import { startPage } from '../views/claim-page.ts';
import type { Figure } from './figures.ts';
import { parseAmounts } from './parse-amount.ts';

const TYPES: ClaimValue['type'][] = ['budget', 'money', 'count', 'ratio', 'duration', 'date'];
/** The stage that a reader of a year's budget wants first. */
const STAGES: Stage[] = ['initial', 'draft', 'prior-year', 'settled', 'supplementary'];

/**
 * The claims that amounts and years find, the most telling first: budget amounts by stage and size, other money,
 * counts, dates. `documents` tells the number of a record's page.
 */
export function listFigures(
  site: Site,
  locale: Locale,
  documents: ReadonlyMap<Ref, number>,
): Figure[] {
  const page = startPage(site, locale);
  const claims = [...site.claims.values()]
    .filter(({ value, subject }) => TYPES.includes(value.type) && documents.has(subject as Ref))
    .filter((claim) => listAmounts(claim) || listYears(claim))
    .sort((a, b) => compare(getOrder(a), getOrder(b)));
  for (const claim of claims) page.list(claim);
  const rows = new Map(page.rows().map((row) => [row.id, row]));
  return claims.map((claim) => {
    const row = rows.get(claim.id)!;
    const amounts = listAmounts(claim);
    const years = listYears(claim);
    return {
      document: documents.get(claim.subject as Ref)!,
      id: claim.id,
      subject: row.subject,
      attribute: row.attribute,
      text: row.text,
      printed: row.printed,
      place: `${row.sourceName} ${row.place}`.trim(),
      ...(amounts ? { amounts, tolerance: getTolerance(claim) } : {}),
      ...(years ? { years } : {}),
    };
  });
}

function listAmounts({ value }: PlacedClaim): number[] | undefined {
  if (value.type !== 'budget' && value.type !== 'money') return undefined;
  return [value.exact, value.min, value.max].filter((amount) => amount !== undefined);
}

/** The years that a reader would ask for: the fiscal year, and for a date its calendar year as well. */
function listYears({ value, asOf }: PlacedClaim): number[] | undefined {
  if (value.type === 'budget') return [value.fiscalYear];
  const text = value.type === 'date' ? value.date : asOf;
  const date = text ? parsePartialDate(text)?.start : undefined;
  if (!date) return undefined;
  return [...new Set([date.year, getFiscalYear(date) ?? date.year])];
}

function getTolerance({ figure, printed }: PlacedClaim): number {
  return parseAmounts(figure ?? printed)[0]?.tolerance ?? 0;
}

function getOrder({ value }: PlacedClaim): number[] {
  if (value.type === 'budget') {
    const stage = STAGES.indexOf(value.stage);
    return [0, stage < 0 ? STAGES.length : stage, -(value.exact ?? value.max ?? value.min ?? 0)];
  }
  return [TYPES.indexOf(value.type), 0, 0];
}

function compare(a: readonly number[], b: readonly number[]): number {
  const place = a.findIndex((number, index) => number !== b[index]);
  return place < 0 ? 0 : a[place]! - b[place]!;
}
