import { memoryUsage } from 'node:process';
import type pg from 'pg';
import { expect, test } from 'vitest';
import { freshDatabase } from '../../../support/database.ts';

const { pool } = await freshDatabase();

/** With a connection of the pool. */
async function connected<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    return await work(client);
  } finally {
    client.release();
  }
}

/** Short-lived objects, enough for several collections of the young ones. */
function litter(): number {
  let made = 0;
  for (let i = 0; i < 20_000; i++) made += Array.from({ length: 1_000 }, () => i).length;
  return made;
}

test('the values of a query are let go when it is answered, without a full collection', async () => {
  const kilobytes = 64;
  const queries = 300;
  const grown = await connected(async (client) => {
    const before = memoryUsage().arrayBuffers;
    for (let i = 0; i < queries; i++) {
      await client.query('select octet_length($1::bytea)', [Buffer.alloc(kilobytes * 1_024)]);
    }
    litter();
    return memoryUsage().arrayBuffers - before;
  });
  expect(grown).toBeLessThan((queries * kilobytes * 1_024) / 4);
});

test('a statement that fails says where it was given', async () => {
  const given = () => connected((client) => client.query('select $1::int / 0', [1]));
  const error = await given().catch((cause: unknown) => cause);
  expect(error).toMatchObject({ code: '22012' });
  expect((error as Error).stack).toContain('preparing-client.test.ts');
});

test('a callback is called instead', async () => {
  const answer = await connected(
    (client) =>
      new Promise((resolve, reject) => {
        client.query('select $1::int + 1 as n', [1], (error, result) =>
          error ? reject(error) : resolve(result.rows),
        );
      }),
  );
  expect(answer).toEqual([{ n: 2 }]);
});
