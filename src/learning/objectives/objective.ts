// One thing that the policy is held to: what is measured, how far it should be, where it stands.
import { z } from 'zod';

const OBJECTIVES = [
  'response_time',
  'assignment_accuracy',
  'pipeline_balance',
  'conversion_lift',
] as const;

export const objectiveSchema = z
  .strictObject({
    code: z.enum(OBJECTIVES),
    definition: z.string().meta({ description: 'What is measured, and over what.' }),
    unit: z.enum(['minutes', 'share']),
    target: z.number(),
    passesWhen: z.enum(['at_most', 'at_least']),
    value: z.number().nullable().meta({ description: 'null: it cannot be said.' }),
    n: z.number().int().meta({ description: 'How many leads, cases, reps or deals it rests on.' }),
    status: z.enum(['pass', 'fail', 'unknown']),
    because: z.string().meta({ description: 'What was counted, or why it cannot be said.' }),
  })
  .meta({ id: 'Objective' });
export type Objective = z.infer<typeof objectiveSchema>;

type Frame = Pick<Objective, 'code' | 'definition' | 'unit' | 'target' | 'passesWhen'>;

/** An objective that cannot be judged: no value is given, however tempting a small sample is. */
export function unknown(frame: Frame, n: number, because: string): Objective {
  return { ...frame, value: null, n, status: 'unknown', because };
}

/** An objective held against its target; a value on the target passes. */
export function judged(frame: Frame, value: number, n: number, because: string): Objective {
  const passes = frame.passesWhen === 'at_most' ? value <= frame.target : value >= frame.target;
  return { ...frame, value, n, status: passes ? 'pass' : 'fail', because };
}
