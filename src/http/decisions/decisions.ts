// The log of decisions: a list to look through, and each decision as it was answered.
import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { listDecisions, readAnswer } from '../../io/db/views/decisions.ts';
import { instant } from '../../leads/instant.ts';
import { type Decision, decisionSchema } from '../../routing/decision.ts';
import { jsonAnswer, jsonText, refusals } from '../middleware/answers.ts';
import { keyAfter, pageQuery, pageSchema } from '../middleware/paging.ts';
import { foundOr404, idParam, newResource, type ResourceDeps } from '../middleware/resource.ts';

const { outcome, decidedBy } = decisionSchema.shape;

export const decisionLineSchema = z
  .strictObject({
    id: z.string(),
    leadId: z.string(),
    at: z.string(),
    outcome,
    rep: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
    decidedBy,
    fallback: z.string().nullable(),
    policy: z.strictObject({ name: z.string(), version: z.number().int() }),
    totalMs: z.number(),
  })
  .meta({ id: 'DecisionLine' });

const listQuery = z.strictObject({
  ...pageQuery,
  leadId: z.string().optional(),
  repId: z.string().optional(),
  outcome: outcome.optional(),
  decidedBy: decidedBy.optional(),
  fallback: z.string().optional().meta({ description: 'A named reason, "any" or "none".' }),
  policy: z.string().optional(),
  from: instant.optional(),
  to: instant.optional().meta({ description: 'Up to and without this instant.' }),
});
const tags = ['Routing'];

export function decisionsResource({ flows, guard }: ResourceDeps) {
  return newResource()
    .openapi(
      createRoute({
        method: 'get',
        path: '/decisions',
        tags,
        operationId: 'listDecisions',
        summary: 'List decisions',
        ...guard('read'),
        request: { query: listQuery },
        responses: {
          200: jsonAnswer(pageSchema(decisionLineSchema), 'Decisions, newest first.'),
          ...refusals('invalid_input'),
        },
      }),
      async (c) => {
        const { limit, cursor, from, to, ...filter } = c.req.valid('query');
        const [after = null] = keyAfter(cursor, 1) ?? [];
        const span = { from: dateOf(from), to: dateOf(to) };
        return c.json(await listDecisions(flows.db, { ...filter, ...span }, { limit, after }), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/decisions/{id}',
        tags,
        operationId: 'readDecision',
        summary: 'Read a decision',
        ...guard('read'),
        request: { params: idParam },
        responses: {
          200: jsonAnswer(decisionSchema, 'The decision, byte for byte as it was answered.'),
          ...refusals('not_found'),
        },
      }),
      async (c) => {
        const { id } = c.req.valid('param');
        const text = foundOr404(await readAnswer(flows.db, id), 'decision', id);
        return jsonText<Decision>(c, text);
      },
    );
}

function dateOf(text: string | undefined): Date | undefined {
  return text === undefined ? undefined : new Date(text);
}
