// What happened, for those who pull: the feed of all events, and the history of one lead.
import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { EVENT_KINDS, type EventKind, eventSchema } from '../events/event.ts';
import { readFeed } from '../flows/events/read-feed.ts';
import { leadTimeline } from '../io/db/views/events.ts';
import { jsonAnswer, refusals } from './middleware/answers.ts';
import { keyAfter, pageQuery, pageSchema } from './middleware/paging.ts';
import { foundOr404, idParam, newResource, type ResourceDeps } from './middleware/resource.ts';

const [first, ...others] = EVENT_KINDS.map(eventSchema);
if (first === undefined) throw new Error('There is no kind of event.');
const anyEventSchema = z.discriminatedUnion('kind', [first, ...others]).meta({ id: 'Event' });

const feedSchema = z
  .strictObject({
    items: z.array(z.strictObject({ position: z.number().int(), event: anyEventSchema })),
    next: z.number().int().meta({ description: 'Give it as `after` the next time.' }),
    more: z.boolean().meta({ description: 'There is more already: ask again at once.' }),
  })
  .meta({ id: 'EventFeed' });

const aKind = EVENT_KINDS.map((kind) => kind.replace('.', '\\.')).join('|');
const feedQuery = z.strictObject({
  after: z
    .union([z.literal('latest'), z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER)])
    .default(0)
    .meta({
      type: 'string',
      description:
        '`next` of the page before. Without it from the first event on; "latest" for those that come from now on.',
    }),
  kind: z
    .string()
    .regex(new RegExp(`^(${aKind})(,(${aKind}))*$`), 'kinds of events, with commas between')
    .optional()
    .meta({ description: 'Only these kinds, with commas between.' }),
  leadId: z.string().min(1).max(200).optional(),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
});

export function eventsResource({ flows, guard }: ResourceDeps) {
  return newResource()
    .openapi(
      createRoute({
        method: 'get',
        path: '/events',
        tags: ['Events'],
        operationId: 'readEvents',
        summary: 'Read what happened',
        description:
          'Keep `next` and give it as `after` the next time: every event comes once, in an order that is the same for all, whatever was written at the same time.',
        ...guard('read'),
        request: { query: feedQuery },
        responses: {
          200: jsonAnswer(feedSchema, 'Events in order.'),
          ...refusals('invalid_input'),
        },
      }),
      async (c) => {
        const { after, kind, leadId = null, limit } = c.req.valid('query');
        const kinds = (kind?.split(',') ?? []) as EventKind[];
        return c.json(await readFeed(flows, { after, kinds, leadId, limit }), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/leads/{id}/timeline',
        tags: ['Events'],
        operationId: 'readTimeline',
        summary: 'Read what happened to a lead',
        ...guard('read'),
        request: { params: idParam, query: z.strictObject(pageQuery) },
        responses: {
          200: jsonAnswer(pageSchema(anyEventSchema), 'Its events, first things first.'),
          ...refusals('not_found', 'invalid_input'),
        },
      }),
      async (c) => {
        const { id } = c.req.valid('param');
        const { limit, cursor } = c.req.valid('query');
        const [after = null] = keyAfter(cursor, 1) ?? [];
        const page = await leadTimeline(flows.db, id, { limit, after });
        return c.json(foundOr404(page, 'lead', id), 200);
      },
    );
}
