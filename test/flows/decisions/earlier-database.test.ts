// A database that an earlier version wrote, as it stood before the newer migrations: it is brought to this
// version, nothing that it holds is called a fault, and whatever is asked of it is answered.
import { readdirSync, readFileSync } from 'node:fs';
import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { replayLog } from '../../../src/flows/decisions/replay-log.ts';
import { idAt, sealLatecomers, sealLog } from '../../../src/flows/decisions/seal-log.ts';
import { verifyLog } from '../../../src/flows/decisions/verify-log.ts';
import { writeAudit } from '../../../src/io/db/audit.ts';
import { connect } from '../../../src/io/db/engine/connect.ts';
import { migrate } from '../../../src/io/db/engine/migrate.ts';
import { idsBy } from '../../../src/io/db/engine/new-id.ts';
import { testApi } from '../../support/api.ts';
import { emptyDatabase } from '../../support/database.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { scratchDirectory } from '../../support/scratch.ts';

const MIGRATIONS = fileURLToPath(new URL('../../../migrations/', import.meta.url));
const FOLDER = `${import.meta.dirname}/databases`;
/** Named by the migration that the database was at; each row of each table as JSON (`zcat` shows it). */
const files = readdirSync(FOLDER).sort();

const closes: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closes.splice(0)) await close();
});

/** A database as it stood after the migration `until`, with no rows but those of the migrations. */
async function at(until: string) {
  const target = await emptyDatabase();
  const folder = await scratchDirectory();
  await mkdir(`${folder}/then`);
  for (const name of await readdir(MIGRATIONS)) {
    if (name.slice(0, 4) <= until) await cp(`${MIGRATIONS}${name}`, `${folder}/then/${name}`);
  }
  await migrate(target, { log: quietLog, directory: `${folder}/then` });
  await rm(folder, { recursive: true });
  const database = await connect(target, { applicationName: 'pointsman test', log: quietLog });
  closes.unshift(database.close);
  return { target, database };
}

/** The database of a file, brought to this version, with the tables that had rows in it. */
async function opened(file: string) {
  const { target, database } = await at(file.slice(0, 4));
  const text = gunzipSync(readFileSync(`${FOLDER}/${file}`)).toString('utf8');
  const tables = JSON.parse(text) as Record<string, object[]>;
  await database.db.connection().execute(async (db) => {
    await sql`set session_replication_role = 'replica'`.execute(db); // whatever refers to what
    for (const [table, rows] of Object.entries(tables)) {
      await sql`delete from ${sql.table(table)}`.execute(db); // what a migration put there
      await sql`insert into ${sql.table(table)}
        select * from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(
        db,
      );
    }
    await sql`reset session_replication_role`.execute(db);
  });
  const { applied } = await migrate(target, { log: quietLog });
  return { database: { ...database, target }, tables, applied };
}

test.each(files)('%s is whole and replays, and every read of it is answered', async (file) => {
  const { database, tables, applied } = await opened(file);
  expect(applied.length).toBeGreaterThan(0);
  const { decisions = [] } = tables as Tables;
  const [newest = ''] = decisions
    .map(({ at }) => String(at))
    .sort()
    .slice(-1);
  const clock = fakeClock(new Date(Date.parse(newest) + 600_000).toISOString());
  let made = 0;
  const newId = () => `${idAt(clock.now())}-7000-8000-${String(++made).padStart(12, '0')}`;
  const app = await testApi({ newId }, { database, clock });
  const { db } = database;
  await sealLog({ db, clock });
  await sealLatecomers({ db, clock });
  expect(await verifyLog(db)).toMatchObject({ faults: [], ok: true, unsealed: 0 });
  let replayed = 0;
  for await (const { same, differs, cannot } of replayLog({ db }, 1_000)) {
    expect({ same, differs, cannot }).toEqual({ same: true, differs: [], cannot: null });
    replayed += 1;
  }
  expect(replayed).toBe(decisions.length);

  const refused: string[] = [];
  const ask = async (method: string, path: string, body?: unknown) => {
    const answer = await app.send(method, path, body);
    if (answer.status >= 400)
      refused.push(`${method} ${path} ${answer.status}: ${await answer.text()}`);
  };
  const document = (await (await app.send('GET', '/openapi.json')).json()) as {
    paths: Record<string, Record<string, unknown>>;
  };
  const reads = Object.entries(document.paths).flatMap(([path, methods]) =>
    'get' in methods ? [path] : [],
  );
  for (const path of reads) {
    for (const address of addressesOf(path, tables)) await ask('GET', address);
  }
  await ask('POST', '/policies/lint', { document: { name: 'draft' } });
  await ask('POST', '/policies/plan', { draft: { document: { name: 'draft' } }, last: 100 });
  await ask('POST', '/policies', { document: { name: 'draft' } });
  await ask('POST', '/policies/draft/activate', { version: 1, asDefault: true });
  await ask('POST', '/models/learn');
  await ask('POST', '/route', { lead: { id: 'another', company: { name: 'Another' } } });
  expect(refused).toEqual([]);
  await sealLog({ db, clock });
  expect(await verifyLog(db)).toMatchObject({ faults: [], ok: true, unsealed: 0 });
});

test('outcomes from before they were booked are taken in, and from then on covered', async () => {
  const { target, database } = await at('0017');
  const { db } = database;
  const clock = { now: () => Date.now() };
  const entry = { at: new Date(), actor: 'test', action: 'thing.done', subject: 'x', detail: {} };
  await db.transaction().execute((trx) => writeAudit(trx, { ...entry, id: idsBy(Date.now)() }));
  await sealLog({ db, clock });
  await sql`insert into outcomes (id, lead_id, rep_id, kind, at, amount_usd, body, recorded_at, recorded_by)
    select 'o' || n, 'l', 'r', 'contacted', now(), n / 7.0, jsonb_build_object('id', n), now(), 'crm'
    from generate_series(1, 250) as n`.execute(db);
  await migrate(target, { log: quietLog });
  await sealLog({ db, clock });
  expect(await verifyLog(db)).toMatchObject({ faults: [], ok: true });
  await sql`update outcomes set amount_usd = 1 where id = 'o200'`.execute(db);
  await sql`delete from outcomes where id = 'o201'`.execute(db);
  await sql`update audit set books = null where id like '%-taken-in-outcomes-000000000'`.execute(
    db,
  );
  expect((await verifyLog(db)).faults).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ what: 'was changed after it was sealed' }),
      expect.objectContaining({ where: 'outcomes o1', what: expect.stringMatching(/^slipped in/) }),
      expect.objectContaining({
        where: 'outcomes o200',
        what: expect.stringMatching(/^was changed: amount_usd/),
      }),
      expect.objectContaining({
        where: 'outcomes o201',
        what: expect.stringMatching(/^was removed/),
      }),
    ]),
  );
});

type Tables = Record<string, Record<string, unknown>[]>;

/** A path with each id that the tables hold in its place; none where there is no such thing. */
function addressesOf(path: string, tables: Record<string, object[]>): string[] {
  const rows = (table: string) => (tables as Tables)[table] ?? [];
  const ids = (table: string, column = 'id') => rows(table).map((row) => String(row[column]));
  const room = path.split('/')[1] ?? '';
  const every: Record<string, () => string[]> = {
    decisions: () =>
      ids('decisions').flatMap((id) => fill(path, { id, repId: ids('reps')[0] ?? '' })),
    leads: () => [...new Set(ids('decisions', 'lead_id'))].flatMap((id) => fill(path, { id })),
    policies: () =>
      rows('policies').flatMap((row) =>
        fill(path, { name: String(row.name), version: String(row.version) }),
      ),
  };
  if (!path.includes('{')) return [path];
  // Nobody was advised in the background.
  if (path === '/decisions/{id}/advice') return [];
  return every[room]?.() ?? ids(room).flatMap((id) => fill(path, { id }));
}

function fill(path: string, given: Record<string, string>): string[] {
  return [path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(given[name] ?? ''))];
}
