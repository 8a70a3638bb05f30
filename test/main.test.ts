import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rm, stat } from 'node:fs/promises';
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { emptyDatabase } from './support/database.ts';
import { urlOf } from './support/database-server.ts';
import { scratchDirectory } from './support/scratch.ts';

const SRC = fileURLToPath(new URL('../src/', import.meta.url));
/** A process may take its time on a busy machine. */
const PATIENCE = { timeout: 240_000 };

const ended: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ended.splice(0)) await end();
});

type Service = {
  child: ChildProcess;
  address: string;
  said(): string;
  ended: Promise<{ code: number | null; said: string }>;
};

/** The service as a process, once it listens or has ended; what it says goes into a pipe. */
async function service(env: Record<string, string>, args = ['main.ts']): Promise<Service> {
  const [file = '', ...rest] = args;
  const child = spawn(process.execPath, [`${SRC}${file}`, ...rest], {
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
      PORT: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  ended.push(() => child.kill('SIGKILL'));
  let said = '';
  const isUp = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (said.includes('"msg":"listening"')) resolve();
      });
    }
  });
  const end = new Promise<{ code: number | null; said: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, said }));
  });
  await Promise.race([isUp, end]);
  const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? '';
  return { child, address, said: () => said, ended: end };
}

test(
  'the first key outlives a start that found its port taken, is in no log, and opens the door',
  PATIENCE,
  async () => {
    const folder = await scratchDirectory();
    ended.push(() => rm(folder, { recursive: true, force: true }));
    const env = { DATABASE_URL: urlOf(await emptyDatabase()), POINTSMAN_DATA_DIR: folder };
    const other = net.createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    ended.push(() => other.close());
    const taken = String((other.address() as net.AddressInfo).port);
    for (const args of [['main.ts'], ['cli/main.ts', 'serve']]) {
      const { code, said } = await (await service({ ...env, PORT: taken }, args)).ended;
      expect(said).toMatch(/^pointsman: Something else listens on 127\.0\.0\.1:\d+\. Stop it/m);
      expect(said).not.toMatch(/\n\s+at |pm_/);
      expect(code).toBe(3);
    }

    const { address, said, child, ended: end } = await service(env);
    expect(said()).not.toMatch(/pm_/);
    const file = /"file":"([^"]+)"/.exec(said())?.[1] ?? '';
    expect(file).toContain(folder);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const authorization = `Bearer ${(await readFile(file, 'utf8')).trim()}`;
    expect((await fetch(`${address}/keys`, { headers: { authorization } })).status).toBe(200);
    // npm passes on the signal that the terminal has sent too: no second request to stop.
    child.kill('SIGINT');
    child.kill('SIGINT');
    expect(await end).toMatchObject({ code: 0, said: expect.stringContaining('"msg":"stopped"') });
  },
);

test('a data folder that the file system denies ends the start with 3', PATIENCE, async () => {
  // Of a name in /proc the system says that what it lies in is missing, however often that is made.
  for (const folder of ['/proc/nope', '/proc/nope/below', '/dev/null']) {
    const { code, said } = await (await service({ POINTSMAN_DATA_DIR: folder })).ended;
    expect(said).toMatch(/^pointsman: The data folder \/\S+ cannot be used \(E[A-Z]+: .*\.$/m);
    expect(said).toContain('Set POINTSMAN_DATA_DIR to a folder that can be made and written');
    expect(said).not.toMatch(/\n\s+at /);
    expect(code).toBe(3);
  }
});

test('a data folder that the file system denies keeps no service from its own database', {
  ...PATIENCE,
}, async () => {
  const { said } = await service({
    DATABASE_URL: urlOf(await emptyDatabase()),
    POINTSMAN_DATA_DIR: '/proc/nope',
  });
  expect(said()).toContain('"msg":"listening"');
  await rm(/"file":"([^"]+)"/.exec(said())?.[1] ?? '');
});

test(
  'on SIGTERM readiness goes first, requests are still taken, then the port closes',
  PATIENCE,
  async () => {
    const {
      address,
      child,
      ended: end,
    } = await service({
      DATABASE_URL: urlOf(await emptyDatabase()),
      POINTSMAN_BOOTSTRAP_KEY: 'pm_testprocess0_testprocesstestprocess12',
      POINTSMAN_UNREADY_SECONDS: '15',
    });
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    child.kill('SIGTERM');
    const readiness = () =>
      fetch(`${address}/readyz`).then(
        ({ status }) => status,
        () => 'closed',
      );
    let told: number | string = 200;
    while (told === 200) told = await readiness(); // until it says no, or the port is closed first
    expect(told).toBe(503);
    const answered = await fetch(`${address}/policies`, {
      headers: { authorization: 'Bearer pm_testprocess0_testprocesstestprocess12' },
    });
    expect(answered.status).toBe(200);
    expect(answered.headers.get('connection')).toBe('close');
    expect(await end).toMatchObject({ code: 0, said: expect.stringContaining('"msg":"stopped"') });
    await expect(fetch(`${address}/readyz`)).rejects.toThrow();
  },
);

test(
  'a second signal waits for nothing that runs, and leaves no database server behind',
  PATIENCE,
  async () => {
    const folder = await scratchDirectory();
    ended.push(() => rm(folder, { recursive: true, force: true }));
    const {
      child,
      address,
      ended: end,
    } = await service({ POINTSMAN_DATA_DIR: folder, POINTSMAN_UNREADY_SECONDS: '300' });
    expect(existsSync(`${folder}/cluster/postmaster.pid`)).toBe(true);
    child.kill('SIGTERM');
    await expect.poll(async () => (await fetch(`${address}/readyz`)).status, PATIENCE).toBe(503);
    await sleep(1_200); // sooner it would count as the same signal, passed on by npm
    child.kill('SIGTERM');
    expect(await end).toMatchObject({ code: 130 });
    await expect.poll(() => existsSync(`${folder}/cluster/postmaster.pid`), PATIENCE).toBe(false);
  },
);
