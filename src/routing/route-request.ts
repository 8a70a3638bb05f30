// What a caller may ask of `POST /route`, besides the lead itself.
import { z } from 'zod';
import { leadSchema } from '../leads/lead.ts';
import { policyDocumentSchema } from '../policy/policy.ts';
import { repSchema } from '../roster/rep.ts';

export const DEFAULT_DEADLINE_MS = 2_500;

export const routeRequestSchema = z.strictObject({
  lead: leadSchema,
  reps: z
    .array(repSchema.extend({ open: z.number().int().nonnegative().max(1_000_000).default(0) }))
    .min(1)
    .max(500)
    .optional()
    .meta({
      description: 'Candidates given inline, with their open leads; the roster is then not used.',
    }),
  policy: z
    .union([
      z
        .string()
        .regex(/^[a-z0-9][a-z0-9-]{0,59}(@\d{1,9})?$/, '"name" or "name@version"')
        .meta({ description: 'A stored policy; without a version, the one in force.' }),
      policyDocumentSchema,
    ])
    .optional()
    .meta({
      description: 'Default: the policy in force. An inline document counts for this call only.',
    }),
  mode: z.enum(['sync', 'async', 'off']).default('sync'),
  deadlineMs: z.number().int().min(50).max(30_000).default(DEFAULT_DEADLINE_MS),
  dryRun: z.boolean().default(false),
});

export type RouteRequest = z.infer<typeof routeRequestSchema>;
