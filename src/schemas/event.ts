import { z } from 'astro/zod';
import { idSchema, recordFields } from './shared.ts';

export const EVENT_CATEGORIES = [
  'conference',
  'meeting',
  'visit',
  'decision',
  'publication',
  'appointment',
  'call',
  'start',
  'end',
  'incident',
] as const;

export const eventSchema = z
  .strictObject({
    ...recordFields,
    category: z.enum(EVENT_CATEGORIES).meta({ description: 'What kind of event it is' }),
    programs: z.array(idSchema).default([]).meta({ description: 'Programs it concerns' }),
    organizations: z
      .array(idSchema)
      .default([])
      .meta({ description: 'Organizations that take part' }),
    partners: z
      .array(idSchema)
      .default([])
      .meta({ description: 'Partner countries and frameworks it concerns' }),
    concepts: z
      .array(idSchema)
      .default([])
      .meta({ description: 'Concepts needed to understand it' }),
    agreements: z.array(idSchema).default([]).meta({ description: 'Agreements made at it' }),
    reports: z.array(idSchema).default([]).meta({ description: 'Reports that came of it' }),
  })
  .meta({
    description:
      'Something that happened or was announced; its date is a claim with attribute date',
  });
