import { z } from 'astro/zod';
import { idSchema } from './shared.ts';

/** What a check against the document found: the value stands in the printed words, was read with an inference, or cannot be proved. */
export const PROOFS = ['printed', 'inferred', 'unproved'] as const;

export const PAGES = ['file', 'order', 'none'] as const;

/** A lock as `npm run verify` writes it; nobody edits one by hand. */
export const lockSchema = z
  .strictObject({
    source: idSchema,
    document: z.strictObject({
      sha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .meta({ description: 'Of the text as compared: without white space and extraction marks' }),
      characters: z.int().positive(),
      pages: z.enum(PAGES).meta({
        description:
          'How pages are known: as the file has them, from the order of the parts and numbers left in the text, or not at all',
      }),
    }),
    checked: z.iso.date().meta({ description: 'The day on which the document was read' }),
    claims: z.array(
      z.strictObject({
        id: idSchema,
        hash: z.string().regex(/^[0-9a-f]{16}$/),
        proof: z.enum(PROOFS),
      }),
    ),
  })
  .meta({ description: 'The proof that the claims of one document were found in it' });

export type Lock = z.infer<typeof lockSchema>;
export type Proof = (typeof PROOFS)[number];
export type PageEvidence = (typeof PAGES)[number];
