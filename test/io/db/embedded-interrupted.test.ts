import { existsSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { startEmbedded } from '../../../src/io/db/embedded.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { scratchDirectory } from '../../support/scratch.ts';

let dataDir = '';
afterEach(() => rm(dataDir, { recursive: true, force: true }));

/** Whether some process works on the directory: a server, initdb, what initdb runs. */
async function isWorkedOn(): Promise<boolean> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = ids.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => ''));
  return (await Promise.all(lines)).some((line) => line.includes(dataDir));
}

const isDraft = (names: readonly string[]) => names.some((name) => name.includes('cluster.draft-'));
const MOMENTS: Record<string, () => Promise<boolean>> = {
  'while the files are made': async () => isDraft(await readdir(dataDir)),
  'while the server starts': async () => existsSync(path.join(dataDir, 'cluster/postmaster.pid')),
};

test.for(Object.entries(MOMENTS))(
  'a start that is ended %s leaves no server, and the directory is good for the next',
  { timeout: 120_000 },
  async ([, hasCome]) => {
    dataDir = await scratchDirectory();
    const options = { dataDir, durable: false, log: quietLog };
    const stop = new AbortController();
    const reason = new Error('enough');
    const starting = startEmbedded({ ...options, signal: stop.signal }).catch(
      (error: unknown) => error,
    );
    while (!(await hasCome())) await sleep(2);
    stop.abort(reason);
    expect(await starting).toBe(reason);
    expect(await isWorkedOn()).toBe(false);
    expect(isDraft(await readdir(dataDir))).toBe(false);

    const server = await startEmbedded(options);
    expect(server.joined).toBe(false);
    await server.stop();
  },
);
