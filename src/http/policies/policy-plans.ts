// Before a policy is put in force: what it would have done with the last leads, and what lint finds.
import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { lintPolicyNow } from '../../flows/policy/lint-policy.ts';
import {
  DEFAULT_PLAN_DECISIONS,
  MAX_PLAN_DECISIONS,
  planPolicy,
} from '../../flows/policy/plan-policy.ts';
import { leadSchema } from '../../leads/lead.ts';
import { LINT_CODES } from '../../policy/lint/finding.ts';
import { policyDocumentSchema } from '../../policy/policy.ts';
import { bodyRefusals, jsonAnswer } from '../middleware/answers.ts';
import {
  guardBody,
  jsonContent,
  newResource,
  type ResourceDeps,
  versionNumber,
} from '../middleware/resource.ts';

const { name } = policyDocumentSchema.shape;
const document = z.record(z.string(), z.unknown()).meta({
  description: 'A policy document; see the schema Policy.',
});
const text = z.string().max(200_000).meta({ description: 'The same as YAML or JSON.' });
const stored = z.strictObject({ name, version: versionNumber });

const planWishSchema = z
  .strictObject({
    draft: z.union([z.strictObject({ document }), z.strictObject({ text }), stored]).meta({
      description: 'A draft, or a stored version by name and number.',
    }),
    against: name.nullable().default(null).meta({
      description:
        'The policy in force to compare with. Default: of the same name, else the default.',
    }),
    last: z.number().int().min(1).max(MAX_PLAN_DECISIONS).default(DEFAULT_PLAN_DECISIONS),
    leads: z.array(leadSchema).min(1).max(1_000).nullable().default(null).meta({
      description: 'Leads to plan with instead of the newest decisions.',
    }),
    samples: z.number().int().min(0).max(200).default(20),
  })
  .meta({ id: 'PlanWish' });

const expectedUsd = z.number().nullable().meta({
  description: 'Win probability times expected amount, added up; null: no deal sizes are known.',
});
const tally = z.strictObject({ leads: z.number(), expectedWins: z.number(), expectedUsd });
const sideSchema = z.strictObject({
  policy: z.strictObject({ name: z.string(), version: z.number(), hash: z.string() }),
  assigned: z.number(),
  queued: z.number(),
  declined: z.number().meta({ description: 'Leads that the policy says need nobody.' }),
  relaxed: z.number(),
  expectedWins: z.number(),
  expectedUsd,
  valued: z.number().meta({ description: 'Assigned leads whose worth is known.' }),
  imbalance: z.number(),
  byTier: z.record(z.string(), z.number()),
});
const choiceSchema = z.strictObject({
  rep: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
  decidedBy: z.enum(['scorer', 'ownership', 'none']),
  declined: z.boolean(),
  tier: z.string().nullable(),
  relaxed: z.array(z.string()).readonly(),
  winProbability: z.number().nullable(),
  expectedUsd,
});
const planSchema = z
  .strictObject({
    decisions: z.number(),
    from: z.string().nullable(),
    to: z.string().nullable(),
    live: sideSchema,
    draft: sideSchema,
    changed: z.number(),
    newlyQueued: z.number(),
    newlyAssigned: z.number(),
    reps: z.array(z.strictObject({ id: z.string(), name: z.string(), live: tally, draft: tally })),
    samples: z.array(
      z.strictObject({
        leadId: z.string(),
        at: z.string(),
        lead: z.string(),
        live: choiceSchema,
        draft: choiceSchema,
        because: z.string(),
      }),
    ),
  })
  .meta({ id: 'Plan' });

const lintWishSchema = z
  .union([
    z.strictObject({ document }),
    z.strictObject({ text }),
    z.strictObject({ name, version: versionNumber.nullable().default(null) }),
  ])
  .meta({ id: 'LintWish', description: 'A draft, or a stored version (null: the one in force).' });
const findingSchema = z
  .strictObject({
    code: z.enum(LINT_CODES),
    severity: z.enum(['error', 'warning', 'note']),
    path: z.string(),
    sentence: z.string(),
    todo: z.string(),
  })
  .meta({ id: 'LintFinding' });
const tags = ['Policies'];

export function policyPlansResource(deps: ResourceDeps) {
  const { flows } = deps;
  const guarded = guardBody(deps, 'manage');
  return newResource()
    .openapi(
      createRoute({
        method: 'post',
        path: '/policies/plan',
        tags,
        operationId: 'planPolicy',
        summary: 'See what a draft would change',
        description: 'The newest decisions are made again under the draft; nothing is stored.',
        ...guarded,
        request: { body: jsonContent(planWishSchema) },
        responses: {
          200: jsonAnswer(planSchema, 'Who gains, who loses, what becomes unroutable.'),
          ...bodyRefusals('policy_invalid', 'policy_unknown'),
        },
      }),
      async (c) => c.json(await planPolicy(flows, c.req.valid('json')), 200),
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/policies/lint',
        tags,
        operationId: 'lintPolicy',
        summary: 'Find what a policy gets wrong',
        ...guarded,
        request: { body: jsonContent(lintWishSchema) },
        responses: {
          200: jsonAnswer(z.strictObject({ items: z.array(findingSchema) }), 'Findings.'),
          ...bodyRefusals('policy_invalid', 'policy_unknown'),
        },
      }),
      async (c) => c.json({ items: await lintPolicyNow(flows, c.req.valid('json')) }, 200),
    );
}
