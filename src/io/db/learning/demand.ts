// How much there is to do: leads a day, how long a lead holds its slot, and what came in of late.
import { sql } from 'kysely';
import type { Db } from '../engine/tables.ts';

const DAYS = 28;
/** Fewer ended assignments than this do not say how long a lead holds its slot. */
const LEAST_ENDED = 20;

/**
 * Of the last four weeks; 0 stands for unknown. The hold time is lead-days held over leads ended (Little's
 * law): the mean of the ended alone misses the long ones that are still open, and makes a team that is
 * filling up look half empty.
 */
export async function demandOf(
  db: Db,
  at: Date,
): Promise<{ leadsPerDay: number; holdDays: number }> {
  const from = new Date(at.getTime() - DAYS * 86_400_000);
  const { rows } = await sql<{ leadsPerDay: number; holdDays: number }>`
    select
      (select count(distinct lead_id)::float8
        / greatest(1, extract(epoch from ${at}::timestamptz - min(at)) / 86400)
        from decisions where at >= ${from}::timestamptz and decided_by <> 'ownership')
        as "leadsPerDay",
      (select case when count(ended_at) < ${LEAST_ENDED}::int then 0
        else sum(extract(epoch from coalesce(ended_at, ${at}) - greatest(since, ${from}::timestamptz)))
          / 86400 / count(ended_at) end::float8
        from assignments where ended_at is null or ended_at >= ${from}::timestamptz)
        as "holdDays"`.execute(db);
  const [row] = rows;
  return { leadsPerDay: row?.leadsPerDay ?? 0, holdDays: row?.holdDays ?? 0 };
}

/** Snapshots of the newest decisions that were not an owner's by right, oldest first. */
export async function recentPooled(db: Db, most: number): Promise<string[]> {
  const rows = await db
    .selectFrom('decisions')
    .select('snapshot')
    .where('decided_by', '<>', 'ownership')
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
  return rows.map((row) => row.snapshot).reverse();
}
