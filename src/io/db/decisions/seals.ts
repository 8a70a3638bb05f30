// Seals over the decision log: block k covers the decisions that became visible since block k−1 and
// names its hash. Writers of decisions never wait for one another; a changed, removed or slipped-in
// row no longer fits its seal.
import { sql } from 'kysely';
import type { Books } from '../engine/booked-rows.ts';
import { canonicalJson, textHash } from '../engine/content-hash.ts';
import { fixedStatement } from '../engine/fixed-statement.ts';
import type { Db, Trx } from '../engine/tables.ts';

export type SealedRow = { decisionId: string; contentHash: string };
export type SealedChange = { changeId: string; contentHash: string };
/** Decisions, then entries of the log of changes. */
export type Sealed = { decisions: readonly SealedRow[]; changes: readonly SealedChange[] };
export type Seal = {
  number: number;
  previousHash: string;
  hash: string;
  decisionCount: number;
  changeCount: number;
};

/** What the first seal names as the one before. */
export const GENESIS = '0'.repeat(64);

/** Hash of a seal: its number, the hash before, and every row in order. */
export function sealHash(
  number: number,
  previousHash: string,
  { decisions, changes }: Sealed,
): string {
  const lines = decisions.map((row) => `${row.decisionId} ${row.contentHash}`);
  lines.push(...changes.map((row) => `change ${row.changeId} ${row.contentHash}`));
  return textHash([String(number), previousHash, ...lines].join('\n'));
}

/** What the log stores of a decision, as one hash: the answer, the snapshot, the advice and the books. */
export function decisionHash(row: {
  answer: string | Uint8Array;
  snapshot: string;
  advice: string | null;
  books: Books | null;
}): string {
  const texts: (string | Uint8Array)[] = [row.answer, row.snapshot, row.advice ?? ''];
  if (row.books !== null) texts.push(canonicalJson(row.books));
  return textHash(texts.map(textHash).join('\n'));
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
export async function writeSeal(trx: Trx, seal: Seal, rows: Sealed, at: Date): Promise<void> {
  await trx
    .insertInto('seals')
    .values({
      number: seal.number,
      previous_hash: seal.previousHash,
      hash: seal.hash,
      decision_count: seal.decisionCount,
      change_count: seal.changeCount,
      sealed_at: at,
    })
    .execute();
  if (rows.decisions.length > 0) {
    await insertSealed(trx, seal.number, JSON.stringify(rows.decisions));
  }
  if (rows.changes.length > 0) {
    await insertChanges(trx, seal.number, JSON.stringify(rows.changes));
  }
}

/** A parameter for each value would make another statement of each number of rows. */
const insertSealed = fixedStatement(
  (number: number, rows: string) => sql`
    insert into sealed_decisions (decision_id, seal_number, position, content_hash)
    select "decisionId", ${number}::bigint, place - 1, "contentHash"
    from rows from (json_to_recordset(${rows}::json) as ("decisionId" text, "contentHash" text))
      with ordinality as sealed ("decisionId", "contentHash", place)`,
);

const insertChanges = fixedStatement(
  (number: number, rows: string) => sql`
    insert into sealed_changes (change_id, seal_number, position, content_hash)
    select "changeId", ${number}::bigint, place - 1, "contentHash"
    from rows from (json_to_recordset(${rows}::json) as ("changeId" text, "contentHash" text))
      with ordinality as sealed ("changeId", "contentHash", place)`,
);

/** Seals after `number`, oldest first. */
export async function sealsAfter(db: Db, number: number, most: number): Promise<Seal[]> {
  const rows = await db
    .selectFrom('seals')
    .select(['number', 'previous_hash', 'hash', 'decision_count', 'change_count'])
    .where('number', '>', number)
    .orderBy('number')
    .limit(most)
    .execute();
  return rows.map((row) => ({
    number: row.number,
    previousHash: row.previous_hash,
    hash: row.hash,
    decisionCount: row.decision_count,
    changeCount: row.change_count,
  }));
}

/** The rows of a seal in order, each with the decision as it is stored now (null: gone). */
export async function rowsOfSeal(db: Db, number: number) {
  return sealedRows(db).where('s.seal_number', '=', number).orderBy('s.position').execute();
}

const DECISION = [
  ...(['d.answer', 'd.snapshot', 'd.advice', 'd.books', 'd.outcome', 'd.fallback'] as const),
  ...(['d.lead_id as leadId', 'd.rep_id as repId', 'd.decided_by as decidedBy'] as const),
  ...(['d.policy_name as policyName', 'd.policy_version as policyVersion'] as const),
  ...(['d.total_ms as totalMs', 'd.content_hash as ownHash'] as const),
  // The driver's instants end at the millisecond, the server's do not.
  sql<number | null>`(extract(epoch from d.at) * 1000)::float8`.as('atMs'),
] as const;

function sealedRows(db: Db) {
  return db
    .selectFrom('sealed_decisions as s')
    .leftJoin('decisions as d', 'd.id', 's.decision_id')
    .select(['s.decision_id as decisionId', 's.content_hash as contentHash', ...DECISION]);
}

/** Decisions that no seal covers yet, each in the same form as those of a seal. */
export async function storedRows(db: Db, open: readonly SealedRow[]) {
  if (open.length === 0) return [];
  return db
    .selectFrom('decisions as d')
    .select(['d.id as decisionId', 'd.content_hash as contentHash', ...DECISION])
    .where(
      'd.id',
      'in',
      open.map((row) => row.decisionId),
    )
    .execute();
}
