import { z } from 'astro/zod';
import { idSchema, localizedSchema, proseSchema } from './shared.ts';

/** Why a printed total and its parts differ. `none` and `same` are found by the code and never written by hand. */
export const RESIDUAL_KINDS = [
  'none',
  'rounding',
  'same',
  'scope',
  'within-grant',
  'unknown',
] as const;

export type ResidualKind = (typeof RESIDUAL_KINDS)[number];

const residual = {
  kind: z.enum(['rounding', 'scope', 'within-grant', 'unknown']).meta({
    description:
      'rounding: of parts or total; scope: something is left out of the parts; within-grant: part of an operating grant',
  }),
  reason: proseSchema.meta({ description: 'One sentence on the residual, in both languages' }),
};

/** The review of the residual of a budget total; total and parts are found through the budget lines. */
export const budgetReviewSchema = z.strictObject({
  total: idSchema.meta({ description: 'The claim that prints the total' }),
  ...residual,
});

/** A printed count or ratio that is made of other printed numbers. */
export const countReconciliationSchema = z
  .strictObject({
    id: idSchema.meta({ description: 'Its fragment on the page; permanent' }),
    title: localizedSchema.meta({ description: 'What is counted' }),
    total: idSchema.meta({ description: 'The claim that prints the result' }),
    method: z.enum(['sum', 'product', 'number', 'quotient', 'percentage']).meta({
      description:
        'sum of the parts; product of the factors printed with it; number of the parts; quotient, or percentage, of the last part by the first',
    }),
    parts: z
      .array(idSchema)
      .default([])
      .meta({ description: 'The claims that print the parts; none for a product' }),
    kind: residual.kind.optional(),
    reason: residual.reason.optional(),
  })
  .refine((item) => (item.kind === undefined) === (item.reason === undefined), {
    path: ['reason'],
    message: 'a reason with a kind, and a kind with a reason',
  });

export const reconciliationsFileSchema = z.strictObject({
  budgets: z.array(budgetReviewSchema).default([]),
  counts: z.array(countReconciliationSchema).default([]),
});

export type BudgetReview = z.infer<typeof budgetReviewSchema>;
export type CountReconciliation = z.infer<typeof countReconciliationSchema>;
