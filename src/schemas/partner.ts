import { z } from 'astro/zod';
import { idSchema, recordFields } from './shared.ts';

export const partnerSchema = z
  .strictObject({
    ...recordFields,
    category: z
      .enum(['country', 'region', 'framework'])
      .meta({ description: 'What kind of partner it is' }),
    code: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .optional()
      .meta({ description: 'ISO 3166-1 alpha-2, for countries' }),
    members: z
      .array(idSchema)
      .default([])
      .meta({ description: 'Members, for regions and frameworks' }),
  })
  .meta({ description: 'A partner country, region or international framework' });
