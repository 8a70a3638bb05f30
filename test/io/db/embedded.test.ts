import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { canEnter } from '../../../src/io/db/embedded/account.ts';
import { enter } from '../../../src/io/db/embedded/presence.ts';
import { startEmbedded } from '../../../src/io/db/embedded.ts';
import { DatabaseUnavailable } from '../../../src/io/db/engine/unavailable.ts';
import { type EmbeddedChild, type Started, spawnEmbedded } from '../../support/embedded-child.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { scratchDirectory } from '../../support/scratch.ts';

const isRoot = process.getuid?.() === 0;
/** An ordinary user cannot even read a checkout under /root. */
const canBeAnother = isRoot && (await canEnter(import.meta.dirname, { uid: 1, gid: 1 }));
const run = promisify(execFile);

let pattern: string; // a finished cluster to copy, because initdb takes most of a second
let dataDir: string;
const children: EmbeddedChild[] = [];

beforeAll(async () => {
  pattern = await scratchDirectory();
  await (await startEmbedded({ dataDir: pattern, durable: false, log: quietLog })).stop();
});
afterAll(() => rm(pattern, { recursive: true }));
beforeEach(async () => {
  dataDir = await scratchDirectory();
});
afterEach(async () => {
  for (const child of children.splice(0)) await child.kill();
  const pid = await serverPid();
  if (pid && (await isOurServer(pid))) {
    const socketFolder = (await pidFile())[4] ?? '';
    process.kill(pid, 'SIGQUIT');
    await expect.poll(serverPid).toBeNull();
    await rm(socketFolder, { recursive: true });
  }
  await rm(dataDir, { recursive: true });
});

async function drafts(): Promise<string[]> {
  return (await readdir(dataDir)).filter((name) => name.includes('cluster.draft-'));
}

/** Makes `dataDir` an existing database, cleanly stopped. */
async function existingCluster(): Promise<void> {
  await rm(dataDir, { recursive: true });
  await run('cp', ['-a', pattern, dataDir]);
}

function child(options: Parameters<typeof spawnEmbedded>[1] = {}): EmbeddedChild {
  const made = spawnEmbedded(dataDir, options);
  children.push(made);
  return made;
}

async function up(made: EmbeddedChild): Promise<Extract<Started, { ok: true }>> {
  const started = await made.started;
  if (!started.ok) throw new Error(started.message);
  return started;
}

/** Why a start in this process is refused. */
async function refusal(): Promise<DatabaseUnavailable> {
  const error = await startEmbedded({ dataDir, durable: false, log: quietLog }).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(DatabaseUnavailable);
  return error as DatabaseUnavailable;
}

async function query(connection: pg.ClientConfig, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function pidFile(): Promise<string[]> {
  const file = path.join(dataDir, 'cluster/postmaster.pid');
  return (await readFile(file, 'utf8').catch(() => '')).split('\n');
}

async function serverPid(): Promise<number | null> {
  return Number((await pidFile())[0]) || null;
}

async function isOurServer(pid: number): Promise<boolean> {
  const { stdout } = await run('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => ({
    stdout: '',
  }));
  return stdout.includes(dataDir);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('processes that share a data directory', () => {
  test('three that start at once on nothing get one server, started by one of them', async () => {
    const all = await Promise.all([child(), child(), child()].map(up));
    expect(all.filter((one) => !one.joined)).toHaveLength(1);
    const identities = await Promise.all(
      all.map((one) => query(one.connection, 'select pg_postmaster_start_time() as at')),
    );
    expect(new Set(identities.map((rows) => String(rows[0]?.at))).size).toBe(1);
    expect(await drafts()).toEqual([]);
  });

  test('the server outlives the one that started it while another one is in', async () => {
    await existingCluster();
    const starter = child();
    await up(starter);
    const joiner = child();
    const { connection, joined } = await up(joiner);
    expect(joined).toBe(true);
    await starter.stop();
    expect(await query(connection, 'select 1 as one')).toEqual([{ one: 1 }]);
    await joiner.stop();
    expect(await serverPid()).toBeNull();
  });

  test('the starter leaves last and stops the server', async () => {
    await existingCluster();
    const starter = child();
    const { connection } = await up(starter);
    const joiner = child();
    expect((await up(joiner)).joined).toBe(true);
    await joiner.stop();
    expect(await query(connection, 'select 1 as one')).toEqual([{ one: 1 }]);
    await starter.stop();
    expect(await serverPid()).toBeNull();
  });

  test('all leave at once and no server is left', async () => {
    await existingCluster();
    const options = { dataDir, durable: false, log: quietLog };
    const all = await Promise.all([options, options, options, options].map(startEmbedded));
    await Promise.all(all.map((one) => one.stop()));
    expect(await serverPid()).toBeNull();
  });

  test('a killed process does not count as one that is in', async () => {
    await existingCluster();
    const [stays, dies] = [child(), child()];
    await Promise.all([up(stays), up(dies)]);
    await dies.kill();
    await stays.stop();
    expect(await serverPid()).toBeNull();
  });

  test('nobody enters a server that the last one out is about to stop', async () => {
    await existingCluster();
    const killed = child();
    const { connection } = await up(killed);
    await killed.kill();
    const home = { cluster: path.join(dataDir, 'cluster') };
    const entering = () => enter(home, connection.host, connection.database);

    const last = await entering();
    expect(await last?.leave()).toBe(true);
    expect(await entering()).toBeNull();
    await last?.close();
    const first = await entering();
    const second = await entering();
    expect(await first?.leave()).toBe(false);
    await first?.close();
    await second?.close();
  });

  test('one that comes while the last one leaves always gets a server that works', async () => {
    await existingCluster();
    const options = { dataDir, durable: false, log: quietLog };
    for (let round = 0; round < 6; round++) {
      const leaving = await startEmbedded(options);
      const [coming] = await Promise.all([startEmbedded(options), leaving.stop()]);
      expect(await query(coming.connection, 'select 1 as one')).toEqual([{ one: 1 }]);
      await coming.stop();
    }
    expect(await serverPid()).toBeNull();
  });
});

describe('after a crash', () => {
  test('the server that a killed process left is found, with all its rows, and used', async () => {
    await existingCluster();
    const killed = child();
    const { connection } = await up(killed);
    await query(connection, 'create table kept (id int); insert into kept values (7)');
    const pid = await serverPid();
    await killed.kill();

    const next = child();
    const started = await up(next);
    expect(started).toMatchObject({ joined: true, connection });
    expect(await serverPid()).toBe(pid);
    expect(await query(started.connection, 'select id from kept')).toEqual([{ id: 7 }]);
    await next.stop();
    expect(await serverPid()).toBeNull();
  });

  test('a start that was killed during initdb is redone from nothing', async () => {
    const killed = child();
    await expect.poll(drafts).not.toEqual([]);
    await killed.kill();
    expect(existsSync(path.join(dataDir, 'cluster'))).toBe(false);

    const next = child();
    const { connection } = await up(next);
    expect(await query(connection, 'select 1 as one')).toEqual([{ one: 1 }]);
    await next.stop();
    await up(child());
    expect(await drafts()).toEqual([]);
  });

  test('the pid file of a server that is gone is no obstacle', async () => {
    await existingCluster();
    await leavePidFile(await pidOfTheDead());
    expect(await up(child())).toMatchObject({ joined: false });
  });

  test('nor is one whose number a stranger has now, and the stranger is left alone', async () => {
    await existingCluster();
    const { uid, gid } = await stat(path.join(dataDir, 'cluster'));
    const stranger = spawn('sleep', ['60'], { stdio: 'ignore', ...(isRoot ? { uid, gid } : {}) });
    const ended = new Promise((resolve) => stranger.on('exit', resolve));
    await leavePidFile(stranger.pid ?? 0);
    const made = child();
    expect(await up(made)).toMatchObject({ joined: false });
    await made.stop();
    expect(isAlive(stranger.pid ?? 0)).toBe(true);
    stranger.kill();
    await ended;
  });

  test('a server that is killed under a process comes back where it was, with its rows', async () => {
    await existingCluster();
    const holder = child({ durable: true });
    const { connection } = await up(holder);
    await query(connection, 'create table kept (id int); insert into kept values (7)');
    const pid = (await serverPid()) ?? 0;
    process.kill(pid, 'SIGKILL');
    const rows = () => query(connection, 'select id from kept').catch(() => null);
    await expect.poll(rows, { timeout: 15_000 }).toEqual([{ id: 7 }]);
    expect(await serverPid()).not.toBe(pid);
    await holder.stop();
    expect(await serverPid()).toBeNull();
  });

  async function leavePidFile(pid: number): Promise<void> {
    const cluster = path.join(dataDir, 'cluster');
    const lines = [pid, cluster, 1_790_000_000, 5432, '/tmp/nowhere', '', '  1  1', 'ready   '];
    const file = path.join(cluster, 'postmaster.pid');
    await writeFile(file, `${lines.join('\n')}\n`, { mode: 0o600 });
    const { uid, gid } = await stat(cluster);
    if (isRoot) await run('chown', [`${uid}:${gid}`, file]);
  }

  async function pidOfTheDead(): Promise<number> {
    const brief = spawn('true');
    await new Promise((resolve) => brief.on('exit', resolve));
    return brief.pid ?? 0;
  }
});

test('what was acknowledged under load is there after a stop in the middle of it', async () => {
  await existingCluster();
  const options = { dataDir, durable: true, log: quietLog };
  const server = await startEmbedded(options);
  await query(server.connection, 'create table written (id int primary key)');
  const pool = new pg.Pool({ ...server.connection, max: 8 });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  let next = 0;
  const acknowledged: number[] = [];
  const writers = Array.from({ length: 8 }, async () => {
    for (;;) {
      const id = next++;
      try {
        await pool.query('insert into written values ($1)', [id]);
      } catch {
        return;
      }
      acknowledged.push(id);
    }
  });
  await expect.poll(() => acknowledged.length).toBeGreaterThan(200);
  await server.stop();
  await Promise.all(writers);
  await pool.end();
  expect(await serverPid()).toBeNull();

  const again = await startEmbedded(options);
  const rows = await query(again.connection, 'select id from written');
  const written = new Set(rows.map((row) => row.id));
  expect(acknowledged.filter((id) => !written.has(id))).toEqual([]);
  await again.stop();
});

describe('a start is refused with a sentence', () => {
  test('where npm has no server for the platform', async () => {
    const disguise = `Object.defineProperty(process,'arch',{value:'mips'})`;
    expect(await child({ disguise }).started).toMatchObject({
      ok: false,
      code: 'no-binary',
      message: expect.stringMatching(/no embedded PostgreSQL for \w+-mips.*Set DATABASE_URL/),
    });
  });

  test('on a directory of another major version', async () => {
    await existingCluster();
    await writeFile(path.join(dataDir, 'cluster/PG_VERSION'), '17\n');
    const { code, message } = await refusal();
    expect(code).toBe('wrong-version');
    expect(message).toMatch(/made by PostgreSQL 17 and this release brings 18/);
  });

  test('when the server fails, with what its log says', async () => {
    await existingCluster();
    await writeFile(path.join(dataDir, 'cluster/postgresql.auto.conf'), 'no_such_setting = 1\n');
    const { code, message } = await refusal();
    expect(code).toBe('start-failed');
    expect(message).toMatch(/unrecognized configuration parameter "no_such_setting"/);
  });

  test('when the folder of its socket is open to others', async () => {
    await existingCluster();
    const server = await startEmbedded({ dataDir, durable: false, log: quietLog });
    const { connection } = server;
    await server.stop();
    await mkdir(connection.host);
    await chmod(connection.host, 0o777);
    const { code, message } = await refusal();
    expect(code).toBe('data-directory');
    expect(message).toContain(`${connection.host} is not a private folder`);
    await rm(connection.host, { recursive: true });
  });

  test.runIf(!isRoot || canBeAnother).for([
    ['.', /cannot be used \(EACCES.*\)\. Set POINTSMAN_DATA_DIR to/],
    ['cluster', /may not write into .* \(FATAL: .* denied\)\. Set POINTSMAN_DATA_DIR to/],
  ] as const)('in a database whose folder %s may not be written', async ([folder, message]) => {
    await existingCluster();
    if (isRoot) await run('chown', ['-R', '1:1', dataDir]);
    await chmod(path.join(dataDir, folder), 0o500);
    const refused = { code: 'data-directory', message: expect.stringMatching(message) };
    expect(await child(isRoot ? { uid: 1 } : {}).started).toMatchObject(refused);
    await chmod(path.join(dataDir, folder), 0o700);
  });
});

describe.runIf(isRoot)('as root', () => {
  test('the server runs as another account', async () => {
    await existingCluster();
    const server = await startEmbedded({ dataDir, durable: false, log: quietLog });
    expect((await stat(`/proc/${await serverPid()}`)).uid).toBe(65534);
    await server.stop();
  });

  test('data that this account could not reach goes elsewhere, and the note says where', async () => {
    const hidden = path.join(dataDir, 'hidden');
    await mkdir(hidden, { mode: 0o700 });
    const server = await startEmbedded({
      dataDir: path.join(hidden, 'data'),
      durable: false,
      log: quietLog,
    });
    expect(await query(server.connection, 'select 1 as one')).toEqual([{ one: 1 }]);
    const elsewhere = /the data lives in (\/\S+)\.$/.exec(server.note ?? '')?.[1] ?? '';
    expect(existsSync(path.join(elsewhere, 'cluster/PG_VERSION'))).toBe(true);
    await server.stop();
    await rm(elsewhere, { recursive: true });
  });

  test.runIf(canBeAnother)('a cluster that an ordinary user made stays theirs', async () => {
    await existingCluster();
    await run('chown', ['-R', '1:1', dataDir]);
    const made = child();
    await up(made);
    expect((await stat(`/proc/${await serverPid()}`)).uid).toBe(1);
    await made.stop();
    const theirs = child({ uid: 1 });
    await up(theirs);
    await theirs.stop();
    expect(await serverPid()).toBeNull();
  });
});
