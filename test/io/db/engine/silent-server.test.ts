// A server that is there and says nothing: whoever waits for it hears of it in time, and what comes back to
// the pool is no connection that still waits.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, type Database } from '../../../../src/io/db/engine/connect.ts';
import { inTransaction } from '../../../../src/io/db/engine/transaction.ts';
import { freshDatabase, type TestDatabase } from '../../../support/database.ts';
import { type FreezingProxy, freezingProxy } from '../../../support/freezing-proxy.ts';
import { quietLog } from '../../../support/quiet-log.ts';

let direct: TestDatabase;
let proxy: FreezingProxy;
let database: Database;

beforeAll(async () => {
  direct = await freshDatabase();
  await sql`create table coins (id int primary key)`.execute(direct.db);
  proxy = await freezingProxy(direct.target);
});

afterAll(async () => {
  proxy.thaw();
  await proxy.close();
});

test.for([
  ['direct', false],
  ['pooled', true],
] as const)(
  'a transaction that hears nothing is ended, wherever it stands: %s',
  async ([, pooled]) => {
    await sql`delete from coins`.execute(direct.db);
    const options = {
      applicationName: 'silent',
      log: quietLog,
      poolMax: 1,
      silenceMs: 400,
      pooled,
    };
    database = await connect(proxy.target, options);
    const add = (id: number) =>
      inTransaction(database.db, async (trx) => {
        await sql`insert into coins values (${id})`.execute(trx);
        await sql`insert into coins values (${id + 1})`.execute(trx);
      });
    let failed = 0;
    for (let after = 0; after < 8; after++) {
      void proxy.freezeAfter(after);
      const outcome = await add(10 * after).catch((error: unknown) => error);
      proxy.thaw();
      if (outcome === undefined) break;
      expect(outcome).toMatchObject({ name: 'DatabaseUnavailable' });
      failed += 1;
      // The pool's only connection: what is written next is written, alone and for good.
      await inTransaction(database.db, (trx) =>
        sql`insert into coins values (${1_000 + after})`.execute(trx),
      );
    }
    expect(failed).toBeGreaterThan(2);
    const { rows } = await sql<{ id: number }>`select id from coins`.execute(direct.db);
    const ids = rows.map(({ id }) => id);
    for (let after = 0; after < failed; after++) {
      expect(ids).toContain(1_000 + after);
      expect(ids.includes(10 * after)).toBe(ids.includes(10 * after + 1));
    }
    await database.close();
  },
);
