import { expect, test } from 'vitest';
import { liveLoads } from '../../../../src/io/db/state/live-loads.ts';
import { aRep, aRoster, NOW } from '../../../support/builders.ts';
import { freshDatabase } from '../../../support/database.ts';
import { storeReps } from '../../../support/routing.ts';

const AT = Date.parse(NOW);
const afterClaims = (n: number) => ({ open: n, today: n, week: n, recent: n });

test('what an earlier claim returned late does not undo a later one', async () => {
  const { db } = await freshDatabase();
  const reps = [aRep({ id: 'ana' }), aRep({ id: 'ben' })];
  await storeReps(db, reps);
  const live = liveLoads(aRoster(reps).index);
  await live.refresh(db);
  const seen = async () => (await live.capture(db, AT)).loads.get('ana')?.open;
  live.noteClaim('ana', afterClaims(2), AT);
  live.noteClaim('ana', afterClaims(1), AT);
  expect(await seen()).toBe(2);
  live.noteClaim('ana', afterClaims(3), AT);
  expect(await seen()).toBe(3);
  live.noteClaim('ana', { ...afterClaims(1), open: 4 }, AT + 86_400_000);
  expect(await seen()).toBe(4);
});
