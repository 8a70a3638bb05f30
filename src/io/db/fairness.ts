// The rows of the fairness ledger: written beside the assignment that they book, never changed.
import { createHash } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { EntryKind, LedgerEntry, Pool } from '../../roster/fairness/entry.ts';
import type { Db, Trx } from './engine/tables.ts';

/**
 * The insert of bookings, for the statement that makes the assignments. `rows` gives id, at, kind,
 * rep, other rep, pool, leads, value, lead and note. An id that is booked stays as it is, so that a
 * repeated transaction books nothing twice. The pools must be stored before.
 */
export function insertEntries(rows: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    insert into fairness_entries (id, at, kind, rep_id, other_id, pool_hash, leads, value, lead_id,
      note)
    ${rows}
    on conflict (id) do nothing`;
}

/** Books one entry; false when its id was booked before. */
export async function bookEntry(handle: Db | Trx, entry: LedgerEntry): Promise<boolean> {
  const row = sql`
    select ${entry.id}, ${new Date(entry.atMs)}::timestamptz, ${entry.kind}, ${entry.repId},
      ${entry.otherId}::text, ${entry.poolId}::text, ${entry.leads}::float8, ${entry.value}::float8,
      ${entry.leadId}::text, ${entry.note}`;
  const { rows } = await sql<{ id: string }>`${insertEntries(row)} returning id`.execute(handle);
  return rows.length === 1;
}

const hashes = new WeakMap<Pool, string>();

/** The content hash of a pool: SHA-256 of its claims in code-unit order of id. */
function poolHash(pool: Pool): string {
  let hash = hashes.get(pool);
  if (hash === undefined) {
    const claims = Object.entries(pool).sort(([a], [b]) => (a < b ? -1 : 1));
    hash = createHash('sha256').update(JSON.stringify(claims)).digest('hex');
    hashes.set(pool, hash);
  }
  return hash;
}

/** Stores a pool under its hash unless it is there; call it before the transaction that books. */
export async function storePool(db: Db, pool: Pool, at: Date): Promise<string> {
  const hash = poolHash(pool);
  await db
    .insertInto('fairness_pools')
    .values({ hash, claims: JSON.stringify(pool), created_at: at })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute();
  return hash;
}

/** The pools of the given hashes; throws when one is missing. */
export async function readPools(db: Db, wanted: readonly string[]): Promise<Map<string, Pool>> {
  if (wanted.length === 0) return new Map();
  const rows = await db
    .selectFrom('fairness_pools')
    .select(['hash', 'claims'])
    .where('hash', 'in', wanted)
    .execute();
  const pools = new Map(rows.map((row) => [row.hash, row.claims]));
  for (const hash of wanted) if (!pools.has(hash)) throw new Error(`No pool ${hash} is stored.`);
  return pools;
}

/** Pools whose claims no longer have their hash, and pools that an entry names and nobody stored. */
export async function damagedPools(db: Db): Promise<{ hash: string; gone: boolean }[]> {
  const rows = await db.selectFrom('fairness_pools').select(['hash', 'claims']).execute();
  const changed = rows.filter((row) => poolHash(row.claims) !== row.hash);
  const gone = await db
    .selectFrom('fairness_entries as e')
    .leftJoin('fairness_pools as p', 'p.hash', 'e.pool_hash')
    .select('e.pool_hash as hash')
    .distinct()
    .where('e.pool_hash', 'is not', null)
    .where('p.hash', 'is', null)
    .execute();
  return [
    ...changed.map(({ hash }) => ({ hash, gone: false })),
    ...gone.map(({ hash }) => ({ hash: hash ?? '', gone: true })),
  ];
}

/** Entries booked at or after an instant, oldest first. */
export async function readEntries(db: Db, fromMs: number): Promise<LedgerEntry[]> {
  const rows = await db
    .selectFrom('fairness_entries')
    .selectAll()
    .where('at', '>=', new Date(fromMs))
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    atMs: row.at.getTime(),
    kind: row.kind,
    repId: row.rep_id,
    otherId: row.other_id,
    poolId: row.pool_hash,
    leads: row.leads,
    value: row.value,
    leadId: row.lead_id,
    note: row.note,
  }));
}

/** The booking that gave a rep a lead, for whoever returns it or hands it over; null when unknown. */
export async function readEntry(db: Db, id: string): Promise<LedgerEntry | null> {
  const rows = await sql<LedgerEntry>`
    select id, extract(epoch from at) * 1000 as "atMs", kind, rep_id as "repId",
      other_id as "otherId", pool_hash as "poolId", leads, value, lead_id as "leadId", note
    from fairness_entries where id = ${id}`.execute(db);
  return rows.rows[0] ?? null;
}

/**
 * Everything booked in a stretch of time (`untilMs` null: to the newest), added up by who and which pool
 * and faded to `atMs` as if booked then: a hundred thousand rows come back as a few hundred.
 */
export async function sumEntries(
  db: Db,
  { fromMs, untilMs, atMs }: { fromMs: number; untilMs: number | null; atMs: number },
  halfLifeDays: number,
): Promise<LedgerEntry[]> {
  const until = untilMs === null ? sql`'infinity'` : sql`${new Date(untilMs)}`;
  const age = sql`extract(epoch from (${new Date(atMs)}::timestamptz - at)) / 86400.0`;
  const faded = sql`power(0.5::float8, (${age})::float8 / ${halfLifeDays}::float8)`;
  const { rows } = await sql<{
    kind: EntryKind;
    repId: string;
    otherId: string | null;
    poolId: string | null;
    leads: number;
    value: number;
  }>`
    select kind, rep_id as "repId", other_id as "otherId", pool_hash as "poolId",
      sum(leads * ${faded}) as leads, sum(value * ${faded}) as value
    from fairness_entries
    where at >= ${new Date(fromMs)}::timestamptz and at < ${until}::timestamptz
    group by 1, 2, 3, 4 order by 1, 2, 3, 4`.execute(db);
  return rows.map((row) => ({ ...row, id: '', atMs, leadId: null, note: '' }));
}
