import { FACETS, type Facet } from './page.ts';
import type { SearchIndex } from './search-index.ts';

/** Chosen values by facet: values of one facet widen the choice, facets narrow it. */
export type Choice = Partial<Record<Facet, readonly string[]>>;

/** Leaves the documents that a choice allows. */
export function filterDocuments<T extends { document: number }>(
  index: SearchIndex,
  hits: readonly T[],
  choice: Choice,
): T[] {
  const chosen = FACETS.filter((facet) => (choice[facet]?.length ?? 0) > 0);
  return hits.filter(({ document }) =>
    chosen.every((facet) =>
      index.facets[facet][document]!.some((value) => choice[facet]!.includes(value)),
    ),
  );
}

/** For each facet, how many results each value would leave, given what is chosen in the other facets. */
export function countFacets(
  index: SearchIndex,
  hits: readonly { document: number }[],
  choice: Choice,
): Record<Facet, [value: string, count: number][]> {
  const counts = FACETS.map((facet): [Facet, [string, number][]] => {
    const others = filterDocuments(index, hits, { ...choice, [facet]: [] });
    const byValue = new Map((choice[facet] ?? []).map((value) => [value, 0]));
    for (const { document } of others) {
      for (const value of index.facets[facet][document]!) {
        byValue.set(value, (byValue.get(value) ?? 0) + 1);
      }
    }
    return [facet, [...byValue]];
  });
  return Object.fromEntries(counts) as Record<Facet, [string, number][]>;
}
