import { z } from 'astro/zod';
import {
  idSchema,
  localizedSchema,
  partialDateSchema,
  printedSchema,
  refSchema,
} from './shared.ts';
import { valueSchema } from './value.ts';

/** One thing that one document states at one place. */
export const claimSchema = z
  .strictObject({
    id: idSchema.meta({
      description: 'Permanent and unique on the whole site; also the fragment id. Never reuse one',
    }),
    subject: refSchema.meta({ description: 'The record that the claim is about' }),
    attribute: idSchema.meta({ description: 'An attribute of content/vocabulary/attributes.yaml' }),
    value: valueSchema.meta({ description: 'The typed value' }),
    printed: printedSchema,
    figure: printedSchema.optional().meta({
      description:
        'The part of printed that carries the value; required if printed has other numbers too',
    }),
    context: z.array(printedSchema).default([]).meta({
      description:
        'Further strings of the same place that the reading needs, e.g. a column head; each exact',
    }),
    at: localizedSchema.optional().meta({
      description: 'Finer place within the part, e.g. 脚注8 / note 8, 表2行目 / table row 2',
    }),
    asOf: partialDateSchema.optional().meta({
      description: 'The date the value holds for, if it is not the date of the document',
    }),
    about: z
      .array(refSchema)
      .default([])
      .meta({ description: 'Other records that the statement concerns; each shows it too' }),
    citing: refSchema.optional().meta({
      description: 'The document that our document quotes or draws on here: sources/<id>',
    }),
    limits: z
      .array(idSchema)
      .default([])
      .meta({ description: 'What limits the figure: limits of content/vocabulary/limits.yaml' }),
    inferred: z
      .strictObject({
        value: localizedSchema.optional(),
        subject: localizedSchema.optional(),
        agency: localizedSchema.optional(),
        fiscalYear: localizedSchema.optional(),
        stage: localizedSchema.optional(),
        unit: localizedSchema.optional(),
        date: localizedSchema.optional(),
      })
      .optional()
      .meta({ description: 'Which parts of the reading are inferred, each with its reason' }),
    unproved: localizedSchema.optional().meta({
      description:
        'Why the value cannot be found in the document’s text, e.g. its place was lost in extraction; leave out if it can',
    }),
    supports: z
      .array(idSchema)
      .default([])
      .meta({ description: 'Other claims that this figure is given in support of' }),
    note: localizedSchema
      .optional()
      .meta({ description: 'What a reader must know to use the value' }),
  })
  .meta({ description: 'One value that one document states at one place' });

export type Claim = z.infer<typeof claimSchema>;

/** A claims file: content/claims/<source-id>/<part-id>.yaml holds the claims of one part of one document. */
export const claimsFileSchema = z.strictObject({
  claims: z.array(claimSchema).min(1),
});
