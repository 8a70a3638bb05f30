// The embedded database: a real PostgreSQL 18 server that npm brings, shared by all processes that
// name the same data directory, started by the first and stopped by the last of them.
import { setTimeout as sleep } from 'node:timers/promises';
import { claim } from './embedded/claim.ts';
import { initialiseCluster, sweepDrafts } from './embedded/cluster.ts';
import { type EmbeddedHome, prepareHome, unusable } from './embedded/home.ts';
import { enter, type Presence } from './embedded/presence.ts';
import {
  EMBEDDED_PORT,
  EMBEDDED_USER,
  isPostmasterOf,
  launch,
  readPostmaster,
  shutDown,
} from './embedded/server.ts';
import { type DatabaseLog, DatabaseUnavailable } from './engine/unavailable.ts';

/** How long a start, with the recovery after a crash, may take before it is given up. */
const START_LIMIT_MS = 120_000;
/** How long a server that calls itself ready may leave us without an answer. */
const ANSWER_LIMIT_MS = 15_000;
const STOP_LIMIT_MS = 30_000;
const RESTART_PAUSE_MS = 2_000;
const DATABASE = 'pointsman';
const FORGETFUL_NOTE =
  'The running server was started for tests and may lose data in a crash; stop the tests and start again.';

/** Where the server listens: `host` is the folder of its unix socket. */
type EmbeddedConnection = { host: string; port: number; user: string; database: string };

/** A hold on a running embedded server. */
export type EmbeddedServer = {
  connection: EmbeddedConnection;
  /** True when another process had started it. */
  joined: boolean;
  /** What the user should be told about it, in sentences. */
  note?: string;
  /** Lets go; the last process to let go stops the server. Close pools first. Safe to repeat. */
  stop(): Promise<void>;
};

/**
 * Starts the server of `dataDir`, or joins the one that runs there already, also one that a killed
 * process left behind. The directory is made when missing. If the server dies while it is held, it
 * is started again on the same socket.
 * @param durable false for tests only: the server then trades safety in a crash for speed
 * @param options `signal` ends the start in order: no server is left, and the directory as it was
 * @throws DatabaseUnavailable with a sentence that says what to do
 */
export async function startEmbedded(options: {
  dataDir: string;
  durable: boolean;
  log: DatabaseLog;
  signal?: AbortSignal;
}): Promise<EmbeddedServer> {
  const { durable, log, signal } = options;
  const home = await prepareHome(options.dataDir);
  const refuse = (error: unknown): never => {
    throw unusable(options.dataDir, error);
  };
  const claimed = await claim(home).catch(refuse);
  let isStopping = false;

  const attachAgain = async (): Promise<Held> => {
    for (;;) {
      log.warn({ cluster: home.cluster }, 'the embedded database went away; starting it again');
      try {
        return await attach(home, durable);
      } catch (error) {
        if (isStopping) throw error;
        log.error({ err: error }, 'the embedded database could not be started again');
        await sleep(RESTART_PAUSE_MS, undefined, { ref: false });
      }
    }
  };
  let holding = attach(home, durable, signal);
  const watch = async (): Promise<void> => {
    const { presence } = await holding;
    await presence.lost;
    if (isStopping) return;
    holding = attachAgain();
    await watch();
  };
  let held: Held;
  try {
    held = await holding;
  } catch (error) {
    await claimed.release(false);
    return refuse(error);
  }
  void watch().catch(() => undefined); // fails only while stopping

  let stopped: Promise<void> | undefined;
  const stop = async () => {
    isStopping = true;
    const isLast = await holding.then((now) => letGo(home, now)).catch(() => false);
    await claimed.release(isLast);
  };
  const notes = [home.note, durable && !held.presence.isDurable ? FORGETFUL_NOTE : undefined];
  const note = notes.filter((line) => line !== undefined).join(' ');
  log.info(
    { cluster: home.cluster, pid: held.pid, joined: !held.isStarter },
    `${held.isStarter ? 'started' : 'joined'} the embedded database`,
  );
  return {
    connection: { host: held.host, port: EMBEDDED_PORT, user: EMBEDDED_USER, database: DATABASE },
    joined: !held.isStarter,
    ...(note ? { note } : {}),
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}

type Held = { presence: Presence; pid: number; host: string; isStarter: boolean };

/**
 * Start or join, whichever the state of the cluster asks for, until this process is in. Each step
 * may be overtaken by another process; then the loop looks again. Nothing here needs a lock of its
 * own: initdb ends in a rename, PostgreSQL lets one server run per cluster, and the presence lock
 * keeps a server that is being stopped from being entered.
 */
async function attach(home: EmbeddedHome, durable: boolean, signal?: AbortSignal): Promise<Held> {
  await sweepDrafts(home);
  const deadline = Date.now() + START_LIMIT_MS;
  let readySince: number | null = null;
  let started: number | null = null;
  while (Date.now() < deadline) {
    if (signal?.aborted && started !== null) await shutDown(home, started, STOP_LIMIT_MS);
    signal?.throwIfAborted();
    await initialiseCluster(home, durable, signal);
    const found = await readPostmaster(home);
    if (found?.status === 'ready') {
      const presence = await enter(home, found.socketDirectory, DATABASE);
      if (presence) {
        const { pid, socketDirectory: host } = found;
        return { presence, pid, host, isStarter: pid === started };
      }
    }
    if (found && (await isPostmasterOf(home, found.pid))) {
      readySince = found.status === 'ready' ? (readySince ?? Date.now()) : null;
      if (readySince !== null && Date.now() - readySince > ANSWER_LIMIT_MS) break;
    } else {
      const stranger = found?.pid ?? null;
      const limitMs = deadline - Date.now();
      started = await launch(home, { durable, stranger, limitMs, ...(signal ? { signal } : {}) });
      if (started !== null) continue;
    }
    await sleep(25); // it is starting, recovering or on its way down, or another starter was faster
  }
  throw new DatabaseUnavailable(
    'in-use',
    `A PostgreSQL server (pid ${(await readPostmaster(home))?.pid}) holds ${home.cluster} but does not answer. Stop it with kill -INT and start again.`,
  );
}

/** True when this was the last process and the server is stopped. */
async function letGo(home: EmbeddedHome, { presence, pid }: Held): Promise<boolean> {
  try {
    if (!(await presence.leave())) return false;
    await shutDown(home, pid, STOP_LIMIT_MS);
    return true;
  } catch {
    return false; // the server is gone already, or is being stopped from outside
  } finally {
    await presence.close();
  }
}
