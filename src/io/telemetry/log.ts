// The log: one JSON object per line on stdout, without bodies, contact data or secrets.
import { type Logger, pino } from 'pino';

export type Log = Logger;

/** Names under which a secret could travel; their values never reach a line, however deep. */
const SECRET_KEYS = ['authorization', 'apiKey', 'token', 'secret', 'password', 'url', 'directUrl'];

/** Opens the log; `stream` is for tests. */
export function openLog(level: string, stream?: { write(line: string): void }): Log {
  const options = {
    level,
    base: { service: 'pointsman' },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: {
      paths: SECRET_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]),
      censor: '•••',
    },
  };
  return stream ? pino(options, stream) : pino(options);
}
