import { listStrayNumbers, type KnownNumbers } from './prose.ts';

/** Ids of the claims that a narrative marks with `<C id="…">`, each once, in order. */
export function listNarrativeClaims(mdx: string): string[] {
  return [...new Set([...mdx.matchAll(/<C\s+id="([^"]+)"/g)].map(([, id = '']) => id))];
}

/** The records that a narrative links with `<R to="…">`, each once, in order. */
export function listNarrativeRefs(mdx: string): string[] {
  return [...new Set([...mdx.matchAll(/<R\s+to="([^"]+)"/g)].map(([, ref = '']) => ref))];
}

const TAG = /<([CR])\s+(?:id|to)="([^"]+)"\s*(?:\/>|>([\s\S]*?)<\/\1>)/g;

/** Numbers of a narrative that stand in no claim and in no name of a record. */
export function listStrayNarrativeNumbers(mdx: string, known?: KnownNumbers): string[] {
  // Its tags are the marks of other prose in another notation.
  const prose = mdx.replace(TAG, (_tag, _name, target: string, words?: string) =>
    words ? `[[${target}|${words}]]` : `[[${target}]]`,
  );
  return listStrayNumbers(prose, known);
}

/** A narrative with its marks as those of other prose: `[[claim-id|words]]`. */
export function toProse(mdx: string): string {
  return mdx
    .replace(/^import .*$/gm, '')
    .replace(/<([CR])\s+(?:id|to)="([^"]+)"[^>]*?\/>/g, '[[$2]]')
    .replace(/<([CR])\s+(?:id|to)="([^"]+)"[^>]*>([\s\S]*?)<\/\1>/g, '[[$2|$3]]')
    .trim();
}
