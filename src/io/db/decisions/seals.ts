// Seals over the decision log: block k covers the decisions that became visible since block k−1 and
// names its hash. Writers of decisions never wait for one another; a changed, removed or slipped-in
// row no longer fits its seal.
import { sql } from 'kysely';
import { textHash } from '../engine/content-hash.ts';
import { fixedStatement } from '../engine/fixed-statement.ts';
import type { Db, Trx } from '../tables.ts';

export type SealedRow = { decisionId: string; contentHash: string };
export type Seal = { number: number; previousHash: string; hash: string; decisionCount: number };

/** What the first seal names as the one before. */
export const GENESIS = '0'.repeat(64);

/** Hash of a seal: its number, the hash before, and every row in order. */
export function sealHash(number: number, previousHash: string, rows: readonly SealedRow[]): string {
  const lines = rows.map((row) => `${row.decisionId} ${row.contentHash}`);
  return textHash([String(number), previousHash, ...lines].join('\n'));
}

/** What the log stores of a decision, as one hash: the answer, the snapshot and the advice. */
export function decisionHash(row: {
  answer: string | Uint8Array;
  snapshot: string;
  advice: string | null;
}): string {
  return textHash([row.answer, row.snapshot, row.advice ?? ''].map(textHash).join('\n'));
}

/** The newest seal, or the newest of those made by `until`; null where there is none. */
export async function lastSeal(
  db: Db | Trx,
  until?: Date,
): Promise<{ number: number; hash: string; sealedAt: Date } | null> {
  const row = await db
    .selectFrom('seals')
    .select(['number', 'hash', 'sealed_at'])
    .$if(until !== undefined, (seals) => seals.where('sealed_at', '<=', until ?? null))
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { number: row.number, hash: row.hash, sealedAt: row.sealed_at } : null;
}

/** Decisions of a range of ids, both ends outside it, that no seal covers yet, in order of id. */
export async function unsealed(
  db: Db | Trx,
  ids: { after: string; before?: string },
  most: number,
): Promise<SealedRow[]> {
  const { after, before } = ids;
  return (
    db
      .selectFrom('decisions as d')
      // The range said of both: the server merges two, where it would look up each row of one.
      .leftJoin('sealed_decisions as s', (join) =>
        join.onRef('s.decision_id', '=', 'd.id').on('s.decision_id', '>', after),
      )
      .select(['d.id as decisionId', 'd.content_hash as contentHash'])
      .where('d.id', '>', after)
      .$if(before !== undefined, (decisions) => decisions.where('d.id', '<', before ?? ''))
      .where('s.decision_id', 'is', null)
      .orderBy('d.id')
      .limit(most)
      .execute()
  );
}

/** Writes a seal and its rows; the number's uniqueness decides between two sealers. */
export async function writeSeal(trx: Trx, seal: Seal, rows: readonly SealedRow[], at: Date) {
  await trx
    .insertInto('seals')
    .values({
      number: seal.number,
      previous_hash: seal.previousHash,
      hash: seal.hash,
      decision_count: seal.decisionCount,
      sealed_at: at,
    })
    .execute();
  await insertSealed(trx, seal.number, JSON.stringify(rows));
}

/** A parameter for each value would make another statement of each number of rows. */
const insertSealed = fixedStatement(
  (number: number, rows: string) => sql`
    insert into sealed_decisions (decision_id, seal_number, position, content_hash)
    select "decisionId", ${number}::bigint, place - 1, "contentHash"
    from rows from (json_to_recordset(${rows}::json) as ("decisionId" text, "contentHash" text))
      with ordinality as sealed ("decisionId", "contentHash", place)`,
);

/** Seals after `number`, oldest first. */
export async function sealsAfter(db: Db, number: number, most: number): Promise<Seal[]> {
  const rows = await db
    .selectFrom('seals')
    .select(['number', 'previous_hash', 'hash', 'decision_count'])
    .where('number', '>', number)
    .orderBy('number')
    .limit(most)
    .execute();
  return rows.map((row) => ({
    number: row.number,
    previousHash: row.previous_hash,
    hash: row.hash,
    decisionCount: row.decision_count,
  }));
}

/** The rows of a seal in order, each with the decision as it is stored now (null: gone). */
export async function rowsOfSeal(db: Db, number: number) {
  const rows = await db
    .selectFrom('sealed_decisions as s')
    .leftJoin('decisions as d', 'd.id', 's.decision_id')
    .select([
      's.decision_id as decisionId',
      's.content_hash as contentHash',
      'd.answer',
      'd.snapshot',
      'd.advice',
      'd.lead_id as leadId',
      'd.rep_id as repId',
      'd.outcome',
      'd.decided_by as decidedBy',
      'd.fallback',
      'd.policy_name as policyName',
      'd.policy_version as policyVersion',
      'd.at',
      'd.total_ms as totalMs',
    ])
    .where('s.seal_number', '=', number)
    .orderBy('s.position')
    .execute();
  return rows;
}
