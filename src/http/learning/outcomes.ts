// What became of leads: told by the CRM, in any order, any number of times.
import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { recordOutcome } from '../../flows/learning/record-outcome.ts';
import { outcomeSchema } from '../../learning/outcome.ts';
import { bodyRefusals, jsonAnswer } from '../middleware/answers.ts';
import { guardBody, jsonContent, newResource, type ResourceDeps } from '../middleware/resource.ts';

const recordedSchema = z
  .strictObject({
    id: z.string(),
    leadId: z.string(),
    repId: z.string().nullable().meta({ description: 'Who held the lead when it happened.' }),
    recorded: z.boolean().meta({ description: 'False: it was told before; nothing was done.' }),
    ended: z.boolean().meta({ description: 'True: the rep’s slot is free.' }),
    responseMinutes: z.number().nullable().meta({
      description: 'Elapsed minutes from assignment to first contact, once the deal is finished.',
    }),
  })
  .meta({ id: 'RecordedOutcome' });

export function outcomesResource(deps: ResourceDeps) {
  return newResource().openapi(
    createRoute({
      method: 'post',
      path: '/outcomes',
      tags: ['Learning'],
      operationId: 'recordOutcome',
      summary: 'Tell what became of a lead',
      description:
        'A won or lost lead frees the rep’s slot and is learned from. The same id with the same content does nothing; of several endings the latest counts. The key that routes leads may call it.',
      ...guardBody(deps, 'route'),
      request: {
        body: jsonContent(outcomeSchema, {
          id: 'crm-opp-118-won',
          leadId: 'lead-1',
          kind: 'won',
          at: '2026-11-23T16:20:00Z',
          amount: 48_000,
          currency: 'USD',
        }),
      },
      responses: {
        200: jsonAnswer(recordedSchema, 'It was told before.'),
        201: jsonAnswer(recordedSchema, 'It is recorded.'),
        ...bodyRefusals('not_found', 'idempotency_mismatch'),
      },
    }),
    async (c) => {
      const told = await recordOutcome(deps.flows, c.get('caller').keyId, c.req.valid('json'));
      return c.json(told, told.recorded ? 201 : 200);
    },
  );
}
