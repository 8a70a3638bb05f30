import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { claimSlots, oneSlot } from '../../../../src/io/db/decisions/commit.ts';
import { aRep } from '../../../support/builders.ts';
import { freshDatabase } from '../../../support/database.ts';
import { storeReps } from '../../../support/routing.ts';

const REPS = 24;
const ids = Array.from({ length: REPS }, (_, k) => `rep-${String(k).padStart(2, '0')}`);

test('two statements that claim slots of the same reps in other orders never wait in a circle', async () => {
  const { db } = await freshDatabase();
  await storeReps(
    db,
    ids.map((id) => aRep({ id })),
  );
  const claimAll = (wanted: readonly string[]) =>
    sql`with claim as (${claimSlots(sql`
      select rep_id, 1 as slots, 1000000 as open_cap, null::int as per_day, null::int as per_week,
        '2026-11-23'::date as day, '2026-11-23'::date as week, 30::float8 as half_life, now() as at
      from unnest(${wanted}::text[]) with ordinality as w (rep_id, place) order by place`)})
    select * from claim`.execute(db);
  const rounds = 40;
  for (let round = 0; round < rounds; round++) {
    await Promise.all([claimAll(ids), claimAll(ids.toReversed()), claimAll(ids)]);
  }
  const { rows } = await sql<{ open: number }>`select open_leads as open from loads`.execute(db);
  expect(rows.map(({ open }) => open)).toEqual(ids.map(() => 3 * rounds));
});

/** A house with one rep, and what comes of claiming slots of theirs under some caps. */
async function anaClaims() {
  const { db } = await freshDatabase();
  await storeReps(db, [aRep({ id: 'ana' })]);
  type Caps = { open?: number; perDay?: number | null; perWeek?: number | null };
  const claim = async (
    slots: number,
    { open = 99, perDay = null, perWeek = null }: Caps,
    day = 23,
  ) => {
    const { rows } = await sql<{ open: number; today: number; week: number }>`
      with claim as (${claimSlots(sql`
        select 'ana' as rep_id, ${slots}::int as slots, ${open}::int as open_cap,
          ${perDay}::int as per_day, ${perWeek}::int as per_week,
          date '2026-11-01' + ${day - 1}::int as day, '2026-11-23'::date as week,
          30::float8 as half_life, now() as at`)})
      select open, today, week from claim`.execute(db);
    return rows[0] ?? null;
  };
  return { db, claim };
}

test.each([['open'], ['perDay'], ['perWeek']] as const)(
  'slots are claimed up to the cap %s and not beyond, one by one or together',
  async (cap) => {
    const { claim } = await anaClaims();
    const caps = { [cap]: 3 };
    expect(await claim(2, caps)).toEqual({ open: 2, today: 2, week: 2 });
    expect(await claim(2, caps)).toBeNull();
    expect(await claim(1, caps)).toEqual({ open: 3, today: 3, week: 3 });
    expect(await claim(1, caps)).toBeNull();
    expect(await claim(1, { [cap]: 4 })).toMatchObject({ open: 4 });
  },
);

test('a cap per day begins anew on another date and goes on when a date comes back', async () => {
  const { claim } = await anaClaims();
  const caps = { perDay: 2, perWeek: 4 };
  expect(await claim(2, caps, 23)).toMatchObject({ today: 2, week: 2 });
  expect(await claim(1, caps, 24)).toMatchObject({ today: 1, week: 3 });
  expect(await claim(1, caps, 23)).toBeNull();
  expect(await claim(1, caps, 24)).toMatchObject({ today: 2, week: 4 });
  expect(await claim(1, caps, 25)).toBeNull();
});

test('a slot is claimed under the revision that the rep has, and under no other', async () => {
  const { db } = await anaClaims();
  const slot = { assignmentId: 'a1', repId: 'ana', openCap: 9, perDay: null, perWeek: null };
  const claim = async (repRevision: number) => {
    const dates = { day: '2026-11-23', week: '2026-11-23', halfLifeDays: 30 };
    const wanted = oneSlot({ ...slot, ...dates, repRevision }, new Date('2026-11-23T10:00:00Z'));
    const { rows } = await sql`with claim as (${claimSlots(wanted)}) select * from claim`.execute(
      db,
    );
    return rows.length;
  };
  expect([await claim(2), await claim(0), await claim(1)]).toEqual([0, 0, 1]);
});
