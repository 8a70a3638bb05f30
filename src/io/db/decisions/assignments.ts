// Who owns which lead now: ending an assignment frees the rep's slot in the same statement.
import { sql } from 'kysely';
import type { Db, Trx } from '../engine/tables.ts';
import { type ClaimedLoad, claimSlots, oneSlot } from './commit.ts';
import type { Slot } from './commitment.ts';

/** The assignment that was ended. */
export type Ended = { id: string; repId: string; decisionId: string };

/**
 * Ends the active assignment of a lead and frees the slot. Safe to repeat: only the first call that
 * finds it active does anything.
 * @param repId ends it only if this rep holds it
 * @returns the rep who held it, or null when there was none to end
 */
export async function endAssignment(
  handle: Db | Trx,
  ending: { leadId: string; repId: string | null; because: string; at: Date },
): Promise<Ended | null> {
  const { leadId, repId, because, at } = ending;
  const { rows } = await sql<Ended>`
    with ended as (
      update assignments set ended_at = ${at}::timestamptz, ended_because = ${because}
      where lead_id = ${leadId} and ended_at is null
        and (${repId}::text is null or rep_id = ${repId}::text)
      returning id, rep_id, decision_id
    ),
    freed as (
      update loads set open_leads = greatest(open_leads - 1, 0), changed_at = now()
      where rep_id in (select rep_id from ended)
    )
    select id, rep_id as "repId", decision_id as "decisionId" from ended`.execute(handle);
  return rows[0] ?? null;
}

/**
 * The active assignment of a lead, or null; `known` tells whether the lead exists at all, and
 * `joinsLeadId` which running lead of the same person it joined.
 */
export async function activeAssignment(
  db: Db | Trx,
  leadId: string,
): Promise<{
  known: boolean;
  joinsLeadId: string | null;
  active: (Ended & { leadId: string }) | null;
}> {
  type Row = { id: string | null; repId: string; decisionId: string; joinsLeadId: string | null };
  const { rows } = await sql<Row>`
    select a.id, a.rep_id as "repId", a.decision_id as "decisionId",
      l.joins_lead_id as "joinsLeadId"
    from leads l left join assignments a on a.lead_id = l.id and a.ended_at is null
    where l.id = ${leadId}`.execute(db);
  const [row] = rows;
  if (!row) return { known: false, joinsLeadId: null, active: null };
  const { id, repId, decisionId, joinsLeadId } = row;
  return {
    known: true,
    joinsLeadId,
    active: id === null ? null : { id, repId, decisionId, leadId },
  };
}

/**
 * Makes a rep the owner of a lead that has none, claiming a slot; null when no slot is left, or the rep
 * has changed since.
 */
export async function assignTo(
  trx: Trx,
  lead: { leadId: string; decisionId: string },
  claim: Slot,
  at: Date,
): Promise<ClaimedLoad | null> {
  const { rows } = await sql<ClaimedLoad>`
    with claim as (${claimSlots(oneSlot(claim, at))}),
    assigned as (
      insert into assignments (id, lead_id, rep_id, decision_id, since)
      select ${claim.assignmentId}, ${lead.leadId}, ${claim.repId}, ${lead.decisionId},
        ${at}::timestamptz
      from claim
    )
    select open, today, week, recent from claim`.execute(trx);
  return rows[0] ?? null;
}

export type StrandedLead = { leadId: string; repId: string; since: string };

/** Leads in the hands of reps who have left, the longest there first. */
export async function strandedLeads(db: Db, most: number): Promise<StrandedLead[]> {
  const { rows } = await sql<{ leadId: string; repId: string; since: Date }>`
    select a.lead_id as "leadId", a.rep_id as "repId", a.since
    from assignments a join reps r on r.id = a.rep_id
    where a.ended_at is null and not r.active
    order by a.since, a.lead_id limit ${most}::int`.execute(db);
  return rows.map((row) => ({ ...row, since: row.since.toISOString() }));
}
