import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { claimSlots } from '../../../../src/io/db/decisions/commit.ts';
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
