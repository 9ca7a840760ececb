import { isBudgetClaim } from './budget.ts';
import type { PlacedClaim, Site } from './build-site.ts';
import { getNumber } from './count-reconciliations.ts';
import { parsePartialDate } from './partial-date.ts';

const DIGIT = /[0-9０-９]/;
/** Words before a number that is a whole: 計3課題, 合計19,298人, 総額5,400万円, 全体で35課題. */
const TOTAL = /(?:計|総額|総勢|全体で)[\s：:約最大低]*(?=[0-9０-９])/;

/** A claim that looks like a total, and what makes it look so. */
export interface PrintedTotal {
  claim: PlacedClaim;
  sign: string;
}

/**
 * Claims that print a whole of something, by signs that need no reader: what the vocabulary calls a total,
 * a word for totals before the figure, as many items listed as counted, a length beside its period, and the
 * amounts of budget lines that have parts.
 */
export function listPrintedTotals(site: Site): PrintedTotal[] {
  const shares = groupByPlace(site);
  return [...site.claims.values()].flatMap((claim) => {
    const sign = findSign(site, claim, shares.get(toPlace(claim)) ?? []);
    return sign === undefined ? [] : [{ claim, sign }];
  });
}

function findSign(
  site: Site,
  claim: PlacedClaim,
  beside: readonly PlacedClaim[],
): string | undefined {
  const { attribute, value } = claim;
  if (isBudgetClaim(claim)) {
    const line = site.find('budget-lines', claim.subject.split('/')[1]);
    return line && line.parts.length > 0 ? 'its budget line has parts' : undefined;
  }
  if (!['count', 'money', 'duration'].includes(value.type)) return undefined;
  if (value.type !== 'money' && site.attributes.get(attribute)?.total) {
    return `${attribute} is a total in content/vocabulary/attributes.yaml`;
  }
  const word = findTotalWord(claim);
  if (word) return `"${word}" stands before its figure`;
  if (value.type === 'count' && value.parts) return 'its factors are printed with it';
  if (value.type === 'count' && countsItems(claim, beside)) return 'as many items are listed';
  return value.type === 'duration' && hasPeriod(claim, beside)
    ? 'its period is printed'
    : undefined;
}

/** The word must stand before the figure of the claim, or before any number if the string has no other figures. */
function findTotalWord({ printed, figure }: PlacedClaim): string | undefined {
  if (figure === undefined) return TOTAL.exec(printed)?.[0].trim();
  const at = printed.indexOf(figure);
  const digit = printed.slice(at).search(DIGIT);
  const before = printed.slice(0, at + digit + 1);
  return [...before.matchAll(new RegExp(TOTAL, 'g'))].find(
    ({ index, 0: word }) => index + word.length === at + digit,
  )?.[0];
}

/** Whether the same string lists as many things of one attribute as the claim counts. */
function countsItems(claim: PlacedClaim, beside: readonly PlacedClaim[]): boolean {
  const items = beside.filter(
    ({ subject, value }) => subject === claim.subject && ['relation', 'name'].includes(value.type),
  );
  const number = getNumber(claim);
  return [...Map.groupBy(items, ({ attribute }) => attribute).values()].some(
    (group) => group.length > 1 && group.length === number,
  );
}

function hasPeriod({ id, printed, subject }: PlacedClaim, beside: readonly PlacedClaim[]): boolean {
  return beside.some((other) => {
    if (other.id === id || other.subject !== subject || other.value.type !== 'date') return false;
    const period = parsePartialDate(other.value.date);
    return other.printed === printed && period?.range && period.start && period.end;
  });
}

function toPlace({ source, part }: PlacedClaim): string {
  return `${source}/${part}`;
}

function groupByPlace(site: Site): Map<string, PlacedClaim[]> {
  return Map.groupBy(site.claims.values(), toPlace);
}
