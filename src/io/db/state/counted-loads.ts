// The counters of reps beside what the assignments say of them.
import { sql } from 'kysely';
import type { Db } from '../engine/tables.ts';

export type CountedLoad = {
  repId: string;
  openLeads: number;
  /** Running assignments: all, and those that hold a slot. */
  running: number;
  slots: number;
  /** Ended ones that held none: each may have taken one off the counter all the same. */
  endedWithout: number;
  /** Counts by date, of the last date and of others. */
  day: string;
  days: Record<string, number>;
  week: string;
  weeks: Record<string, number>;
  timeZone: string | null;
  /** When the assignments of lately began; `sure` if they claimed a slot under the rep as it is stored now. */
  lately: { atMs: number; sure: boolean }[];
};

export const LATELY_DAYS = 9;

/**
 * Reps with counters or assignments, by one statement, so that a lead given meanwhile is in both or in neither.
 * A slot is what the fairness ledger has an entry of the assignment's id for.
 */
export async function countedLoads(db: Db): Promise<CountedLoad[]> {
  const { rows } = await sql<CountedLoad>`
    with held as (
      select a.rep_id, a.since, a.ended_at, e.id is not null as slot,
        max(a.since) over (partition by a.rep_id) as newest
      from assignments a left join fairness_entries e on e.id = a.id
    ),
    said as (
      select h.rep_id,
        count(*) filter (where ended_at is null)::int as running,
        count(*) filter (where ended_at is null and slot)::int as slots,
        count(*) filter (where ended_at is not null and not slot)::int as ended_without,
        jsonb_agg(jsonb_build_object('atMs', extract(epoch from since)::float8 * 1000,
          'sure', slot and coalesce(since >= r.updated_at, false)))
          filter (where since > newest - make_interval(days => ${sql.lit(LATELY_DAYS)})) as lately
      from held h left join reps r on r.id = h.rep_id group by h.rep_id
    )
    select l.rep_id as "repId", open_leads as "openLeads", coalesce(running, 0) as running,
      coalesce(slots, 0) as slots, coalesce(ended_without, 0) as "endedWithout",
      day::text, other_days || jsonb_build_object(day::text, day_count) as days,
      week::text, other_weeks || jsonb_build_object(week::text, week_count) as weeks,
      r.body #>> '{hours,timeZone}' as "timeZone", coalesce(lately, '[]') as lately
    from loads l left join said using (rep_id) left join reps r on r.id = l.rep_id
    order by l.rep_id`.execute(db);
  return rows;
}

/** Reps on the roster whose counters are gone. */
export async function repsWithoutLoads(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('reps as r')
    .leftJoin('loads as l', 'l.rep_id', 'r.id')
    .select('r.id')
    .where('l.rep_id', 'is', null)
    .orderBy('r.id')
    .execute();
  return rows.map(({ id }) => id);
}
