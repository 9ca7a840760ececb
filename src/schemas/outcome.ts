import { z } from 'astro/zod';
import { idSchema, localizedSchema, recordFields } from './shared.ts';

export const outcomeSchema = z
  .strictObject({
    ...recordFields,
    category: z
      .enum(['research-result', 'alumnus', 'institution', 'diplomacy', 'evaluation'])
      .meta({ description: 'What kind of outcome it is' }),
    programs: z.array(idSchema).min(1).meta({ description: 'Programs it came from' }),
    partners: z
      .array(idSchema)
      .default([])
      .meta({ description: 'Partner countries and frameworks it concerns' }),
    organizations: z
      .array(idSchema)
      .default([])
      .meta({ description: 'Organizations that take part' }),
    person: localizedSchema
      .optional()
      .meta({ description: 'Name of the researcher, as printed and in Latin letters' }),
  })
  .meta({ description: 'A result of a program or a person it supported' });
