// Two replicas whose machines show different times around midnight, on one database: its dates count.
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Decision } from '../../src/routing/decision.ts';
import { aRep } from '../support/builders.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { urlOf } from '../support/database-server.ts';
import { storePolicy, storeReps } from '../support/routing.ts';
import { type ServiceProcess, startProcess } from '../support/service-process.ts';

const MINUTE = 60_000;
/** A busy machine is not late. */
const ANY = { mode: 'off', deadlineMs: 10_000 };
const MIDNIGHT = Date.parse('2026-11-24T00:00:00Z');

/** What the database takes for its clock runs `ahead` of the real one from now on. */
async function withItsOwnClock({ db, target }: TestDatabase) {
  await sql`create schema told`.execute(db);
  await sql`create table told.ahead (by interval not null)`.execute(db);
  await sql`insert into told.ahead values ('0')`.execute(db);
  await sql`create function told.clock_timestamp() returns timestamptz language sql volatile as
    'select pg_catalog.clock_timestamp() + (select by from told.ahead)'`.execute(db);
  const name = sql.id(new URL(urlOf(target)).pathname.slice(1));
  await sql`alter database ${name} set search_path = public, told, pg_catalog`.execute(db);
  return async (aheadMs: number) => {
    await sql`update told.ahead set by = ${`${aheadMs} milliseconds`}::interval`.execute(db);
  };
}

async function routed(replica: ServiceProcess, id: string): Promise<void> {
  const answer = await replica.post('/route', { ...ANY, lead: { id } });
  expect(answer.status).toBe(200);
}

/** Leads given by date; those that wait may be given by a replica's own sweep. */
async function givenBy({ db }: TestDatabase): Promise<Record<string, number>> {
  const rows = await db.selectFrom('assignments').select('since').orderBy('since').execute();
  const given = new Map<string, number>();
  for (const { since } of rows) {
    const date = since.toISOString().slice(0, 10);
    given.set(date, (given.get(date) ?? 0) + 1);
  }
  return Object.fromEntries(given);
}

const dateOn = async (replica: ServiceProcess) => {
  const answer = await replica.post('/route', { ...ANY, lead: { id: 'look' }, dryRun: true });
  return ((await answer.json()) as Decision).at.slice(0, 10);
};

test.each([
  ['two seconds', 2_000],
  ['minutes', 20 * MINUTE],
])(
  'machines %s apart keep the cap per day by the database’s date',
  async (_, apartMs) => {
    const database = await freshDatabase({ poolMax: 4 });
    await storeReps(database.db, [aRep({ id: 'ana', capacity: { open: 100, perDay: 3 } })]);
    await storePolicy(database.db, {});
    const setAhead = await withItsOwnClock(database);
    const evening = MIDNIGHT - 10 * MINUTE - Date.now();
    await setAhead(evening);
    // One machine is past midnight already, the other not: both by less than they are apart.
    const ahead = evening + 10 * MINUTE + apartMs / 2;
    const replicas = await Promise.all(
      [ahead, ahead - apartMs].map((machineAheadMs) =>
        startProcess(urlOf(database.target), { machineAheadMs }),
      ),
    );
    try {
      const eight = (day: string) =>
        Promise.all(
          [0, 1, 2, 3, 4, 5, 6, 7].map((k) =>
            routed(replicas[k % 2] as ServiceProcess, `${day}-${k}`),
          ),
        );
      await eight('first');
      expect(await givenBy(database)).toEqual({ '2026-11-23': 3 });
      await setAhead(evening + 20 * MINUTE);
      for (const replica of replicas) {
        await expect.poll(() => dateOn(replica), { timeout: MINUTE }).toBe('2026-11-24');
      }
      await eight('second');
      expect(await givenBy(database)).toEqual({ '2026-11-23': 3, '2026-11-24': 3 });
    } finally {
      await Promise.all(replicas.map((replica) => replica.stop()));
    }
  },
  3 * MINUTE,
);
