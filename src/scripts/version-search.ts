/** What a search finds, as the records and claims that changes are told of. */
import { toRef } from '../model/renames.ts';
import { filterDocuments } from '../search/facets.ts';
import { FACETS } from '../search/page.ts';
import { runSearch } from '../search/run-search.ts';
import { getLocale, openIndex } from './search-view.ts';

/** Each result is a file to fetch: of more than this, nobody waits to be told. */
const MOST = 200;

/** Everything that the search of an address finds, not only what is shown first; `undefined` if that is too much. */
export async function listFound(query: URLSearchParams): Promise<Set<string> | undefined> {
  const index = await openIndex(getLocale());
  const { hits, figures } = await runSearch(index, (query.get('q') ?? '').trim());
  const choice = Object.fromEntries(FACETS.map((facet) => [facet, query.getAll(facet)]));
  const kept = filterDocuments(index, hits, choice);
  if (kept.length > MOST) return undefined;
  const passages = await Promise.all(kept.map(({ document }) => index.loadPassage(document, 0)));
  const records = passages.flatMap(({ path }) => toRef(path) ?? []);
  return new Set([...records, ...figures.map(({ figure }) => `claims/${figure.id}`)]);
}
