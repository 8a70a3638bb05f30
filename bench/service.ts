// A database with default durability and the service as its own process, as the bench measures it.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { startEmbedded } from '../src/io/db/embedded.ts';
import { type ConnectionTarget, connect, type Database } from '../src/io/db/engine/connect.ts';
import { contentHash } from '../src/io/db/engine/content-hash.ts';
import { migrate } from '../src/io/db/engine/migrate.ts';
import { bumpVersion } from '../src/io/db/versions.ts';
import { type PolicyInput, policyDocumentSchema } from '../src/policy/policy.ts';
import type { Rep } from '../src/roster/rep.ts';

export const KEY = 'pm_benchbench00_benchbenchbenchbenchbench';
const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const quiet = { info: () => {}, warn: () => {}, error: () => {} };

export type BenchDatabase = Database & { dataDir: string; remove(): Promise<void> };

/** A fresh embedded server with fsync on, migrated, holding these reps and this policy. */
export async function benchDatabase(
  reps: readonly Rep[],
  policy: PolicyInput,
): Promise<BenchDatabase> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'pointsman-bench-'));
  const server = await startEmbedded({ dataDir, durable: true, log: quiet });
  const target: ConnectionTarget = server.connection;
  await migrate(target, { log: quiet });
  const database = await connect(target, { applicationName: 'bench', log: quiet, poolMax: 64 });
  await store(database, reps, policy);
  return {
    ...database,
    dataDir,
    remove: async () => {
      await database.close();
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function store({ db }: Database, reps: readonly Rep[], policy: PolicyInput): Promise<void> {
  const at = new Date();
  const document = policyDocumentSchema.parse(policy);
  await db.transaction().execute(async (trx) => {
    for (let from = 0; from < reps.length; from += 1_000) {
      const page = reps.slice(from, from + 1_000);
      await trx
        .insertInto('reps')
        .values(
          page.map((rep) => ({
            id: rep.id,
            body: JSON.stringify(rep),
            active: rep.active,
            revision: 1,
            updated_at: at,
          })),
        )
        .execute();
      await trx
        .insertInto('loads')
        .values(page.map((rep) => ({ rep_id: rep.id, changed_at: at })))
        .execute();
    }
    await trx
      .insertInto('policies')
      .values({
        name: document.name,
        version: 1,
        hash: contentHash(document),
        document: JSON.stringify(document),
        author: 'bench',
        note: null,
        created_at: at,
      })
      .execute();
    await trx
      .insertInto('policies_in_force')
      .values({ name: document.name, version: 1, is_default: true, since: at, by_whom: 'bench' })
      .execute();
    await bumpVersion(trx, 'roster', at);
    await bumpVersion(trx, 'policies', at);
  });
}

export type Service = { port: number; pid: number; stop(): Promise<void> };

/** Starts the service on that database, on a free port. */
export async function startService(
  dataDir: string,
  env: Record<string, string> = {},
): Promise<Service> {
  const child: ChildProcess = spawn(process.execPath, [MAIN], {
    env: {
      PATH: process.env.PATH,
      NODE_OPTIONS: process.env.NODE_OPTIONS,
      PORT: '0',
      POINTSMAN_DATA_DIR: dataDir,
      POINTSMAN_SEED: 'none',
      POINTSMAN_BOOTSTRAP_KEY: KEY,
      POINTSMAN_RATE_LIMIT: '0',
      POINTSMAN_LOG_LEVEL: 'info',
      POINTSMAN_UNREADY_SECONDS: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaint = '';
  child.stderr?.on('data', (chunk) => {
    complaint += chunk;
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`service exited with ${code}: ${complaint}`)));
    if (!child.stdout) return;
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /"address":"http:\/\/[^"]*:(\d+)"/.exec(line);
      if (found) resolve(Number(found[1]));
    });
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    port,
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
    },
  };
}
