// Who has had their share of the leads, and why a rep's balance is what it is.
import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { showFairness, showStatement } from '../../flows/show-fairness.ts';
import { ENTRY_KINDS } from '../../roster/fairness/entry.ts';
import { jsonAnswer, refusals } from '../middleware/answers.ts';
import { idParam, newResource, type ResourceDeps } from '../middleware/resource.ts';

const overviewSchema = z
  .strictObject({
    policy: z.string(),
    by: z.enum(['count', 'expected_value']),
    halfLifeDays: z.number(),
    days: z.number(),
    reps: z.array(
      z.strictObject({
        rep: z.strictObject({ id: z.string(), name: z.string() }),
        due: z.number().meta({ description: 'Leads due, credits included, faded by half-life.' }),
        received: z.number(),
        balance: z.number().meta({ description: 'Above 0: leads are owed to the rep.' }),
        deviation: z.number().meta({ description: 'Received against due; 0.1: a tenth too many.' }),
        assigned: z.number().int().meta({ description: 'In these days, not faded.' }),
        declined: z.number().int(),
        declineRate: z.number().nullable(),
      }),
    ),
  })
  .meta({ id: 'Fairness' });

const statementSchema = z
  .strictObject({
    repId: z.string(),
    balance: z.number(),
    from: z.string(),
    carried: z.number().meta({ description: 'From before; carried and lines sum to the balance.' }),
    lines: z.array(
      z.strictObject({
        at: z.string(),
        kind: z.enum(ENTRY_KINDS),
        leadId: z.string().nullable(),
        balance: z.number().meta({ description: 'What it adds to the balance today.' }),
        booked: z.number().meta({ description: 'What it added when it was booked.' }),
        because: z.string(),
      }),
    ),
  })
  .meta({ id: 'FairnessStatement' });

const days = z.coerce.number().int().min(1).max(90).default(30);
const tags = ['Roster'];

export function fairnessResource({ flows, guard }: ResourceDeps) {
  return newResource()
    .openapi(
      createRoute({
        method: 'get',
        path: '/fairness',
        tags,
        operationId: 'showFairness',
        summary: 'Show who has had their share of the leads',
        description: 'Active reps under the default policy, those who are owed most first.',
        ...guard('read'),
        request: { query: z.strictObject({ days }) },
        responses: {
          200: jsonAnswer(overviewSchema, 'Balances, and how many leads each rep declined.'),
          ...refusals('policy_unknown', 'invalid_input'),
        },
      }),
      async (c) => c.json(await showFairness(flows, c.req.valid('query').days), 200),
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/reps/{id}/fairness',
        tags,
        operationId: 'showFairnessStatement',
        summary: 'Explain a rep’s balance entry by entry',
        description: 'Other reps appear only by what they did to this balance.',
        ...guard('read'),
        request: {
          params: idParam,
          query: z.strictObject({
            days,
            each: z
              .stringbool({ truthy: ['true'], falsy: ['false'] })
              .default(false)
              .meta({
                description: 'Every lead that went to others; else they are added up by day.',
              }),
          }),
        },
        responses: {
          200: jsonAnswer(statementSchema, 'The statement, oldest entry first.'),
          ...refusals('not_found', 'policy_unknown', 'invalid_input'),
        },
      }),
      async (c) => {
        const wish = c.req.valid('query');
        return c.json(await showStatement(flows, c.req.valid('param').id, wish), 200);
      },
    );
}
