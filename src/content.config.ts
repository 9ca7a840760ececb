import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';

/**
 * Only long texts are Astro collections. All other content is data,
 * read by src/reading and checked as a whole, which Astro's loaders do not do.
 */
export const collections = {
  narratives: defineCollection({
    // The default id drops dots; a folder per program and a file per language keeps `sicorp/ja`.
    loader: glob({ base: './content/narratives', pattern: '*/{ja,en}.mdx' }),
    schema: z.strictObject({}),
  }),
  /** Pages about the site itself. */
  pages: defineCollection({
    loader: glob({ base: './content/pages', pattern: '*/{ja,en}.mdx' }),
    schema: z.strictObject({}),
  }),
};
