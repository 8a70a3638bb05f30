// API keys as stored: never a secret, only its hash.
import type { Db, Trx } from './engine/tables.ts';

export type StoredKey = {
  id: string;
  name: string;
  secretHash: string;
  /** Space-separated. */
  scopes: string;
  createdAt: Date;
  expiresAt: Date | null;
  revokedAt: Date | null;
  replacedBy: string | null;
};

const COLUMNS = [
  'id',
  'name',
  'secret_hash as secretHash',
  'scopes',
  'created_at as createdAt',
  'expires_at as expiresAt',
  'revoked_at as revokedAt',
  'replaced_by as replacedBy',
] as const;

/** The key of that id, whatever its state; null when there is none. */
export async function findKey(db: Db, id: string): Promise<StoredKey | null> {
  const row = await db
    .selectFrom('api_keys')
    .select(COLUMNS)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** Every key, oldest first. */
export async function listKeys(db: Db): Promise<StoredKey[]> {
  return db.selectFrom('api_keys').select(COLUMNS).orderBy('created_at').orderBy('id').execute();
}

/** Every key that could still be used, locked until the transaction ends: changes to keys queue up. */
export async function lockUsableKeys(trx: Trx, at: Date): Promise<StoredKey[]> {
  return trx
    .selectFrom('api_keys')
    .select(COLUMNS)
    .where('revoked_at', 'is', null)
    .where((is) => is.or([is('expires_at', 'is', null), is('expires_at', '>', at)]))
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** Stores a new key; false when one of that id is there already. */
export async function insertKey(trx: Trx, key: StoredKey): Promise<boolean> {
  const inserted = await trx
    .insertInto('api_keys')
    .values({
      id: key.id,
      name: key.name,
      secret_hash: key.secretHash,
      scopes: key.scopes,
      created_at: key.createdAt,
      expires_at: key.expiresAt,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return Number(inserted.numInsertedOrUpdatedRows ?? 0) === 1;
}

/** Ends a key's use at an instant; the first revocation stands. */
export async function revokeKeyRow(trx: Trx, id: string, at: Date): Promise<void> {
  await trx
    .updateTable('api_keys')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .execute();
}

/** Names the key that replaces this one and when this one stops working. */
export async function replaceKeyRow(
  trx: Trx,
  id: string,
  by: { id: string; expiresAt: Date },
): Promise<void> {
  await trx
    .updateTable('api_keys')
    .set({ replaced_by: by.id, expires_at: by.expiresAt })
    .where('id', '=', id)
    .execute();
}
