import { z } from 'astro/zod';
import { idSchema, localizedSchema, partialDateSchema } from './shared.ts';

/**
 * The bounds of a number: `exact`, or `min` and/or `max` (both included).
 * `最大100程度` is `max: 100, approx: true`; `3割以上` is `min: 30`; `5～10` is `min: 5, max: 10`.
 */
const bounds = {
  exact: z.number().optional().meta({ description: 'The one number stated' }),
  min: z.number().optional().meta({ description: 'Lower bound, included' }),
  max: z.number().optional().meta({ description: 'Upper bound, included; also for a cap' }),
  approx: z.boolean().optional().meta({ description: 'true for 約, 程度, ほぼ, 頃' }),
};

interface Bounds {
  exact?: number | undefined;
  min?: number | undefined;
  max?: number | undefined;
}

const hasBounds = ({ exact, min, max }: Bounds) =>
  exact === undefined
    ? (min !== undefined || max !== undefined) && (min ?? -Infinity) <= (max ?? Infinity)
    : min === undefined && max === undefined;

const BOUNDS_MESSAGE = 'either exact, or min and/or max with min ≤ max';

export const STAGES = [
  'request',
  'draft',
  'initial',
  'prior-year',
  'supplementary',
  'supplementary-1',
  'supplementary-2',
  'supplementary-3',
  'settled',
] as const;

export type Stage = (typeof STAGES)[number];

const fiscalYear = z
  .int()
  .min(1947)
  .max(2100)
  .meta({ description: 'Western year of the April in which the fiscal year begins' });

export const PER = ['project', 'year', 'month', 'person', 'phase'] as const;

const budget = z
  .strictObject({
    type: z.literal('budget'),
    ...bounds,
    fiscalYear,
    stage: z.enum(STAGES).meta({
      description:
        'prior-year: a figure printed as 前年度 in the next year’s document; supplementary without a number where none is printed',
    }),
    agency: idSchema
      .optional()
      .meta({ description: 'Organization that receives the amount; leave out if not stated' }),
  })
  .refine(hasBounds, BOUNDS_MESSAGE)
  .meta({ description: 'A budget amount in million yen' });

const money = z
  .strictObject({
    type: z.literal('money'),
    ...bounds,
    per: z.array(z.enum(PER)).default([]).meta({ description: 'What the amount is counted per' }),
    total: z.boolean().optional().meta({ description: 'true for 総額: the whole term together' }),
    plus: z.boolean().optional().meta({ description: 'true for ＋α: more on top, not quantified' }),
    payer: idSchema.optional().meta({ description: 'Organization that pays, where stated' }),
    covers: localizedSchema
      .optional()
      .meta({ description: 'What the amount covers, e.g. 直接経費 / direct costs' }),
  })
  .refine(hasBounds, BOUNDS_MESSAGE)
  .meta({ description: 'Any other amount of money, in million yen' });

const count = z
  .strictObject({
    type: z.literal('count'),
    ...bounds,
    unit: idSchema.meta({ description: 'A unit of content/vocabulary/units.yaml' }),
    status: z
      .enum(['actual', 'expected', 'planned', 'estimated', 'target', 'requirement'])
      .default('actual')
      .meta({ description: '見込み is expected, 予定 planned, 推計 estimated' }),
    parts: z
      .array(z.number())
      .optional()
      .meta({ description: 'Printed factors of a computed number: 15件×20人 is [15, 20]' }),
    per: z.array(z.enum(PER)).default([]).meta({ description: 'What the number is counted per' }),
  })
  .refine(hasBounds, BOUNDS_MESSAGE)
  .meta({ description: 'A counted or measured number' });

const ratio = z
  .strictObject({
    type: z.literal('ratio'),
    ...bounds,
    unit: z.enum(['percent', 'times']).meta({ description: '6割 is 60 percent; 2倍 is 2 times' }),
  })
  .refine(hasBounds, BOUNDS_MESSAGE)
  .meta({ description: 'A share or a multiple' });

const rank = z
  .strictObject({
    type: z.literal('rank'),
    exact: z.int().min(1).meta({ description: 'The place' }),
    of: z.int().min(1).optional().meta({ description: 'How many are ranked' }),
  })
  .meta({ description: 'A place in a ranking' });

/** With a unit of its own, max may be the smaller number: 3 months to 1 year. */
const hasLength = ({ min, max, exact, maxUnit }: Bounds & { maxUnit?: string | undefined }) =>
  maxUnit === undefined
    ? hasBounds({ exact, min, max })
    : exact === undefined && min !== undefined && max !== undefined;

const durationUnit = z.enum(['year', 'month', 'week', 'day']);

const duration = z
  .strictObject({
    type: z.literal('duration'),
    ...bounds,
    unit: durationUnit.meta({ description: 'Unit of the numbers' }),
    maxUnit: durationUnit
      .optional()
      .meta({ description: 'Unit of max where it differs: 3か月～1年 is min 3 month, max 1 year' }),
    principle: z.boolean().optional().meta({ description: 'true for 原則' }),
    varies: z.boolean().optional().meta({ description: 'true for タイプにより異なる' }),
    extension: z
      .strictObject({
        ...bounds,
        counting: z
          .enum(['total', 'additional'])
          .meta({ description: 'Whether the extended number is the whole or the addition' }),
        condition: localizedSchema.optional(),
      })
      .refine(hasBounds, BOUNDS_MESSAGE)
      .optional()
      .meta({ description: '最大10年まで延長可 is max 10, counting total' }),
  })
  .refine(hasLength, BOUNDS_MESSAGE)
  .meta({ description: 'A length of time' });

const date = z
  .strictObject({
    type: z.literal('date'),
    date: partialDateSchema,
    planned: z.boolean().optional().meta({ description: 'true if announced, not yet past' }),
    detail: localizedSchema
      .optional()
      .meta({ description: 'Precision that the date cannot carry, e.g. 第3週 / third week' }),
  })
  .meta({ description: 'A date or a period' });

const suspected = z
  .strictObject({
    text: z.string().min(1).meta({ description: 'What is probably meant' }),
    en: z.string().min(1).optional().meta({ description: 'The same in English' }),
    reason: localizedSchema,
    printedIn: z
      .array(idSchema)
      .optional()
      .meta({ description: 'Claims whose printed string has what is probably meant' }),
  })
  .optional()
  .meta({ description: 'For words that look misprinted or misread' });

const name = z
  .strictObject({
    type: z.literal('name'),
    text: z.string().min(1).meta({ description: 'The name as printed' }),
    en: z.string().min(1).optional().meta({ description: 'In English, where it is not Latin' }),
    suspected,
  })
  .meta({ description: 'A name, kept as printed' });

const statement = z
  .strictObject({
    type: z.literal('text'),
    ja: z.string().min(1).meta({ description: 'What the document says, in our Japanese' }),
    en: z.string().min(1).meta({ description: 'The same in English' }),
    quotation: z
      .enum(['whole', 'with-omissions'])
      .optional()
      .meta({ description: 'Set if the document quotes another one here' }),
    suspected,
  })
  .meta({ description: 'A statement, paraphrased in both languages' });

const relation = z
  .strictObject({
    type: z.literal('relation'),
    to: z
      .string()
      .regex(/^[a-z-]+\/[a-z0-9-]+$/)
      .meta({ description: 'The other record as kind/id' }),
  })
  .meta({ description: 'A relation that the document states between two records' });

export const ABSENCES = [
  'new-this-year',
  'not-applicable',
  'lost-in-extraction',
  'not-yet-set',
] as const;

const absent = z
  .strictObject({
    type: z.literal('absent'),
    reason: z.enum(ABSENCES).meta({
      description:
        'new-this-year: 新規; lost-in-extraction: the document showed it, our text has lost it; not-yet-set: 未定',
    }),
    fiscalYear: fiscalYear.optional().meta({ description: 'Fiscal year in which it is absent' }),
    stage: z.enum(STAGES).optional().meta({ description: 'Budget stage that is absent' }),
  })
  .meta({ description: 'A stated absence; never zero and never blank' });

/** The value of a claim. One shape per type of statement; see tests/unit/hard-cases.test.ts for each. */
export const valueSchema = z.discriminatedUnion('type', [
  budget,
  money,
  count,
  ratio,
  rank,
  duration,
  date,
  name,
  statement,
  relation,
  absent,
]);

export type ClaimValue = z.infer<typeof valueSchema>;
export type Suspected = NonNullable<z.infer<typeof suspected>>;
export type ValueType = ClaimValue['type'];
export type ValueOf<T extends ValueType> = Extract<ClaimValue, { type: T }>;
export const VALUE_TYPES = valueSchema.options.map(
  (option) => option.shape.type.value,
) as ValueType[];
