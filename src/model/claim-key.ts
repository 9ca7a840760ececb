import type { ClaimValue } from '../schemas/value.ts';
import type { PlacedClaim, Site } from './build-site.ts';

/** Attributes that ask the same question. */
const TOPICS: Record<string, string> = {
  name: 'name',
  'former-name': 'name',
  'name-variant': 'name',
  title: 'name',
  start: 'start',
  term: 'start',
};
const EVENT_TOPICS: Record<string, string> = {
  date: 'date',
  timing: 'date',
  'listed-year': 'date',
};

/** What a claim is an answer to: its attribute, or the topic that several attributes share. */
export function getTopic({ subject, attribute, value }: PlacedClaim): string {
  // A term is a period with a start, or only a length.
  if (attribute === 'term' && value.type !== 'date') return attribute;
  const ofEvent = subject.startsWith('events/') ? EVENT_TOPICS[attribute] : undefined;
  return ofEvent ?? TOPICS[attribute] ?? attribute;
}

/** True for values that paraphrase or name a relation, which documents list in different words and numbers. */
export function isInWords({ type }: ClaimValue): boolean {
  return type === 'text' || type === 'relation';
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
      return [value.exact, value.min, value.max].join(' ');
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

/** Widths of letters, spaces and brackets are typography, not another name. */
export function squeezeName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\s「」『』()<>＜＞]/g, '')
    .replace(/[･・]/g, '・');
}
