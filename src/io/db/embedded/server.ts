// The embedded server as a process: started, seen through postmaster.pid, stopped.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type FileHandle, open, readFile, rename, rmdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseUnavailable } from '../engine/unavailable.ts';
import { ANOTHER_FOLDER, type EmbeddedHome } from './home.ts';
import { socketDirectory } from './socket.ts';

/** The superuser of an embedded cluster; only the private socket leads to it, so it has no password. */
export const EMBEDDED_USER = 'pointsman';
export const EMBEDDED_PORT = 5432;
const MAX_LOG_BYTES = 10_000_000;

const SETTINGS = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '200',
  shared_buffers: '128MB',
  wal_compression: 'on',
  max_wal_size: '1GB',
  random_page_cost: '1.1',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
};
/** For tests: a crash of the server may cost the last rows, a crash of the machine all of them. */
const FORGETFUL_SETTINGS = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '256MB',
};

/** Its last words when another server has the cluster, or the last one out took the socket's folder. */
const OVERTAKEN =
  /postmaster\.pid|shared memory block|could not create lock file .*: No such file or directory/;

/** Its last words where it may not write into the cluster. */
const UNWRITABLE = /FATAL: .*(?:Permission denied|Read-only file system)/;

/** What postmaster.pid says. `status` is PostgreSQL's own word; '' while the file is being written. */
export type Postmaster = { pid: number; socketDirectory: string; status: string };

/** The server that postmaster.pid names, running or not; null when there is no such file. */
export async function readPostmaster(home: EmbeddedHome): Promise<Postmaster | null> {
  try {
    const text = await readFile(path.join(home.cluster, 'postmaster.pid'), 'utf8');
    const lines = text.split('\n').map((line) => line.trim());
    const [pid, , , , folder] = lines;
    return { pid: Number(pid), socketDirectory: folder ?? '', status: lines[7] ?? '' };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Whether a process of this id exists; another user's counts. */
export function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether `pid` is a postmaster of this cluster and not a stranger who was given its old number. */
export async function isPostmasterOf(home: EmbeddedHome, pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (existsSync('/proc/self/cmdline')) {
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    return line.split('\0').includes(home.cluster);
  }
  const { output } = await runProgram(home, '/bin/ps', ['-o', 'command=', '-p', String(pid)]);
  return output.includes(home.cluster);
}

/**
 * Starts the server, detached so that neither a Ctrl-C meant for us nor our death takes it along.
 * Resolves to its pid when it is ready, or to null when another starter was faster: PostgreSQL
 * itself guarantees that only one server runs on a cluster.
 * @param stranger pid that stands in postmaster.pid though it is no postmaster. PostgreSQL would
 *   refuse to start while that process lives; named in this variable it is looked through, as
 *   pg_ctl does with its own parent shell, and all other checks stay in force.
 * @param options `signal` ends the start, and the server with it
 * @throws DatabaseUnavailable `data-directory`, or `start-failed` with the last lines of the server's log
 */
export async function launch(
  home: EmbeddedHome,
  options: { durable: boolean; stranger: number | null; limitMs: number; signal?: AbortSignal },
): Promise<number | null> {
  const folder = await socketDirectory(home);
  const settings = { ...SETTINGS, ...(options.durable ? {} : FORGETFUL_SETTINGS) };
  const flags = Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  const log = await openLog(home);
  const logStart = (await log.stat()).size;
  const child = spawn(
    home.postgres,
    ['-D', home.cluster, '-k', folder, '-p', String(EMBEDDED_PORT), ...flags],
    {
      ...(home.account ?? {}),
      cwd: home.directory,
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      env: {
        ...environment(home),
        ...(options.stranger ? { PG_GRANDPARENT_PID: String(options.stranger) } : {}),
      },
    },
  );
  let end: string | null = null;
  child.on('error', (error) => {
    end = explain(error);
  });
  child.on('exit', (code, signal) => {
    end ??= `it ended with ${signal ?? `exit code ${code}`}`;
  });
  child.unref();
  await log.close();

  const deadline = Date.now() + options.limitMs;
  while (end === null && Date.now() < deadline) {
    if (options.signal?.aborted && child.pid !== undefined) {
      await endStarting(child.pid, () => end !== null);
      options.signal.throwIfAborted();
    }
    const found = await readPostmaster(home);
    if (found?.pid === child.pid && found?.status === 'ready') return found.pid;
    await sleep(10);
  }
  const said = await readLog(home, logStart);
  const unwritable = UNWRITABLE.exec(said)?.[0];
  if (unwritable !== undefined) {
    throw new DatabaseUnavailable(
      'data-directory',
      `PostgreSQL may not write into ${home.cluster} (${unwritable}). ${ANOTHER_FOLDER}`,
    );
  }
  if (end !== null && OVERTAKEN.test(said)) return null;
  throw new DatabaseUnavailable(
    'start-failed',
    `The embedded PostgreSQL did not start: ${end ?? 'it is not ready in time'}. Its log ${home.logFile} ends with:\n${said}`,
  );
}

/**
 * Stops the server of this cluster as PostgreSQL's "fast" stop does: open transactions are rolled
 * back, everything committed is written. Resolves when its pid file is gone.
 */
export async function shutDown(home: EmbeddedHome, pid: number, limitMs: number): Promise<void> {
  if (!(await isPostmasterOf(home, pid))) return; // gone, or its number means another process here
  const folder = (await readPostmaster(home))?.socketDirectory;
  const goneBy = async (limit: number) => {
    const deadline = Date.now() + limit;
    while (Date.now() < deadline) {
      if ((await readPostmaster(home))?.pid !== pid || !isAlive(pid)) return true;
      await sleep(5);
    }
    return false;
  };
  signal(pid, 'SIGINT');
  if (!(await goneBy(limitMs))) {
    signal(pid, 'SIGQUIT'); // at once; the next start replays the log
    await goneBy(5_000);
  }
  if (folder) await rmdir(folder).catch(() => undefined); // not if a new server moved in
}

/** Ends a server that is not ready yet; one that does not heed a stop is ended as a crash would end it. */
async function endStarting(pid: number, isGone: () => boolean): Promise<void> {
  for (const [name, limit] of [
    ['SIGINT', 5_000],
    ['SIGQUIT', 2_000],
    ['SIGKILL', 1_000],
  ] as const) {
    if (!isGone()) signal(pid, name);
    const deadline = Date.now() + limit;
    while (!isGone() && Date.now() < deadline) await sleep(10);
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Containers that may not change accounts say no more than EPERM or EINVAL. */
function explain(error: Error): string {
  const { code = '' } = error as NodeJS.ErrnoException;
  return ['EPERM', 'EINVAL'].includes(code)
    ? `${error.message}: PostgreSQL will not run as root, and this process may not start it as another account. Run as an ordinary user, or set DATABASE_URL.`
    : error.message;
}

/** Nothing of our own environment: PGPORT, PGDATA or LANG of a user's shell would bend the server. */
function environment(home: EmbeddedHome): Record<string, string> {
  return {
    PATH: '/usr/bin:/bin',
    LC_ALL: 'C',
    LD_LIBRARY_PATH: home.libraryPath,
    DYLD_LIBRARY_PATH: home.libraryPath,
  };
}

/**
 * Runs a program of the server's to its end, as its account; `code` is null when it cannot start.
 * @param stop ends it early, as its own Ctrl-C would
 */
export async function runProgram(
  home: EmbeddedHome,
  program: string,
  args: string[],
  stop?: AbortSignal,
): Promise<{ code: number | null; output: string }> {
  const child = spawn(program, args, {
    ...(home.account ?? {}),
    cwd: home.directory,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environment(home),
  });
  const end = () => child.kill('SIGINT');
  if (stop?.aborted) end();
  stop?.addEventListener('abort', end);
  child.once('close', () => stop?.removeEventListener('abort', end));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: null, output: explain(error) }));
    child.on('close', (code) => resolve({ code, output }));
  });
}

async function openLog(home: EmbeddedHome): Promise<FileHandle> {
  const size = await stat(home.logFile).then(
    (found) => found.size,
    () => 0,
  );
  if (size > MAX_LOG_BYTES) await rename(home.logFile, `${home.logFile}.1`);
  return open(home.logFile, 'a', 0o600);
}

async function readLog(home: EmbeddedHome, from: number): Promise<string> {
  const text = (await readFile(home.logFile)).subarray(from).toString('utf8').trim();
  return text.split('\n').slice(-12).join('\n');
}
