// The one failure that the database layer names: there is no database to talk to, and why.

/** Why the database cannot be used; `code` is stable, `message` is a sentence for a person. */
export type UnavailableCode =
  | 'no-binary'
  | 'data-directory'
  | 'wrong-version'
  | 'start-failed'
  | 'in-use'
  | 'unreachable'
  | 'connection-lost'
  | 'read-only'
  | 'out-of-resources'
  | 'timeout';

/** Thrown whenever work cannot be done for want of a database. Never thrown for a faulty query. */
export class DatabaseUnavailable extends Error {
  readonly code: UnavailableCode;

  constructor(code: UnavailableCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'DatabaseUnavailable';
    this.code = code;
  }
}

/** What this layer needs of a logger; pino's fits. */
export type DatabaseLog = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
};
