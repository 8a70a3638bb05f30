// A request for a routing as a caller sends it: the lead in the CRM's own form, all else as it is asked for.
import { z } from 'zod';
import { readSentLead, type SentHabits } from '../leads/sent/read-sent-lead.ts';
import { sentLeadSchema } from '../leads/sent/sent-lead-schema.ts';
import { type RouteRequest, routeRequestSchema } from './route-request.ts';

export const sentRequestSchema = routeRequestSchema
  .extend({
    lead: sentLeadSchema,
    strict: z.boolean().default(false).meta({
      description:
        'Refuses the lead where something of it could not be used as it was sent, or is no field of a lead.',
    }),
  })
  .meta({ id: 'RouteRequest' });
export type SentRequest = z.infer<typeof sentRequestSchema>;

const MOST_PROBLEMS = 100;

type Problem = { path: string; message: string };

/** The request with its lead read; problems where no decision is possible, or `strict` asks for more. */
export function readSentRequest(
  { lead: sent, strict, ...rest }: SentRequest,
  habits: SentHabits,
): { ok: true; request: RouteRequest } | { ok: false; problems: Problem[] } {
  const read = readSentLead(sent, habits);
  if (!read.ok) return { ok: false, problems: read.problems.map(inLead) };
  if (strict && read.faults.length > 0) {
    const problems = read.faults.map(({ path, fault }) => ({ path, message: fault }));
    return { ok: false, problems: problems.slice(0, MOST_PROBLEMS).map(inLead) };
  }
  return { ok: true, request: { ...rest, lead: read.lead } };
}

function inLead({ path, message }: Problem): Problem {
  return { path: `/lead${path}`, message };
}
