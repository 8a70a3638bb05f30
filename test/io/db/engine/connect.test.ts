import net from 'node:net';
import { describe, expect, test } from 'vitest';
import { connect } from '../../../../src/io/db/engine/connect.ts';
import { freshDatabase } from '../../../support/database.ts';
import { quietLog } from '../../../support/quiet-log.ts';

const { pool, target } = await freshDatabase();
const value = async (expression: string) => {
  const { rows } = await pool.query<{ value: unknown }>(`select ${expression} as value`);
  return rows[0]?.value;
};

describe('a value from the database', () => {
  test.for<[string, unknown]>([
    ['7::int8', 7],
    ['count(*)', 1],
    [`-${Number.MAX_SAFE_INTEGER}::int8`, -Number.MAX_SAFE_INTEGER],
    ['12.50::numeric', 12.5],
    ['avg(x) from (values (1), (2)) as v(x)', 1.5],
    [`date '2026-03-29'`, '2026-03-29'],
    [`timestamptz '2026-03-29T01:30:00+01:00'`, new Date('2026-03-29T00:30:00Z')],
    [`'{"a": [1, "x"]}'::jsonb`, { a: [1, 'x'] }],
    ['null::int8', null],
  ])('%s arrives as %j', async ([expression, expected]) => {
    const [head, tail = ''] = expression.split(' from ');
    const { rows } = await pool.query<{ value: unknown }>(
      `select ${head} as value${tail && ` from ${tail}`}`,
    );
    expect(rows[0]?.value).toEqual(expected);
  });

  test('that a number cannot hold fails the query instead of losing digits', async () => {
    await expect(value('9007199254740993::int8')).rejects.toThrow(RangeError);
    await expect(value('1e40::numeric')).rejects.toThrow(RangeError);
    expect(await value('1')).toBe(1);
  });
});

describe('connecting', () => {
  test('to a server that is not there fails with the name unreachable', async () => {
    const nowhere = { url: 'postgres://nobody@127.0.0.1:9/none' };
    await expect(
      connect(nowhere, { applicationName: 'test', log: quietLog }),
    ).rejects.toMatchObject({ name: 'DatabaseUnavailable', code: 'unreachable' });
  });

  test('to a database that does not exist says so', async () => {
    const missing =
      'url' in target
        ? { url: target.url.replace(/\/[^/]*$/, '/no_such_database') }
        : { ...target, database: 'no_such_database' };
    await expect(connect(missing, { applicationName: 'test', log: quietLog })).rejects.toThrow(
      /"no_such_database" does not exist/,
    );
  });

  test('through a pooler without saying so tells how to say so', async () => {
    const words = 'SFATAL\0C08P01\0Munsupported startup parameter: statement_timeout\0\0';
    const answer = Buffer.alloc(5 + words.length, `E\0\0\0\0${words}`, 'latin1');
    answer.writeInt32BE(4 + words.length, 1);
    const pooler = net.createServer((socket) => socket.once('data', () => socket.end(answer)));
    await new Promise<void>((resolve) => pooler.listen(0, '127.0.0.1', resolve));
    const { port } = pooler.address() as net.AddressInfo;
    await expect(
      connect(
        { url: `postgres://app@127.0.0.1:${port}/app` },
        { applicationName: 'test', log: quietLog },
      ),
    ).rejects.toThrow(/leads to a pooler: set DATABASE_DIRECT_URL/);
    pooler.close();
  });

  test('outlives the loss of an idle connection', async () => {
    const told: string[] = [];
    const log = { ...quietLog, warn: (_: object, message: string) => void told.push(message) };
    const other = await connect(target, { applicationName: 'loses one', log });
    await pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'loses one'`,
    );
    await expect.poll(() => told).toEqual(['an idle database connection was lost']);
    expect((await other.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await other.close();
    await other.close();
  });
});
