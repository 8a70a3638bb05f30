// A rep's work on a lead ends: closed, declined with a reason, or the person never came. The slot is
// free at once, a declined lead stands in the queue in the same moment, and the turn is settled. A lead
// that waits for somebody can be closed as well: it leaves the queue.

import { eventOf, type PointsmanEvent } from '../../events/event.ts';
import { writeAudit } from '../../io/db/audit.ts';
import { bookedEnd, bookedEntry } from '../../io/db/books.ts';
import {
  activeAssignment,
  type Ended,
  endAssignment as endRow,
} from '../../io/db/decisions/assignments.ts';
import type { Db, Trx } from '../../io/db/engine/tables.ts';
import { inTransaction } from '../../io/db/engine/transaction.ts';
import { appendEvents } from '../../io/db/events.ts';
import { bookEntry, readEntry } from '../../io/db/fairness.ts';
import { enqueue, nudgeQueue, takeEntry } from '../../io/db/queue.ts';
import type { ReplicaCache } from '../../io/db/state/replica-cache.ts';
import type { LedgerEntry } from '../../roster/fairness/entry.ts';
import { type Ending, endingText, returnsTurn } from '../../routing/queue/ending.ts';
import type { Clock } from '../ports.ts';
import { Refusal } from '../refusal.ts';

export type EndDeps = { db: Db; clock: Clock; newId: () => string; state: ReplicaCache };

export type EndOrder = {
  leadId: string;
  /** Ends it only if this rep holds the lead; null: whoever holds it. */
  repId: string | null;
  ending: Ending;
  /** Who asks: a key's id, "cli" or a job. */
  by: string;
};

export type EndResult = {
  /** False when there was nothing to end any more: a repeated call does nothing. */
  ended: boolean;
  /** Who held it; null: nobody, it waited or had ended. */
  repId: string | null;
  turnReturned: boolean;
};

const DAY_MS = 86_400_000;

/**
 * Ends the running assignment of a lead, or its place in the queue.
 * @throws Refusal not_found (the lead is unknown), no_owner (it joined another lead: end that one)
 */
export async function endAssignment(deps: EndDeps, order: EndOrder): Promise<EndResult> {
  const { leadId, repId, ending, by } = order;
  const at = new Date(deps.clock.now());
  const policy = await deps.state.policy(null, null);
  const halfLifeDays = policy?.document.fairness.halfLifeDays ?? 30;
  const result = await inTransaction(deps.db, async (trx): Promise<EndResult> => {
    const ended = await endRow(trx, { leadId, repId, because: endingText(ending), at });
    if (ended === null) {
      const { known, joinsLeadId, active } = await activeAssignment(trx, leadId);
      if (!known) throw new Refusal('not_found', `There is no lead "${leadId}".`);
      if (active === null && joinsLeadId !== null) throw joined(leadId, joinsLeadId);
      if (active === null && (await closeWaiting(deps, trx, order, at))) {
        return { ended: true, repId: null, turnReturned: false };
      }
      return { ended: false, repId: null, turnReturned: false };
    }
    if (ending.kind === 'declined') await queueAgain(deps, trx, ended, order, at);
    const because = endingText(ending);
    const returned = returnsTurn(ending)
      ? await returnTurn(trx, ended, because, at, halfLifeDays)
      : null;
    const turnReturned = returned !== null;
    await appendEvents(trx, endEvents(deps, ended, order, { at, turnReturned }));
    await writeAudit(trx, {
      id: deps.newId(),
      at,
      actor: by,
      action: `assignment.${ending.kind}`,
      subject: leadId,
      detail: { repId: ended.repId, reason: ending.reason, turnReturned },
      books: {
        ends: [bookedEnd(ended.id, at, because)],
        entries: returned ? [bookedEntry(returned)] : [],
      },
    });
    return { ended: true, repId: ended.repId, turnReturned };
  });
  if (result.repId !== null) await slotCameFree(deps, at);
  return result;
}

/** A declined lead waits from that moment on. */
function endEvents(
  { newId }: EndDeps,
  { repId, decisionId }: Ended,
  { leadId, ending }: EndOrder,
  { at, turnReturned }: { at: Date; turnReturned: boolean },
): PointsmanEvent[] {
  const about = () => ({ id: newId(), at, leadId, decisionId, repId });
  if (ending.kind !== 'declined') {
    return [eventOf('lead.closed', about(), { because: ending.kind })];
  }
  return [
    eventOf('lead.declined', about(), { reason: ending.reason, turnReturned }),
    eventOf('lead.queued', about(), { reason: 'declined', fromRepId: repId }),
  ];
}

/** Takes a lead that nobody holds out of the queue; false when it does not wait, or a rep was to have ended it. */
async function closeWaiting(
  deps: EndDeps,
  trx: Trx,
  { leadId, repId, ending, by }: EndOrder,
  at: Date,
): Promise<boolean> {
  if (ending.kind === 'declined' || repId !== null) return false;
  const entry = await takeEntry(trx, leadId);
  if (entry === null) return false;
  const { decisionId } = entry;
  const about = { id: deps.newId(), at, leadId, decisionId, repId: null };
  await appendEvents(trx, [eventOf('lead.closed', about, { because: ending.kind })]);
  await writeAudit(trx, {
    id: deps.newId(),
    at,
    actor: by,
    action: `queue.${ending.kind}`,
    subject: leadId,
    detail: { repId: null, reason: ending.reason },
  });
  return true;
}

/** A lead that joined a running one has no owner of its own. */
export function joined(leadId: string, joinsLeadId: string): Refusal {
  const detail = `Lead "${leadId}" joined lead "${joinsLeadId}": end or hand over that one.`;
  return new Refusal('no_owner', detail);
}

/** Tells the queue and this replica that a slot is free; others see it with their next look. */
export async function slotCameFree(deps: Pick<EndDeps, 'db' | 'state'>, at: Date): Promise<void> {
  deps.state.fairness.touch();
  await nudgeQueue(deps.db, at);
  await deps.state.refresh();
}

async function queueAgain(
  deps: EndDeps,
  trx: Trx,
  { repId, decisionId }: Ended,
  { leadId, ending }: EndOrder,
  at: Date,
): Promise<void> {
  const name = deps.state.roster().reps.find((rep) => rep.id === repId)?.name ?? repId;
  const detail = `${name} declined: ${ending.reason.replaceAll('_', ' ')}.`;
  await enqueue(trx, { leadId, decisionId, reason: 'declined', detail, at });
}

/** Gives the turn back, as much of it as has not faded, and tells what was booked; null outside the rotation. */
export async function returnTurn(
  trx: Trx,
  { id }: Ended,
  note: string,
  at: Date,
  halfLifeDays: number,
): Promise<LedgerEntry | null> {
  const booked = await readEntry(trx, id);
  if (booked?.kind !== 'routed') return null;
  const faded = 2 ** (-(at.getTime() - booked.atMs) / (halfLifeDays * DAY_MS));
  const returned: LedgerEntry = {
    ...booked,
    id: `returned:${id}`,
    atMs: at.getTime(),
    kind: 'returned',
    leads: booked.leads * faded,
    value: booked.value * faded,
    note,
  };
  return (await bookEntry(trx, returned)) ? returned : null;
}
