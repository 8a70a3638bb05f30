// A lead with what became of it.
import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { readLead } from '../../io/db/views/leads.ts';
import { leadSchema } from '../../leads/lead.ts';
import { jsonAnswer, refusals } from '../middleware/answers.ts';
import { foundOr404, idParam, newResource, type ResourceDeps } from '../middleware/resource.ts';
import { decisionLineSchema } from './decisions.ts';

const viewSchema = z
  .strictObject({
    lead: leadSchema,
    accountId: z.string().nullable(),
    receivedAt: z.string(),
    joinsLeadId: z.string().nullable().meta({
      description:
        'The running lead of the same person that this one joined: owner and queued are that one’s; end or hand over that one.',
    }),
    owner: z
      .strictObject({ repId: z.string(), since: z.string(), decisionId: z.string() })
      .nullable(),
    queued: z
      .strictObject({
        reason: z.string(),
        detail: z.string(),
        since: z.string(),
        decisionId: z.string(),
      })
      .nullable(),
    ended: z
      .strictObject({
        leadId: z.string().meta({ description: 'This lead, or the one that it joined.' }),
        repId: z.string(),
        at: z.string(),
        because: z.string().nullable(),
      })
      .nullable()
      .meta({ description: 'How the last owner’s work ended; null while it runs or waits.' }),
    decisions: z.array(decisionLineSchema).meta({ description: 'Newest first, at most 50.' }),
  })
  .meta({ id: 'StoredLead' });

export function leadsResource({ flows, guard }: ResourceDeps) {
  return newResource().openapi(
    createRoute({
      method: 'get',
      path: '/leads/{id}',
      tags: ['Routing'],
      operationId: 'readLead',
      summary: 'Read a lead',
      description: 'The lead as it last came in, its owner or its place in the queue.',
      ...guard('read'),
      request: { params: idParam },
      responses: { 200: jsonAnswer(viewSchema, 'The lead.'), ...refusals('not_found') },
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      return c.json(foundOr404(await readLead(flows.db, id), 'lead', id), 200);
    },
  );
}
