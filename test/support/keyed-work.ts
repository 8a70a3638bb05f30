// Work for tests of idempotency: one row that can be counted, committed together with the key.
import { randomUUID } from 'node:crypto';
import { KeyAnswered } from '../../src/flows/route/idempotently.ts';
import { type IdempotentRequest, ONE_ANSWER } from '../../src/io/db/decisions/idempotency.ts';
import type { Db } from '../../src/io/db/engine/tables.ts';
import { inTransaction, isUniqueViolation } from '../../src/io/db/engine/transaction.ts';

/** Commits a team of this name and the answer to the key, or nothing when that has one. */
export async function commitOnce(
  db: Db,
  done: { name: string; text: string; key?: IdempotentRequest | undefined },
): Promise<void> {
  const { name, text, key } = done;
  try {
    await inTransaction(db, async (trx) => {
      const team = { id: randomUUID(), name, manager_id: null, updated_at: new Date(0) };
      await trx.insertInto('teams').values(team).execute();
      if (key === undefined) return;
      await trx
        .insertInto('idempotency')
        .values({
          key_id: key.keyId,
          idempotency_key: key.idempotencyKey,
          body_hash: key.bodyHash,
          answer: text,
          created_at: new Date(0),
        })
        .execute();
    });
  } catch (error) {
    throw isUniqueViolation(error, ONE_ANSWER) ? new KeyAnswered() : error;
  }
}

/** How often work of this name was committed. */
export async function timesCommitted(db: Db, name: string): Promise<number> {
  return (await db.selectFrom('teams').select('id').where('name', '=', name).execute()).length;
}
