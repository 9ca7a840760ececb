import { z } from 'astro/zod';
import { idSchema, partialDateSchema, proseSchema, recordFields } from './shared.ts';

export const PROGRAM_CATEGORIES = [
  'program',
  'program-group',
  'support-type',
  'country-call',
  'multilateral-framework',
  'hub',
  'fellowship',
  'international-project',
  'system',
  'initiative',
  'plan',
  'rule',
  'platform',
  'foreign-program',
] as const;

export const DIRECTIONS = [
  'outbound',
  'inbound',
  'joint-research',
  'diplomacy',
  'education',
  'infrastructure',
] as const;

export const CAREER_STAGES = [
  'school',
  'undergraduate',
  'master',
  'doctoral',
  'postdoc',
  'professor',
  'institution',
] as const;

export const programSchema = z
  .strictObject({
    ...recordFields,
    category: z.enum(PROGRAM_CATEGORIES).meta({ description: 'What kind of measure it is' }),
    parent: idSchema.optional().meta({ description: 'Program that this one is a part of' }),
    predecessors: z
      .array(idSchema)
      .default([])
      .meta({ description: 'Programs that this one continues, per the documents' }),
    agencies: z
      .array(idSchema)
      .default([])
      .meta({ description: 'Organizations that run or fund it, first the main one' }),
    directions: z
      .array(z.enum(DIRECTIONS))
      .min(1)
      .meta({ description: 'Our classification: where people or money move' }),
    careerStages: z
      .array(z.enum(CAREER_STAGES))
      .default([])
      .meta({ description: 'Stages that the documents name as target; empty if none named' }),
    initiative: z.enum(['top-down', 'bottom-up']).optional().meta({
      description: 'トップダウン or ボトムアップ, where a document says so',
    }),
    tier: z.literal([1, 2, 3]).optional().meta({
      description: 'Tier of international joint research, where a document says so',
    }),
    partners: z
      .array(idSchema)
      .default([])
      .meta({ description: 'Partner countries, regions and frameworks' }),
    concepts: z
      .array(idSchema)
      .default([])
      .meta({ description: 'Concepts needed to understand it' }),
    status: z.enum(['running', 'ended', 'planned', 'not-stated']).meta({
      description:
        'State according to the newest document that speaks of it; ended if the term that it states is over',
    }),
    statusAsOf: partialDateSchema.meta({
      description: 'Date of that document, or the end of the stated term',
    }),
    major: z
      .boolean()
      .default(false)
      .meta({ description: 'true for the programs listed on the home page' }),
    details: proseSchema.optional().meta({
      description: 'More on how it works and what changed, for records without an MDX narrative',
    }),
    website: z.url().optional().meta({ description: 'Official page' }),
  })
  .meta({ description: 'A program, sub-program, framework, project, initiative, plan or system' });

export type Program = z.infer<typeof programSchema>;
