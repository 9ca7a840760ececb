import type { Ref } from '../schemas/shared.ts';
import type { AnyRecord, PlacedClaim, RecordOf, Site } from './build-site.ts';
import {
  isBudgetClaim,
  isOneAmount,
  listDistinctAmounts,
  listProgramSeries,
  splitSupplementary,
  type BudgetSeries,
} from './budget.ts';
import { differsByDocument, getKey, getTopic, withoutVariants } from './claim-key.ts';
import { tellForm } from './discrepancies.ts';
import { listTyped } from './discrepancy-groups.ts';
import { isStatedSuccession } from './succession.ts';
import { getSortKey } from './partial-date.ts';

/** What documents say on one topic of one subject, oldest first. */
export interface TopicHistory {
  topic: string;
  claims: PlacedClaim[];
  /** `prose`: statements in our words, which are not compared; `once`: stated by one document only. */
  state: 'changed' | 'same' | 'once' | 'prose';
  /** The type whose claims stand with those of its successor, where only we read the two as one. */
  pairedWith?: RecordOf<'programs'>;
}

export interface ProgramChanges {
  program: RecordOf<'programs'>;
  /** The documents that speak of it, oldest first. */
  sources: RecordOf<'sources'>[];
  histories: TopicHistory[];
  /** What changed in the types, frameworks and hubs inside it. */
  parts: { part: RecordOf<'programs'>; history: TopicHistory }[];
  /** Its budget lines, the largest first. */
  budgets: BudgetHistory[];
}

/** What documents say of one budget line. */
export interface BudgetHistory {
  series: BudgetSeries;
  /** `once`: no two amounts to compare. */
  state: 'changed' | 'same' | 'once';
}

/** The programs of which documents of two or more dates speak, those with most changes first. */
export function listChangedPrograms(site: Site): ProgramChanges[] {
  return site
    .list('programs')
    .flatMap((program) => getProgramChanges(site, program) ?? [])
    .sort((a, b) => countChanged(b) - countChanged(a));
}

/** How many matters changed: of the program itself, of what is inside it, and of its budget. */
export function countChanged({ histories, parts, budgets }: ProgramChanges): number {
  return count([...histories, ...budgets], 'changed') + parts.length;
}

/** How many matters stayed the same, budgets too. */
export function countSame({ histories, budgets }: ProgramChanges): number {
  return count([...histories, ...budgets], 'same');
}

function count(matters: readonly { state: TopicHistory['state'] }[], state: string): number {
  return matters.filter((matter) => matter.state === state).length;
}

/** The changes of one program; `undefined` if all its claims are of one date. */
export function getProgramChanges(
  site: Site,
  program: RecordOf<'programs'>,
): ProgramChanges | undefined {
  const budgets = listProgramSeries(site, program.id)
    .filter(({ amounts }) => amounts.length > 0)
    .map((series) => ({ series, state: getBudgetState(series) }));
  const histories = buildHistories(site, program);
  const claims = [
    ...histories.flatMap((history) => history.claims),
    ...budgets.flatMap(({ series }) => series.amounts),
  ];
  const sources = listSources(site, claims);
  if (new Set(sources.map(({ date }) => date)).size < 2) return undefined;
  return { program, sources, histories, parts: listChangedParts(site, program), budgets };
}

/** Whether the amounts of a line moved from year to year, or from stage to stage of a year. */
function getBudgetState(series: BudgetSeries): BudgetHistory['state'] {
  if (!splitSupplementary(series.amounts).every(isOneAmount)) return 'changed';
  const isCompared = splitSupplementary(listDistinctAmounts(series)).some(
    (amounts) => amounts.length > 1,
  );
  const documents = new Set(series.amounts.map(({ source }) => source));
  return isCompared || documents.size > 1 ? 'same' : 'once';
}

function listChangedParts(site: Site, program: RecordOf<'programs'>): ProgramChanges['parts'] {
  return site
    .list('programs')
    .filter(({ parent }) => parent === program.id)
    .flatMap((part) =>
      buildHistories(site, part)
        .filter(({ state }) => state === 'changed')
        .map((history) => ({ part, history })),
    );
}

/** The documents of some claims, oldest first. */
export function listSources(site: Site, claims: readonly PlacedClaim[]): RecordOf<'sources'>[] {
  const ids = new Set(claims.map(({ source }) => source));
  return site
    .list('sources')
    .filter(({ id }) => ids.has(id))
    .toSorted((a, b) => getSortKey(a.date ?? '') - getSortKey(b.date ?? ''));
}

/** The date that a claim speaks of: its own, or that of its document. */
export function getClaimDate(site: Site, { asOf, source }: PlacedClaim): string {
  return asOf ?? site.find('sources', source)?.date ?? '';
}

function buildHistories(site: Site, program: RecordOf<'programs'>): TopicHistory[] {
  const order = (topic: string) => site.attributes.get(topic)?.order ?? 0;
  return [...Map.groupBy(site.claimsOf.get(program.ref) ?? [], getTopic)]
    .sort(([a], [b]) => order(a) - order(b))
    .map(([topic, own]) => {
      const { claims, pairedWith } = addPredecessor(site, program, topic, own);
      const state = getState(site, topic, claims);
      return {
        topic,
        claims: sortByDate(site, claims),
        state,
        ...(pairedWith ? { pairedWith } : {}),
      };
    });
}

/** A type of support that continues another under a new name has its typed claims too. */
function addPredecessor(
  site: Site,
  program: RecordOf<'programs'>,
  topic: string,
  own: readonly PlacedClaim[],
): Pick<TopicHistory, 'claims' | 'pairedWith'> {
  const earlier =
    program.category === 'support-type'
      ? program.predecessors.flatMap((id) => site.find('programs', id) ?? [])
      : [];
  const added = earlier.flatMap(({ ref }) =>
    listTyped(site, ref).filter((claim) => getTopic(claim) === topic),
  );
  const read = earlier.find(
    ({ id, ref }) =>
      !isStatedSuccession(site, program, id) && added.some(({ subject }) => subject === ref),
  );
  return { claims: [...own, ...added], ...(read ? { pairedWith: read } : {}) };
}

export function sortByDate(site: Site, claims: readonly PlacedClaim[]): PlacedClaim[] {
  const key = (claim: PlacedClaim) => getSortKey(getClaimDate(site, claim));
  return claims.toSorted((a, b) => key(a) - key(b));
}

function getState(
  site: Site,
  topic: string,
  claims: readonly PlacedClaim[],
): TopicHistory['state'] {
  if (site.attributes.get(topic)?.prose) return 'prose';
  if (new Set(claims.map(({ source }) => source)).size < 2) return 'once';
  const compared = withoutVariants(claims);
  if (!differsByDocument(site, compared) || isSameBudget(compared)) return 'same';
  // A calendar year beside the fiscal year of the same number, or a rounded value, is no change.
  const variants = [...Map.groupBy(compared, (claim) => getKey(site, claim)).values()];
  return tellForm(variants.map(([claim]) => claim!)) ? 'same' : 'changed';
}

/** A budget is the same where documents print one amount for it, whatever the fiscal years and stages. */
function isSameBudget(claims: readonly PlacedClaim[]): boolean {
  return (
    claims.every(isBudgetClaim) && splitSupplementary(claims).length === 1 && isOneAmount(claims)
  );
}

/** One topic of one subject in two documents. */
export interface SharedTopic {
  subject: Ref;
  topic: string;
  older: PlacedClaim[];
  newer: PlacedClaim[];
  state: 'changed' | 'same' | 'prose';
}

/** What only one of two documents says of a subject that both speak of. */
export interface OneSided {
  subject: Ref;
  topic: string;
  claims: PlacedClaim[];
}

export interface PairChanges {
  /** Two ids with two hyphens between them, which no id has. */
  id: string;
  older: RecordOf<'sources'>;
  newer: RecordOf<'sources'>;
  topics: SharedTopic[];
  onlyThen: OneSided[];
  onlyNow: OneSided[];
  /** Subjects of one document that the other does not speak of. */
  olderOnly: AnyRecord[];
  newerOnly: AnyRecord[];
}

/** All pairs of held documents, the newest pair first. */
export function listPairs(site: Site): PairChanges[] {
  const held = site
    .list('sources')
    .filter(({ holding }) => holding === 'held')
    .toSorted((a, b) => getSortKey(b.date ?? '') - getSortKey(a.date ?? ''));
  return held.flatMap((newer, index) =>
    held.slice(index + 1).map((older) => buildPair(site, older, newer)),
  );
}

function buildPair(
  site: Site,
  older: RecordOf<'sources'>,
  newer: RecordOf<'sources'>,
): PairChanges {
  const then = site.claimsFrom.get(older.id) ?? [];
  const now = site.claimsFrom.get(newer.id) ?? [];
  const [before, after] = [groupByMatter(then), groupByMatter(now)];
  const topics = [...before.values()].flatMap((item): SharedTopic[] => {
    const { subject, topic, claims } = item;
    const later = after.get(toMatter(item))?.claims;
    if (!later) return [];
    const state = getState(site, topic, [...claims, ...later]);
    return state === 'once' ? [] : [{ subject, topic, older: claims, newer: later, state }];
  });
  const subjectsOf = (claims: readonly PlacedClaim[]) =>
    new Set(claims.map(({ subject }) => subject));
  const [subjectsThen, subjectsNow] = [subjectsOf(then), subjectsOf(now)];
  const shared = subjectsThen.intersection(subjectsNow);
  const listOnly = (own: Map<string, OneSided>, other: Map<string, OneSided>) =>
    [...own].flatMap(([matter, item]) =>
      shared.has(item.subject) && !other.has(matter) ? [item] : [],
    );
  const toRecords = (refs: ReadonlySet<string>) =>
    [...refs].flatMap((ref) => site.records.get(ref as Ref) ?? []);
  return {
    id: `${older.id}--${newer.id}`,
    older,
    newer,
    topics,
    onlyThen: listOnly(before, after),
    onlyNow: listOnly(after, before),
    olderOnly: toRecords(subjectsThen.difference(subjectsNow)),
    newerOnly: toRecords(subjectsNow.difference(subjectsThen)),
  };
}

const toMatter = ({ subject, topic }: Pick<OneSided, 'subject' | 'topic'>) => `${subject} ${topic}`;

function groupByMatter(claims: readonly PlacedClaim[]): Map<string, OneSided> {
  const groups = Map.groupBy(claims, (claim) =>
    toMatter({ subject: claim.subject as Ref, topic: getTopic(claim) }),
  );
  return new Map(
    [...groups].map(([matter, group]) => {
      const [first] = group;
      return [matter, { subject: first!.subject as Ref, topic: getTopic(first!), claims: group }];
    }),
  );
}
