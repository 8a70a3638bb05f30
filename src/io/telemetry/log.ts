// The log: one JSON object per line on stdout, without bodies, contact data or secrets.
import { type Logger, pino } from 'pino';

export type Log = Logger;

/** Names under which a secret could travel; their values are dots, down to the third level. */
const SECRET_KEYS = ['authorization', 'apiKey', 'token', 'secret', 'password', 'url', 'directUrl'];

/** Opens the log; `stream` is for tests. */
export function openLog(level: string, stream?: { write(line: string): void }): Log {
  const options = {
    level,
    base: { service: 'pointsman' },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: describeError },
    redact: {
      paths: SECRET_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]),
      censor: '•••',
    },
  };
  if (stream) return pino(options, stream);
  // Lines are written in blocks, at the latest after half a second and when the process ends.
  const out = pino.destination({ dest: 1, sync: false, minLength: 4_096, periodicFlush: 500 });
  process.once('exit', () => out.flushSync());
  return pino(options, out);
}

/**
 * An error without its other properties: PostgreSQL puts the failing row, contact data and all, into
 * `detail` and `where`.
 */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    message: error.message,
    ...(typeof code === 'string' ? { code } : {}),
    stack: error.stack,
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}
