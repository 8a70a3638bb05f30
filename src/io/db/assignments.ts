// Who owns which lead now: ending an assignment frees the rep's slot in the same statement.
import { sql } from 'kysely';
import type { Db, Trx } from './tables.ts';

/**
 * Ends the active assignment of a lead and frees the slot. Safe to repeat: only the first call that
 * finds it active does anything.
 * @param repId ends it only if this rep holds it
 * @returns the rep who held it, or null when there was none to end
 */
export async function endAssignment(
  handle: Db | Trx,
  ending: { leadId: string; repId: string | null; because: string; at: Date },
): Promise<{ repId: string; decisionId: string } | null> {
  const { leadId, repId, because, at } = ending;
  const { rows } = await sql<{ repId: string; decisionId: string }>`
    with ended as (
      update assignments set ended_at = ${at}::timestamptz, ended_because = ${because}
      where lead_id = ${leadId} and ended_at is null
        and (${repId}::text is null or rep_id = ${repId}::text)
      returning rep_id, decision_id
    ),
    freed as (
      update loads set open_leads = greatest(open_leads - 1, 0), changed_at = now()
      where rep_id in (select rep_id from ended)
    )
    select rep_id as "repId", decision_id as "decisionId" from ended`.execute(handle);
  return rows[0] ?? null;
}
