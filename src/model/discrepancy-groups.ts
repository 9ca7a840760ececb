import type { Ref } from '../schemas/shared.ts';
import type { PlacedClaim, Site } from './build-site.ts';
import { getKey, getPrintedAcronym, getSuspected, getTopic, isInWords } from './claim-key.ts';
import { parsePartialDate } from './partial-date.ts';

/** Claims that are to be compared, and where they are: a topic of a subject, or an acronym. */
export interface Group {
  subject: Ref;
  topic: string;
  fiscalYear?: number;
  /** A supplementary budget is money of its own. */
  stage?: string;
  claims: readonly PlacedClaim[];
}

/** Everything that the code compares within a subject. */
export function listGroups(site: Site): Group[] {
  return [
    ...groupByTopic(site),
    ...groupBySuccession(site),
    ...groupStartsAfterBudgets(site),
    ...groupReworded(site),
  ];
}

/** Claims on one topic of one subject; amounts of a budget line by fiscal year. */
function groupByTopic(site: Site): Group[] {
  const tabled = new Set(
    site.list('statistics').flatMap(({ series }) => series.flatMap((row) => row.claims)),
  );
  const compared = [...site.claims.values()].filter(
    (claim) =>
      !tabled.has(claim.id) &&
      (!site.attributes.get(claim.attribute)?.prose || getSuspected(claim) !== undefined),
  );
  const groups = Map.groupBy(compared, (claim) =>
    [claim.subject, getTopic(claim), getBudgetYear(claim)].join(' '),
  );
  return [...groups.values()].map((claims) => toGroup(claims));
}

function toGroup(claims: readonly PlacedClaim[]): Group {
  const [first] = claims;
  const { subject, value } = first!;
  const group = { subject: subject as Ref, topic: getTopic(first!), claims };
  if (value.type !== 'budget') return group;
  const { fiscalYear, stage } = value;
  return { ...group, fiscalYear, ...(stage.startsWith('supplementary') ? { stage } : {}) };
}

/** Amounts of one fiscal year are versions of one amount; a supplementary one is money of its own. */
function getBudgetYear({ value }: PlacedClaim): string {
  if (value.type !== 'budget') return '';
  return `${value.fiscalYear} ${value.stage.startsWith('supplementary') ? value.stage : ''}`;
}

/** What a type of support and the one that it continues under a new name say on one topic, where values are typed. */
function groupBySuccession(site: Site): Group[] {
  return site
    .list('programs')
    .filter(({ category }) => category === 'support-type')
    .flatMap((type) => {
      const own = Map.groupBy(listTyped(site, type.ref), getTopic);
      const earlier = type.predecessors.flatMap((id) => listTyped(site, `programs/${id}`));
      return [...Map.groupBy(earlier, getTopic)].flatMap(([topic, claims]): Group[] => {
        const later = own.get(topic);
        return later ? [{ subject: type.ref, topic, claims: [...later, ...claims] }] : [];
      });
    });
}

/** The claims of a program whose values are neither words nor names. */
export function listTyped(site: Site, ref: Ref): PlacedClaim[] {
  return (site.claimsOf.get(ref) ?? []).filter(
    ({ attribute, value }) =>
      !isInWords(value) &&
      !['name', 'absent'].includes(value.type) &&
      !site.attributes.get(attribute)?.prose,
  );
}

/** A stated start beside the amounts of an earlier fiscal year. */
function groupStartsAfterBudgets(site: Site): Group[] {
  const amounts = [...site.claims.values()].filter(({ value }) => value.type === 'budget');
  return site.list('programs').flatMap((program): Group[] => {
    const all = site.list('budget-lines').filter((line) => line.program === program.id);
    const parts = new Set(all.flatMap((line) => line.parts));
    const lines = new Set<string>(all.filter(({ id }) => !parts.has(id)).map(({ ref }) => ref));
    const ofProgram = amounts.filter(({ subject }) => lines.has(subject));
    const yearOf = ({ value }: PlacedClaim) =>
      value.type === 'budget' ? value.fiscalYear : Infinity;
    const first = Math.min(...ofProgram.map(yearOf));
    const starts = (site.claimsOf.get(program.ref) ?? []).filter(
      (claim) => getTopic(claim) === 'start' && getStartYear(claim) > first,
    );
    const earlier = ofProgram.filter((claim) => yearOf(claim) === first);
    return starts.length > 0 && earlier.length > 0
      ? [{ subject: program.ref, topic: 'start-and-budget', claims: [...starts, ...earlier] }]
      : [];
  });
}

function getStartYear({ value }: PlacedClaim): number {
  const start = value.type === 'date' ? parsePartialDate(value.date)?.start : undefined;
  return start?.year ?? -Infinity;
}

/** Share of pairs of letters from which two strings of different documents are taken for one sentence reworded. */
const ALIKE = 0.6;

/** Statements in prose on one matter that two documents print in almost the same words. */
function groupReworded(site: Site): Group[] {
  const prose = [...site.claims.values()].filter(
    ({ attribute, value }) => value.type === 'text' && site.attributes.get(attribute)?.prose,
  );
  const groups = Map.groupBy(prose, ({ subject, attribute }) => `${subject} ${attribute}`);
  return [...groups.values()].flatMap((claims): Group[] => {
    const alike = claims.filter((claim) => claims.some((other) => isReworded(claim, other)));
    const [first] = alike;
    return first ? [{ subject: first.subject as Ref, topic: first.attribute, claims: alike }] : [];
  });
}

function isReworded(a: PlacedClaim, b: PlacedClaim): boolean {
  if (a.source === b.source || !('ja' in a.value) || !('ja' in b.value)) return false;
  if (a.value.ja === b.value.ja) return false;
  const [one, other] = [squeeze(a.printed), squeeze(b.printed)];
  // One document may quote more of the sentence than the other.
  if (one.includes(other) || other.includes(one)) return false;
  return getLikeness(one, other) >= ALIKE;
}

function squeeze(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{P}]/gu, '');
}

/** The Dice coefficient of the pairs of letters of two strings, 0 to 1. */
function getLikeness(a: string, b: string): number {
  const pairsOf = (text: string) =>
    new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)));
  const [one, other] = [pairsOf(a), pairsOf(b)];
  return (2 * one.intersection(other).size) / (one.size + other.size);
}

/** Names of two or more subjects that share an acronym, printed with the name or given by the record. */
export function groupByAcronym(site: Site): { acronym: string; claims: PlacedClaim[] }[] {
  const names = [...site.claims.values()].filter(
    (claim) => claim.value.type === 'name' && getTopic(claim) === 'name',
  );
  const groups = Map.groupBy(names, ({ subject, value }) => {
    const printed = value.type === 'name' ? getPrintedAcronym(value.text) : undefined;
    return printed ?? site.records.get(subject as Ref)?.acronym?.toUpperCase() ?? '';
  });
  return [...groups].flatMap(([acronym, claims]) => {
    const subjects = new Set(claims.map(({ subject }) => subject));
    const keys = new Set(claims.map((claim) => getKey(site, claim)));
    return acronym && subjects.size > 1 && keys.size > 1 ? [{ acronym, claims }] : [];
  });
}
