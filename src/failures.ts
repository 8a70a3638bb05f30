// What a command ends with: one table of exit codes, and every failure as a sentence that helps.
import { CommanderError } from 'commander';
import { ConfigError } from './config.ts';
import { Refusal } from './flows/refusal.ts';
import { MigrationRefused } from './io/db/engine/migrate.ts';
import { asUnavailable } from './io/db/engine/transaction.ts';
import { hideCredentials } from './io/telemetry/hide-credentials.ts';
import { CannotStart } from './listen.ts';
import { Interrupted } from './stop-signal.ts';
import { inOneLine, lines, type Terminal } from './terminal.ts';

/** Code → what it says; the help and docs/cli.md print this table. */
export const EXIT_CODES = {
  0: 'done, and nothing is wrong',
  1: 'done or refused, and something is wrong: a refused row, a broken log, a replay that differs',
  2: 'the command was called wrongly, or its file cannot be read',
  3: 'the settings do not hold together, or cannot be met here: a taken port, a data folder that is none',
  4: 'the database does not answer, or cannot be brought to this version',
  70: 'a fault of Pointsman itself',
  130: 'stopped by Ctrl-C or SIGTERM before it was done',
} as const;

export type ExitCode = keyof typeof EXIT_CODES;

/** Thrown for what the caller of a command can put right: an option, a file, a mapping. */
export class CalledWrongly extends Error {}

/** Says what went wrong and gives the code to end with. */
export function failed({ note, paint }: Terminal, error: unknown): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2; // Commander has told it.
  if (error instanceof CalledWrongly) return say(2, error.message);
  if (error instanceof ConfigError) return say(3, lines(error.message));
  if (error instanceof CannotStart) return say(3, error.message);
  if (error instanceof Interrupted) return say(130, error.message);
  if (error instanceof Refusal) {
    const code = say(1, `${error.message} (${error.code})`);
    for (const { path, message } of error.problems) note(`  ${path || '/'}  ${message}`);
    return code;
  }
  if (error instanceof MigrationRefused) return say(4, error.message);
  const unavailable = asUnavailable(error);
  if (unavailable) return say(unavailable.code === 'data-directory' ? 3 : 4, unavailable.message);
  return say(70, lines(traceOf(error)));

  function say(code: ExitCode, sentence: string): ExitCode {
    // The settings' own sentences quote no value, and show an address with a password as an example.
    const told = error instanceof ConfigError ? sentence : hideCredentials(sentence);
    note(`${paint('red', 'pointsman:')} ${told}`);
    return code;
  }
}

/** What a fault says, on one line, and where it came about. */
function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return inOneLine(String(error));
  const { name, message, stack = '' } = error;
  const frames = stack.slice(stack.indexOf(message) + message.length).split('\n');
  return [inOneLine(`${name}: ${message}`), ...frames.filter((line) => line.trim() !== '')].join(
    '\n',
  );
}
