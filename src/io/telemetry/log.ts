// The log: one JSON object per line on stdout, without bodies, contact data or secrets.

import { type Logger, pino } from 'pino';
import { type ByName, byName } from '../../leads/text/by-name.ts';
import { printableJson } from '../../leads/text/printable.ts';
import { hideCredentials } from './hide-credentials.ts';
import { logLines } from './log-lines.ts';

export type Log = Logger;

/** Names under which a secret could travel; their values are dots, down to the third level. */
const SECRET_KEYS = new Set([
  'authorization',
  'apiKey',
  'token',
  'secret',
  'password',
  'url',
  'directUrl',
]);
const SECRET_LEVELS = 3;

/** Opens the log; `stream` is for tests. */
export function openLog(level: string, stream?: { write(line: string): void }): Log {
  const options = {
    level,
    base: { service: 'pointsman' },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: {
      level: (label: string) => ({ level: label }),
      log: (fields: object) => withoutSecrets(fields),
    },
    serializers: { err: describeError },
  };
  if (stream) return pino(options, shownBy(stream));
  // Asked of process.stdout, a pipe does not block: a reader who has stopped reading stops nobody else.
  const out = logLines(process.stdout.fd);
  process.once('exit', out.end);
  return pino(options, shownBy(out));
}

/** Lines that a terminal shows and does not obey: JSON escapes only half of what it would. */
function shownBy(out: { write(line: string): void }): { write(line: string): void } {
  return { write: (line) => out.write(printableJson(line)) };
}

/**
 * An error without its other properties: PostgreSQL puts the failing row, contact data and all, into
 * `detail` and `where`, and an address in a message may hold a password.
 */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    message: hideCredentials(error.message),
    ...(typeof code === 'string' ? { code } : {}),
    stack: hideCredentials(error.stack ?? ''),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

/**
 * The fields, or a copy with dots for the secrets down to the third level. pino's own redaction would
 * take longer than the rest of a line.
 */
function withoutSecrets(fields: object, level = 1): Record<string, unknown> {
  const given = fields as Record<string, unknown>;
  let clean: ByName<unknown> | null = null;
  for (const [key, value] of Object.entries(given)) {
    const isDescribed = level === 1 && key === 'err';
    if (value === undefined || isDescribed) continue;
    let shown = value;
    if (SECRET_KEYS.has(key)) shown = '•••';
    else if (level < SECRET_LEVELS && typeof value === 'object' && value !== null) {
      shown = withoutSecrets(value, level + 1);
    }
    if (shown === value) continue;
    clean ??= Array.isArray(given)
      ? (Object.assign([], given) as unknown as ByName<unknown>)
      : byName(Object.entries(given));
    clean[key] = shown;
  }
  return clean ?? given;
}
