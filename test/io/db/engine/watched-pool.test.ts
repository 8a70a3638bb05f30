import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { connect, type Database } from '../../../../src/io/db/engine/connect.ts';
import { migrate } from '../../../../src/io/db/engine/migrate.ts';
import { asUnavailable, inTransaction } from '../../../../src/io/db/engine/transaction.ts';
import { freshDatabase } from '../../../support/database.ts';
import { administer, urlOf, withDatabase } from '../../../support/database-server.ts';
import { fakePostgres, refusalOf, TLS_YES } from '../../../support/fake-postgres.ts';
import { quietLog } from '../../../support/quiet-log.ts';

const { target, db: admin } = await freshDatabase();
const own = new URL(urlOf(target)).pathname.slice(1);
const server = withDatabase(target, 'postgres');
const options = { applicationName: 'watched', log: quietLog, poolMax: 3 };

/** Every connection to our database is ended, as a failover ends them; whoever reconnects meets the new state. */
const failOver = (state: 'on' | 'off') =>
  administer(
    server,
    `alter database ${own} set default_transaction_read_only = ${state}`,
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${own}'
       and pid <> pg_backend_pid()`,
  );
const write = (database: Database, subject: string) =>
  inTransaction(database.db, (trx) =>
    trx.insertInto('versions').values({ subject, counter: 1, changed_at: new Date() }).execute(),
  );

describe('a pool', () => {
  test('lets every connection to a server that takes no writes go, and writes again without a restart', async () => {
    const database = await connect(target, options);
    await failOver('on');
    // The three connections that are opened now stay read-only for as long as they live.
    const reads = Array.from({ length: 3 }, () => sql`select pg_sleep(0.2)`.execute(database.db));
    await Promise.allSettled(reads);
    expect(await database.takesWrites(5_000)).toBe(false);
    await administer(server, `alter database ${own} reset default_transaction_read_only`);
    await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map((subject) => write(database, subject)));
    await expect.poll(() => database.takesWrites(5_000), { timeout: 15_000 }).toBe(true);
    await database.close();
  });

  test('fails a write by the name of read-only while the server takes none', async () => {
    await failOver('on');
    const database = await connect(target, options);
    await expect(write(database, 'x')).rejects.toMatchObject({ code: 'read-only' });
    await administer(server, `alter database ${own} reset default_transaction_read_only`);
    await expect.poll(() => write(database, 'x').then(() => 'written', String)).toBe('written');
    await database.close();
  });

  test('that gets no more sessions says so, counts as not ready, and goes on once there is room', async () => {
    const role = `app_${own}`;
    await administer(
      target,
      `create role ${role} login connection limit 1 password 'hunter2'`,
      `grant all on all tables in schema public to ${role}`,
    );
    const url = new URL(urlOf(target));
    url.username = role;
    url.password = 'hunter2';
    const database = await connect({ url: url.href }, options);
    const holding = sql`select pg_sleep(1)`.execute(database.db);
    const refused = await sql`select 1`.execute(database.db).catch((error: unknown) => error);
    expect(asUnavailable(refused)).toMatchObject({ name: 'DatabaseUnavailable' });
    expect((refused as Error).message).toMatch(/too many connections/);
    expect(await database.takesWrites(5_000)).toBe(false);
    await holding;
    await sql`select 1`.execute(database.db);
    await expect.poll(() => database.takesWrites(5_000), { timeout: 15_000 }).toBe(true);
    await database.close();
    await administer(target, `drop owned by ${role}`, `drop role ${role}`);
  });

  test('counts as not ready for a while after the disk was full', async () => {
    const database = await connect(target, options);
    expect(await database.takesWrites(5_000)).toBe(true);
    const full = sql`do $$ begin raise exception 'no space left' using errcode = '53100'; end $$`;
    await expect(inTransaction(database.db, (trx) => full.execute(trx))).rejects.toMatchObject({
      code: 'out-of-resources',
    });
    expect(await database.takesWrites(5_000)).toBe(false);
    await expect.poll(() => database.takesWrites(5_000), { timeout: 15_000 }).toBe(true);
    await database.close();
  });
});

describe('what the server says of itself is no fault of the query', () => {
  test.for([
    ...['53000', '53100', '53200', '53300', '53400', '58000', '58030', '25006', '25P04'],
    ...['57014', '57P01', '57P02', '57P03', '57P04', '57P05', '55P03', '08006', '08P01'],
  ])('%s', async (code) => {
    const error = await sql
      .raw(`do $$ begin raise exception 'planted' using errcode = '${code}'; end $$`)
      .execute(admin)
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code });
    expect(asUnavailable(error)).toMatchObject({ name: 'DatabaseUnavailable' });
  });

  test.for(['22P02', '23505', '42501', '42P01', 'XX000'])('%s is', (code) => {
    expect(asUnavailable(Object.assign(new Error('planted'), { code }))).toBeNull();
  });
});

test('every way of not being let in is a sentence, whoever asks: pool or migration', async () => {
  const urls = await Promise.all([
    fakePostgres(refusalOf('57P03', 'the database system is starting up')),
    fakePostgres(refusalOf('53300', 'sorry, too many clients already')),
    fakePostgres(refusalOf('28P01', 'password authentication failed for user "app"')),
    fakePostgres(null),
    fakePostgres(TLS_YES, '?sslmode=require'),
    fakePostgres(Buffer.from('N'), '?sslmode=require'),
    fakePostgres(Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')),
    'postgres://app:hunter2@127.0.0.1:9/app',
    'postgres://app:hunter2%zz@127.0.0.1:9/app',
    'postgres://app:hunter2@127.0.0.1:9/app?sslrootcert=/nowhere.pem',
  ]);
  const attempts = urls.flatMap((url) => [
    connect({ url }, options),
    migrate({ url }, { log: quietLog }),
  ]);
  for (const attempt of await Promise.allSettled(attempts)) {
    expect(attempt).toMatchObject({
      status: 'rejected',
      reason: { name: 'DatabaseUnavailable', code: 'unreachable' },
    });
    expect((attempt as PromiseRejectedResult).reason.message).not.toContain('hunter2');
  }
});
