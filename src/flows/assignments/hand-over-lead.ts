// A person gives a lead to a rep, with a reason: a running one from its owner, whose slot and turn go with
// it, or one that waits in the queue.

import { eventOf, type PointsmanEvent } from '../../events/event.ts';
import { writeAudit } from '../../io/db/audit.ts';
import { bookedAssignment, bookedEnd, bookedEntry } from '../../io/db/books.ts';
import {
  activeAssignment,
  assignTo,
  type Ended,
  endAssignment,
} from '../../io/db/decisions/assignments.ts';
import type { Slot } from '../../io/db/decisions/commitment.ts';
import type { Trx } from '../../io/db/engine/tables.ts';
import { inTransaction, isUniqueViolation } from '../../io/db/engine/transaction.ts';
import { appendEvents } from '../../io/db/events.ts';
import { bookEntry, readEntry } from '../../io/db/fairness.ts';
import { takeEntry } from '../../io/db/queue.ts';
import { readRep } from '../../io/db/reps.ts';
import { capacityOf, dayOf, weekOf } from '../../roster/capacity.ts';
import type { LedgerEntry } from '../../roster/fairness/entry.ts';
import type { Rep } from '../../roster/rep.ts';
import { bookingOf } from '../../selection/score/rotation.ts';
import { Refusal } from '../refusal.ts';
import { type EndDeps, joined, slotCameFree } from './end-assignment.ts';

export type HandOver = {
  leadId: string;
  toRepId: string;
  /** Why, in the words of whoever decides it. */
  because: string;
  by: string;
  /** Whether the rules gave it to them, once its account was settled, and no person did. */
  bySettledAccount?: boolean;
};

/**
 * Hands a lead over; a repeated call finds the rep owning it already and does nothing. Hard caps
 * hold here too. `fromRepId` is null for a lead that waited.
 * @throws Refusal not_found (lead or rep unknown, rep not active), no_owner, rep_at_capacity,
 *   version_conflict (lead or rep changed meanwhile)
 */
export async function handOverLead(
  deps: EndDeps,
  order: HandOver,
): Promise<{ fromRepId: string | null; moved: boolean }> {
  const { leadId, toRepId, because, by } = order;
  const stored = await readRep(deps.db, toRepId);
  if (!stored?.rep.active) throw new Refusal('not_found', `There is no active rep "${toRepId}".`);
  const { rep, revision } = stored;
  const at = new Date(deps.clock.now());
  const policy = await deps.state.policy(null, null);
  const { open, perDay, perWeek } = capacityOf(rep, at.getTime());
  const claim = {
    assignmentId: deps.newId(),
    repId: toRepId,
    repRevision: revision,
    openCap: open,
    perDay,
    perWeek,
    day: dayOf(rep, at.getTime()),
    week: weekOf(rep, at.getTime()),
    halfLifeDays: policy?.document.fairness.halfLifeDays ?? 30,
  };
  const result = await inTransaction(deps.db, async (trx) => {
    const { known, joinsLeadId, active } = await activeAssignment(trx, leadId);
    if (!known) throw new Refusal('not_found', `There is no lead "${leadId}".`);
    if (active === null) {
      if (joinsLeadId !== null) throw joined(leadId, joinsLeadId);
      await giveWaiting(deps, trx, order, { rep, claim });
      return { fromRepId: null, moved: true };
    }
    const fromRepId = active.repId;
    if (fromRepId === toRepId) return { fromRepId, moved: false };
    const ending = `handed_over: ${because}`;
    const ended = await endAssignment(trx, { leadId, repId: fromRepId, because: ending, at });
    // Somebody else ended or moved it since we looked: whoever asks should look again.
    if (ended === null) throw new Refusal('version_conflict');
    await assigned(trx, { leadId, decisionId: ended.decisionId }, { rep, claim }, at);
    const booked = await readEntry(trx, ended.id);
    const entry: LedgerEntry = {
      id: claim.assignmentId,
      atMs: at.getTime(),
      kind: 'handed_over',
      repId: fromRepId,
      otherId: toRepId,
      poolId: null,
      leads: 1,
      value: booked?.value ?? 0,
      leadId,
      note: because,
    };
    await bookEntry(trx, entry);
    const assignment = { id: claim.assignmentId, leadId, repId: toRepId, personKey: null };
    await writeAudit(trx, {
      id: deps.newId(),
      at,
      actor: by,
      action: 'assignment.handed_over',
      subject: leadId,
      detail: { fromRepId, toRepId, because },
      books: {
        assignments: [
          bookedAssignment({ ...assignment, decisionId: ended.decisionId, atMs: at.getTime() }),
        ],
        ends: [bookedEnd(ended.id, at, ending)],
        entries: [bookedEntry(entry)],
      },
    });
    await appendEvents(trx, [handedOver(deps, order, ended, claim, at)]);
    return { fromRepId, moved: true };
  });
  if (result.moved && result.fromRepId !== null) await slotCameFree(deps, at);
  return result;
}

function handedOver(
  { newId }: EndDeps,
  { leadId, toRepId, by, bySettledAccount }: HandOver,
  { decisionId, repId: fromRepId }: Pick<Ended, 'decisionId'> & { repId: string | null },
  { assignmentId }: Slot,
  at: Date,
): PointsmanEvent {
  const about = { id: newId(), at, leadId, decisionId, repId: toRepId };
  return bySettledAccount && fromRepId !== null
    ? eventOf('lead.reassigned', about, { assignmentId, fromRepId, because: 'account_settled' })
    : eventOf('lead.overridden', about, { assignmentId, fromRepId, by });
}

type Taker = { rep: Rep; claim: Slot };

/** @throws Refusal rep_at_capacity, version_conflict */
async function assigned(
  trx: Trx,
  lead: { leadId: string; decisionId: string },
  { rep, claim }: Taker,
  at: Date,
): Promise<void> {
  try {
    if ((await assignTo(trx, lead, claim, at)) !== null) return;
  } catch (error) {
    // Whoever sweeps the queue was faster.
    if (isUniqueViolation(error, ONE_OWNER)) throw new Refusal('version_conflict');
    throw error;
  }
  const now = await readRep(trx, rep.id);
  if (now?.revision !== claim.repRevision) throw new Refusal('version_conflict');
  throw new Refusal('rep_at_capacity', `${rep.name} is at a hard cap.`);
}

const ONE_OWNER = 'assignments_one_active_owner';

/** Out of the queue, as a lead that is the rep's own: it costs nobody else a turn. */
async function giveWaiting(deps: EndDeps, trx: Trx, order: HandOver, taker: Taker): Promise<void> {
  const { leadId, toRepId, because, by } = order;
  const at = new Date(deps.clock.now());
  const waiting = await takeEntry(trx, leadId);
  if (waiting === null) throw new Refusal('no_owner');
  const { decisionId } = waiting;
  await assigned(trx, { leadId, decisionId }, taker, at);
  const { assignmentId } = taker.claim;
  const whose = { assignmentId, leadId, repId: toRepId, atMs: at.getTime() };
  const entry = bookingOf({ ...whose, value: 0, owned: true, poolId: null, note: because });
  await bookEntry(trx, entry);
  const assignment = { id: assignmentId, leadId, repId: toRepId, decisionId, personKey: null };
  await writeAudit(trx, {
    ...{ id: deps.newId(), at, actor: by, action: 'queue.handed_over', subject: leadId },
    detail: { toRepId, because },
    books: {
      assignments: [bookedAssignment({ ...assignment, atMs: at.getTime() })],
      entries: [bookedEntry(entry)],
    },
  });
  await appendEvents(trx, [handedOver(deps, order, { decisionId, repId: null }, taker.claim, at)]);
}
