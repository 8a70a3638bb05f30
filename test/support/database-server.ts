// Before the first test: one server for the whole run and one migrated database to copy. The
// server is TEST_DATABASE_URL or DATABASE_URL when set, else an embedded one.
import { createHash, randomBytes } from 'node:crypto';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../../src/io/db/embedded.ts';
import { type ConnectionTarget, clientConfig } from '../../src/io/db/engine/connect.ts';
import { migrate } from '../../src/io/db/engine/migrate.ts';
import { quietLog } from './quiet-log.ts';
import { scratchRoot } from './scratch.ts';

declare module 'vitest' {
  interface ProvidedContext {
    databaseServer: { target: ConnectionTarget; template: string };
  }
}

const STALE_AFTER_MS = 6 * 60 * 60 * 1000;

/** The same server under another database's name. */
export function withDatabase(target: ConnectionTarget, database: string): ConnectionTarget {
  if (!('url' in target)) return { ...target, database };
  const url = new URL(target.url);
  url.pathname = `/${database}`;
  return { url: url.href };
}

/** The same as a URL, for a process of its own. */
export function urlOf(target: ConnectionTarget): string {
  if ('url' in target) return target.url;
  const { user, host, port, database } = target;
  return `postgres://${user}@${encodeURIComponent(host)}:${port}/${database}`;
}

/** A name that tells its age, so that a later run can clear away what a killed one left. */
export function testDatabaseName(kind: 'template' | 'case'): string {
  return `pointsman_test_${kind}_${Date.now().toString(36)}_${randomBytes(5).toString('hex')}`;
}

/** Runs statements that stand outside any transaction, on a connection of their own. */
export async function administer(target: ConnectionTarget, ...statements: string[]): Promise<void> {
  const client = new pg.Client(clientConfig(target));
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { target, stop } = await openServer();
  const template = testDatabaseName('template');
  await dropStale(target);
  await administer(target, `create database ${template}`);
  await migrate(withDatabase(target, template), { log: quietLog });
  project.provide('databaseServer', { target, template });
  return async () => {
    await administer(target, `drop database if exists ${template} with (force)`);
    await stop();
  };
}

async function openServer(): Promise<{ target: ConnectionTarget; stop: () => Promise<void> }> {
  const url = process.env.TEST_DATABASE_URL ?? process.env.DATABASE_URL;
  if (url) return { target: { url }, stop: async () => undefined };
  // One directory per checkout: the next run saves initdb, and finds what a killed run left.
  const checkout = createHash('sha256')
    .update(import.meta.dirname)
    .digest('hex')
    .slice(0, 12);
  const name = `pointsman-test-${process.getuid?.()}-${checkout}`;
  const dataDir = path.join(await scratchRoot(), name);
  const server = await startEmbedded({ dataDir, durable: false, log: quietLog });
  return { target: server.connection, stop: server.stop };
}

async function dropStale(target: ConnectionTarget): Promise<void> {
  const client = new pg.Client(clientConfig(target));
  await client.connect();
  try {
    const { rows } = await client.query<{ datname: string }>(
      `select datname from pg_database where datname like 'pointsman\\_test\\_%'`,
    );
    for (const { datname } of rows) {
      const madeAt = Number.parseInt(datname.split('_')[3] ?? '', 36);
      if (Date.now() - madeAt < STALE_AFTER_MS) continue;
      await client.query(`drop database if exists ${datname} with (force)`);
    }
  } finally {
    await client.end();
  }
}
