// Which account the embedded server runs as, and where that account can go.
import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';

/** The user and group to start the server as. */
export type Account = { uid: number; gid: number };

/** PostgreSQL refuses to run as root; Debian, Fedora and their kin all know this account. */
export const NOBODY: Account = { uid: 65534, gid: 65534 };

/** The account for `cluster` when root starts it: one that an ordinary user made stays theirs. */
export async function accountFor(cluster: string): Promise<Account> {
  try {
    const { uid, gid } = await stat(cluster);
    if (uid !== 0) return { uid, gid };
  } catch {
    // not made yet
  }
  return NOBODY;
}

/** Whether `account` may pass through every folder down to and including `directory`. */
export async function canEnter(directory: string, account: Account): Promise<boolean> {
  for (let at = await realpath(directory); ; at = path.dirname(at)) {
    const { uid, gid, mode } = await stat(at);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}
