import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { connect } from '../../../../src/io/db/engine/connect.ts';
import { inTransaction, isUniqueViolation } from '../../../../src/io/db/engine/transaction.ts';
import { DatabaseUnavailable } from '../../../../src/io/db/engine/unavailable.ts';
import { freshDatabase } from '../../../support/database.ts';
import { quietLog } from '../../../support/quiet-log.ts';

const { db, pool, target } = await freshDatabase();
await pool.query('create table jars (name text primary key, coins int not null)');

beforeEach(async () => {
  await pool.query('truncate jars');
  await pool.query(`insert into jars values ('left', 10), ('right', 10)`);
});

const coins = async () => {
  const { rows } = await pool.query<{ name: string; coins: number }>(
    'select name, coins from jars order by name',
  );
  return Object.fromEntries(rows.map((row) => [row.name, row.coins]));
};

/** Resolves for everybody once `size` have arrived, and at once for all who come later. */
function meeting(size: number): () => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let arrived = 0;
  return () => {
    arrived += 1;
    if (arrived >= size) resolve();
    return promise;
  };
}

describe('a transaction', () => {
  test('gives back what its work gave, with everything written', async () => {
    const answer = await inTransaction(db, async (trx) => {
      await sql`update jars set coins = 0 where name = 'left'`.execute(trx);
      return 'done';
    });
    expect(answer).toBe('done');
    expect(await coins()).toEqual({ left: 0, right: 10 });
  });

  test('whose work throws writes nothing and throws the same', async () => {
    const trouble = new Error('changed my mind');
    const attempt = inTransaction(db, async (trx) => {
      await sql`update jars set coins = 0`.execute(trx);
      throw trouble;
    });
    await expect(attempt).rejects.toBe(trouble);
    expect(await coins()).toEqual({ left: 10, right: 10 });
  });

  test('that loses a serialisation conflict is run again as a whole', async () => {
    const bothHaveRead = meeting(2);
    let runs = 0;
    const takeFive = () =>
      inTransaction(
        db,
        async (trx) => {
          runs += 1;
          const { rows } = await sql<{ coins: number }>`
            select coins from jars where name = 'left'`.execute(trx);
          await bothHaveRead();
          const left = (rows[0]?.coins ?? 0) - 5;
          await sql`update jars set coins = ${left} where name = 'left'`.execute(trx);
        },
        { isolation: 'serializable', random: () => 0 },
      );
    await Promise.all([takeFive(), takeFive()]);
    expect(runs).toBe(3);
    expect(await coins()).toEqual({ left: 0, right: 10 });
  });

  test('that dies of a deadlock is run again, and both sides end', async () => {
    const bothHoldOne = meeting(2);
    let runs = 0;
    const moveOne = (from: string, to: string) =>
      inTransaction(db, async (trx) => {
        runs += 1;
        await sql`set local deadlock_timeout = '20ms'`.execute(trx);
        await sql`update jars set coins = coins - 1 where name = ${from}`.execute(trx);
        await bothHoldOne();
        await sql`update jars set coins = coins + 1 where name = ${to}`.execute(trx);
      });
    await Promise.all([moveOne('left', 'right'), moveOne('right', 'left')]);
    expect(runs).toBe(3);
    expect(await coins()).toEqual({ left: 10, right: 10 });
  });

  test('that never gets through gives up after the attempts it was given', async () => {
    let runs = 0;
    const conflict = Object.assign(new Error('could not serialize'), { code: '40001' });
    const attempt = inTransaction(
      db,
      async () => {
        runs += 1;
        throw conflict;
      },
      { attempts: 3, random: () => 0 },
    );
    await expect(attempt).rejects.toBe(conflict);
    expect(runs).toBe(3);
  });

  test('is not run again when a unique index refuses a row, which can be told by its name', async () => {
    let runs = 0;
    const error = await inTransaction(db, async (trx) => {
      runs += 1;
      await sql`insert into jars values ('left', 1)`.execute(trx);
    }).catch((thrown: unknown) => thrown);
    expect(runs).toBe(1);
    expect(isUniqueViolation(error)).toBe(true);
    expect(isUniqueViolation(error, 'jars_pkey')).toBe(true);
    expect(isUniqueViolation(error, 'another_index')).toBe(false);
    expect(isUniqueViolation(new Error('no database error'))).toBe(false);
  });

  test('whose connection is cut fails by the name of connection-lost and is not run again', async () => {
    let runs = 0;
    const error = await inTransaction(db, async (trx) => {
      runs += 1;
      await sql`update jars set coins = 0`.execute(trx);
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
      await pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
      await sql`select 1`.execute(trx);
    }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DatabaseUnavailable);
    expect(error).toMatchObject({ code: 'connection-lost' });
    expect(runs).toBe(1);
    expect(await coins()).toEqual({ left: 10, right: 10 });
  });

  // A pooler passes no limit on to the server: there the connection is given up.
  test.for([
    [false, 'timeout'],
    [true, 'connection-lost'],
  ] as const)(
    'that outlasts the statement limit is ended (pooled: %s), by the name of %s',
    async ([pooled, code]) => {
      const hasty = await connect(target, {
        applicationName: 'hasty',
        log: quietLog,
        statementTimeoutMs: 30,
        pooled,
      });
      const attempt = inTransaction(hasty.db, (trx) => sql`select pg_sleep(5)`.execute(trx));
      await expect(attempt).rejects.toMatchObject({ code });
      await hasty.close();
    },
  );
});
