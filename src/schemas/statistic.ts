import { z } from 'astro/zod';
import { idSchema, localizedSchema, proseSchema, recordFields } from './shared.ts';

export const statisticSchema = z
  .strictObject({
    ...recordFields,
    measures: proseSchema.meta({ description: 'What is counted, by whom, how' }),
    programs: z.array(idSchema).default([]).meta({ description: 'Programs it concerns' }),
    concepts: z
      .array(idSchema)
      .default([])
      .meta({ description: 'Concepts needed to understand it' }),
    partners: z
      .array(idSchema)
      .default([])
      .meta({ description: 'Partner countries and frameworks it concerns' }),
    series: z
      .array(
        z.strictObject({
          label: localizedSchema,
          claims: z.array(idSchema).min(1),
        }),
      )
      .default([])
      .meta({
        description: 'Rows of its table and chart: claims that may be compared with each other',
      }),
    chart: z
      .enum(['two-periods', 'by-year', 'none'])
      .default('none')
      .meta({ description: 'two-periods: two claims a row; by-year: claims with asOf years' }),
  })
  .meta({ description: 'A figure or a table of figures that is not of one program alone' });
