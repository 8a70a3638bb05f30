// What a command is given, and the database opened for as long as it works.
import { type AppDeps, type Core, openCore } from '../app.ts';
import { type Config, readConfig, type SettingInForce, settingsInForce } from '../config.ts';
import type { ExitCode } from '../failures.ts';
import { openLog } from '../io/telemetry/log.ts';
import { orInterrupted, stopSignal } from '../stop-signal.ts';
import type { Terminal } from '../terminal.ts';

/** Who a command acts as in the log of changes. */
export const ACTOR = 'cli';

export type Call = {
  terminal: Terminal;
  /** The settings; read only when a command needs them. */
  config: (over?: Readonly<Record<string, string>>) => Config;
  /** Every setting as text, secrets hidden; also when they do not hold together. */
  settings: () => SettingInForce[];
};

/** Makes an action of a command: it works, and what it returns becomes the exit code. */
export type Does = <A extends unknown[]>(
  work: (call: Call, ...args: A) => Promise<ExitCode>,
) => (...args: A) => Promise<void>;

export function callOn(
  terminal: Terminal,
  env?: Readonly<Record<string, string | undefined>>,
): Call {
  return {
    terminal,
    config: (over) => readConfig(env, over),
    settings: () => settingsInForce(env),
  };
}

/** The demo comes with the service's own first start, not with whatever command is tried before. */
export function ofCommand(settings: Config): Config {
  const { database } = settings;
  const seed = database.seed === 'first-start' ? false : database.seed;
  return { ...settings, database: { ...database, seed } };
}

/**
 * Opens the database, migrated and seeded, hands it to `work` and closes it whatever happens; a Ctrl-C
 * ends the wait for the work, so that no server of ours is left behind.
 */
export async function withCore(
  { config, terminal }: Call,
  work: (deps: AppDeps, core: Core) => Promise<ExitCode>,
): Promise<ExitCode> {
  const settings = ofCommand(config());
  // The log of a command goes to stderr, and only what is worth a person's look.
  const level = settings.log.level === 'info' ? 'warn' : settings.log.level;
  const stop = stopSignal();
  try {
    const core = await openCore(settings, openLog(level, process.stderr), stop.signal);
    try {
      for (const sentence of core.notes) terminal.note(sentence);
      return await orInterrupted(work(core.deps, core), stop.signal);
    } finally {
      await core.close();
    }
  } finally {
    stop.forget();
  }
}
