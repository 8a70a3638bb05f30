// How many leads each rep was given of late, and how many of those they declined.
import { sql } from 'kysely';
import type { Db } from '../engine/tables.ts';

export type Declines = { repId: string; assigned: number; declined: number };

/** Assignments since an instant, by rep. */
export async function countDeclines(db: Db, since: Date): Promise<Declines[]> {
  const { rows } = await sql<Declines>`
    select rep_id as "repId", count(*)::int as assigned,
      (count(*) filter (where ended_because like 'declined:%'))::int as declined
    from assignments where since >= ${since}::timestamptz
    group by rep_id order by rep_id`.execute(db);
  return rows;
}
