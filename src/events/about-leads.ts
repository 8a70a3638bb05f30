// What happens to a lead: who has it, what is expected of them, and that it is done with.
import { z } from 'zod';
import { DECIDED_BY, QUEUE_REASONS } from '../routing/decision.ts';
import { DECLINE_REASONS, type DeclineReason } from '../routing/queue/ending.ts';

const repId = z.string().nullable();
const assignmentId = z.string().nullable().meta({
  description: 'The stay of the lead with its rep; null where it shares that of another lead.',
});
const by = z.string().meta({ description: 'An API key’s id, "cli" or the name of a job.' });
const told = z.strictObject({
  outcomeId: z.string().meta({ description: 'The id under which the outcome was told.' }),
  happenedAt: z.string(),
});

export const LEAD_KINDS = {
  'lead.assigned': {
    when: 'A lead that nobody had gets an owner, at once or out of the queue.',
    data: z.strictObject({
      assignmentId,
      joinsLeadId: z.string().nullable().meta({
        description: 'The running lead of the same person whose owner it shares.',
      }),
      backupRepId: repId.meta({ description: 'Who stands in for them.' }),
      decidedBy: z.enum(DECIDED_BY),
    }),
  },
  'lead.queued': {
    when: 'Nobody may take a lead now, or its rep declined: it waits in the queue.',
    data: z.strictObject({
      reason: z.enum(QUEUE_REASONS),
      fromRepId: repId.meta({ description: 'Who had it until now.' }),
    }),
  },
  'lead.reassigned': {
    when: 'A running lead goes to another rep by the rules: it was routed again, or its account was settled in a review.',
    data: z.strictObject({
      assignmentId,
      fromRepId: z.string(),
      because: z.enum(['routed_again', 'account_settled']),
    }),
  },
  'lead.overridden': {
    when: 'A person hands a lead to a rep, from its owner or out of the queue.',
    data: z.strictObject({
      assignmentId,
      fromRepId: repId.meta({ description: 'null: it waited in the queue.' }),
      by,
    }),
  },
  'lead.accepted': {
    when: 'You told us that the rep took the lead on.',
    data: told,
  },
  'lead.declined': {
    when: 'A rep will not take a lead. It waits in the queue, which the event after this one tells.',
    data: z.strictObject({
      reason: z.enum(Object.keys(DECLINE_REASONS) as DeclineReason[]),
      turnReturned: z.boolean().meta({ description: 'Whether the rotation gives the turn back.' }),
    }),
  },
  'lead.contacted': {
    when: 'You told us that the rep made contact.',
    data: told,
  },
  'lead.closed': {
    when: 'Nobody works on a lead any more: it was won or lost, its work was ended, or the policy wants nobody on it.',
    data: z.strictObject({
      because: z.enum(['won', 'lost', 'closed', 'no_show', 'needs_nobody']),
    }),
  },
  'advice.ready': {
    when: 'What a model wrote about a decision that stands can be read at `GET /decisions/{id}/advice`.',
    data: z.strictObject({
      state: z.string().meta({ description: 'As that address tells it.' }),
    }),
  },
  'review.needed': {
    when: 'Which account a lead’s company is, is in doubt: a person should settle it.',
    data: z.strictObject({
      reviewId: z.string(),
      possibleAccountIds: z.array(z.string()),
    }),
  },
  'queue.waiting': {
    when: 'A lead has waited longer than its policy allows; told once.',
    data: z.strictObject({ reason: z.string(), waitedMinutes: z.number() }),
  },
} as const;
