// What a decision tells: who gets the lead, that it waits, or that nobody is needed.
import { eventOf, type PointsmanEvent } from '../../events/event.ts';
import type { Decision } from '../../routing/decision.ts';
import type { Arrival } from './arrival.ts';
import type { Given } from './given-with.ts';

/**
 * The event of a decision; null where it changes nothing: whoever had the lead keeps it.
 * @param fromRepId whom the lead was taken from for it
 */
export function eventOfDecision(
  { newId }: { newId: () => string },
  { captured, running, lead }: Pick<Arrival, 'captured' | 'running' | 'lead'>,
  decision: Decision,
  { claim, assignmentId: shared }: Pick<Given, 'claim' | 'assignmentId'>,
  fromRepId: string | null,
): PointsmanEvent | null {
  const { rep, queue, backup, decidedBy, policy } = decision;
  const about = {
    ...{ id: newId(), at: new Date(decision.at), leadId: lead.id, decisionId: decision.id },
    ...{ repId: rep?.id ?? fromRepId, policy: { name: policy.name, version: policy.version } },
  };
  if (rep === null) {
    // Of candidates given inline nobody may take it: whoever has it keeps it, and no queue is theirs.
    if (captured === null) return null;
    return queue
      ? eventOf('lead.queued', about, { reason: queue.reason, fromRepId })
      : eventOf('lead.closed', about, { because: 'needs_nobody' });
  }
  const assignmentId = claim?.assignmentId ?? shared;
  const joins = running !== null && running.leadId !== lead.id && running.repId === rep.id;
  if (assignmentId === null && !joins) return null;
  if (fromRepId !== null) {
    return eventOf('lead.reassigned', about, { assignmentId, fromRepId, because: 'routed_again' });
  }
  return eventOf('lead.assigned', about, {
    assignmentId,
    joinsLeadId: assignmentId === null ? (running?.leadId ?? null) : null,
    backupRepId: backup?.rep.id ?? null,
    decidedBy,
  });
}
