// Leads that wait because nobody may take them, with the reason of each.
import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { Refusal } from '../../flows/refusal.ts';
import { countQueue, listQueue } from '../../io/db/views/queue.ts';
import { QUEUE_REASONS } from '../../routing/decision.ts';
import { jsonAnswer, refusals } from '../middleware/answers.ts';
import { keyAfter, pageQuery, pageSchema } from '../middleware/paging.ts';
import { newResource, type ResourceDeps } from '../middleware/resource.ts';

const lineSchema = z
  .strictObject({
    leadId: z.string(),
    decisionId: z.string(),
    reason: z.string(),
    detail: z.string(),
    heat: z.number().meta({
      description:
        'Your score of the lead, or our own where none came; hotter ones first among leads as old.',
    }),
    since: z.string(),
    sweeps: z.number().int().meta({ description: 'How often it was tried again.' }),
    nextSweepAt: z.string(),
    escalatedAt: z
      .string()
      .nullable()
      .meta({ description: 'When the lead had waited longer than the policy allows.' }),
    notified: z
      .array(z.string())
      .meta({ description: 'Whom the policy names for it; telling them is the caller’s.' }),
  })
  .meta({ id: 'QueueEntry' });

const answerSchema = pageSchema(lineSchema).extend({
  waiting: z
    .array(z.strictObject({ reason: z.string(), count: z.number().int() }))
    .meta({ description: 'The whole queue by reason.' }),
});

const listQuery = z.strictObject({ ...pageQuery, reason: z.enum(QUEUE_REASONS).optional() });

export function queueResource({ flows, guard }: ResourceDeps) {
  return newResource().openapi(
    createRoute({
      method: 'get',
      path: '/queue',
      tags: ['Routing'],
      operationId: 'listQueue',
      summary: 'List waiting leads',
      ...guard('read'),
      request: { query: listQuery },
      responses: {
        200: jsonAnswer(answerSchema, 'Waiting leads, oldest first.'),
        ...refusals('invalid_input'),
      },
    }),
    async (c) => {
      const { limit, cursor, reason } = c.req.valid('query');
      const [page, waiting] = await Promise.all([
        listQueue(flows.db, { reason }, { limit, after: lastSeen(cursor) }),
        countQueue(flows.db),
      ]);
      return c.json({ ...page, waiting }, 200);
    },
  );
}

function lastSeen(cursor: string | undefined): { since: Date; leadId: string } | null {
  const [since, leadId] = keyAfter(cursor, 2) ?? [];
  if (since === undefined || leadId === undefined) return null;
  const at = Date.parse(since);
  if (!Number.isNaN(at)) return { since: new Date(at), leadId };
  throw new Refusal('invalid_input', '', [
    { path: '?cursor', message: 'is not a cursor of this list' },
  ]);
}
