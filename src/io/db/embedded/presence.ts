// One open session per process that uses an embedded server, holding a shared lock for as long as
// the process lives. Whoever gets the lock alone is the last one out and may stop the server.
import { realpath } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { EmbeddedHome } from './home.ts';
import { EMBEDDED_PORT, EMBEDDED_USER, isAlive } from './server.ts';

/**
 * Session locks end with the session even when a process is killed, so no file can go stale. This
 * is the one advisory lock of the product: it is about the embedded server, never about its data.
 */
const PRESENCE_LOCK = 7_018_462_113;

/** The session's name ends in the process's id. */
const SESSION_NAME = 'pointsman presence ';

/** How long the server may take to notice that a process was killed. */
const FAREWELL_MS = 2_000;

/** pg's types leave these out. An idle presence must not keep a process from ending. */
type PresenceClient = pg.Client & { ref(): void; unref(): void };

/** This process's stake in a running embedded server. */
export type Presence = {
  /** Settles when the session ends without our having left. */
  lost: Promise<void>;
  isDurable: boolean;
  /** Gives the stake up. True: nobody else is there and nobody can enter; stop the server now. */
  leave(): Promise<boolean>;
  /** Ends the session. */
  close(): Promise<void>;
};

/**
 * Enters the server behind `socketDirectory`, making `database` when it is missing.
 * Null: it does not answer, is on its way down, or serves another cluster.
 */
export async function enter(
  home: Pick<EmbeddedHome, 'cluster'>,
  socketDirectory: string,
  database: string,
): Promise<Presence | null> {
  const client = new pg.Client({
    host: socketDirectory,
    port: EMBEDDED_PORT,
    user: EMBEDDED_USER,
    database: 'postgres',
    ssl: false,
    application_name: `${SESSION_NAME}${process.pid}`,
    connectionTimeoutMillis: 5_000,
  }) as PresenceClient;
  let isLeaving = false;
  const lost = new Promise<void>((resolve) => {
    client.on('error', () => resolve());
    client.on('end', () => (isLeaving ? undefined : resolve()));
  });
  const close = async () => {
    isLeaving = true;
    await client.end().catch(() => undefined);
  };
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string; fsync: string; entered: boolean }>(
      `select current_setting('data_directory') as folder, current_setting('fsync') as fsync,
              pg_try_advisory_lock_shared($1) as entered`,
      [PRESENCE_LOCK],
    );
    const found = rows[0];
    if (!found?.entered || (await realpath(found.folder)) !== home.cluster) {
      await close();
      return null;
    }
    await makeDatabase(client, database);
    client.unref();
    return { lost, isDurable: found.fsync === 'on', leave: () => leave(client), close };
  } catch (error) {
    await close();
    if (isTransient(error)) return null;
    throw error;
  }
}

async function leave(client: PresenceClient): Promise<boolean> {
  client.ref();
  // First let go, then ask: two who leave together must not each see the other one stay.
  await client.query('select pg_advisory_unlock_shared($1)', [PRESENCE_LOCK]);
  const deadline = Date.now() + FAREWELL_MS;
  for (;;) {
    const { rows } = await client.query<{ alone: boolean }>(
      'select pg_try_advisory_lock($1) as alone',
      [PRESENCE_LOCK],
    );
    if (rows[0]?.alone) return true;
    if (Date.now() > deadline || (await isAnyoneAlive(client))) return false;
    await sleep(20); // they were killed, and the server is about to notice
  }
}

async function isAnyoneAlive(client: PresenceClient): Promise<boolean> {
  const { rows } = await client.query<{ name: string }>(
    `select application_name as name from pg_stat_activity
     where starts_with(application_name, $1) and pid <> pg_backend_pid()`,
    [SESSION_NAME],
  );
  return rows.some(({ name }) => isAlive(Number(name.slice(SESSION_NAME.length))));
}

async function makeDatabase(client: pg.Client, database: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
  if (rowCount) return;
  try {
    await client.query(`create database ${pg.escapeIdentifier(database)}`);
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    if (!['42P04', '23505'].includes(code)) throw error; // another starter made it
  }
}

/** Starting up, shutting down, not there yet, or gone in the middle of a sentence. */
function isTransient(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  return (
    ['57P01', '57P02', '57P03', 'ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'].includes(code) ||
    /terminated|timeout|not queryable|closed/i.test(message)
  );
}
