import { z } from 'astro/zod';
import {
  idSchema,
  localizedSchema,
  partialDateSchema,
  printedSchema,
  recordFields,
} from './shared.ts';

const inference = localizedSchema.meta({
  description: 'How it was inferred; leave out if printed',
});

export const sourceSchema = z
  .strictObject({
    ...recordFields,
    holding: z
      .enum(['held', 'cited'])
      .meta({ description: 'held: its claims are here; cited: our documents refer to it' }),
    category: z
      .enum(['slides', 'budget', 'report', 'plan', 'paper', 'data', 'web', 'law', 'other'])
      .meta({ description: 'What kind of document it is' }),
    publisher: z.array(idSchema).default([]).meta({ description: 'Organizations that issued it' }),
    date: partialDateSchema.optional(),
    language: z.enum(['ja', 'en']).optional().meta({
      description: 'Language of the document; leave out if Japanese',
    }),
    titleInferred: inference.optional(),
    dateInferred: inference.optional(),
    publisherInferred: inference.optional(),
    website: z.url().optional().meta({ description: 'Official page' }),
    terms: localizedSchema
      .optional()
      .meta({ description: 'Terms under which the document itself stands; held documents' }),
    extraction: localizedSchema
      .optional()
      .meta({ description: 'What the text extraction lost or scrambled; held documents' }),
    pagesInferred: inference.optional(),
    parts: z
      .array(
        z.strictObject({
          id: idSchema,
          page: z.int().positive().optional(),
          heading: localizedSchema.meta({ description: 'Heading as printed, and in English' }),
          headingOurs: z.literal(true).optional().meta({
            description: 'true if the text has no heading at the part, and this one is ours',
          }),
          opens: printedSchema.optional().meta({
            description:
              'First words of the part in the document’s text, parts in order; leave out for its footnotes, of which each claim says the number in at',
          }),
        }),
      )
      .default([])
      .meta({ description: 'Citable places, in the order of the document; held documents' }),
  })
  .refine((source) => source.holding === 'cited' || source.parts.length > 0, {
    path: ['parts'],
    message: 'the parts of a held document, at least one',
  })
  .refine((source) => source.holding === 'cited' || source.date, {
    path: ['date'],
    message: 'the date of a held document',
  })
  .meta({ description: 'A source document, or a document that one of them cites' });

export type Source = z.infer<typeof sourceSchema>;
