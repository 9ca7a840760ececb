import type { RecordOf, Site } from '../model/build-site.ts';

/** The date of an event as its first claim states it; an empty string if no document dates it. */
export function getEventDate(site: Site, event: RecordOf<'events'>): string {
  const claims = site.claimsOf.get(event.ref) ?? [];
  const dated = ['date', 'listed-year', 'timing', 'call-period', 'start'].flatMap((attribute) =>
    claims.filter((claim) => claim.attribute === attribute),
  );
  for (const { value } of dated) if (value.type === 'date') return value.date;
  return '';
}
