import type { PlacedClaim, Site } from '../model/build-site.ts';
import { getProgramChanges } from '../model/changes.ts';
import { listViewMembers, type View } from '../model/version.ts';

/** The claims of a page with many records. */
export function listViewClaims(site: Site, view: View): PlacedClaim[] {
  return listViewMembers(site, view).flatMap(
    (member) => site.claims.get(member.replace(/^claims\//, '')) ?? [],
  );
}

/** What a page of changes compares: what documents say of a program, or two documents. */
export function listChangesClaims(site: Site, id: string): PlacedClaim[] {
  const program = site.find('programs', id);
  const changes = program && getProgramChanges(site, program);
  if (!changes) return id.split('--').flatMap((source) => site.claimsFrom.get(source) ?? []);
  const { histories, parts, budgets } = changes;
  const topics = [...histories, ...parts.map(({ history }) => history)];
  const amounts = budgets.flatMap(({ series }) => series.amounts);
  return [...topics.flatMap(({ claims }) => claims), ...amounts];
}
