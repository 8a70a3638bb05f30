import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ConnectionTarget, clientConfig } from '../../../../src/io/db/engine/connect.ts';
import { MigrationRefused, migrate } from '../../../../src/io/db/engine/migrate.ts';
import { emptyDatabase, freshDatabase } from '../../../support/database.ts';
import { quietLog } from '../../../support/quiet-log.ts';

let directory: string;
let target: ConnectionTarget;

beforeEach(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'migrations-'));
  target = await emptyDatabase();
});
afterEach(() => rm(directory, { recursive: true }));

const file = (name: string, sql: string) => writeFile(path.join(directory, name), sql);
const run = () => migrate(target, { log: quietLog, directory });
const refusal = async () => {
  const error = await run().then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(MigrationRefused);
  return error as MigrationRefused;
};
async function query(sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(clientConfig(target));
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
const tables = async () => {
  const rows = await query(
    `select tablename from pg_tables where schemaname = 'public' order by tablename`,
  );
  return rows.map((row) => row.tablename).filter((name) => name !== 'schema_migrations');
};

describe('migrating', () => {
  test('files are applied in order and once', async () => {
    await file(
      '0001-shelves.sql',
      'create table shelves (id int); insert into shelves values (1);',
    );
    await file('0002-height.sql', 'alter table shelves add column height int not null default 7;');
    expect(await run()).toEqual({ applied: ['0001-shelves.sql', '0002-height.sql'], version: 2 });
    expect(await run()).toEqual({ applied: [], version: 2 });
    expect(await query('select * from shelves')).toEqual([{ id: 1, height: 7 }]);
  });

  test('a file that is added later is applied to a database at work', async () => {
    await file('0001-shelves.sql', 'create table shelves (id int);');
    await run();
    await file('0002-books.sql', 'create table books (id int);');
    expect(await run()).toEqual({ applied: ['0002-books.sql'], version: 2 });
  });

  test('of several migrators at once each file is applied by one, and all end well', async () => {
    await file('0001-shelves.sql', 'create table shelves (id int); select pg_sleep(0.05);');
    await file('0002-books.sql', 'create table books (id int); select pg_sleep(0.05);');
    const results = await Promise.all([run(), run(), run(), run()]);
    expect(results.flatMap((result) => result.applied).sort()).toEqual([
      '0001-shelves.sql',
      '0002-books.sql',
    ]);
    expect(results.every((result) => result.version === 2)).toBe(true);
  });

  test('a failing file leaves nothing behind and names its line; what came before it stays', async () => {
    await file('0001-shelves.sql', 'create table shelves (id int);');
    await file('0002-books.sql', 'create table books (id int);\n\ninsert into bocks values (1);');
    const { code, message } = await refusal();
    expect(code).toBe('failed');
    expect(message).toMatch(/^Migration 0002-books\.sql failed in line 3 .*"bocks" does not exist/);
    expect(await tables()).toEqual(['shelves']);

    await file('0002-books.sql', 'create table books (id int);');
    expect((await run()).applied).toEqual(['0002-books.sql']);
  });

  test('a file that was changed after it was applied is refused', async () => {
    await file('0001-shelves.sql', 'create table shelves (id int);');
    await run();
    await file('0001-shelves.sql', 'create table shelves (id bigint);');
    expect((await refusal()).code).toBe('changed');
  });

  test('other line ends are no change', async () => {
    await file('0001-shelves.sql', 'create table shelves\n(id int);\n');
    await run();
    await file('0001-shelves.sql', 'create table shelves\r\n(id int);\r\n');
    expect((await run()).applied).toEqual([]);
  });

  test('a number that is missing among the files is refused before anything runs', async () => {
    await file('0001-shelves.sql', 'create table shelves (id int);');
    await file('0003-books.sql', 'create table books (id int);');
    const { code, message } = await refusal();
    expect(code).toBe('bad-files');
    expect(message).toMatch(/0002-….sql, found 0003-books\.sql/);
    expect(await tables()).toEqual([]);
  });

  test('a number that is missing in the database is refused', async () => {
    await file('0001-shelves.sql', 'create table shelves (id int);');
    await file('0002-books.sql', 'create table books (id int);');
    await run();
    await query('delete from schema_migrations where number = 1');
    expect((await refusal()).code).toBe('gap');
  });

  test('two files of one number are refused', async () => {
    await file('0001-books.sql', 'create table books (id int);');
    await file('0001-shelves.sql', 'create table shelves (id int);');
    expect((await refusal()).code).toBe('bad-files');
  });

  test('a database that is newer than the release is left alone', async () => {
    await file('0001-shelves.sql', 'create table shelves (id int);');
    await file('0002-books.sql', 'create table books (id int);');
    await run();
    await rm(path.join(directory, '0002-books.sql'));
    expect((await refusal()).code).toBe('newer-database');
  });

  test('a file that ends the transaction itself is refused', async () => {
    await file(
      '0001-shelves.sql',
      'create table shelves (id int);\nCOMMIT;\ncreate table b (id int);',
    );
    expect((await refusal()).code).toBe('bad-files');
    expect(await tables()).toEqual([]);
  });
});

test('a fresh database stands at the newest of the product migrations', async () => {
  const { target: fresh } = await freshDatabase();
  expect((await migrate(fresh, { log: quietLog })).applied).toEqual([]);
});
