import { z } from 'astro/zod';
import {
  idSchema,
  localizedSchema,
  partialDateSchema,
  printedSchema,
  recordFields,
  refSchema,
} from './shared.ts';

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
    category: z.enum(REPORT_CATEGORIES),
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
    category: z.enum(EVENT_CATEGORIES),
    programs: z.array(idSchema).default([]),
    organizations: z.array(idSchema).default([]),
    partners: z.array(idSchema).default([]),
    concepts: z.array(idSchema).default([]),
    agreements: z.array(idSchema).default([]),
    reports: z.array(idSchema).default([]),
  })
  .meta({
    description:
      'Something that happened or was announced; its date is a claim with attribute date',
  });

export const agreementSchema = z
  .strictObject({
    ...recordFields,
    category: z.enum(['government', 'agency', 'institution', 'statement']).meta({
      description: 'Between governments, funding agencies, institutions; or a joint statement',
    }),
    parties: z
      .array(refSchema)
      .default([])
      .meta({ description: 'Parties that have a record here' }),
    programs: z.array(idSchema).default([]),
    events: z.array(idSchema).default([]),
    partners: z.array(idSchema).default([]),
  })
  .meta({ description: 'An agreement, memorandum, arrangement or joint statement' });

export const outcomeSchema = z
  .strictObject({
    ...recordFields,
    category: z.enum(['research-result', 'alumnus', 'institution', 'diplomacy', 'evaluation']),
    programs: z.array(idSchema).min(1).meta({ description: 'Programs it came from' }),
    partners: z.array(idSchema).default([]),
    organizations: z.array(idSchema).default([]),
    person: localizedSchema
      .optional()
      .meta({ description: 'Name of the researcher, as printed and in Latin letters' }),
  })
  .meta({ description: 'A result of a program or a person it supported' });

export const statisticSchema = z
  .strictObject({
    ...recordFields,
    measures: localizedSchema.meta({ description: 'What is counted, by whom, how' }),
    programs: z.array(idSchema).default([]),
    concepts: z.array(idSchema).default([]),
    partners: z.array(idSchema).default([]),
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
    category: z.enum(CONCEPT_CATEGORIES),
    broader: idSchema.optional().meta({ description: 'The wider concept' }),
  })
  .meta({ description: 'A term of the field, explained' });

export const FLOW_KINDS = [
  'money',
  'notice',
  'proposal',
  'support',
  'agreement',
  'research',
  'consultation',
] as const;

export const schemeSchema = z
  .strictObject({
    ...recordFields,
    program: idSchema,
    nodes: z
      .array(
        z.strictObject({
          id: idSchema,
          label: localizedSchema,
          organization: idSchema.optional(),
          side: z.enum(['japan', 'partner']),
          level: z
            .int()
            .min(1)
            .max(4)
            .meta({ description: '1 government, 2 agency, 3 researchers' }),
        }),
      )
      .min(2),
    flows: z
      .array(
        z.strictObject({
          from: idSchema,
          to: idSchema,
          kind: z.enum(FLOW_KINDS),
          label: localizedSchema,
          claim: idSchema.meta({ description: 'The claim that prints it' }),
          inferred: z
            .boolean()
            .default(false)
            .meta({ description: 'true if the direction is read from the layout only' }),
        }),
      )
      .min(1),
  })
  .meta({ description: 'Who gives money, instructions or proposals to whom in a program' });

export const ORGANIZATION_CATEGORIES = [
  'ministry',
  'funding-agency',
  'council',
  'research-institute',
  'university',
  'advisor',
  'foreign-government',
  'foreign-agency',
  'international',
  'company',
  'headquarters',
] as const;

export const organizationSchema = z
  .strictObject({
    ...recordFields,
    category: z.enum(ORGANIZATION_CATEGORIES),
    parent: idSchema.optional(),
    partner: idSchema.optional().meta({ description: 'Country or framework, for foreign bodies' }),
    website: z.url().optional(),
  })
  .meta({ description: 'A ministry, agency, council, university, company or international body' });

export const partnerSchema = z
  .strictObject({
    ...recordFields,
    category: z.enum(['country', 'region', 'framework']),
    code: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .optional()
      .meta({ description: 'ISO 3166-1 alpha-2, for countries' }),
    members: z
      .array(idSchema)
      .default([])
      .meta({ description: 'Members, for regions and frameworks' }),
  })
  .meta({ description: 'A partner country, region or international framework' });

const inference = localizedSchema.meta({
  description: 'How it was inferred; leave out if printed',
});

export const sourceSchema = z
  .strictObject({
    ...recordFields,
    holding: z
      .enum(['held', 'cited'])
      .meta({ description: 'held: its claims are here; cited: our documents refer to it' }),
    category: z.enum([
      'slides',
      'budget',
      'report',
      'plan',
      'paper',
      'data',
      'web',
      'law',
      'other',
    ]),
    publisher: z.array(idSchema).default([]).meta({ description: 'Organizations that issued it' }),
    date: partialDateSchema.optional(),
    titleInferred: inference.optional(),
    dateInferred: inference.optional(),
    publisherInferred: inference.optional(),
    website: z.url().optional(),
    terms: localizedSchema
      .optional()
      .meta({ description: 'Terms under which the document itself stands; held documents' }),
    extraction: localizedSchema
      .optional()
      .meta({ description: 'What the text extraction lost or scrambled; held documents' }),
    pagesInferred: inference.optional(),
    parts: z
      .array(
        z.strictObject({
          id: idSchema,
          page: z.int().positive().optional(),
          heading: localizedSchema.meta({ description: 'Heading as printed, and in English' }),
          opens: printedSchema.optional().meta({
            description:
              'First words of the part in the document’s text, parts in order; leave out for a part that runs through the document, such as its footnotes',
          }),
        }),
      )
      .default([])
      .meta({ description: 'Citable places, in the order of the document; held documents' }),
  })
  .refine((source) => source.holding === 'cited' || source.parts.length > 0, {
    path: ['parts'],
    message: 'the parts of a held document, at least one',
  })
  .refine((source) => source.holding === 'cited' || source.date, {
    path: ['date'],
    message: 'the date of a held document',
  })
  .meta({ description: 'A source document, or a document that one of them cites' });

export type BudgetLine = z.infer<typeof budgetLineSchema>;
export type Report = z.infer<typeof reportSchema>;
export type Event = z.infer<typeof eventSchema>;
export type Agreement = z.infer<typeof agreementSchema>;
export type Outcome = z.infer<typeof outcomeSchema>;
export type Statistic = z.infer<typeof statisticSchema>;
export type Concept = z.infer<typeof conceptSchema>;
export type Scheme = z.infer<typeof schemeSchema>;
export type Organization = z.infer<typeof organizationSchema>;
export type Partner = z.infer<typeof partnerSchema>;
export type Source = z.infer<typeof sourceSchema>;
