import { z } from 'astro/zod';
import { idSchema, localizedSchema, recordFields } from './shared.ts';

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
    program: idSchema.meta({ description: 'Program whose scheme it is' }),
    nodes: z
      .array(
        z.strictObject({
          id: idSchema,
          label: localizedSchema,
          organization: idSchema.optional().meta({ description: 'Its record, if it has one' }),
          side: z.enum(['japan', 'partner']).meta({ description: 'Left or right in the picture' }),
          level: z
            .int()
            .min(1)
            .max(4)
            .meta({ description: '1 government, 2 agency, 3 researchers' }),
        }),
      )
      .min(2)
      .meta({ description: 'The boxes: bodies and researchers, each with side and level' }),
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
      .min(1)
      .meta({ description: 'The arrows, each with the claim that prints it' }),
  })
  .meta({ description: 'Who gives money, instructions or proposals to whom in a program' });
