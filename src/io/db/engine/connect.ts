// Opens the pool of connections that all SQL goes through, to an embedded or a user's own server.
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { PreparingClient } from './preparing-client.ts';
import type { Tables } from './tables.ts';
import { type DatabaseLog, DatabaseUnavailable } from './unavailable.ts';
import { notLetIn, watchedPool } from './watched-pool.ts';

const OLDEST_MAJOR = 15;
const CONNECT_LIMIT_MS = 5_000;
/** A server that works ends a statement by its own limit before we give up the connection. */
const SILENCE_BEYOND_MS = 5_000;

/** Where a server listens: the parts that startEmbedded gives, or a postgres:// URL. */
export type ConnectionTarget =
  | { host: string; port: number; user: string; database: string }
  | { url: string };

/** An open database: `db` for typed SQL, `pool` for the hot path's hand-written statements. */
export type Database = {
  db: Kysely<Tables>;
  pool: pg.Pool;
  /**
   * Whether named prepared statements may be used: a pooler in transaction mode hands each
   * transaction another server session, which has never heard of the name.
   */
  allowsNamedStatements: boolean;
  /** Whether a write would very likely be taken now; settles within `limitMs`. */
  takesWrites(limitMs: number): Promise<boolean>;
  close(): Promise<void>;
};

/**
 * Opens a pool and checks that the server answers and is PostgreSQL 15 or later.
 *
 * Values arrive as: int8 and numeric → number (a value beyond 2^53 fails the query rather than
 * lose digits; text within an SQL array); json and jsonb → parsed, timestamptz → Date, date → its text.
 * @param pooled true when a pooler such as pgbouncer stands between: the server's own limits
 *   cannot be set at connect then, and how long it may be silent takes their place
 * @throws DatabaseUnavailable `unreachable`, `wrong-version`
 */
export async function connect(
  target: ConnectionTarget,
  options: {
    applicationName: string;
    log: DatabaseLog;
    poolMax?: number;
    statementTimeoutMs?: number;
    /** A connection on which the server is silent for so long is given up; `watchedPool` tells why. */
    silenceMs?: number;
    pooled?: boolean;
  },
): Promise<Database> {
  const { applicationName, log, poolMax = 10, statementTimeoutMs = 15_000, pooled } = options;
  const limits = pooled
    ? {}
    : {
        statement_timeout: statementTimeoutMs,
        idle_in_transaction_session_timeout: statementTimeoutMs * 2,
      };
  const pool = new pg.Pool({
    ...(pooled ? {} : { Client: PreparingClient }),
    ...clientConfig(target),
    ...limits,
    application_name: applicationName,
    max: poolMax,
    keepAlive: true,
    types: VALUE_PARSERS,
  });
  // An idle connection that the server ends is news, not a reason to die: the pool opens another.
  pool.on('error', (error) => log.warn({ err: error }, 'an idle database connection was lost'));
  // One that is lost in use fails its query, and would end the process too if nobody listened.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const { silenceMs = statementTimeoutMs + (pooled ? 0 : SILENCE_BEYOND_MS) } = options;
  const watched = watchedPool(pool, silenceMs);
  try {
    await checkVersion(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: watched.forQueries }) });
  let closing: Promise<void> | undefined;
  return {
    db,
    pool,
    allowsNamedStatements: !pooled,
    takesWrites: watched.takesWrites,
    close: () => {
      closing ??= db.destroy(); // ends the pool too
      return closing;
    },
  };
}

/** A connection of its own, outside any pool. @throws DatabaseUnavailable `unreachable` */
export async function connectAlone(
  target: ConnectionTarget,
  applicationName: string,
): Promise<pg.Client> {
  let client: pg.Client | null = null;
  try {
    client = new pg.Client({ ...clientConfig(target), application_name: applicationName });
    client.on('error', () => undefined); // the query in flight rejects with the same
    await client.connect();
    return client;
  } catch (error) {
    client?.end().catch(() => undefined); // it would wait for a server that does not answer
    throw notLetIn(error);
  }
}

/** What pg needs to reach `target`, untouched by PGPORT, PGSSLMODE and the like for a socket. */
export function clientConfig(target: ConnectionTarget): pg.ClientConfig {
  return 'url' in target
    ? { connectionString: target.url, connectionTimeoutMillis: CONNECT_LIMIT_MS }
    : { ...target, ssl: false, connectionTimeoutMillis: CONNECT_LIMIT_MS };
}

async function checkVersion(pool: pg.Pool): Promise<void> {
  let version: string;
  try {
    const { rows } = await pool.query<{ server_version: string }>('show server_version');
    version = rows[0]?.server_version ?? '';
  } catch (error) {
    throw notLetIn(error);
  }
  if (Number.parseInt(version, 10) >= OLDEST_MAJOR) return;
  throw new DatabaseUnavailable(
    'wrong-version',
    `The database server is PostgreSQL ${version}; ${OLDEST_MAJOR} or later is needed.`,
  );
}

const { builtins } = pg.types;
const VALUE_PARSERS: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (format === 'binary') return pg.types.getTypeParser(oid, 'binary');
    if (oid === builtins.INT8 || oid === builtins.NUMERIC) return toSafeNumber;
    if (oid === builtins.DATE) return (text: string) => text; // pg's own would shift it by the zone
    return pg.types.getTypeParser(oid, 'text');
  }) as typeof pg.types.getTypeParser,
};

function toSafeNumber(text: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && Math.abs(value) > Number.MAX_SAFE_INTEGER) {
    throw new RangeError(`The database returned ${text}, which is too large for a number.`);
  }
  return value;
}
