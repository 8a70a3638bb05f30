import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { possibleAccounts } from '../../../src/io/db/account-lookup.ts';
import type { Db } from '../../../src/io/db/engine/tables.ts';
import { freshDatabase } from '../../support/database.ts';

/** Accounts `<word> 00001 …`, ids in the same order. */
const fill = (db: Db, word: string, count: number) =>
  sql`
  insert into accounts (id, body, name_key, revision, updated_at)
  select 'a-' || k, jsonb_build_object('id', 'a-' || k), ${word} || ' ' || k, 1, now()
  from (select lpad(n::text, 6, '0') as k from generate_series(1, ${count}::int) n) numbered`.execute(
    db,
  );

const add = (db: Db, id: string, nameKey: string, domain: string | null = null) =>
  sql`
  with account as (insert into accounts (id, body, name_key, revision, updated_at)
    values (${id}, jsonb_build_object('id', ${id}::text), ${nameKey}, 1, now()) returning id)
  insert into account_domains select ${domain}::text, id from account where ${domain}::text is not null`.execute(
    db,
  );

const found = async (db: Db, domain: string | null, key: string) =>
  (await possibleAccounts(db, domain, key)).map(({ account }) => String(account.id));

test('among hundreds of one first word, domain and name come first and the nearest follow', async () => {
  const { db } = await freshDatabase();
  await fill(db, 'global', 300);
  await add(db, 'z-name', 'global widgets');
  await add(db, 'z-near', 'global widgets holding');
  await add(db, 'z-domain', 'quite another', 'widgets.example');
  const all = await found(db, 'widgets.example', 'global widgets');
  expect(all).toHaveLength(50);
  expect(all.slice(0, 2)).toEqual(['z-domain', 'z-name']);
  expect(all).toContain('z-near');
  expect(await found(db, null, 'global')).toHaveLength(50);
  expect(await found(db, 'widgets.example', '')).toEqual(['z-domain']);
});

test('fifty of one first word are all looked at, wherever the name stands among them', async () => {
  const { db } = await freshDatabase();
  await fill(db, 'global', 50);
  await add(db, 'elsewhere', 'globe');
  for (const key of ['global', 'global 000025', 'global zzz']) {
    expect(new Set(await found(db, null, key)).size).toBe(50);
  }
});

test('of a hundred thousand accounts of one first word only a few rows are read', async () => {
  // One connection: what a session has read is known when that session says so.
  const { db } = await freshDatabase({ poolMax: 1 });
  await fill(db, 'global', 100_000);
  await sql`analyze accounts`.execute(db);
  await sql`analyze account_domains`.execute(db);
  const before = await rowsRead(db);
  const all = await found(db, 'nobody.example', 'global 050000');
  expect(all[0]).toBe('a-050000');
  expect((await rowsRead(db)) - before).toBeLessThan(1_000);
});

/** Rows of accounts that this session has read, by index or in a scan. */
async function rowsRead(db: Db): Promise<number> {
  await sql`select pg_stat_force_next_flush()`.execute(db);
  const { rows } = await sql<{ n: number }>`
    select (seq_tup_read + coalesce(idx_tup_fetch, 0))::int8 as n
    from pg_stat_user_tables where relname = 'accounts'`.execute(db);
  return Number(rows[0]?.n ?? 0);
}
