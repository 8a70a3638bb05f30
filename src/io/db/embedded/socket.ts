// The private folder of the server's unix socket, the only way in.
import { createHash } from 'node:crypto';
import { chown, lstat, mkdir, readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { DatabaseUnavailable } from '../engine/unavailable.ts';
import type { EmbeddedHome } from './home.ts';

/** A socket's path may have 103 bytes on macOS and 107 on Linux; 46 are ours and PostgreSQL's. */
const LONGEST_TMP = 56;

/**
 * Makes the folder, or finds it: short, private, because whoever reaches the socket is trusted,
 * and the same for the same cluster, so that clients find a restarted server where it was.
 * @throws DatabaseUnavailable `data-directory` when somebody else sits there
 */
export async function socketDirectory(home: EmbeddedHome): Promise<string> {
  const control = await readFile(path.join(home.cluster, 'global/pg_control'));
  const name = createHash('sha256')
    .update(home.cluster)
    .update(control.subarray(0, 8)) // the cluster's own identifier, new after every initdb
    .digest('hex')
    .slice(0, 16);
  const base = Buffer.byteLength(os.tmpdir()) <= LONGEST_TMP ? os.tmpdir() : '/tmp';
  const directory = path.join(base, `pointsman-${name}`);
  for (let round = 1; ; round++) {
    try {
      await madeOurs(directory, home);
      return directory;
    } catch (error) {
      // Whoever leaves takes the folder along, perhaps between two of our steps.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || round === MOST_ROUNDS) throw error;
    }
  }
}

/** A starter meets one or two who leave; one who cannot make the folder at all is told so. */
const MOST_ROUNDS = 20;

async function madeOurs(directory: string, home: EmbeddedHome): Promise<void> {
  try {
    await mkdir(directory, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const ourselves = process.getuid?.() ?? 0;
  const owner = home.account?.uid ?? ourselves;
  const found = await lstat(directory);
  const isOurs = found.uid === owner || found.uid === ourselves;
  if (!found.isDirectory() || !isOurs || (found.mode & 0o077) !== 0) {
    throw new DatabaseUnavailable(
      'data-directory',
      `${directory} is not a private folder of uid ${owner}, so the database's socket is not put there. Remove it and start again.`,
    );
  }
  if (home.account) await chown(directory, home.account.uid, home.account.gid);
}
