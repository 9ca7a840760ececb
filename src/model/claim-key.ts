import type { ClaimValue, Suspected } from '../schemas/value.ts';
import type { PlacedClaim, Site } from './build-site.ts';

/** Attributes that ask the same question. */
const TOPICS: Record<string, string> = {
  name: 'name',
  'former-name': 'name',
  'name-variant': 'name',
  title: 'name',
  start: 'start',
  term: 'start',
  selected: 'selected',
  'planned-selection': 'selected',
};
const EVENT_TOPICS: Record<string, string> = {
  date: 'date',
  timing: 'date',
  'listed-year': 'date',
};

/** What a claim is an answer to: its attribute, or the topic that several attributes share. */
export function getTopic({
  subject,
  attribute,
  value,
}: Pick<PlacedClaim, 'subject' | 'attribute' | 'value'>): string {
  // A term is a period with a start, or only a length.
  if (attribute === 'term' && value.type !== 'date') return attribute;
  const ofEvent = subject.startsWith('events/') ? EVENT_TOPICS[attribute] : undefined;
  return ofEvent ?? TOPICS[attribute] ?? attribute;
}

/** True for values that paraphrase or name a relation, which documents list in different words and numbers. */
export function isInWords({ type }: ClaimValue): boolean {
  return type === 'text' || type === 'relation';
}

/** What a claim probably means, where its words look misprinted. */
export function getSuspected({ value }: PlacedClaim): Suspected | undefined {
  return value.type === 'name' || value.type === 'text' ? value.suspected : undefined;
}

/** Whether two documents list different things. */
export function differsByDocument(site: Site, claims: readonly PlacedClaim[]): boolean {
  const sets = [...Map.groupBy(claims, ({ source }) => source).values()].map((group) =>
    [...new Set(group.map((claim) => getKey(site, claim)))].sort().join('\n'),
  );
  return new Set(sets).size > 1;
}

/** What two claims must share to say the same. */
export function getKey(site: Site, claim: PlacedClaim): string {
  const { value } = claim;
  const topic = getTopic(claim);
  switch (value.type) {
    case 'name':
      return squeezeName(value.text);
    case 'date':
      // Only the starts are compared where one claim gives a term and another a start.
      return topic === 'start' ? value.date.split('/')[0]! : value.date;
    case 'text':
      return value.ja;
    case 'absent':
      return value.reason;
    case 'budget':
      return [value.exact, value.min, value.max, value.stage].join(' ');
    case 'count': {
      const { exact, min, max, approx, status } = value;
      const unit = site.units.get(value.unit)?.ja ?? value.unit;
      return JSON.stringify([
        exact,
        min,
        max,
        approx ?? false,
        status,
        unit.replace(/[ヵヶケカか]/, ''),
      ]);
    }
    default:
      return JSON.stringify(value);
  }
}

const ACRONYM = /\(([A-Z][A-Z0-9-]+)\)/i;

/** The acronym that a name has in brackets, in capitals: IODP of 統合国際深海掘削計画 (IODP). */
export function getPrintedAcronym(name: string): string | undefined {
  return ACRONYM.exec(name.normalize('NFKC'))?.[1]?.toUpperCase();
}

/** Widths of letters, spaces, brackets and an acronym in brackets are typography, not another name. */
export function squeezeName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(ACRONYM, '')
    .replace(/[\s「」『』()<>＜＞]/g, '')
    .replace(/[･・]/g, '・');
}

/** What each document calls a thing: its variants only where it has no other name for it. */
export function withoutVariants(claims: readonly PlacedClaim[]): PlacedClaim[] {
  const isVariant = ({ attribute }: PlacedClaim) => attribute === 'name-variant';
  return [...Map.groupBy(claims, ({ source }) => source).values()].flatMap((group) => {
    const names = group.filter((claim) => !isVariant(claim));
    return names.length > 0 ? names : group;
  });
}
