// Who is answering a caller's Idempotency-Key, and the answer once there is one.
// A claim is a lease: it may be taken over when it has run out, and then its holder can no longer finish.
import type { Db, Trx } from '../tables.ts';

/** One use of an Idempotency-Key: the key is the caller's, `bodyHash` tells the request apart. */
export type IdempotentRequest = { keyId: string; idempotencyKey: string; bodyHash: string };

export type StoredRequest = {
  bodyHash: string;
  claimedBy: string;
  claimedUntil: Date;
  answer: { status: number; text: string } | null;
};

/** Tries to be the first; false when the key has been used before, by whomever. */
export async function claimRequest(
  db: Db,
  request: IdempotentRequest,
  claim: { by: string; at: Date; until: Date },
): Promise<boolean> {
  const inserted = await db
    .insertInto('idempotency')
    .values({
      key_id: request.keyId,
      idempotency_key: request.idempotencyKey,
      body_hash: request.bodyHash,
      claimed_by: claim.by,
      claimed_until: claim.until,
      created_at: claim.at,
    })
    .onConflict((conflict) => conflict.columns(['key_id', 'idempotency_key']).doNothing())
    .executeTakeFirst();
  return Number(inserted.numInsertedOrUpdatedRows ?? 0) === 1;
}

/** What is stored under the key; null when nothing is (it was released meanwhile). */
export async function readRequest(
  db: Db,
  request: Pick<IdempotentRequest, 'keyId' | 'idempotencyKey'>,
): Promise<StoredRequest | null> {
  const row = await db
    .selectFrom('idempotency')
    .select(['body_hash', 'claimed_by', 'claimed_until', 'status', 'answer'])
    .where('key_id', '=', request.keyId)
    .where('idempotency_key', '=', request.idempotencyKey)
    .executeTakeFirst();
  if (!row) return null;
  return {
    bodyHash: row.body_hash,
    claimedBy: row.claimed_by,
    claimedUntil: row.claimed_until,
    answer:
      row.answer === null || row.status === null ? null : { status: row.status, text: row.answer },
  };
}

/** Takes a lapsed claim over from `from`; false when somebody else did, or an answer came after all. */
export async function takeOverRequest(
  db: Db,
  request: IdempotentRequest,
  from: string,
  claim: { by: string; until: Date },
): Promise<boolean> {
  const updated = await db
    .updateTable('idempotency')
    .set({ claimed_by: claim.by, claimed_until: claim.until })
    .where('key_id', '=', request.keyId)
    .where('idempotency_key', '=', request.idempotencyKey)
    .where('claimed_by', '=', from)
    .where('answer', 'is', null)
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}

/** Stores the answer in the transaction that did the work; false when the claim is no longer `by`'s. */
export async function finishRequest(
  trx: Trx,
  request: IdempotentRequest,
  by: string,
  answer: { status: number; text: string },
): Promise<boolean> {
  const updated = await trx
    .updateTable('idempotency')
    .set({ status: answer.status, answer: answer.text })
    .where('key_id', '=', request.keyId)
    .where('idempotency_key', '=', request.idempotencyKey)
    .where('claimed_by', '=', by)
    .where('answer', 'is', null)
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}

/** Gives an unanswered claim back, so that the caller may try again at once. */
export async function releaseRequest(
  db: Db,
  request: IdempotentRequest,
  by: string,
): Promise<void> {
  await db
    .deleteFrom('idempotency')
    .where('key_id', '=', request.keyId)
    .where('idempotency_key', '=', request.idempotencyKey)
    .where('claimed_by', '=', by)
    .where('answer', 'is', null)
    .execute();
}

/** Forgets keys first used before `before`; returns how many. */
export async function forgetRequests(db: Db, before: Date): Promise<number> {
  const deleted = await db
    .deleteFrom('idempotency')
    .where('created_at', '<', before)
    .executeTakeFirst();
  return Number(deleted.numDeletedRows);
}
