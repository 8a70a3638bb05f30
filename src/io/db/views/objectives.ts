// What objectives are measured on: first contacts of assigned leads, and deals won before and since.
import { sql } from 'kysely';
import type { Db } from '../engine/tables.ts';

export type AssignedLead = {
  repId: string;
  sinceMs: number;
  /** The first contact or meeting while the rep held the lead; null: none was reported. */
  contactMs: number | null;
  /** Whether the rep holds it still. */
  running: boolean;
};

/** Assignments since an instant, the newest first. */
export async function firstContacts(db: Db, since: Date, most: number): Promise<AssignedLead[]> {
  const { rows } = await sql<AssignedLead>`
    select a.rep_id as "repId", extract(epoch from a.since)::float8 * 1000 as "sinceMs",
      extract(epoch from c.at)::float8 * 1000 as "contactMs", a.ended_at is null as running
    from assignments a left join lateral (
      select min(o.at) as at from outcomes o
      where o.lead_id = a.lead_id and o.kind in ('contacted', 'meeting') and o.at >= a.since
        and (a.ended_at is null or o.at <= a.ended_at)
    ) c on true
    where a.since >= ${since}::timestamptz order by a.since desc limit ${most}::int`.execute(db);
  return rows;
}

export type Wins = { routed: { won: number; of: number }; before: { won: number; of: number } };

/** Deals of routed leads that ended since an instant, and all deals of imported history. */
export async function winsOf(db: Db, since: Date): Promise<Wins> {
  const { rows } = await sql<{ routed: boolean; won: number; of: number }>`
    select lead_id is not null as routed, (count(*) filter (where won))::int as won,
      count(*)::int as of
    from deals where lead_id is null or ended_at >= ${since}::timestamptz
    group by 1`.execute(db);
  const side = (routed: boolean) => {
    const { won = 0, of = 0 } = rows.find((row) => row.routed === routed) ?? {};
    return { won, of };
  };
  return { routed: side(true), before: side(false) };
}
