import { z } from 'astro/zod';
import { idSchema, localizedSchema, partialDateSchema, recordFields } from './shared.ts';

export const REPORT_CATEGORIES = [
  'strategy',
  'plan',
  'communique',
  'proposal',
  'analysis',
  'slides',
] as const;

export const reportSchema = z
  .strictObject({
    ...recordFields,
    category: z.enum(REPORT_CATEGORIES).meta({ description: 'What kind of report it is' }),
    date: partialDateSchema.meta({ description: 'Date of adoption or publication' }),
    body: z.array(idSchema).default([]).meta({ description: 'Organizations that issued it' }),
    source: idSchema.optional().meta({ description: 'The source document that is this report' }),
    groups: z
      .array(
        z.strictObject({
          id: idSchema,
          heading: localizedSchema.meta({
            description: 'Heading in the report; Japanese as printed',
          }),
          claims: z.array(idSchema).min(1).meta({
            description: 'Its findings, considerations and recommended actions, in printed order',
          }),
        }),
      )
      .default([])
      .meta({ description: 'The report’s points under its own headings' }),
  })
  .meta({ description: 'A strategy report, plan, communiqué or proposal with addressable points' });
