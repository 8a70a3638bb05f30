// A database of its own for each test file that asks: a copy of the migrated template.
import { inject } from 'vitest';
import { type ConnectionTarget, connect, type Database } from '../../src/io/db/engine/connect.ts';
import { administer, testDatabaseName, withDatabase } from './database-server.ts';
import { quietLog } from './quiet-log.ts';

/** An open database with where it is, for a second connection or another process. */
export type TestDatabase = Database & { target: ConnectionTarget };

const drops: (() => Promise<void>)[] = [];

/** Closes and drops what was made since the last time; runs after each test file. */
export async function dropDatabases(): Promise<void> {
  for (const drop of drops.splice(0)) await drop();
}

/**
 * Makes and opens a new database with every migration applied and no rows; it is closed and
 * dropped after the test file. Call it at the top of a file, in beforeAll, or in a test.
 * @param poolMax connections that the handle may open, 10 unless told
 */
export async function freshDatabase(options: { poolMax?: number } = {}): Promise<TestDatabase> {
  const { template } = inject('databaseServer');
  const target = await makeDatabase(`template ${template}`);
  const database = await connect(target, {
    applicationName: 'pointsman test',
    log: quietLog,
    ...options,
  });
  drops.unshift(database.close);
  return { ...database, target };
}

/** Makes a database without a single table, for tests of migration itself. */
export async function emptyDatabase(): Promise<ConnectionTarget> {
  return makeDatabase('template template0');
}

async function makeDatabase(source: string): Promise<ConnectionTarget> {
  const server = inject('databaseServer').target;
  const name = testDatabaseName('case');
  try {
    await administer(server, `create database ${name} ${source} strategy file_copy`);
  } catch (error) {
    if ((error as { code?: string }).code !== '42601') throw error;
    await administer(server, `create database ${name} ${source}`); // an engine without strategies
  }
  drops.push(() => administer(server, `drop database if exists ${name} with (force)`));
  return withDatabase(server, name);
}
