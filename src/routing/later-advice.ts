// Prose that follows a decision, as it is stored and read.
import { z } from 'zod';
import { citedSchema, factSchema } from '../reasoning/facts/fact.ts';
import { calledForSchema } from './decision.ts';

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
  })
  .meta({ id: 'LaterAdvice' });
export type LaterAdvice = z.infer<typeof laterAdviceSchema>;
