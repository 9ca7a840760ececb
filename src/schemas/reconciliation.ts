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

export const METHODS = ['sum', 'product', 'number', 'quotient', 'percentage', 'span'] as const;

export type Method = (typeof METHODS)[number];

/** A printed count, ratio or length that is made of other printed ones. */
export const countReconciliationSchema = z
  .strictObject({
    id: idSchema.meta({ description: 'Its fragment on the page; permanent' }),
    title: localizedSchema.meta({ description: 'What is counted' }),
    total: idSchema.meta({ description: 'The claim that prints the result' }),
    method: z.enum(METHODS).meta({
      description:
        'sum of counts of one unit; product of the factors printed with it; number of the parts or names; quotient, or percentage, of the last count by the first; span of a printed period. No money: totals of money come from the budget lines',
    }),
    parts: z
      .array(idSchema)
      .default([])
      .meta({ description: 'The claims that print the parts; none for a product' }),
    names: z.array(z.string().min(1)).default([]).meta({
      description: 'For number: the names to count where one claim prints them all, each exact',
    }),
    kind: residual.kind.optional(),
    reason: residual.reason.optional(),
  })
  .refine((item) => (item.kind === undefined) === (item.reason === undefined), {
    path: ['reason'],
    message: 'a reason with a kind, and a kind with a reason',
  });

/** Things that a document lists without printing their number: this site counts them, and calls it so. */
export const countedSchema = z.strictObject({
  id: idSchema.meta({ description: 'Its fragment on the page; permanent' }),
  title: localizedSchema.meta({ description: 'What is counted' }),
  claim: idSchema.meta({ description: 'The claim that carries the number, its value inferred' }),
  parts: z.array(idSchema).min(1).meta({ description: 'The claims that were counted' }),
});

/** Printed totals of which the documents print no parts. */
export const withoutPartsSchema = z.strictObject({
  totals: z.array(idSchema).min(1).meta({ description: 'The claims that print the totals' }),
  reason: proseSchema.meta({ description: 'Why there are no parts, in both languages' }),
});

export const reconciliationsFileSchema = z.strictObject({
  budgets: z.array(budgetReviewSchema).default([]),
  counts: z.array(countReconciliationSchema).default([]),
  counted: z.array(countedSchema).default([]),
  withoutParts: z.array(withoutPartsSchema).default([]),
});

export type BudgetReview = z.infer<typeof budgetReviewSchema>;
export type CountReconciliation = z.infer<typeof countReconciliationSchema>;
export type Counted = z.infer<typeof countedSchema>;
export type WithoutParts = z.infer<typeof withoutPartsSchema>;
