// The directory of one embedded server: its cluster, its log, and what it takes to run it.
import { createHash } from 'node:crypto';
import { chown, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseUnavailable } from '../engine/unavailable.ts';
import { type Account, accountFor, canEnter, NOBODY } from './account.ts';
import { makeFolder } from './folder.ts';
import { type Programs, preparePrograms } from './programs.ts';

/** Data goes here when root's own directories hide it from the server's account. */
const SHARED_STATE = ['/var/lib/pointsman', '/var/tmp/pointsman'];

/** What to do about a folder that will not do. */
export const ANOTHER_FOLDER =
  'Set POINTSMAN_DATA_DIR to a folder that can be made and written, or DATABASE_URL to a PostgreSQL server.';

/** Everything needed to start one embedded server. `cluster` may not exist yet. */
export type EmbeddedHome = Programs & {
  /** null: start the server as the current user. */
  account: Account | null;
  directory: string;
  cluster: string;
  logFile: string;
  note?: string;
};

/**
 * Prepares the directory for `dataDir`, made when missing, and the programs.
 * @throws DatabaseUnavailable `no-binary`, `data-directory`
 */
export async function prepareHome(dataDir: string): Promise<EmbeddedHome> {
  try {
    const isRoot = process.getuid?.() === 0;
    const { directory, note } = await (isRoot ? rootPlace(dataDir) : ownPlace(dataDir));
    const cluster = path.join(directory, 'cluster');
    const account = isRoot ? await accountFor(cluster) : null;
    return {
      ...(await preparePrograms(directory, account)),
      account,
      directory,
      cluster,
      logFile: path.join(directory, 'postgres.log'),
      ...(note ? { note } : {}),
    };
  } catch (error) {
    throw unusable(dataDir, error);
  }
}

/** The failure for what the file system said about the directory. */
export function unusable(dataDir: string, error: unknown): unknown {
  if (error instanceof DatabaseUnavailable) return error;
  if (!(error instanceof Error) || !('syscall' in error)) return error;
  return new DatabaseUnavailable(
    'data-directory',
    `The data folder ${dataDir} cannot be used (${error.message}). ${ANOTHER_FOLDER}`,
    error,
  );
}

type Place = { directory: string; note?: string };

async function ownPlace(dataDir: string): Promise<Place> {
  await makeFolder(dataDir, 0o700);
  return { directory: await realpath(dataDir) };
}

/** As root the server runs as another account, which must be able to walk to its data. */
async function rootPlace(dataDir: string): Promise<Place> {
  await makeFolder(dataDir);
  const wanted = await realpath(dataDir);
  const account = await accountFor(path.join(wanted, 'cluster'));
  const isFresh = (await readdir(wanted)).length === 0;
  if (isFresh && (await canEnter(path.dirname(wanted), account))) {
    await chown(wanted, account.uid, account.gid);
  }
  if (await canEnter(wanted, account)) return { directory: wanted };

  const name = createHash('sha256').update(wanted).digest('hex').slice(0, 12);
  for (const base of SHARED_STATE) {
    const directory = path.join(base, name);
    try {
      await makeFolder(directory, 0o755);
      if ((await stat(directory)).uid === 0) await chown(directory, NOBODY.uid, NOBODY.gid);
    } catch {
      continue; // a read-only system, say
    }
    if (!(await canEnter(directory, NOBODY))) continue;
    return {
      directory,
      note: `PostgreSQL will not run as root, and uid ${account.uid}, which it runs as instead, cannot enter ${wanted}; the data lives in ${directory}.`,
    };
  }
  throw new DatabaseUnavailable(
    'data-directory',
    `PostgreSQL will not run as root, and uid ${account.uid}, which it would run as instead, can enter neither ${wanted} nor ${SHARED_STATE.join(' nor ')}. Run as an ordinary user. ${ANOTHER_FOLDER}`,
  );
}
