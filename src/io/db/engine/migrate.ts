// Brings a database to the newest version: plain numbered SQL files, forward only, each applied
// once, in one transaction with the row that records it.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { type ConnectionTarget, connectAlone } from './connect.ts';
import { asUnavailable } from './transaction.ts';
import type { DatabaseLog } from './unavailable.ts';

/** The product's own migrations. */
const MIGRATIONS = fileURLToPath(new URL('../../../../migrations/', import.meta.url));

const FILE_NAME = /^(\d{4})-([a-z0-9-]+)\.sql$/;
/** A file that ends the transaction itself could be left half applied. */
const OWN_TRANSACTION = /^\s*(begin|commit|rollback|abort|end|start\s+transaction)(\s+\w+)?\s*;/im;

/** Why a database is not migrated: `code` is stable, `message` a sentence with the file's name. */
export class MigrationRefused extends Error {
  readonly code: 'bad-files' | 'changed' | 'gap' | 'newer-database' | 'failed';

  constructor(code: MigrationRefused['code'], message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'MigrationRefused';
    this.code = code;
  }
}

type Migration = { number: number; name: string; sql: string; checksum: string };
type Applied = Pick<Migration, 'number' | 'name' | 'checksum'>;

/**
 * Applies what is missing, in order. Several processes may call it at once: they take turns on a
 * row lock, and the later ones find nothing left to do. A pooler must not stand between (give the
 * direct URL), because migrations may outlast its patience.
 * @param options `signal` undoes the file that is being applied, and leaves those before it
 * @returns the names of the files that this call applied, and the number the database is at now
 * @throws MigrationRefused, DatabaseUnavailable
 */
export async function migrate(
  target: ConnectionTarget,
  options: { log: DatabaseLog; directory?: string; signal?: AbortSignal },
): Promise<{ applied: string[]; version: number }> {
  const files = await readMigrations(options.directory ?? MIGRATIONS);
  const { signal } = options;
  const client = await connectAlone(target, 'pointsman migrate');
  const applied: string[] = [];
  // A file that is being applied, or a wait for another migrator, ends with its connection.
  const cut = () => void client.end().catch(() => undefined);
  signal?.addEventListener('abort', cut);
  try {
    signal?.throwIfAborted();
    await prepareRecord(client);
    for (;;) {
      const name = await applyNext(client, files);
      if (name === null) return { applied, version: files.length };
      options.log.info({ migration: name }, 'migrated the database');
      applied.push(name);
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw asUnavailable(error) ?? mayNot(error) ?? error;
  } finally {
    signal?.removeEventListener('abort', cut);
    await client.end();
  }
}

/** Applies the first missing file; null when there is none. */
async function applyNext(client: pg.Client, files: Migration[]): Promise<string | null> {
  await client.query('begin');
  try {
    await client.query('select from schema_migrations where number = 0 for update');
    const { rows } = await client.query<Applied>(
      'select number, name, checksum from schema_migrations where number > 0 order by number',
    );
    checkHistory(rows, files);
    const next = files[rows.length];
    if (next) {
      await runFile(client, next);
      await client.query(
        'insert into schema_migrations (number, name, checksum, applied_at) values ($1, $2, $3, now())',
        [next.number, next.name, next.checksum],
      );
    }
    await client.query('commit');
    return next?.name ?? null;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

async function runFile(client: pg.Client, file: Migration): Promise<void> {
  try {
    await client.query(file.sql);
  } catch (error) {
    const unavailable = asUnavailable(error);
    if (unavailable) throw unavailable;
    const { message, position } = error as { message: string; position?: string };
    const line = position
      ? ` in line ${file.sql.slice(0, Number(position)).split('\n').length}`
      : '';
    throw new MigrationRefused(
      'failed',
      `Migration ${file.name} failed${line} and was undone: ${message}`,
      error,
    );
  }
}

/** The refusal for a user who lacks a right; null for anything else. */
export function mayNot(error: unknown): MigrationRefused | null {
  if ((error as { code?: unknown }).code !== '42501') return null;
  return new MigrationRefused(
    'failed',
    `The database user lacks a right that is needed (${(error as Error).message}). It must be able to create schemas and tables in this database: GRANT CREATE ON DATABASE … and ON SCHEMA public, or make it the owner.`,
    error,
  );
}

/** Row 0 is the lock that migrators take turns on; every other row is an applied file. */
async function prepareRecord(client: pg.Client): Promise<void> {
  try {
    await client.query(
      `create table if not exists schema_migrations (
         number integer primary key, name text not null, checksum text not null,
         applied_at timestamptz not null)`,
    );
  } catch (error) {
    // Two at once: "if not exists" looks first and the loser trips over the catalogue's own index.
    if (!['42P07', '42710', '23505'].includes((error as { code?: string }).code ?? '')) throw error;
  }
  await client.query(
    `insert into schema_migrations values (0, 'lock', '', now()) on conflict (number) do nothing`,
  );
}

function checkHistory(applied: Applied[], files: Migration[]): void {
  for (const [index, row] of applied.entries()) {
    const file = files[index];
    if (row.number !== index + 1) {
      throw new MigrationRefused(
        'gap',
        `The database has ${row.name} but not migration ${index + 1} before it. Files are only ever added after the newest.`,
      );
    }
    if (!file) {
      throw new MigrationRefused(
        'newer-database',
        `The database is at ${row.name}, newer than this release, which ends at ${files.at(-1)?.name ?? 'nothing'}. Run the newer release.`,
      );
    }
    if (row.checksum !== file.checksum) {
      throw new MigrationRefused(
        'changed',
        `${file.name} was changed after it was applied (then as ${row.name}). Restore it and put the change into a new file.`,
      );
    }
  }
}

/** The files in order; their numbers run from 1 without a gap. Line ends do not count as content. */
async function readMigrations(directory: string): Promise<Migration[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name, index) => {
      const number = Number(FILE_NAME.exec(name)?.[1]);
      if (number !== index + 1) {
        throw new MigrationRefused(
          'bad-files',
          `Expected migration ${String(index + 1).padStart(4, '0')}-….sql, found ${name}: names are NNNN-words.sql, numbered without a gap.`,
        );
      }
      const sql = (await readFile(`${directory}/${name}`, 'utf8')).replaceAll('\r\n', '\n');
      if (OWN_TRANSACTION.test(sql)) {
        throw new MigrationRefused(
          'bad-files',
          `${name} begins or ends a transaction; each file runs inside one already.`,
        );
      }
      return { number, name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}
