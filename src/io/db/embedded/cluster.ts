// The embedded server's files: made by initdb in a draft folder, put in place whole, checked later.
import { existsSync } from 'node:fs';
import { chown, mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseUnavailable } from '../engine/unavailable.ts';
import { ANOTHER_FOLDER, type EmbeddedHome } from './home.ts';
import { draftOf, settle } from './programs.ts';
import { EMBEDDED_USER, isAlive, runProgram } from './server.ts';

const MAJOR = '18';

/**
 * Makes the cluster unless it exists: in a draft folder that is renamed when complete, so a
 * half-finished initdb is never taken for a database, and of two at once one wins.
 * @throws DatabaseUnavailable `wrong-version`, `data-directory`, `start-failed`
 */
export async function initialiseCluster(
  home: EmbeddedHome,
  durable: boolean,
  stop?: AbortSignal,
): Promise<void> {
  if (existsSync(home.cluster)) return checkCluster(home);
  const draft = draftOf(home.cluster);
  await mkdir(draft, { mode: 0o700 });
  if (home.account) await chown(draft, home.account.uid, home.account.gid);
  const flags = ['-A', 'trust', '-U', EMBEDDED_USER, '-E', 'UTF8', '--no-instructions'];
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const haste = durable ? [] : ['--no-sync'];
  const args = ['-D', draft, ...flags, ...locale, ...haste];
  const { code, output } = await runProgram(home, home.initdb, args, stop);
  if (code !== 0) {
    await rm(draft, { recursive: true, force: true });
    stop?.throwIfAborted();
    const isUnnamed = output.includes('could not look up effective user ID');
    const advice = isUnnamed
      ? ' PostgreSQL needs an account with an entry in /etc/passwd: run as one, or set DATABASE_URL.'
      : '';
    throw new DatabaseUnavailable(
      'start-failed',
      `PostgreSQL's initdb could not make a database in ${home.directory}: ${output.trim()}${advice}`,
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
      `${home.cluster} cannot be read as a PostgreSQL data directory (${(error as Error).message}). Start as the user who made it. ${ANOTHER_FOLDER}`,
      error,
    );
  }
  if (version !== MAJOR) {
    throw new DatabaseUnavailable(
      'wrong-version',
      `${home.cluster} was made by PostgreSQL ${version} and this release brings ${MAJOR}. Move the data with pg_dump, or set POINTSMAN_DATA_DIR to another folder.`,
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
}

/**
 * Clears away the drafts that killed processes left behind. An initdb that lost its parent may still
 * write into one; then it stays until the next start.
 */
export async function sweepDrafts(home: EmbeddedHome): Promise<void> {
  for (const name of await readdir(home.directory)) {
    const maker = /\.draft-(\d+)-[0-9a-f]{8}$/.exec(name)?.[1];
    if (maker === undefined || isAlive(Number(maker))) continue;
    await rm(path.join(home.directory, name), { recursive: true }).catch(() => undefined);
  }
}

async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r');
  await handle.sync().finally(() => handle.close());
}
