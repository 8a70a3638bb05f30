// What track records are computed from, and the frozen ones: rows are added, never changed.
import { sql } from 'kysely';
import type { Tracked, TrackRecord } from '../../../learning/baseline/track-record.ts';
import type { Db, Trx } from '../engine/tables.ts';

/** Finished deals that ended in [from, until). */
export async function trackedDeals(db: Db, from: Date, until: Date): Promise<Tracked['deals']> {
  const { rows } = await sql<Tracked['deals'][number]>`
    select rep_id as "repId", levels, won, amount_usd as "amountUsd",
      response_minutes as "responseMinutes",
      extract(epoch from ended_at)::float8 * 1000 as "endedMs"
    from deals where ended_at >= ${from}::timestamptz and ended_at < ${until}::timestamptz
    order by id`.execute(db);
  return rows;
}

/** Who held a lead when within [from, until): assignments, and imported deals from start to end. */
export async function holdsWithin(db: Db, from: Date, until: Date): Promise<Tracked['holds']> {
  const { rows } = await sql<Tracked['holds'][number]>`
    select rep_id as "repId", extract(epoch from since)::float8 * 1000 as "sinceMs",
      extract(epoch from ended_at)::float8 * 1000 as "untilMs"
    from (
      select rep_id, since, ended_at from assignments
      union all
      select rep_id, started_at, ended_at from deals
      where lead_id is null and started_at is not null and ended_at is not null
    ) as holds
    where since < ${until}::timestamptz and (ended_at is null or ended_at > ${from}::timestamptz)
    order by since, rep_id`.execute(db);
  return rows;
}

/** Minutes from arrival to the first assignment, of leads first assigned in [from, until). */
export async function assignmentWaits(db: Db, from: Date, until: Date): Promise<number[]> {
  const { rows } = await sql<{ minutes: number }>`
    select greatest(0, extract(epoch from assigned - received)::float8 / 60) as minutes
    from (
      select min(a.since) as assigned, l.received_at as received
      from assignments a join leads l on l.id = a.lead_id group by l.id, l.received_at
      union all
      select started_at, received_at from deals where lead_id is null and received_at is not null
    ) as waits
    where assigned >= ${from}::timestamptz and assigned < ${until}::timestamptz
    order by minutes`.execute(db);
  return rows.map(({ minutes }) => minutes);
}

/** From the first start, or else end, of a deal to the last end; null without a dated deal. */
export async function dealSpan(db: Db): Promise<{ from: Date; until: Date } | null> {
  const { rows } = await sql<{ from: Date | null; until: Date | null }>`
    select least(min(started_at), min(ended_at)) as "from", max(ended_at) as "until"
    from deals where ended_at is not null`.execute(db);
  const [row] = rows;
  return row?.from && row.until ? { from: row.from, until: row.until } : null;
}

export type Baseline = {
  id: string;
  record: TrackRecord;
  hash: string;
  createdAt: Date;
  createdBy: string;
};

/** @throws a unique violation of `baselines_pkey` when the id is taken */
export async function insertBaseline(
  trx: Trx,
  { id, record, hash, createdAt, createdBy }: Baseline,
): Promise<void> {
  await trx
    .insertInto('baselines')
    .values({
      id,
      body: JSON.stringify(record),
      body_hash: hash,
      created_at: createdAt,
      created_by: createdBy,
    })
    .execute();
}

/** The newest first; one, when an id is given. */
export async function readBaselines(db: Db, id: string | null): Promise<Baseline[]> {
  const rows = await db
    .selectFrom('baselines')
    .selectAll()
    .$if(id !== null, (query) => query.where('id', '=', id ?? ''))
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    record: JSON.parse(row.body) as TrackRecord,
    hash: row.body_hash,
    createdAt: row.created_at,
    createdBy: row.created_by,
  }));
}
