import { z } from 'astro/zod';
import { idSchema, localizedSchema } from './shared.ts';

/** The fingerprint of a citable thing, as it stands in an address: `?v=3f9a01c2`. */
export const versionSchema = z.string().regex(/^[0-9a-f]{8}$/, 'eight hexadecimal digits');

const daySchema = z.iso.date();

/** The first half of a SHA-256, in hexadecimal digits. */
const hashSchema = z.string().regex(/^[0-9a-f]{32}$/, '32 hexadecimal digits');

/** What follows the language in an address, with or without a fragment: `programs/sicorp/#budget`. */
const pathSchema = z
  .string()
  .regex(
    /^([a-z0-9-]+\/)*(#[a-z0-9-]+)?$/,
    'an address after the language, e.g. programs/sicorp/ or programs/sicorp/#budget',
  );

/** The first line of each file of the ledger. */
export const publicationSchema = z.strictObject({
  publication: z.int().positive().meta({ description: 'Number of the file, from 1' }),
  date: daySchema.meta({ description: 'The day on which what follows was published' }),
  previous: z.string().meta({ description: 'SHA-256 of the file before; empty in the first' }),
});

/** A thing that can be cited, as it stood on that day. */
export const publishedThingSchema = z.strictObject({
  id: z.string().meta({ description: 'claims/<id>, <kind>/<id> or views/<name>' }),
  version: versionSchema,
  page: pathSchema.optional().meta({ description: 'The page of a claim' }),
  fields: z
    .record(z.string(), z.string())
    .default({})
    .meta({ description: 'Its values in words, to tell a later reader what changed' }),
  members: z.array(z.string()).optional().meta({
    description: 'What else its page printed on that day: claims/<id>, schemes/<id>',
  }),
});

/** A page with the fragment ids that were new on it on that day. */
export const publishedPageSchema = z.strictObject({
  address: pathSchema,
  ids: z.array(z.string()),
  hash: hashSchema
    .optional()
    .meta({ description: 'Half of the SHA-256 of its words in both languages' }),
});

/** A data file, as it stood on that day. */
export const publishedFileSchema = z.strictObject({
  file: z.string().regex(/^data\/[\w./-]+$/, 'an address after the base, e.g. data/claims.csv'),
  hash: hashSchema,
});

export const ledgerLineSchema = z.union([
  publishedThingSchema,
  publishedPageSchema,
  publishedFileSchema,
]);

/** One entry of content/ledger/moved.yaml: where a published address or claim went, or why it is gone. */
export const moveSchema = z
  .strictObject({
    from: pathSchema.optional().meta({ description: 'A page or fragment that was published' }),
    claim: idSchema.optional().meta({ description: 'The id of a claim that was published' }),
    to: z.string().optional().meta({
      description: 'Where it went: an address after the language, or the id of a claim',
    }),
    withdrawn: daySchema.optional().meta({ description: 'The day on which it was withdrawn' }),
    reason: localizedSchema.optional().meta({ description: 'Why it was withdrawn' }),
  })
  .refine((move) => (move.from === undefined) !== (move.claim === undefined), {
    message: 'either from (an address) or claim (an id)',
  })
  .refine((move) => move.to !== undefined || (move.withdrawn && move.reason), {
    message: 'to (where it went), or withdrawn (a day) with its reason',
  })
  .meta({ description: 'A published address or claim that was renamed or withdrawn' });

export const movesSchema = z.array(moveSchema);

export type Publication = z.infer<typeof publicationSchema>;
export type PublishedThing = z.infer<typeof publishedThingSchema>;
export type PublishedPage = z.infer<typeof publishedPageSchema>;
export type PublishedFile = z.infer<typeof publishedFileSchema>;
export type Move = z.infer<typeof moveSchema>;
