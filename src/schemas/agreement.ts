import { z } from 'astro/zod';
import { idSchema, recordFields, refSchema } from './shared.ts';

export const agreementSchema = z
  .strictObject({
    ...recordFields,
    category: z.enum(['government', 'agency', 'institution', 'statement']).meta({
      description: 'Between governments, funding agencies, institutions; or a joint statement',
    }),
    parties: z
      .array(refSchema)
      .default([])
      .meta({ description: 'Parties that have a record here' }),
    programs: z.array(idSchema).default([]).meta({ description: 'Programs it concerns' }),
    events: z.array(idSchema).default([]).meta({ description: 'Events at which it was made' }),
    partners: z
      .array(idSchema)
      .default([])
      .meta({ description: 'Partner countries and frameworks it concerns' }),
  })
  .meta({ description: 'An agreement, memorandum, arrangement or joint statement' });
