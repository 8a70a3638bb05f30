// What the policy is held to: targets that are measured and change no decision.
import { z } from 'zod';

const measured = (description: string) => ({ description: `${description}; null: not measured.` });

/** `objective.targets` of a policy. */
export const targetsSchema = z.strictObject({
  days: z.number().int().min(1).max(365).default(30).meta({ description: 'Period looked at.' }),
  minN: z
    .number()
    .int()
    .min(1)
    .default(30)
    .meta({ description: 'With fewer leads, cases or deals nothing is said.' }),
  responseMinutes: z
    .number()
    .positive()
    .nullable()
    .default(5)
    .meta(measured('Median first response at most')),
  accuracy: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .default(0.9)
    .meta(measured('Agreement with labelled cases at least, 0–1')),
  balance: z
    .number()
    .positive()
    .nullable()
    .default(0.15)
    .meta(measured('Largest distance of a pipeline from the mean at most, as a share')),
  balanceOf: z.enum(['pipeline_value', 'pipeline_pct']).default('pipeline_value'),
  lift: z
    .number()
    .min(-1)
    .nullable()
    .default(0)
    .meta(measured('Wins over those of imported history at least, 0.1 is a tenth more')),
});
