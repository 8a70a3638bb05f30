import { mkdir, mkdtemp, rm, rmdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { EmbeddedHome } from '../../../src/io/db/embedded/home.ts';
import { socketDirectory } from '../../../src/io/db/embedded/socket.ts';

test('a folder of the socket that others take along while they leave is made again', async () => {
  const cluster = await mkdtemp(path.join(os.tmpdir(), 'pointsman-socket-'));
  await mkdir(path.join(cluster, 'global'));
  await writeFile(path.join(cluster, 'global/pg_control'), 'identifier');
  const uid = process.getuid?.() ?? 0;
  const account = { uid, gid: process.getgid?.() ?? 0 };
  const home = { cluster, account } as EmbeddedHome;
  const directory = await socketDirectory(home);
  let isLeaving = true;
  const leaving = (async () => {
    while (isLeaving) {
      await rmdir(directory).catch(() => {});
      await pause(1);
    }
  })();
  for (let start = 0; start < 2_000; start++) expect(await socketDirectory(home)).toBe(directory);
  isLeaving = false;
  await leaving;
  await rm(directory, { recursive: true, force: true });
  await rm(cluster, { recursive: true });
});
