import { z } from 'astro/zod';
import { isPartialDate } from '../model/partial-date.ts';

/** Every kind of record, in the order in which the site lists them. The folder in content/ and the address have the same name. */
export const KINDS = [
  'programs',
  'budget-lines',
  'reports',
  'events',
  'agreements',
  'outcomes',
  'statistics',
  'concepts',
  'schemes',
  'organizations',
  'partners',
  'sources',
] as const;

export type Kind = (typeof KINDS)[number];

/** A record's address within the site: its kind and its id, e.g. `programs/sicorp`. */
export type Ref = `${Kind}/${string}`;

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

export const idSchema = z
  .string()
  .regex(ID, 'lower-case letters, digits and single hyphens, e.g. "sicorp-v4"');

export const refSchema = z
  .templateLiteral([z.enum(KINDS), '/', z.string().regex(ID)])
  .describe('Another record as kind/id, e.g. programs/sicorp');

const text = z.string().trim().min(1);

/** Text in both languages. Nothing falls back silently, so both are required. */
export const localizedSchema = z
  .strictObject({
    ja: text.meta({ description: 'Japanese' }),
    en: text.meta({ description: 'English' }),
  })
  .meta({ description: 'The same text in both languages' });

export type Localized = z.infer<typeof localizedSchema>;

/**
 * Authored prose in both languages. `[[claim-id]]` prints a claim's value with its mark,
 * `[[claim-id|words]]` prints the words with the mark, `[[kind/id]]` and `[[kind/id|words]]` link a record.
 * A blank line starts a new paragraph.
 */
export const proseSchema = localizedSchema.meta({
  description:
    'Prose in both languages; [[claim-id]] prints a claim, [[kind/id]] links a record, a blank line starts a paragraph',
});

export const nameSchema = z
  .strictObject({
    ja: text.meta({ description: 'Japanese name as the institution writes it' }),
    reading: text
      .regex(/^[ぁ-ゖァ-ヺー・ 　a-zA-Z0-9-]+$/, 'kana (or Latin letters where the name has them)')
      .meta({ description: 'Reading of the Japanese name in kana' }),
    en: text.meta({ description: 'English name' }),
    enStatus: z
      .enum(['official', 'ours'])
      .meta({ description: 'official: the institution uses it; ours: our translation' }),
    enSource: z.url().optional().meta({
      description: 'Where the official English name is used; required when enStatus is official',
    }),
  })
  .refine((name) => name.enStatus === 'ours' || name.enSource, {
    path: ['enSource'],
    message: 'an address that shows the official English name (or set enStatus: ours)',
  })
  .meta({ description: 'Name in both languages with its reading' });

/** What every record has: names and words to find it by, and a summary in both languages. */
export const recordFields = {
  name: nameSchema,
  shortName: localizedSchema
    .optional()
    .meta({ description: 'Short form for tables, charts and links, e.g. SICORP' }),
  acronym: text.optional().meta({ description: 'Acronym, e.g. SICORP' }),
  synonyms: z.array(text).default([]).meta({
    description: 'Other names, old names and common spellings in any language, used by search',
  }),
  keywords: z.array(text).default([]).meta({
    description: 'Words that people search with and that are not names of the record',
  }),
  summary: proseSchema.meta({
    description: 'What it is, for whom, how it works and why it matters; our own words',
  }),
  related: z
    .array(refSchema)
    .default([])
    .meta({ description: 'Other records a reader of this one will want' }),
};

export const partialDateSchema = z
  .string()
  .refine(
    isPartialDate,
    'a date as 2023, 2023-05, 2023-05-12 or FY2023; "~" after it for about; A/B for a range; A/.. for open',
  )
  .meta({
    description: 'Date as precise as printed: 2023, 2023-05, 2023-05-12, FY2023, 2018~, A/B, A/..',
  });

/** A printed string: exact, on one line, and short. */
export const printedSchema = z
  .string()
  .min(1)
  .max(60, 'at most 60 characters: quote only the words that carry the value')
  .refine((printed) => printed === printed.trim(), 'no space at either end')
  .meta({ description: 'The string as printed, exact, at most 60 characters' });
