import type { PlacedClaim, RecordOf, Site } from '../model/build-site.ts';

const DATED = ['date', 'listed-year', 'timing', 'call-period', 'start'];

/** The claim that dates an event; `undefined` if no document says when it took place. */
export function getDateClaim(site: Site, event: RecordOf<'events'>): PlacedClaim | undefined {
  return findFirst(site, event, DATED, ({ value }) => value.type === 'date');
}

/** The date of an event as its first claim states it; an empty string if no document dates it. */
export function getEventDate(site: Site, event: RecordOf<'events'>): string {
  const value = getDateClaim(site, event)?.value;
  return value?.type === 'date' ? value.date : '';
}

/** What a document says of the time of an event that it does not date: that it is under way, or when it was reported. */
export function getTimeClaim(site: Site, event: RecordOf<'events'>): PlacedClaim | undefined {
  return findFirst(site, event, ['progress', 'publication-date'], () => true);
}

function findFirst(
  site: Site,
  event: RecordOf<'events'>,
  attributes: readonly string[],
  isFit: (claim: PlacedClaim) => boolean,
): PlacedClaim | undefined {
  const claims = (site.claimsOf.get(event.ref) ?? []).filter(isFit);
  return attributes
    .flatMap((attribute) => claims.filter((claim) => claim.attribute === attribute))
    .at(0);
}
