// Which answer a caller's Idempotency-Key has had. The key is stored with what answers it: a decision, by
// the statement that commits it (commit.ts), or the text itself where nothing else was committed.
import { sql } from 'kysely';
import { together } from '../engine/batcher.ts';
import { fixedStatement } from '../engine/fixed-statement.ts';
import type { Db } from '../engine/tables.ts';

/** One use of an Idempotency-Key: the key is the caller's, `bodyHash` tells the request apart. */
export type IdempotentRequest = { keyId: string; idempotencyKey: string; bodyHash: string };

export type StoredAnswer = { bodyHash: string; text: string };

/** The unique index that a second answer to one key breaks. */
export const ONE_ANSWER = 'idempotency_pkey';

/** Below some 500 requests a second there is time to look for each alone. */
const ALONE_BEYOND_MS = 2;

type Asked = Pick<IdempotentRequest, 'keyId' | 'idempotencyKey'>;
const queues = new WeakMap<Db, (asked: Asked) => Promise<StoredAnswer | null>>();

/** What the key was answered; null when it was not. */
export function readAnswer(
  db: Db,
  { keyId, idempotencyKey }: IdempotentRequest,
): Promise<StoredAnswer | null> {
  const queue =
    queues.get(db) ??
    together((asked: readonly Asked[]) => readAnswers(db, asked), ALONE_BEYOND_MS);
  queues.set(db, queue);
  return queue({ keyId, idempotencyKey });
}

async function readAnswers(db: Db, asked: readonly Asked[]): Promise<(StoredAnswer | null)[]> {
  const rows = await answersTo(db, JSON.stringify(asked));
  const byPlace = new Map(rows.map(({ place, ...answer }) => [Number(place), answer]));
  return asked.map((_, k) => byPlace.get(k + 1) ?? null);
}

const answersTo = fixedStatement(
  (asked: string) => sql<StoredAnswer & { place: number }>`
    select asked.place, i.body_hash as "bodyHash", coalesce(i.answer, d.answer) as text
    from rows from (json_to_recordset(${asked}::json) as ("keyId" text, "idempotencyKey" text))
      with ordinality as asked (key_id, idempotency_key, place)
    join idempotency i
      on i.key_id = asked.key_id and i.idempotency_key = asked.idempotency_key
    left join decisions d on d.id = i.decision_id`,
);

/** Stores an answer that no decision holds; false when the key has been answered meanwhile. */
export async function storeAnswer(
  db: Db,
  request: IdempotentRequest,
  answer: { text: string; at: Date },
): Promise<boolean> {
  const inserted = await db
    .insertInto('idempotency')
    .values({
      key_id: request.keyId,
      idempotency_key: request.idempotencyKey,
      body_hash: request.bodyHash,
      answer: answer.text,
      created_at: answer.at,
    })
    .onConflict((conflict) => conflict.columns(['key_id', 'idempotency_key']).doNothing())
    .executeTakeFirst();
  return Number(inserted.numInsertedOrUpdatedRows ?? 0) === 1;
}

/** Forgets keys answered before `before`; returns how many. */
export async function forgetRequests(db: Db, before: Date): Promise<number> {
  const deleted = await db
    .deleteFrom('idempotency')
    .where('created_at', '<', before)
    .executeTakeFirst();
  return Number(deleted.numDeletedRows);
}
