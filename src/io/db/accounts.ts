// Accounts as stored: one JSON document each, its domains in a table of their own; companies of a group share one.
import { sql } from 'kysely';
import type { Account } from '../../leads/account.ts';
import type { Db, Trx } from './engine/tables.ts';
import type { Expected } from './reps.ts';

export type StoredAccount = { account: Account; revision: number; updatedAt: Date };

/** The account and the key under which its name is found. */
export type AccountRow = { account: Account; nameKey: string };

/** The account of that id; null when there is none. */
export async function readAccount(db: Db, id: string): Promise<StoredAccount | null> {
  const row = await db
    .selectFrom('accounts')
    .select(['body as account', 'revision', 'updated_at as updatedAt'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** The accounts of these ids (a few hundred at a time). */
export async function readAccounts(
  db: Db,
  ids: readonly string[],
): Promise<{ item: Account; revision: number }[]> {
  return db
    .selectFrom('accounts')
    .select(['body as item', 'revision'])
    .where('id', '=', sql<string>`any(${[...ids]}::text[])`)
    .execute();
}

/** Id → revision of those of these accounts that are stored. */
export async function revisionsOfAccounts(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('accounts')
    .select(['id', 'revision'])
    .where('id', '=', sql<string>`any(${[...ids]}::text[])`)
    .execute();
  return new Map(rows.map(({ id, revision }) => [id, revision]));
}

/** Every account by id, with the key under which its name is found. */
export async function accountNames(db: Db): Promise<{ id: string; nameKey: string }[]> {
  return db.selectFrom('accounts').select(['id', 'name_key as nameKey']).orderBy('id').execute();
}

/** Which of the ids are stored already. */
export async function storedAccountIds(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('accounts')
    .select('id')
    .where('id', '=', sql<string>`any(${[...ids]}::text[])`)
    .execute();
  return new Set(rows.map((row) => row.id));
}

/**
 * Writes one account without its domains; returns its new revision, or null when the expectation
 * did not hold.
 */
export async function writeAccount(
  trx: Trx,
  row: AccountRow,
  expected: Expected,
  at: Date,
): Promise<number | null> {
  const { id, ...change } = columnsOf(row, at);
  if (typeof expected === 'number') {
    const updated = await trx
      .updateTable('accounts')
      .set({ ...change, revision: expected + 1 })
      .where('id', '=', id)
      .where('revision', '=', expected)
      .executeTakeFirst();
    return updated.numUpdatedRows === 1n ? expected + 1 : null;
  }
  const written = await trx
    .insertInto('accounts')
    .values({ id, revision: 1, ...change })
    .onConflict((conflict) =>
      expected === 'create'
        ? conflict.column('id').doNothing()
        : conflict
            .column('id')
            .doUpdateSet((set) => ({ ...change, revision: set('accounts.revision', '+', 1) })),
    )
    .returning('revision')
    .executeTakeFirst();
  return written?.revision ?? null;
}

/**
 * Writes many accounts in one statement (a few hundred at a time; no id twice), without domains.
 * @returns id → revision of those that are new or differ from what was stored
 */
export async function writeAccounts(
  trx: Trx,
  rows: readonly AccountRow[],
  at: Date,
): Promise<ReadonlyMap<string, number>> {
  const written = await trx
    .insertInto('accounts')
    .values(rows.map((row) => ({ revision: 1, ...columnsOf(row, at) })))
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet((set) => ({
          body: set.ref('excluded.body'),
          parent_id: set.ref('excluded.parent_id'),
          owner_id: set.ref('excluded.owner_id'),
          name_key: set.ref('excluded.name_key'),
          revision: set('accounts.revision', '+', 1),
          updated_at: at,
        }))
        .whereRef('accounts.body', 'is distinct from', 'excluded.body'),
    )
    .returning(['id', 'revision'])
    .execute();
  return new Map(written.map((row) => [row.id, row.revision]));
}

/** Makes `domains` the domains of their accounts, and of those accounts no others; several may share one. */
export async function writeDomains(
  trx: Trx,
  accounts: readonly Pick<Account, 'id' | 'domains'>[],
): Promise<void> {
  if (accounts.length === 0) return;
  const ids = accounts.map((account) => account.id as string);
  await trx.deleteFrom('account_domains').where('account_id', 'in', ids).execute();
  const rows = accounts.flatMap((account) =>
    account.domains.map((domain) => ({ domain, account_id: account.id as string })),
  );
  if (rows.length > 0) await trx.insertInto('account_domains').values(rows).execute();
}

/** Removes an account and its domains; false when there was none of that id and revision. */
export async function deleteAccount(
  trx: Trx,
  id: string,
  expected: number | 'any',
): Promise<boolean> {
  let removal = trx.deleteFrom('accounts').where('id', '=', id);
  if (expected !== 'any') removal = removal.where('revision', '=', expected);
  return (await removal.executeTakeFirst()).numDeletedRows === 1n;
}

/** The parents of these accounts, of their parents and so on, by id; null at the top. */
export async function parentsAbove(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, string | null>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; parentId: string | null }>`
    with recursive above as (
      select id, parent_id from accounts where id = any(${[...ids]}::text[])
      union
      select a.id, a.parent_id from accounts a join above on a.id = above.parent_id
    )
    select id, parent_id as "parentId" from above`.execute(db);
  return new Map(rows.map(({ id, parentId }) => [id, parentId]));
}

/** Ids of accounts below this one, a few of them at most. */
export async function childrenOf(db: Db, id: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('accounts')
    .select('id')
    .where('parent_id', '=', id)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

function columnsOf({ account, nameKey }: AccountRow, at: Date) {
  return {
    id: account.id,
    body: JSON.stringify(account),
    parent_id: account.parentId,
    owner_id: account.ownerId,
    name_key: nameKey,
    updated_at: at,
  };
}
