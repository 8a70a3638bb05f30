// Leads that nobody may take yet, oldest first: the order in which they are served.
import type { Db } from '../engine/tables.ts';
import { type Page, pageOf } from './page.ts';

export type QueueLine = {
  leadId: string;
  decisionId: string;
  reason: string;
  detail: string;
  heat: number;
  since: string;
  sweeps: number;
  nextSweepAt: string;
  /** When the lead had waited too long, and who is told. */
  escalatedAt: string | null;
  notified: string[];
};

/** The queue; `after` is the instant and lead of the last entry seen. */
export async function listQueue(
  db: Db,
  filter: { reason?: string | undefined },
  page: { limit: number; after: { since: Date; leadId: string } | null },
): Promise<Page<QueueLine>> {
  const { after } = page;
  let query = db
    .selectFrom('queue_entries')
    .selectAll()
    .orderBy('since')
    .orderBy('lead_id')
    .limit(page.limit + 1);
  if (filter.reason !== undefined) query = query.where('reason', '=', filter.reason);
  if (after !== null) {
    query = query.where((is) =>
      is.or([
        is('since', '>', after.since),
        is.and([is('since', '=', after.since), is('lead_id', '>', after.leadId)]),
      ]),
    );
  }
  const rows = await query.execute();
  return pageOf(
    rows.map((row) => ({
      leadId: row.lead_id,
      decisionId: row.decision_id,
      reason: row.reason,
      detail: row.detail,
      heat: row.heat,
      since: row.since.toISOString(),
      sweeps: row.sweeps,
      nextSweepAt: row.next_sweep_at.toISOString(),
      escalatedAt: row.escalated_at?.toISOString() ?? null,
      notified: row.notified,
    })),
    page.limit,
    (line) => [line.since, line.leadId],
  );
}

/** How many leads wait, by reason. */
export async function countQueue(db: Db): Promise<{ reason: string; count: number }[]> {
  const rows = await db
    .selectFrom('queue_entries')
    .select((select) => ['reason', select.fn.countAll<number>().as('count')])
    .groupBy('reason')
    .orderBy('reason')
    .execute();
  return rows;
}
