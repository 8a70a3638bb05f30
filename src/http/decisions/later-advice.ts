// Prose that follows a decision.
import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { readLater } from '../../io/db/views/later-advice.ts';
import { laterAdviceSchema } from '../../routing/later-advice.ts';
import { jsonAnswer, refusals } from '../middleware/answers.ts';
import { foundOr404, idParam, newResource, type ResourceDeps } from '../middleware/resource.ts';

const stateSchema = z
  .strictObject({
    state: z.string().meta({
      description:
        '"awaited", "briefed" (a brief about the rep who has the lead), "agrees" or "differs" (under "async" the advisor chose afterwards, the same rep or another), or why none came.',
    }),
    advice: laterAdviceSchema.nullable(),
  })
  .meta({ id: 'LaterAdviceState' });

export function laterAdviceResource({ flows, guard }: ResourceDeps) {
  return newResource().openapi(
    createRoute({
      method: 'get',
      path: '/decisions/{id}/advice',
      tags: ['Routing'],
      operationId: 'readLaterAdvice',
      summary: 'Read the advice that followed a decision',
      ...guard('read'),
      request: { params: idParam },
      responses: {
        200: jsonAnswer(stateSchema, 'What has come so far; ask again while it is "awaited".'),
        ...refusals('not_found'),
      },
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      const later = foundOr404(await readLater(flows.db, id), 'later advice of a decision', id);
      const advice =
        later.answer === null ? null : laterAdviceSchema.parse(JSON.parse(later.answer));
      return c.json({ state: later.state ?? 'awaited', advice }, 200);
    },
  );
}
