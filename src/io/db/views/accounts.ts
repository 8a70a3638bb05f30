// Accounts as they are looked at: the stored document and its revision.

import type { Account } from '../../../leads/account.ts';
import { nameKey } from '../../../leads/company-name.ts';
import type { Db } from '../engine/tables.ts';
import { type Page, pageOf } from './page.ts';

export type StoredAccountView = { account: Account; revision: number; updatedAt: string };

export type AccountFilter = {
  /** Found by the key of the name: "Acme Inc." finds "ACME, Incorporated". */
  name?: string | undefined;
  domain?: string | undefined;
  ownerId?: string | undefined;
  parentId?: string | undefined;
};

/** Accounts by id; `after` is the id of the last one seen. */
export async function listAccounts(
  db: Db,
  filter: AccountFilter,
  page: { limit: number; after: string | null },
): Promise<Page<StoredAccountView>> {
  let query = selectAccounts(db)
    .orderBy('a.id')
    .limit(page.limit + 1);
  if (page.after !== null) query = query.where('a.id', '>', page.after);
  if (filter.name !== undefined) query = query.where('a.name_key', '=', nameKey(filter.name));
  if (filter.ownerId !== undefined) query = query.where('a.owner_id', '=', filter.ownerId);
  if (filter.parentId !== undefined) query = query.where('a.parent_id', '=', filter.parentId);
  if (filter.domain !== undefined) {
    const { domain } = filter;
    query = query.where('a.id', 'in', (select) =>
      select
        .selectFrom('account_domains')
        .select('account_id')
        .where('domain', '=', domain.toLowerCase()),
    );
  }
  const rows = await query.execute();
  return pageOf(rows.map(viewOf), page.limit, (view) => [view.account.id]);
}

/** One account; null when there is none of that id. */
export async function readAccountView(db: Db, id: string): Promise<StoredAccountView | null> {
  const row = await selectAccounts(db).where('a.id', '=', id).executeTakeFirst();
  return row ? viewOf(row) : null;
}

function selectAccounts(db: Db) {
  return db.selectFrom('accounts as a').select(['a.body', 'a.revision', 'a.updated_at']);
}

function viewOf(row: { body: Account; revision: number; updated_at: Date }): StoredAccountView {
  return {
    account: row.body,
    revision: row.revision,
    updatedAt: row.updated_at.toISOString(),
  };
}
