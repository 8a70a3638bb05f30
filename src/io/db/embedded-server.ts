// The embedded server as a process: made by initdb, started, seen through postmaster.pid, stopped.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import {
  chown,
  type FileHandle,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
} from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type EmbeddedHome, settle, socketDirectory } from './embedded-home.ts';
import { DatabaseUnavailable } from './unavailable.ts';

/** The superuser of an embedded cluster; only the private socket leads to it, so it has no password. */
export const EMBEDDED_USER = 'pointsman';
export const EMBEDDED_PORT = 5432;
const MAJOR = '18';
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
/** For tests: a crash of the machine may cost the data, a crash of a process does not. */
const FORGETFUL_SETTINGS = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
};

/** What postmaster.pid says. `status` is PostgreSQL's own word; '' while the file is being written. */
export type Postmaster = { pid: number; socketDirectory: string; status: string };

/**
 * Makes the cluster unless it exists: in a draft folder that is renamed when complete, so a
 * half-finished initdb is never taken for a database, and of two at once one wins.
 * @throws DatabaseUnavailable `wrong-version`, `data-directory`, `start-failed`
 */
export async function initialiseCluster(home: EmbeddedHome, durable: boolean): Promise<void> {
  if (existsSync(home.cluster)) return checkCluster(home);
  const draft = path.join(home.directory, `init-${process.pid}-${randomBytes(4).toString('hex')}`);
  await sweepDrafts(home);
  await mkdir(draft, { mode: 0o700 });
  if (home.account) await chown(draft, home.account.uid, home.account.gid);
  const flags = ['-A', 'trust', '-U', EMBEDDED_USER, '-E', 'UTF8', '--no-instructions'];
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const haste = durable ? [] : ['--no-sync'];
  const { code, output } = await run(home, home.initdb, [
    '-D',
    draft,
    ...flags,
    ...locale,
    ...haste,
  ]);
  if (code !== 0) {
    await rm(draft, { recursive: true, force: true });
    throw new DatabaseUnavailable(
      'start-failed',
      `PostgreSQL's initdb could not make a database in ${home.directory}: ${output.trim()}`,
    );
  }
  await settle(draft, home.cluster);
  await syncDirectory(home.directory);
}

async function checkCluster(home: EmbeddedHome): Promise<void> {
  let version: string;
  try {
    version = (await readFile(path.join(home.cluster, 'PG_VERSION'), 'utf8')).trim();
  } catch (error) {
    throw new DatabaseUnavailable(
      'data-directory',
      `${home.cluster} cannot be read as a PostgreSQL data directory (${(error as Error).message}). Start as the user who made it, or choose another data directory.`,
      error,
    );
  }
  const owner = (await stat(home.cluster)).uid;
  const runner = home.account?.uid ?? process.getuid?.();
  if (owner !== runner) {
    throw new DatabaseUnavailable(
      'data-directory',
      `${home.cluster} belongs to uid ${owner}, and PostgreSQL would run as uid ${runner}. Start as the user who made it, or give it away with chown -R.`,
    );
  }
  if (version === MAJOR) return;
  throw new DatabaseUnavailable(
    'wrong-version',
    `${home.cluster} was made by PostgreSQL ${version} and this release brings ${MAJOR}. Move the data with pg_dump, or choose another data directory.`,
  );
}

/** Drafts whose maker is gone are what killed processes left behind. */
async function sweepDrafts(home: EmbeddedHome): Promise<void> {
  for (const name of await readdir(home.directory)) {
    const maker = /^(?:init|lib-[0-9a-f]+|programs-.+)-(\d+)-[0-9a-f]{8}$/.exec(name)?.[1];
    if (maker === undefined || isAlive(Number(maker))) continue;
    await rm(path.join(home.directory, name), { recursive: true, force: true });
  }
}

async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r');
  await handle.sync().finally(() => handle.close());
}

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
function isAlive(pid: number): boolean {
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
  const { output } = await run(home, '/bin/ps', ['-o', 'command=', '-p', String(pid)]);
  return output.includes(home.cluster);
}

/**
 * Starts the server, detached so that neither a Ctrl-C meant for us nor our death takes it along.
 * Resolves to its pid when it is ready, or to null when another starter was faster: PostgreSQL
 * itself guarantees that only one server runs on a cluster.
 * @param stranger pid that stands in postmaster.pid though it is no postmaster. PostgreSQL would
 *   refuse to start while that process lives; named in this variable it is looked through, as
 *   pg_ctl does with its own parent shell, and all other checks stay in force.
 * @throws DatabaseUnavailable `start-failed` with the last lines of the server's log
 */
export async function launch(
  home: EmbeddedHome,
  options: { durable: boolean; stranger: number | null; limitMs: number },
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
    end = error.message;
  });
  child.on('exit', (code, signal) => {
    end ??= `it ended with ${signal ?? `exit code ${code}`}`;
  });
  child.unref();
  await log.close();

  const deadline = Date.now() + options.limitMs;
  while (end === null && Date.now() < deadline) {
    const found = await readPostmaster(home);
    if (found?.pid === child.pid && found?.status === 'ready') return found.pid;
    await sleep(10);
  }
  const said = await readLog(home, logStart);
  if (end !== null && /postmaster\.pid|shared memory block/.test(said)) return null;
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
  const goneBy = async (limit: number) => {
    const deadline = Date.now() + limit;
    while (Date.now() < deadline) {
      if ((await readPostmaster(home))?.pid !== pid || !isAlive(pid)) return true;
      await sleep(5);
    }
    return false;
  };
  signal(pid, 'SIGINT');
  if (await goneBy(limitMs)) return;
  signal(pid, 'SIGQUIT'); // at once; the next start replays the log
  await goneBy(5_000);
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
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

async function run(
  home: EmbeddedHome,
  program: string,
  args: string[],
): Promise<{ code: number | null; output: string }> {
  const child = spawn(program, args, {
    ...(home.account ?? {}),
    cwd: home.directory,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environment(home),
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: null, output: error.message }));
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
