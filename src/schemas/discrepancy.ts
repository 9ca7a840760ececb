import { z } from 'astro/zod';
import { idSchema, localizedSchema, proseSchema, refSchema } from './shared.ts';

/** Why claims differ. The order is that of the page: what a reader must weigh first comes first. */
export const DISCREPANCY_KINDS = [
  'contradiction',
  'misprint',
  'basis',
  'scope',
  'stage',
  'naming',
  'time',
  'precision',
  'calendar',
  'several',
] as const;

export type DiscrepancyKind = (typeof DISCREPANCY_KINDS)[number];

const kind = z.enum(DISCREPANCY_KINDS).meta({
  description:
    'contradiction: one document against itself; misprint: suspected; basis: counted differently; calendar: a year beside the fiscal year of the same number; several: different things that all hold',
});

const reason = proseSchema.meta({
  description: 'One sentence on why they differ and what cannot be decided, in both languages',
});

const claims = z.array(idSchema).min(2).meta({ description: 'The claims that were compared' });

/** A review of claims that the code found to differ: those of one subject on one topic. */
export const foundSchema = z.strictObject({
  subject: refSchema,
  topic: idSchema.meta({ description: 'The attribute, or the topic that several share' }),
  fiscalYear: z.int().optional().meta({ description: 'For amounts of a budget line' }),
  claims,
  kind,
  reason,
});

/** A review of names of several subjects that have one acronym. */
export const acronymSchema = z.strictObject({
  acronym: z.string().min(2).meta({ description: 'As printed in capitals, e.g. IODP' }),
  claims,
  kind,
  reason,
});

/** Claims of different subjects or attributes that a reader found to differ, which no code can see. */
export const noticedSchema = z.strictObject({
  id: idSchema.meta({ description: 'Its fragment on the page; permanent' }),
  title: localizedSchema.meta({ description: 'What they are about' }),
  claims,
  kind,
  reason,
});

export const discrepanciesFileSchema = z.strictObject({
  found: z.array(foundSchema).default([]),
  acronyms: z.array(acronymSchema).default([]),
  noticed: z.array(noticedSchema).default([]),
});

export type FoundReview = z.infer<typeof foundSchema>;
export type AcronymReview = z.infer<typeof acronymSchema>;
export type NoticedReview = z.infer<typeof noticedSchema>;
