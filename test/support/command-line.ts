// The command line in this process: what it prints, what it notes, and the code it ends with.
import { PassThrough } from 'node:stream';
import { run } from '../../src/cli/program.ts';
import { type ExitCode, failed } from '../../src/failures.ts';
import { terminalOn } from '../../src/terminal.ts';
import { emptyDatabase } from './database.ts';
import { urlOf } from './database-server.ts';

export type Ended = { code: ExitCode; out: string; err: string };
export type CommandLine = (...args: string[]) => Promise<Ended>;

/** A command line over a new database of its own; `env` adds settings. */
export async function commandLine(env: Record<string, string> = {}): Promise<CommandLine> {
  const settings = { DATABASE_URL: urlOf(await emptyDatabase()), POINTSMAN_SEED: 'demo', ...env };
  return async (...args) => {
    const [out, err] = [collected(), collected()];
    const code = await run(args, terminalOn(out.stream, err.stream), settings);
    return { code, out: out.text(), err: err.text() };
  };
}

/** What a failure prints and ends with. */
export function tellFailure(error: unknown): Ended {
  const [out, err] = [collected(), collected()];
  const code = failed(terminalOn(out.stream, err.stream), error);
  return { code, out: out.text(), err: err.text() };
}

function collected(): { stream: PassThrough; text: () => string } {
  const stream = new PassThrough();
  const parts: string[] = [];
  stream.setEncoding('utf8').on('data', (part: string) => parts.push(part));
  return { stream, text: () => parts.join('') };
}
