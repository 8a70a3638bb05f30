// The first admin key, handed over once: on a terminal it is shown, anywhere else it goes to a file that
// only its owner can read, because what is piped or collected as a log is read by many.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Config } from './config.ts';
import { ensureBootstrapKey } from './flows/keys/manage-keys.ts';
import { makeFolder } from './io/db/embedded/folder.ts';

/** `token` is to be shown, or stands in `file`; null: there was a key, or nowhere to put one. */
export type FirstKey = { token: string; file: null } | { token: null; file: string } | null;

/** Nobody would ever know the key, so none is made. */
class NowhereToKeep extends Error {}

/**
 * Sees to it that there is an admin key. The file is written before the key is committed: whatever
 * happens in between, there is never a key that nobody can read.
 * @param shown whether a person sees what the process prints, and nothing else does
 */
export async function firstKey(
  deps: Parameters<typeof ensureBootstrapKey>[0],
  config: Pick<Config, 'keys' | 'database'>,
  shown: boolean,
  warn: (sentence: string) => void,
): Promise<FirstKey> {
  const files = new Map<string, string>();
  const keep = async (id: string, token: string) => {
    files.set(token, await write(config.database.dataDir, `first-key-${id}`, token));
  };
  try {
    const wanted = config.keys.bootstrap?.reveal() ?? null;
    const token = await ensureBootstrapKey(deps, wanted, shown ? undefined : keep);
    // A start that another replica was faster than has written a key that was never stored.
    for (const [other, file] of files) if (other !== token) await rm(file, { force: true });
    if (token === null) return null;
    const file = files.get(token);
    return file === undefined ? { token, file: null } : { token: null, file };
  } catch (error) {
    if (!(error instanceof NowhereToKeep)) throw error;
    warn(error.message);
    return null;
  }
}

/** Writes into the data folder; where that is not ours, into the home folder or one in the temporary folder. */
async function write(dataDir: string, name: string, token: string): Promise<string> {
  const places = [
    () => made(dataDir),
    () => made(path.join(os.homedir(), '.pointsman')),
    () => mkdtemp(path.join(os.tmpdir(), 'pointsman-key-')),
  ];
  for (const place of places) {
    try {
      const file = path.join(await place(), name);
      await writeFile(file, `${token}\n`, { flag: 'wx', mode: 0o600 });
      return file;
    } catch {
      // a read-only folder, or somebody else's
    }
  }
  throw new NowhereToKeep(
    `No first API key was made: no file can be written in ${dataDir}, the home folder or the temporary one. Set POINTSMAN_BOOTSTRAP_KEY, or run "pointsman keys create" on this database.`,
  );
}

async function made(folder: string): Promise<string> {
  await makeFolder(folder);
  return folder;
}
