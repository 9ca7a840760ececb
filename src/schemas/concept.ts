import { z } from 'astro/zod';
import { idSchema, recordFields } from './shared.ts';

export const CONCEPT_CATEGORIES = [
  'brain-circulation',
  'joint-research',
  'funding',
  'budget',
  'integrity-security',
  'diplomacy',
  'education',
  'research-environment',
  'indicator',
  'society',
] as const;

export const conceptSchema = z
  .strictObject({
    ...recordFields,
    category: z.enum(CONCEPT_CATEGORIES).meta({ description: 'The theme it belongs to' }),
    broader: idSchema.optional().meta({ description: 'The wider concept' }),
  })
  .meta({ description: 'A term of the field, explained' });
