// Keeps two machines or two containers off one data directory. PostgreSQL guards against a second
// server by process id and shared memory, and neither is seen across a shared volume.
import { randomBytes } from 'node:crypto';
import { readFile, readlink, rename, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseUnavailable } from '../engine/unavailable.ts';
import type { EmbeddedHome } from './home.ts';

const BEAT_MS = 1_000;
/** Silence that is taken for death. A holder whose event loop stands still for longer is at risk. */
const SILENCE_MS = 6_000;

/** A running claim. `release(true)` also removes its trace: the server is stopped. */
export type Claim = { release(isLast: boolean): Promise<void> };

/**
 * Claims the directory for the place that this process runs in and renews the claim every second.
 * Processes of one place share it. A claim of another place is watched: one that is renewed is
 * respected, one that is not is taken over.
 * @param options tests give themselves another place and less patience
 * @throws DatabaseUnavailable `in-use`
 */
export async function claim(
  home: Pick<EmbeddedHome, 'directory'>,
  options: { place?: string; beatMs?: number; silenceMs?: number } = {},
): Promise<Claim> {
  const { beatMs = BEAT_MS, silenceMs = SILENCE_MS } = options;
  const file = path.join(home.directory, 'claim');
  const here = options.place ?? (await thisPlace());
  const beat = () => writeFile(file, `${here}\n${os.hostname()}\n${Date.now()}\n`);
  for (;;) {
    try {
      await writeFile(file, `${here}\n${os.hostname()}\n`, { flag: 'wx' });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const seen = await read(file);
    if (seen.startsWith(`${here}\n`)) break;
    await standAside(file, seen, silenceMs);
  }
  const timer = setInterval(() => void beat().catch(() => undefined), beatMs);
  timer.unref();
  return {
    release: async (isLast) => {
      clearInterval(timer);
      if (isLast) await rm(file, { force: true });
    },
  };
}

/** Returns when the claim that was `seen` is dead and out of the way, or needs another look. */
async function standAside(file: string, seen: string, silenceMs: number): Promise<void> {
  for (let look = 0; look < 24; look++) {
    await sleep(silenceMs / 24);
    const now = await read(file);
    if (now !== seen && (now === '' || seen === '')) return; // caught in the middle of a write
    if (now !== seen) {
      throw new DatabaseUnavailable(
        'in-use',
        `Another machine or container (${now.split('\n')[1]}) runs its embedded database on ${path.dirname(file)}. One directory serves one place: stop the other, or set DATABASE_URL to a PostgreSQL server for both.`,
      );
    }
  }
  const aside = `${file}.draft-${process.pid}-${randomBytes(4).toString('hex')}`;
  await rename(file, aside).catch(() => undefined);
  if ((await read(aside)) !== seen) {
    throw new DatabaseUnavailable(
      'in-use',
      `Another machine or container took ${path.dirname(file)} at the same moment. Start again.`,
    );
  }
  await rm(aside, { force: true });
}

async function read(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '');
}

/** Processes see one another's ids within one boot of one machine and one process namespace. */
async function thisPlace(): Promise<string> {
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  const namespace = await readlink('/proc/self/ns/pid').catch(() => '');
  return boot && namespace ? `${boot.trim()} ${namespace}` : os.hostname();
}
