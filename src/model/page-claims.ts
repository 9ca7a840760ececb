import { getBudgetSeries } from './budget.ts';
import type { AnyRecord, PlacedClaim, RecordOf, Site } from './build-site.ts';
import { getProgramChanges } from './changes.ts';
import { listProse } from './check-site.ts';
import { listNarrativeClaims } from './narrative.ts';
import { parseProse } from './prose.ts';
import {
  listLineReconciliations,
  listReconciliations,
  type Reconciliation,
} from './reconciliations.ts';

const cache = new WeakMap<AnyRecord, readonly PlacedClaim[]>();
const relations = new WeakMap<Site, Map<string, PlacedClaim[]>>();

/**
 * Every claim that the page of a record prints, whoever it is about: the version of the page hangs on
 * all of them. A program's page of changes is covered too, since it has the version of the program.
 */
export function listPageClaims(site: Site, record: AnyRecord): readonly PlacedClaim[] {
  const known = cache.get(record);
  if (known) return known;
  const claims = [...new Set([...listCommon(site, record), ...listOfKind(site, record)])];
  cache.set(record, claims);
  return claims;
}

/** The narratives that stand on a page; only programs have any. */
export function listPageNarratives(site: Site, record: AnyRecord) {
  if (record.kind !== 'programs') return [];
  return site.narratives.filter(({ program }) => program === record.id);
}

/** The records whose own words stand on the page of another: the schemes of a program. */
export function listPageRecords(site: Site, record: AnyRecord): readonly AnyRecord[] {
  if (record.kind !== 'programs') return [];
  return site.list('schemes').filter(({ program }) => program === record.id);
}

function listCommon(site: Site, record: AnyRecord): PlacedClaim[] {
  const { ref } = record;
  return [
    ...(site.claimsOf.get(ref) ?? []),
    ...(site.claimsAbout.get(ref) ?? []),
    ...(site.claimsCiting.get(ref) ?? []),
    ...(mapRelations(site).get(ref) ?? []),
    ...listQuoted(site, record),
  ];
}

function listOfKind(site: Site, record: AnyRecord): PlacedClaim[] {
  switch (record.kind) {
    case 'programs':
      return listOfProgram(site, record);
    case 'budget-lines':
      return listOfLine(site, record);
    case 'schemes':
      return pick(
        site,
        record.flows.map(({ claim }) => claim),
      );
    case 'reports':
      return pick(
        site,
        record.groups.flatMap(({ claims }) => claims),
      );
    case 'statistics':
      return pick(
        site,
        record.series.flatMap(({ claims }) => claims),
      );
    case 'sources':
      return [...(site.claimsFrom.get(record.id) ?? [])];
    default:
      return [];
  }
}

/** The claims of the tables of the budget page: printed totals, what they are made of, and counted lists. */
export function listReconciledClaims(site: Site): PlacedClaim[] {
  const { counted, withoutParts } = site.reconciliations;
  const ids = [
    ...counted.flatMap(({ claim, parts }) => [claim, ...parts]),
    ...withoutParts.flatMap(({ totals }) => totals),
  ];
  const totals = listReconciliations(site).flatMap(({ total, parts }) => [total, ...parts]);
  return [...new Set([...totals, ...pick(site, ids)])];
}

/** Of its budget lines, its schemes, its types of support and its narratives. */
function listOfProgram(site: Site, program: RecordOf<'programs'>): PlacedClaim[] {
  const lines = site.list('budget-lines').filter((line) => line.program === program.id);
  const types = site
    .list('programs')
    .filter(({ parent, category }) => parent === program.id && category === 'support-type');
  const narrated = listPageNarratives(site, program).flatMap(({ mdx }) => listNarrativeClaims(mdx));
  const changes = getProgramChanges(site, program);
  const histories = [
    ...(changes?.histories ?? []),
    ...(changes?.parts ?? []).map(({ history }) => history),
  ];
  return [
    ...histories.flatMap(({ claims }) => claims),
    ...lines.flatMap((line) => getBudgetSeries(site, line).amounts),
    ...listPageRecords(site, program).flatMap((scheme) => listPageClaims(site, scheme)),
    ...types.flatMap(({ ref }) =>
      (site.claimsOf.get(ref) ?? []).filter(({ attribute }) => attribute === 'support-amount'),
    ),
    ...pick(site, narrated),
  ];
}

/** The totals that stand on the page of a record beside their parts; only budget lines have any. */
export function listPageTotals(site: Site, record: AnyRecord): readonly Reconciliation[] {
  return record.kind === 'budget-lines' ? listLineReconciliations(site, record) : [];
}

function listOfLine(site: Site, line: RecordOf<'budget-lines'>): PlacedClaim[] {
  return [
    ...getBudgetSeries(site, line).amounts,
    ...listPageTotals(site, line).flatMap(({ total, parts }) => [total, ...parts]),
  ];
}

function listQuoted(site: Site, record: AnyRecord): PlacedClaim[] {
  const ids = listProse(record).flatMap(({ text }) =>
    parseProse(text)
      .flat()
      .flatMap((part) => (part.type === 'claim' ? [part.id] : [])),
  );
  return pick(site, ids);
}

function pick(site: Site, ids: readonly string[]): PlacedClaim[] {
  return ids.flatMap((id) => site.claims.get(id) ?? []);
}

function mapRelations(site: Site): Map<string, PlacedClaim[]> {
  const known = relations.get(site);
  if (known) return known;
  const claims = [...site.claims.values()];
  const map = Map.groupBy(claims, ({ value }) => (value.type === 'relation' ? value.to : ''));
  relations.set(site, map);
  return map;
}
