import { z } from 'astro/zod';
import { idSchema, recordFields } from './shared.ts';

export const ORGANIZATION_CATEGORIES = [
  'ministry',
  'funding-agency',
  'council',
  'research-institute',
  'university',
  'advisor',
  'foreign-government',
  'foreign-agency',
  'international',
  'company',
  'association',
  'headquarters',
] as const;

export const organizationSchema = z
  .strictObject({
    ...recordFields,
    category: z.enum(ORGANIZATION_CATEGORIES).meta({ description: 'What kind of body it is' }),
    parent: idSchema.optional().meta({ description: 'Body that it is a part of' }),
    partner: idSchema.optional().meta({ description: 'Country or framework, for foreign bodies' }),
    website: z.url().optional().meta({ description: 'Official page' }),
  })
  .meta({
    description:
      'A ministry, agency, council, university, company, association or international body',
  });
