// What stands behind a decision: it is rebuilt from its snapshot, for an auditor and for "why not me?".
import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { explainCandidates } from '../../flows/decisions/explain-candidates.ts';
import { replayDecision } from '../../flows/decisions/replay-decision.ts';
import { whyNotMe } from '../../flows/decisions/why-not-me.ts';
import { pageOf } from '../../io/db/views/page.ts';
import { decisionSchema } from '../../routing/decision.ts';
import { counterfactualSchema } from '../../routing/why/counterfactual.ts';
import { candidateSchema } from '../../selection/scene/candidate.ts';
import { jsonAnswer, refusals } from '../middleware/answers.ts';
import { keyAfter, pageQuery, pageSchema } from '../middleware/paging.ts';
import { idParam, newResource, type ResourceDeps } from '../middleware/resource.ts';

const replaySchema = z
  .strictObject({
    id: z.string(),
    same: z.boolean().meta({ description: 'The rebuilt decision has the same bytes.' }),
    differs: z.array(z.string()).meta({ description: 'Top-level keys that differ.' }),
    cannot: z
      .strictObject({
        code: z.enum(['earlier_version', 'newer_version', 'unreadable']),
        because: z.string(),
      })
      .nullable()
      .meta({
        description:
          'Why it cannot be made again byte for byte, such as that an earlier version worded it otherwise; null: it was, or it differs.',
      }),
    decision: decisionSchema.omit({ timings: true }),
  })
  .meta({ id: 'Replay' });

const whySchema = candidateSchema
  .extend({
    paragraph: z
      .string()
      .meta({ description: 'For the rep to read: no figure of another rep is in it.' }),
    changes: z.array(counterfactualSchema).meta({
      description: 'Single changes that would each have made this rep the pick, smallest first.',
    }),
  })
  .meta({ id: 'WhyNotMe' });

const listQuery = z.strictObject({
  ...pageQuery,
  standing: candidateSchema.shape.standing.optional(),
});
const tags = ['Routing'];

export function explanationsResource({ flows, guard }: ResourceDeps) {
  return newResource()
    .openapi(
      createRoute({
        method: 'get',
        path: '/decisions/{id}/replay',
        tags,
        operationId: 'replayDecision',
        summary: 'Rebuild a decision from its snapshot',
        ...guard('read'),
        request: { params: idParam },
        responses: {
          200: jsonAnswer(replaySchema, 'The rebuilt decision, and whether it is the same.'),
          ...refusals('not_found'),
        },
      }),
      async (c) => c.json(await replayDecision(flows, c.req.valid('param').id), 200),
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/decisions/{id}/candidates',
        tags,
        operationId: 'listCandidates',
        summary: 'List every rep of a decision',
        description:
          'The eligible in order, then the excluded by id: each with its parts, or the rules that it failed.',
        ...guard('read'),
        request: { params: idParam, query: listQuery },
        responses: {
          200: jsonAnswer(pageSchema(candidateSchema), 'Candidates.'),
          ...refusals('not_found', 'cannot_be_remade', 'invalid_input'),
        },
      }),
      async (c) => {
        const { limit, cursor, standing } = c.req.valid('query');
        const all = await explainCandidates(flows, c.req.valid('param').id);
        const wanted = all.filter((row) => standing === undefined || row.standing === standing);
        const [lastId] = keyAfter(cursor, 1) ?? [];
        const start = wanted.findIndex((row) => row.rep.id === lastId) + 1;
        const rows = wanted.slice(start, start + limit + 1);
        return c.json(
          pageOf(rows, limit, (row) => [row.rep.id]),
          200,
        );
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/decisions/{id}/reps/{repId}',
        tags,
        operationId: 'explainRep',
        summary: 'Why, or why not, this rep?',
        description:
          'The rules that excluded the rep or each part of the score, in one paragraph, and the smallest single changes that would have flipped the pick. Each was verified by applying it.',
        ...guard('read'),
        request: { params: idParam.extend({ repId: z.string().min(1).max(200) }) },
        responses: {
          200: jsonAnswer(whySchema, 'The row of that rep, and why.'),
          ...refusals('not_found', 'cannot_be_remade'),
        },
      }),
      async (c) => {
        const { id, repId } = c.req.valid('param');
        return c.json(await whyNotMe(flows, id, repId), 200);
      },
    );
}
