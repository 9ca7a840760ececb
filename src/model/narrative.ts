import { listStrayNumbers } from './prose.ts';

/** Ids of the claims that a narrative marks with `<C id="…">`, each once, in order. */
export function listNarrativeClaims(mdx: string): string[] {
  return [...new Set([...mdx.matchAll(/<C\s+id="([^"]+)"/g)].map(([, id = '']) => id))];
}

/** The records that a narrative links with `<R to="…">`, each once, in order. */
export function listNarrativeRefs(mdx: string): string[] {
  return [...new Set([...mdx.matchAll(/<R\s+to="([^"]+)"/g)].map(([, ref = '']) => ref))];
}

/** Numbers of a narrative that stand in no claim and in no link to a record. */
export function listStrayNarrativeNumbers(mdx: string): string[] {
  return listStrayNumbers(mdx.replace(/<([CR])\s[^>]*?(?:\/>|>[\s\S]*?<\/\1>)/g, ''));
}
