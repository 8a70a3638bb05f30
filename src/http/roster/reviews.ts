// Doubtful account matches: what is in doubt and why, and the one call that settles it.
import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { Refusal } from '../../flows/refusal.ts';
import { resolveReview } from '../../flows/roster/resolve-review.ts';
import { listReviews } from '../../io/db/views/reviews.ts';
import { bodyRefusals, jsonAnswer, refusals } from '../middleware/answers.ts';
import { keyAfter, pageQuery, pageSchema } from '../middleware/paging.ts';
import {
  foundOr404,
  guardBody,
  idParam,
  jsonContent,
  newResource,
  type ResourceDeps,
} from '../middleware/resource.ts';

const reviewSchema = z
  .strictObject({
    id: z.string(),
    state: z.enum(['open', 'resolved']),
    companyName: z.string().nullable(),
    domain: z.string().nullable(),
    because: z.string().meta({ description: 'Why it is in doubt.' }),
    possible: z
      .array(
        z.strictObject({
          accountId: z.string(),
          name: z.string().nullable(),
          confidence: z.number().meta({ description: '0–1.' }),
          because: z.string().meta({ description: 'The evidence.' }),
        }),
      )
      .meta({ description: 'The accounts in doubt, likeliest first.' }),
    leads: z.number().int().meta({ description: 'How many leads were in this doubt.' }),
    leadId: z.string().nullable().meta({ description: 'One of them.' }),
    firstSeenAt: z.string(),
    lastSeenAt: z.string(),
    verdict: z
      .strictObject({
        accountId: z.string().nullable().meta({ description: 'null: none of our accounts.' }),
        at: z.string(),
        by: z.string(),
      })
      .nullable(),
  })
  .meta({ id: 'Review' });

const verdictSchema = z
  .strictObject({
    accountId: z
      .string()
      .min(1)
      .max(120)
      .nullable()
      .meta({ description: 'One of the possible accounts, any other, or null: none of ours.' }),
    revise: z
      .boolean()
      .default(false)
      .meta({ description: 'Changes a verdict that was given before.' }),
  })
  .meta({ id: 'ReviewVerdict' });

const resolvedSchema = z
  .strictObject({
    changed: z.boolean().meta({ description: 'False: the same verdict stood already.' }),
    moved: z
      .array(z.strictObject({ leadId: z.string(), fromRepId: z.string(), toRepId: z.string() }))
      .meta({ description: 'Running leads that went to the account’s owner.' }),
    left: z
      .array(z.strictObject({ leadId: z.string(), repId: z.string(), because: z.string() }))
      .meta({ description: 'Running leads that stayed, though the account is another rep’s.' }),
  })
  .meta({ id: 'ReviewResolved' });

const listQuery = z.strictObject({
  ...pageQuery,
  state: z.enum(['open', 'resolved']).default('open'),
});
const tags = ['Accounts'];

export function reviewsResource(deps: ResourceDeps) {
  const { flows, guard } = deps;
  return newResource()
    .openapi(
      createRoute({
        method: 'get',
        path: '/reviews',
        tags,
        operationId: 'listReviews',
        summary: 'List doubtful account matches',
        description: 'One entry per company, by domain and name, however many leads it sends.',
        ...guard('read'),
        request: { query: listQuery },
        responses: {
          200: jsonAnswer(pageSchema(reviewSchema), 'Doubtful matches, oldest first.'),
          ...refusals('invalid_input'),
        },
      }),
      async (c) => {
        const { limit, cursor, state } = c.req.valid('query');
        return c.json(await listReviews(flows.db, { state }, { limit, after: after(cursor) }), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/reviews/{id}',
        tags,
        operationId: 'readReview',
        summary: 'Read a doubtful account match',
        ...guard('read'),
        request: { params: idParam },
        responses: { 200: jsonAnswer(reviewSchema, 'The review.'), ...refusals('not_found') },
      }),
      async (c) => {
        const { id } = c.req.valid('param');
        const { items } = await listReviews(flows.db, { id }, { limit: 1, after: null });
        return c.json(foundOr404(items[0] ?? null, 'review', id), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/reviews/{id}/resolve',
        tags,
        operationId: 'resolveReview',
        summary: 'Settle a doubtful account match',
        description:
          'The verdict holds for every later lead of the same domain and company name. Leads that run go to the account’s owner if the policy says `ownership.onReview: move`; those that wait are looked at again. Calling it again changes nothing.',
        ...guardBody(deps, 'manage'),
        request: { params: idParam, body: jsonContent(verdictSchema) },
        responses: {
          200: jsonAnswer(resolvedSchema, 'What came of it.'),
          ...bodyRefusals('not_found', 'already_resolved'),
        },
      }),
      async (c) => {
        const order = { reviewId: c.req.valid('param').id, ...c.req.valid('json') };
        return c.json(await resolveReview(flows, { ...order, by: c.get('caller').keyId }), 200);
      },
    );
}

function after(cursor: string | undefined): { since: Date; id: string } | null {
  const [since, id] = keyAfter(cursor, 2) ?? [];
  if (since === undefined || id === undefined) return null;
  const at = Date.parse(since);
  if (!Number.isNaN(at)) return { since: new Date(at), id };
  throw new Refusal('invalid_input', '', [
    { path: '?cursor', message: 'is not a cursor of this list' },
  ]);
}
