import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { LOCALES, type Locale } from '../../src/i18n/locales.ts';
import { countFacets, filterDocuments, type Choice } from '../../src/search/facets.ts';
import { runSearch } from '../../src/search/run-search.ts';
import { SearchIndex } from '../../src/search/search-index.ts';
import { countMembers, readMembers } from '../fixtures/facet-members.ts';
import { DIST } from './read-dist.ts';

const members = readMembers();
const QUERIES: Record<Locale, string[]> = {
  ja: ['国際共同研究', 'SICORP', 'JST', '予算', 'インド', '2023', 'の'],
  en: ['joint research', 'SICORP', 'JST', 'budget', 'India', '2023', 'e'],
};

async function openIndex(locale: Locale): Promise<SearchIndex> {
  const read = (path: string) => gunzipSync(readFileSync(join(DIST, 'search', locale, path)));
  return SearchIndex.open((path) => Promise.resolve(new Uint8Array(read(path))));
}

/** The pages that a query finds, by path. */
async function findPaths(index: SearchIndex, query: string): Promise<Map<number, string>> {
  const { hits } = await runSearch(index, query);
  const found = hits.map(async ({ document }): Promise<[number, string]> => {
    return [document, (await index.loadPassage(document, 0)).path];
  });
  return new Map(await Promise.all(found));
}

describe.each(LOCALES)('the facets in %s', (locale) => {
  const choices: Choice[] = [
    {},
    { kind: ['programs'] },
    { agency: ['jst', 'amed'], year: ['2023'] },
    { document: ['mext-sti-measures-2023'], partner: ['india'] },
    { kind: ['outcomes', 'events'], direction: ['joint-research'], partner: ['germany'] },
  ];

  test.each(QUERIES[locale])('of “%s” count every value as the content does', async (query) => {
    const index = await openIndex(locale);
    const paths = await findPaths(index, query);
    expect(paths.size).toBeGreaterThan(3);
    const hits = [...paths.keys()].map((document) => ({ document }));
    for (const choice of choices) {
      const counted = countFacets(index, hits, choice);
      const sorted = Object.fromEntries(
        Object.entries(counted).map(([facet, values]) => [facet, values.toSorted()]),
      );
      expect(sorted, JSON.stringify(choice)).toEqual(countMembers(members, paths.values(), choice));
    }
  });

  test('leave as many pages as they say', async () => {
    const index = await openIndex(locale);
    const { hits } = await runSearch(index, QUERIES[locale][0]!);
    for (const [facet, values] of Object.entries(countFacets(index, hits, {}))) {
      for (const [value, count] of values) {
        expect(filterDocuments(index, hits, { [facet]: [value] })).toHaveLength(count);
      }
    }
  });

  test('know every record', async () => {
    const index = await openIndex(locale);
    const all = Array.from({ length: index.size }, (_, document) => index.loadPassage(document, 0));
    const paths = (await Promise.all(all)).map(({ path }) => path);
    expect([...members.keys()].filter((path) => !paths.includes(path))).toEqual([]);
  });
});
