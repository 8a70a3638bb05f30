// A pool that minds what its server says. After a failover every open connection may lead to a server
// that takes no writes: then all of them are let go. And trouble that a next question would not show
// (a full disk, no session left) is remembered for a while, for whoever asks whether work may be sent.
import type { Socket } from 'node:net';
import type { PostgresPool } from 'kysely';
import type pg from 'pg';
import { inTime } from './in-time.ts';
import { isConnectionTrouble, isOutOfResources, isReadOnly, SILENT } from './transaction.ts';
import { DatabaseUnavailable } from './unavailable.ts';

/** How long trouble counts after it was last heard of. */
const REMEMBERED_MS = 5_000;
/** A server that stays read-only is not asked for new connections more often than this. */
const LET_GO_EVERY_MS = 1_000;

export type WatchedPool = {
  /** What Kysely takes its connections from. */
  forQueries: PostgresPool;
  /** Whether a write would very likely be taken now; false at the latest after `limitMs`. */
  takesWrites(limitMs: number): Promise<boolean>;
};

/**
 * Watches `pool`, which must not have opened a connection yet. A connection on which nothing comes or goes
 * for `silenceMs` is cut, with whatever waits on it: a server that was stopped, or a network that swallows,
 * ends nobody's wait, and a connection given back before its answer came would hold the next statement up.
 */
export function watchedPool(pool: pg.Pool, silenceMs: number): WatchedPool {
  const openedAt = new WeakMap<pg.PoolClient, number>();
  let letGoBefore = Number.NEGATIVE_INFINITY;
  let troubleAt = Number.NEGATIVE_INFINITY;
  const hear = (error: unknown) => {
    const at = performance.now();
    if (isReadOnly(error) && at - letGoBefore > LET_GO_EVERY_MS) letGoBefore = at;
    if (isReadOnly(error) || isOutOfResources(error)) troubleAt = at;
  };
  pool.on('connect', (client) => {
    openedAt.set(client, performance.now());
    const connection = connectionOf(client);
    connection.on('errorMessage', hear);
    connection.stream.setTimeout(silenceMs, () => {
      connection.stream.destroy(new Error(`${SILENT} for ${silenceMs / 1_000} s`));
    });
  });
  const connect = async (): Promise<pg.PoolClient> => {
    for (;;) {
      const client = await pool.connect().catch((error: unknown) => {
        hear(error);
        throw notLetIn(error);
      });
      if ((openedAt.get(client) ?? 0) >= letGoBefore) return client;
      client.release(true);
    }
  };
  const asks = async (): Promise<boolean> => {
    const client = await connect();
    try {
      const { rows } = await client.query<{ readOnly: string }>(
        `select current_setting('transaction_read_only') as "readOnly"`,
      );
      const isWritable = rows[0]?.readOnly === 'off';
      if (!isWritable) hear({ code: '25006' });
      client.release(!isWritable);
      return isWritable;
    } catch (error) {
      client.release(true);
      throw error;
    }
  };
  return {
    forQueries: { connect, end: () => pool.end(), options: pool.options },
    takesWrites: async (limitMs) => {
      if (performance.now() - troubleAt < REMEMBERED_MS) return false;
      let isWritable = false;
      const asked = asks().then((answer) => {
        isWritable = answer;
      });
      await inTime(asked, limitMs);
      return isWritable;
    },
  };
}

/** Why no connection was to be had, as the failure that it is whatever the cause. */
export function notLetIn(error: unknown): DatabaseUnavailable {
  if (error instanceof DatabaseUnavailable) return error;
  const { message } = error as Error;
  const said = /timeout|timed out/i.test(message) ? 'it does not answer in time' : message;
  return new DatabaseUnavailable(
    'unreachable',
    `The database server does not let us in (${said}). ${adviceOn(error, message)}`,
    error,
  );
}

function adviceOn(error: unknown, message: string): string {
  if (/unsupported startup parameter/.test(message)) {
    return 'DATABASE_URL leads to a pooler: set DATABASE_DIRECT_URL to the server behind it as well.';
  }
  return isConnectionTrouble(error)
    ? 'Check that it runs and that DATABASE_URL names it.'
    : 'Check the user, password and database in DATABASE_URL.';
}

/**
 * pg's own connection: it tells every error that the server sends, also those of a statement that
 * somebody awaits, and holds the socket.
 */
function connectionOf(client: pg.PoolClient): NodeJS.EventEmitter & { stream: Socket } {
  return (client as unknown as { connection: NodeJS.EventEmitter & { stream: Socket } }).connection;
}
