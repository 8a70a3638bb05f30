// What becomes of an owned lead: the rep's work ends, or another rep takes over.
import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { endAssignment } from '../../flows/assignments/end-assignment.ts';
import { handOverLead } from '../../flows/assignments/hand-over-lead.ts';
import { DECLINE_REASONS, type DeclineReason } from '../../routing/queue/ending.ts';
import { bodyRefusals, jsonAnswer } from '../middleware/answers.ts';
import {
  guardBody,
  idParam,
  jsonContent,
  newResource,
  type ResourceDeps,
} from '../middleware/resource.ts';

const reason = z.string().trim().min(1).max(500);
const repId = z
  .string()
  .min(1)
  .max(120)
  .nullable()
  .default(null)
  .meta({ description: 'Only if this rep holds the lead; null: whoever holds it.' });

const endingSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('closed'), reason, repId }),
    z.strictObject({ kind: z.literal('no_show'), reason, repId }),
    z.strictObject({
      kind: z.literal('declined'),
      reason: z.enum(Object.keys(DECLINE_REASONS) as DeclineReason[]),
      repId,
    }),
  ])
  .meta({
    id: 'AssignmentEnding',
    description:
      'closed: the work is done. declined: the lead goes back to the queue. A lead that waits there leaves it when it is closed. no_show: the person never came. For some reasons the rep gets the turn back.',
  });
const endedSchema = z
  .strictObject({
    ended: z.boolean().meta({ description: 'False: there was nothing to end any more.' }),
    repId: z
      .string()
      .nullable()
      .meta({ description: 'Who held it; null: nobody, it waited or had ended.' }),
    turnReturned: z.boolean(),
  })
  .meta({ id: 'AssignmentEnded' });

const handOverSchema = z
  .strictObject({ toRepId: z.string().min(1).max(120), because: reason })
  .meta({ id: 'HandOver' });
const handedOverSchema = z
  .strictObject({
    fromRepId: z.string().nullable().meta({ description: 'Null: it waited in the queue.' }),
    moved: z.boolean().meta({ description: 'False: that rep held it already.' }),
  })
  .meta({ id: 'HandedOver' });
const tags = ['Routing'];

export function assignmentsResource(deps: ResourceDeps) {
  const { flows } = deps;
  return newResource()
    .openapi(
      createRoute({
        method: 'post',
        path: '/leads/{id}/end',
        tags,
        operationId: 'endAssignment',
        summary: 'End a rep’s work on a lead, or take a lead that waits out of the queue',
        description: 'The slot is free at once. Calling it again does nothing.',
        ...guardBody(deps, 'route', 'manage'),
        request: { params: idParam, body: jsonContent(endingSchema) },
        responses: {
          200: jsonAnswer(endedSchema, 'What ended.'),
          ...bodyRefusals('not_found', 'no_owner'),
        },
      }),
      async (c) => {
        const { repId: holder, ...ending } = c.req.valid('json');
        const order = { leadId: c.req.valid('param').id, repId: holder, ending };
        return c.json(await endAssignment(flows, { ...order, by: c.get('caller').keyId }), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/leads/{id}/hand-over',
        tags,
        operationId: 'handOverLead',
        summary: 'Give a lead to another rep, or one that waits to somebody',
        description: 'Hard caps hold here too. Calling it again does nothing.',
        ...guardBody(deps, 'manage'),
        request: { params: idParam, body: jsonContent(handOverSchema) },
        responses: {
          200: jsonAnswer(handedOverSchema, 'From whom it went.'),
          ...bodyRefusals('not_found', 'no_owner', 'rep_at_capacity', 'version_conflict'),
        },
      }),
      async (c) => {
        const order = { leadId: c.req.valid('param').id, ...c.req.valid('json') };
        return c.json(await handOverLead(flows, { ...order, by: c.get('caller').keyId }), 200);
      },
    );
}
