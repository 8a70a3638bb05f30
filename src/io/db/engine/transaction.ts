// Whole transactions, run again when PostgreSQL says that only the timing was wrong.
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { IsolationLevel, Kysely, Transaction } from 'kysely';
import { DatabaseUnavailable } from './unavailable.ts';

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK_DETECTED = '40P01';
const UNIQUE_VIOLATION = '23505';
/** How the error begins that ends a statement whose server says nothing. */
export const SILENT = 'No word from the database server';

/** Cancelled by a limit of time: of the statement, the wait for a lock, the transaction. */
const TOO_LATE = new Set(['57014', '55P03', '25P04']);

/**
 * Runs `work` in one transaction and commits what it did, or nothing. `work` may run several
 * times: it must do nothing outside the transaction that cannot be done twice.
 * @param random draws from [0, 1) to spread the retries; pass a seeded one in tests
 * @throws DatabaseUnavailable `connection-lost` (when it was lost during the commit, nobody can
 *   know whether that took place: ask again by a key of your own), `timeout`
 */
export async function inTransaction<T, R>(
  db: Kysely<T>,
  work: (trx: Transaction<T>) => Promise<R>,
  options: { isolation?: IsolationLevel } & Retries = {},
): Promise<R> {
  const { isolation } = options;
  const builder = isolation ? db.transaction().setIsolationLevel(isolation) : db.transaction();
  return retried(() => builder.execute(work), options);
}

type Retries = { attempts?: number; random?: () => number };

/**
 * Runs what is one transaction by itself (a single statement, say) again when only the timing was
 * wrong. Same errors as `inTransaction`.
 */
export async function retried<R>(work: () => Promise<R>, options: Retries = {}): Promise<R> {
  const { attempts = 6, random = () => randomInt(1 << 30) / (1 << 30) } = options;
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!isRetryable(error) || attempt >= attempts) throw asUnavailable(error) ?? error;
      await sleep(random() * Math.min(4 * 2 ** attempt, 100));
    }
  }
}

/** Whether a unique index refused the row; `constraint` narrows it to one by name. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  const { code, constraint: broken } = error as { code?: string; constraint?: string };
  return code === UNIQUE_VIOLATION && (constraint === undefined || broken === constraint);
}

/** Names a failure that is the connection's or the clock's; null for a fault of the query itself. */
export function asUnavailable(error: unknown): DatabaseUnavailable | null {
  if (error instanceof DatabaseUnavailable) return error;
  if (TOO_LATE.has(codeOf(error)) || messageOf(error).startsWith(SILENT)) {
    return new DatabaseUnavailable('timeout', 'The database took too long to answer.', error);
  }
  const said = messageOf(error);
  if (isReadOnly(error)) {
    const because = `The database takes no writes (${said}). It may be a standby, or its disk may be full.`;
    return new DatabaseUnavailable('read-only', because, error);
  }
  if (isOutOfResources(error)) {
    return new DatabaseUnavailable(
      'out-of-resources',
      `The database cannot go on (${said}).`,
      error,
    );
  }
  if (!isConnectionTrouble(error)) return null;
  return new DatabaseUnavailable(
    'connection-lost',
    `The connection to the database was lost (${said}).`,
    error,
  );
}

/** Whether the server takes no writes: a standby, a primary after a failover, one that was set so. */
export function isReadOnly(error: unknown): boolean {
  return codeOf(error) === '25006';
}

/** Whether the server lacks disk, memory or sessions (class 53), or its system fails it (class 58). */
export function isOutOfResources(error: unknown): boolean {
  return /^5[38]/.test(codeOf(error));
}

/** Whether the server could not be reached, closed the session, or had no session left to give. */
export function isConnectionTrouble(error: unknown): boolean {
  const code = codeOf(error);
  if (code.startsWith('08') || SESSION_CODES.has(code) || SOCKET_CODES.has(code)) return true;
  return code === '' && CLIENT_SENTENCES.test(messageOf(error));
}

/** Shut down, crashed, starting up, dropped; too many sessions; idle for too long. */
const SESSION_CODES = new Set(['57P01', '57P02', '57P03', '57P04', '57P05', '53300', '25P03']);
const SOCKET_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EADDRNOTAVAIL',
  'EAGAIN',
  'EMFILE',
  'ENETDOWN',
  'EHOSTDOWN',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPIPE',
  'ETIMEDOUT',
]);
/** pg gives these no code. */
const CLIENT_SENTENCES =
  /^(Connection terminated|timeout expired|Client has encountered a connection error|timeout exceeded when trying|Client was closed|Cannot use a pool after calling end)/;

function isRetryable(error: unknown): boolean {
  const code = codeOf(error);
  return code === SERIALIZATION_FAILURE || code === DEADLOCK_DETECTED;
}

function codeOf(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : '';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
