// A person gives a running lead to another rep, with a reason. Slot and turn go with it.

import { writeAudit } from '../../io/db/audit.ts';
import { bookedAssignment, bookedEnd, bookedEntry } from '../../io/db/books.ts';
import { activeAssignment, assignTo, endAssignment } from '../../io/db/decisions/assignments.ts';
import { inTransaction } from '../../io/db/engine/transaction.ts';
import { bookEntry, readEntry } from '../../io/db/fairness.ts';
import { readRep } from '../../io/db/reps.ts';
import { capacityOf, dayOf, weekOf } from '../../roster/capacity.ts';
import type { LedgerEntry } from '../../roster/fairness/entry.ts';
import { Refusal } from '../refusal.ts';
import { type EndDeps, joined, slotCameFree } from './end-assignment.ts';

export type HandOver = {
  leadId: string;
  toRepId: string;
  /** Why, in the words of whoever decides it. */
  because: string;
  by: string;
};

/**
 * Hands a lead over; a repeated call finds the rep owning it already and does nothing. Hard caps
 * hold here too.
 * @throws Refusal not_found (lead or rep unknown, rep not active), no_owner, rep_at_capacity,
 *   version_conflict (lead or rep changed meanwhile)
 */
export async function handOverLead(
  deps: EndDeps,
  { leadId, toRepId, because, by }: HandOver,
): Promise<{ fromRepId: string; moved: boolean }> {
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
      throw joinsLeadId === null ? new Refusal('no_owner') : joined(leadId, joinsLeadId);
    }
    const fromRepId = active.repId;
    if (fromRepId === toRepId) return { fromRepId, moved: false };
    const ending = `handed_over: ${because}`;
    const ended = await endAssignment(trx, { leadId, repId: fromRepId, because: ending, at });
    // Somebody else ended or moved it since we looked: whoever asks should look again.
    if (ended === null) throw new Refusal('version_conflict');
    const claimed = await assignTo(trx, { leadId, decisionId: ended.decisionId }, claim, at);
    if (claimed === null) {
      const now = await readRep(trx, toRepId);
      if (now?.revision !== revision) throw new Refusal('version_conflict');
      throw new Refusal('rep_at_capacity', `${rep.name} is at a hard cap.`);
    }
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
    return { fromRepId, moved: true };
  });
  if (result.moved) await slotCameFree(deps, at);
  return result;
}
