// Prose that follows a decision, as it is stored and read.
import { z } from 'zod';
import { FALLBACK_REASONS } from '../advisor/no-advice.ts';
import { citedSchema, factSchema } from '../reasoning/facts/fact.ts';
import { calledForSchema } from './decision.ts';

/** What a model of another provider said of the sentences of a brief. */
const secondLookSchema = z
  .strictObject({
    provider: z.string().nullable(),
    model: z.string().nullable(),
    prompt: z.string(),
    leftOut: z
      .number()
      .int()
      .meta({ description: 'Sentences that it found no ground for; plain ones stand instead.' }),
    failed: z
      .enum(FALLBACK_REASONS)
      .nullable()
      .meta({ description: 'Why there was none: the brief then stands as it was judged.' }),
  })
  .meta({ id: 'SecondLook' });
export type SecondLook = z.infer<typeof secondLookSchema>;

/** What reps read once it is there; `wouldChoose` is set when the advisor preferred somebody else. */
export const laterAdviceSchema = z
  .strictObject({
    summary: z.string(),
    reasons: z.array(citedSchema),
    talkingPoints: z.array(citedSchema),
    nextSteps: z.array(citedSchema),
    facts: z.array(factSchema),
    wouldChoose: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
    provider: z.string().nullable(),
    model: z.string().nullable(),
    promptHash: z.string(),
    costUsd: z.number().nullable(),
    calls: z.array(calledForSchema).optional(),
    secondLook: secondLookSchema.optional(),
  })
  .meta({ id: 'LaterAdvice' });
export type LaterAdvice = z.infer<typeof laterAdviceSchema>;
