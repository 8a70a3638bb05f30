// The advisor's standing as it changes, and the closed leads that it is judged by.
import { sql } from 'kysely';
import type { AdvisorGain } from '../../../routing/advisor-gain.ts';
import type { Db, Trx } from '../engine/tables.ts';
import type { AdvisorStanding } from '../views/advisor.ts';

/** Changes the standing if it is still as it was read; false when somebody changed it meanwhile. */
export async function changeAdvisor(
  trx: Trx,
  from: Pick<AdvisorStanding, 'state' | 'since'>,
  to: Pick<AdvisorStanding, 'state' | 'since' | 'byWhom' | 'because'>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('advisor_standing')
    .set({ state: to.state, since: to.since, by_whom: to.byWhom, because: to.because })
    .where('state', '=', from.state)
    .where('since', 'is not distinct from', from.since)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Writes down what a check found. */
export async function noteCheck(handle: Db | Trx, evidence: AdvisorGain, at: Date): Promise<void> {
  await handle
    .updateTable('advisor_standing')
    .set({ evidence: JSON.stringify(evidence), checked_at: at })
    .execute();
}

export type ClosedLead = { decisionId: string; won: boolean; closedBy: string };

/**
 * Leads that were won or lost, each with the last decision of advisor or scorer before its end, of those
 * made since an instant; the last to end first.
 */
export async function closedLeads(db: Db, since: Date, most: number): Promise<ClosedLead[]> {
  const { rows } = await sql<ClosedLead>`
    select d.id as "decisionId", deals.won, deals.rep_id as "closedBy"
    from deals cross join lateral (
      select id from decisions
      where lead_id = deals.lead_id and decided_by in ('advisor', 'scorer')
        and at >= ${since}::timestamptz and at <= deals.ended_at
      order by at desc, id desc limit 1
    ) d
    where deals.ended_at >= ${since}::timestamptz
    order by deals.ended_at desc, d.id limit ${most}::int`.execute(db);
  return rows;
}
