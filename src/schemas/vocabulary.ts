import { z } from 'astro/zod';
import { idSchema, localizedSchema } from './shared.ts';
import { VALUE_TYPES } from './value.ts';

export const attributeSchema = z
  .strictObject({
    id: idSchema.meta({ description: 'The word that claims use' }),
    label: localizedSchema,
    values: z
      .array(z.enum(VALUE_TYPES))
      .min(1)
      .meta({ description: 'Types that a value may have' }),
    single: z.boolean().default(false).meta({
      description: 'true if a subject has one true value at a time',
    }),
    total: z.boolean().default(false).meta({
      description:
        'true if it counts a whole: each such claim needs its parts in content/reconciliations, or the reason why there are none',
    }),
    prose: z.boolean().default(false).meta({
      description: 'true if its statements are prose, so that other words are no discrepancy',
    }),
  })
  .meta({ description: 'What a claim says about its subject' });

export const unitSchema = z
  .strictObject({
    id: idSchema.meta({ description: 'The word that claims use' }),
    ja: z.string().meta({ description: 'Counter after the number: 課題' }),
    en: z
      .strictObject({ one: z.string(), other: z.string() })
      .meta({ description: 'Singular and plural: project, projects' }),
  })
  .meta({ description: 'A unit of counts' });

export const limitSchema = z
  .strictObject({
    id: idSchema.meta({ description: 'The word that claims use' }),
    label: localizedSchema,
    explanation: localizedSchema,
  })
  .meta({ description: 'A limit that travels with a figure' });

export const uncarriedSchema = z
  .strictObject({
    source: idSchema.optional().meta({ description: 'Leave out if it holds for all documents' }),
    part: idSchema.optional().meta({ description: 'Leave out if it holds for the whole document' }),
    text: z.string().min(1).meta({ description: 'Words of the document around the number, exact' }),
    reason: z
      .enum([
        'page-number',
        'footnote-mark',
        'list-mark',
        'table-head',
        'address',
        'part-of-a-name',
        'figure-of-speech',
        'extraction-fault',
      ])
      .meta({ description: 'Why the number is no content' }),
    note: localizedSchema.optional(),
  })
  .meta({ description: 'A number of a document that is no content, with the reason' });

export type Attribute = z.infer<typeof attributeSchema>;
export type Unit = z.infer<typeof unitSchema>;
export type Limit = z.infer<typeof limitSchema>;
export type Uncarried = z.infer<typeof uncarriedSchema>;
