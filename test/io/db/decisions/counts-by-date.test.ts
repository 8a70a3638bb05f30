// Caps per day and week: a count belongs to its date, whatever clocks do around midnight.
import { fc, test as property } from '@fast-check/vitest';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { saveRep } from '../../../../src/flows/roster/save-rep.ts';
import { routeLead } from '../../../../src/flows/route/route-lead.ts';
import { claimSlots } from '../../../../src/io/db/decisions/commit.ts';
import type { Db } from '../../../../src/io/db/engine/tables.ts';
import { keepState } from '../../../../src/io/db/state/replica-cache.ts';
import { dayOf, weekOf } from '../../../../src/roster/capacity.ts';
import { type Rep, type RepInput, repSchema } from '../../../../src/roster/rep.ts';
import { routeRequestSchema } from '../../../../src/routing/route-request.ts';
import { freshDatabase } from '../../../support/database.ts';
import { quietLog } from '../../../support/quiet-log.ts';
import { aRouter, storeReps } from '../../../support/routing.ts';

const rep = (over: Partial<RepInput> = {}): Rep =>
  repSchema.parse({ id: 'ana', name: 'Ana', capacity: { open: 100, perDay: 3 }, ...over });

/** A database with one rep, and replicas with clocks of their own. */
async function aHouse(ana: Rep) {
  const { db } = await freshDatabase();
  const { deps } = await aRouter(db, { reps: [ana] });
  let leads = 0;
  const aReplica = async () => {
    const clock = { at: '', now: () => Date.parse(clock.at) };
    clock.at = '2026-11-23T10:00:00Z';
    const state = await keepState(db, { now: clock.now, pollMs: 60_000, log: quietLog });
    const routeAt = async (at: string) => {
      clock.at = at;
      const request = routeRequestSchema.parse({ lead: { id: `lead-${++leads}` } });
      const options = { arrivedAtMs: clock.now(), signal: new AbortController().signal };
      const { decision } = await routeLead({ ...deps, clock, state }, request, options);
      return decision.outcome === 'assigned';
    };
    const edit = (changed: Rep) =>
      saveRep({ ...deps, clock, refresh: state.refresh }, 'test', changed, 'any');
    return { routeAt, edit, refresh: state.refresh };
  };
  return { db, aReplica };
}

/** Leads given by the date that `of` tells of their instant. */
async function givenBy(db: Db, of: (atMs: number) => string): Promise<Record<string, number>> {
  const rows = await db.selectFrom('assignments').select('since').execute();
  const dates = rows.map(({ since }) => of(since.getTime())).sort();
  return Object.fromEntries(
    Map.groupBy(dates, (date) => date)
      .entries()
      .map(([d, all]) => [d, all.length]),
  );
}

test('two replicas whose clocks stand two seconds apart keep the cap on both sides of midnight', async () => {
  const ana = rep();
  const { db, aReplica } = await aHouse(ana);
  const [ahead, behind] = [await aReplica(), await aReplica()];
  for (let k = 0; k < 9; k++) {
    await ahead.routeAt('2026-11-24T00:00:01Z');
    await behind.routeAt('2026-11-23T23:59:59Z');
  }
  const both = { '2026-11-23': 3, '2026-11-24': 3 };
  expect(await givenBy(db, (at) => dayOf(ana, at))).toEqual(both);
});

test('slots that are claimed together on two dates count each on its own', async () => {
  const ana = rep({ capacity: { open: 1_000, perDay: 4 } });
  const { db, aReplica } = await aHouse(ana);
  const replicas = [await aReplica(), await aReplica(), await aReplica(), await aReplica()];
  const [before, after] = ['2026-11-23T23:59:59Z', '2026-11-24T00:00:01Z'];
  // No more than the cap together: they are claimed by one statement, which finds room for all.
  await Promise.all(replicas.map(({ routeAt }, k) => routeAt(k % 2 === 0 ? before : after)));
  for (let k = 0; k < 6; k++) {
    await replicas[0]?.routeAt(before);
    await replicas[1]?.routeAt(after);
  }
  const both = { '2026-11-23': 4, '2026-11-24': 4 };
  expect(await givenBy(db, (at) => dayOf(ana, at))).toEqual(both);
});

test('replicas minutes apart that ask at the same time keep the cap', async () => {
  const ana = rep();
  const { db, aReplica } = await aHouse(ana);
  const replicas = [await aReplica(), await aReplica(), await aReplica()];
  const clocks = ['2026-11-23T23:57:00Z', '2026-11-24T00:03:00Z', '2026-11-23T23:59:59Z'];
  for (let k = 0; k < 4; k++) {
    await Promise.all(
      replicas.flatMap(({ routeAt }, r) => [1, 2, 3].map(() => routeAt(clocks[r] as string))),
    );
  }
  const given = await givenBy(db, (at) => dayOf(ana, at));
  expect(given).toEqual({ '2026-11-23': 3, '2026-11-24': 3 });
});

test('leads of both sides of midnight that one replica commits together count on their own dates', async () => {
  const ana = rep();
  const { db, aReplica } = await aHouse(ana);
  const { routeAt } = await aReplica();
  for (let k = 0; k < 3; k++) await routeAt('2026-11-23T23:59:58Z');
  const late = await aReplica();
  await Promise.all(
    Array.from({ length: 8 }, (_, k) =>
      late.routeAt(k % 2 === 0 ? '2026-11-23T23:59:59Z' : '2026-11-24T00:00:00Z'),
    ),
  );
  const given = await givenBy(db, (at) => dayOf(ana, at));
  expect(given['2026-11-23']).toBe(3);
  expect(given['2026-11-24']).toBe(3);
});

test('a clock that steps back over midnight, or by days, counts on', async () => {
  const ana = rep();
  const { db, aReplica } = await aHouse(ana);
  const { routeAt, refresh } = await aReplica();
  for (const day of [23, 24, 23, 25, 22, 24, 25, 23]) {
    for (let k = 0; k < 2; k++) await routeAt(`2026-11-${day}T12:00:00Z`);
    await refresh();
  }
  const given = await givenBy(db, (at) => dayOf(ana, at));
  expect(given).toEqual({ '2026-11-22': 2, '2026-11-23': 3, '2026-11-24': 3, '2026-11-25': 3 });
});

test('a rep whose time zone is edited and edited back gets no second day', async () => {
  const { aReplica } = await aHouse(rep());
  const { routeAt, edit } = await aReplica();
  const at = '2026-11-23T23:30:00Z';
  const times = async (n: number) => {
    let given = 0;
    for (let k = 0; k < n; k++) given += (await routeAt(at)) ? 1 : 0;
    return given;
  };
  expect(await times(5)).toBe(3);
  await edit(rep({ hours: { timeZone: 'Asia/Tokyo' } }));
  expect(await times(5)).toBe(3);
  await edit(rep());
  expect(await times(5)).toBe(0);
  await edit(rep({ hours: { timeZone: 'Asia/Tokyo' } }));
  expect(await times(5)).toBe(0);
});

test('a week begins on Monday, has one count over the new year, and counts on when it comes back', async () => {
  const ana = rep({ capacity: { open: 100, perWeek: 4 } });
  const { db, aReplica } = await aHouse(ana);
  const { routeAt } = await aReplica();
  const days = ['2026-12-31', '2027-01-01', '2027-01-03', '2027-01-04', '2027-01-01', '2027-01-05'];
  for (const day of days) for (let k = 0; k < 2; k++) await routeAt(`${day}T12:00:00Z`);
  const given = await givenBy(db, (at) => weekOf(ana, at));
  expect(given).toEqual({ '2026-12-28': 4, '2027-01-04': 4 });
});

const house = await freshDatabase();

property.prop([fc.array(fc.integer({ min: -4, max: 4 }), { maxLength: 60 })], { numRuns: 12 })(
  'in whatever order dates come, each gets its cap and no more',
  async (days) => {
    const { db } = house;
    await db.deleteFrom('loads').execute();
    await db.deleteFrom('reps').execute();
    await storeReps(db, [rep()]);
    const asked = new Map<number, number>();
    const given = new Map<number, number>();
    for (const day of days) {
      asked.set(day, (asked.get(day) ?? 0) + 1);
      const { rows } = await sql<{ today: number; week: number }>`with claim as (${claimSlots(sql`
        select 'ana' as rep_id, 1 as slots, 1000 as open_cap, 3 as per_day, null::int as per_week,
          date '2026-11-25' + ${day}::int as day,
          date_trunc('week', date '2026-11-25' + ${day}::int)::date as week,
          30::float8 as half_life, now() as at`)}) select today, week from claim`.execute(db);
      if (rows.length > 0) given.set(day, (given.get(day) ?? 0) + 1);
      if (rows[0]) expect(rows[0].today).toBe(given.get(day));
    }
    for (const [day, n] of asked) expect(given.get(day)).toBe(Math.min(n, 3));
  },
);
