// Books: a copy of the ledger's rows (assignments, their ends, fairness entries, outcomes) that whatever
// wrote them keeps under its own hash; and which rows of the ledger no longer are as their book says.
import { type RawBuilder, sql } from 'kysely';
import type { LedgerEntry } from '../../roster/fairness/entry.ts';
import type { BookedRow, Books } from './engine/booked-rows.ts';
import type { Db } from './engine/tables.ts';
import { bodyHash, type OutcomeRow } from './outcomes.ts';

/** An assignment as it begins. */
export function bookedAssignment(row: {
  id: string;
  leadId: string;
  repId: string;
  decisionId: string;
  personKey: string | null;
  atMs: number;
}): BookedRow {
  return {
    id: row.id,
    lead_id: row.leadId,
    rep_id: row.repId,
    decision_id: row.decisionId,
    person_key: row.personKey,
    since: row.atMs,
  };
}

/** How an assignment ended. */
export function bookedEnd(id: string, at: Date, because: string): BookedRow {
  return { id, ended_at: at.getTime(), ended_because: because };
}

/** A row of the fairness ledger. */
export function bookedEntry(entry: LedgerEntry): BookedRow {
  const { id, atMs, kind, repId, otherId, poolId, leads, value, leadId, note } = entry;
  return {
    ...{ id, at: atMs, kind, rep_id: repId, other_id: otherId, pool_hash: poolId },
    ...{ leads, value, lead_id: leadId, note },
  };
}

/** An outcome as it was told; of its text only the hash, since changes are kept for good. */
export function bookedOutcome(row: OutcomeRow, bodyHash: string): BookedRow {
  const { id, leadId, repId, decisionId, kind, atMs, amountUsd, recordedAt, recordedBy } = row;
  return {
    ...{ id, lead_id: leadId, rep_id: repId, decision_id: decisionId, kind, at: atMs },
    ...{ amount_usd: amountUsd, body_hash: bodyHash },
    ...{ recorded_at: recordedAt.getTime(), recorded_by: recordedBy },
  };
}

const ms = (column: string) => sql`extract(epoch from ${sql.ref(column)}) * 1000`;

/** Where the rows of each list stand, as a book says them. */
const LEDGER: Readonly<Record<keyof Books, { table: string; stored: RawBuilder<unknown> }>> = {
  assignments: {
    table: 'assignments',
    stored: sql`select id, jsonb_build_object('id', id, 'lead_id', lead_id, 'rep_id', rep_id,
      'decision_id', decision_id, 'person_key', person_key, 'since', ${ms('since')}) as one
      from assignments`,
  },
  ends: {
    table: 'assignments',
    stored: sql`select id, jsonb_build_object('id', id, 'ended_at', ${ms('ended_at')},
      'ended_because', ended_because) as one
      from assignments where ended_at is not null or ended_because is not null`,
  },
  entries: {
    table: 'fairness_entries',
    stored: sql`select id, jsonb_build_object('id', id, 'at', ${ms('at')}, 'kind', kind,
      'rep_id', rep_id, 'other_id', other_id, 'pool_hash', pool_hash, 'leads', leads,
      'value', value, 'lead_id', lead_id, 'note', note) as one from fairness_entries`,
  },
  outcomes: {
    table: 'outcomes',
    stored: sql`select id, jsonb_build_object('id', id, 'lead_id', lead_id, 'rep_id', rep_id,
      'decision_id', decision_id, 'kind', kind, 'at', ${ms('at')}, 'amount_usd', amount_usd,
      'body_hash', ${bodyHash}, 'recorded_at', ${ms('recorded_at')},
      'recorded_by', recorded_by) as one from outcomes`,
  },
};

/** A row that is not as booked: `by` books it (null: nobody does), `keys` differ (null: it is gone). */
export type Unbooked = { table: string; id: string; by: string | null; keys: string | null };

/** Rows of the ledger that are not as a decision or a change booked them, at most `most` of each list. */
export async function unbookedRows(db: Db, most: number): Promise<Unbooked[]> {
  const found: Unbooked[] = [];
  for (const [list, { table, stored }] of Object.entries(LEDGER)) {
    const { rows } = await sql<Omit<Unbooked, 'table'>>`
      with books as (
        select 'decision ' || id as by, books from decisions where books is not null
        union all select 'change ' || id, books from audit where books is not null
      ),
      booked as (
        select by, one ->> 'id' as id, one
        from books, jsonb_path_query(books, ${`$.${list}[*]`}::jsonpath) as one
      ),
      stored as (${stored})
      select coalesce(s.id, b.id) as id, b.by,
        case when s.id is not null then (
          select string_agg(key, ', ' order by key) from jsonb_each(s.one) as cell (key, value)
          where value is distinct from b.one -> key
        ) end as keys
      from stored s full join booked b on b.id = s.id
      where s.one is distinct from b.one
      order by 1 limit ${most}::int`.execute(db);
    found.push(...rows.map((row) => ({ table, ...row })));
  }
  return found;
}
