/** Ids of the claims that a narrative marks with `<C id="…">`, each once, in order. */
export function listNarrativeClaims(mdx: string | undefined): string[] {
  return [...new Set([...(mdx ?? '').matchAll(/<C\s+id="([^"]+)"/g)].map(([, id = '']) => id))];
}
