import type { Ref } from '../schemas/shared.ts';
import type { AnyRecord, PlacedClaim, RecordOf, Site } from './build-site.ts';
import { getBudgetSeries, type BudgetSeries } from './budget.ts';
import { differsByDocument, getTopic } from './claim-key.ts';
import { getSortKey } from './partial-date.ts';

/** What documents say on one topic of one subject, oldest first. */
export interface TopicHistory {
  topic: string;
  claims: PlacedClaim[];
  /** `prose`: statements in our words, which are not compared; `once`: stated by one document only. */
  state: 'changed' | 'same' | 'once' | 'prose';
}

export interface ProgramChanges {
  program: RecordOf<'programs'>;
  /** The documents that speak of it, oldest first. */
  sources: RecordOf<'sources'>[];
  histories: TopicHistory[];
  series: BudgetSeries[];
}

/** The programs of which documents of two or more dates speak, those with most changes first. */
export function listChangedPrograms(site: Site): ProgramChanges[] {
  return site
    .list('programs')
    .flatMap((program) => getProgramChanges(site, program) ?? [])
    .sort((a, b) => countChanged(b) - countChanged(a));
}

export function countChanged({ histories }: Pick<ProgramChanges, 'histories'>): number {
  return histories.filter(({ state }) => state === 'changed').length;
}

/** The changes of one program; `undefined` if all its claims are of one date. */
export function getProgramChanges(
  site: Site,
  program: RecordOf<'programs'>,
): ProgramChanges | undefined {
  const own = site.claimsOf.get(program.ref) ?? [];
  const series = site
    .list('budget-lines')
    .filter((line) => line.program === program.id)
    .map((line) => getBudgetSeries(site, line))
    .filter(({ amounts }) => amounts.length > 0);
  const claims = [...own, ...series.flatMap(({ amounts }) => amounts)];
  const sources = listSources(site, claims);
  if (new Set(sources.map(({ date }) => date)).size < 2) return undefined;
  return { program, sources, histories: buildHistories(site, own), series };
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

function buildHistories(site: Site, claims: readonly PlacedClaim[]): TopicHistory[] {
  const order = (topic: string) => site.attributes.get(topic)?.order ?? 0;
  return [...Map.groupBy(claims, getTopic)]
    .sort(([a], [b]) => order(a) - order(b))
    .map(([topic, group]) => ({
      topic,
      claims: sortByDate(site, group),
      state: getState(site, topic, group),
    }));
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
  return differsByDocument(site, claims) ? 'changed' : 'same';
}

/** One topic of one subject in two documents. */
export interface SharedTopic {
  subject: Ref;
  topic: string;
  older: PlacedClaim[];
  newer: PlacedClaim[];
  state: 'changed' | 'same' | 'prose';
}

export interface PairChanges {
  /** Two ids with two hyphens between them, which no id has. */
  id: string;
  older: RecordOf<'sources'>;
  newer: RecordOf<'sources'>;
  topics: SharedTopic[];
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
  const claimsOf = (id: string) => [...site.claims.values()].filter(({ source }) => source === id);
  const [then, now] = [claimsOf(older.id), claimsOf(newer.id)];
  const keyOf = (claim: PlacedClaim) => `${claim.subject} ${getTopic(claim)}`;
  const after = Map.groupBy(now, keyOf);
  const topics = [...Map.groupBy(then, keyOf)].flatMap(([key, claims]): SharedTopic[] => {
    const later = after.get(key);
    if (!later) return [];
    const [subject = '', topic = ''] = key.split(' ');
    const state = getState(site, topic, [...claims, ...later]);
    return state === 'once'
      ? []
      : [{ subject: subject as Ref, topic, older: claims, newer: later, state }];
  });
  const subjectsOf = (claims: readonly PlacedClaim[]) =>
    new Set(claims.map(({ subject }) => subject));
  const [subjectsThen, subjectsNow] = [subjectsOf(then), subjectsOf(now)];
  const toRecords = (refs: ReadonlySet<string>) =>
    [...refs].flatMap((ref) => site.records.get(ref as Ref) ?? []);
  return {
    id: `${older.id}--${newer.id}`,
    older,
    newer,
    topics,
    olderOnly: toRecords(subjectsThen.difference(subjectsNow)),
    newerOnly: toRecords(subjectsNow.difference(subjectsThen)),
  };
}
