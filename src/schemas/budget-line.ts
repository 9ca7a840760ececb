import { z } from 'astro/zod';
import { idSchema, recordFields } from './shared.ts';

export const budgetLineSchema = z
  .strictObject({
    ...recordFields,
    program: idSchema.meta({ description: 'Program (or program group) that the line funds' }),
    agency: idSchema
      .optional()
      .meta({ description: 'Organization that carries the line; leave out for a total' }),
    parts: z
      .array(idSchema)
      .default([])
      .meta({ description: 'Budget lines that a document shows inside this one' }),
  })
  .meta({
    description:
      'An item of the budget that goes on from year to year; its amounts are claims with attribute budget',
  });
