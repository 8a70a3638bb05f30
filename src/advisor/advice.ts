// What an accepted answer of the advisor comes to, in our own terms: reps by id, sentences with facts.
import { z } from 'zod';
import { citedSchema } from '../reasoning/facts/fact.ts';
import { needSchema } from '../selection/free-text/needs.ts';

const adviceSchema = z
  .strictObject({
    choice: z.string().meta({ description: 'Rep id of the choice.' }),
    backup: z
      .strictObject({ repId: z.string(), when: z.string() })
      .nullable()
      .meta({ description: 'Who takes over, and when.' }),
    ranking: z.array(z.string()).meta({ description: 'Rep ids, best first, the choice leading.' }),
    summary: z.string(),
    reasons: z.array(citedSchema),
    talkingPoints: z.array(citedSchema),
    nextSteps: z.array(citedSchema),
    confidence: z.enum(['low', 'medium', 'high']),
    conflicts: z
      .array(citedSchema)
      .meta({ description: 'Facts that contradict one another, in words.' }),
    needs: z.array(needSchema),
    suspectedInjection: z
      .boolean()
      .meta({ description: 'The free text tried to give orders; it was left out of the choice.' }),
    dropped: z
      .array(z.string())
      .meta({ description: 'What was left out of the answer, and why; never shown to reps.' }),
  })
  .meta({ id: 'Advice' });

/** Reps appear by id in `choice`, `backup` and `ranking`, and by name in the sentences. */
export type Advice = z.infer<typeof adviceSchema>;
