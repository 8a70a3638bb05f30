// What changes how leads will be decided from now on: policy, model, advisor.
import { z } from 'zod';

const by = z.string().meta({ description: 'An API key’s id, "cli" or the name of a job.' });

export const HOUSE_KINDS = {
  'policy.activated': {
    when: 'A version of a policy is put in force, or the one before it again.',
    data: z.strictObject({
      fromVersion: z.number().int().nullable().meta({ description: 'What was in force before.' }),
      isDefault: z.boolean().meta({ description: 'Whether callers who name none get it.' }),
      by,
    }),
  },
  'model.promoted': {
    when: 'A learned model is put in force.',
    data: z.strictObject({
      modelVersion: z.number().int(),
      fromVersion: z.number().int().nullable(),
      by,
    }),
  },
  'advisor.off': {
    when: 'No model is asked any more: a person turned the advisor off, or it did worse than the rules.',
    data: z.strictObject({ itself: z.boolean().meta({ description: 'No person did it.' }), by }),
  },
} as const;
