// A roster of thousands is taken over beside the answers, in one order and under one hash whatever its length.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contentHash } from '../../../../src/io/db/engine/content-hash.ts';
import { keepState, type ReplicaCache } from '../../../../src/io/db/state/replica-cache.ts';
import { readPart, storeList, storePart } from '../../../../src/io/db/state/snapshot-parts.ts';
import type { Rep } from '../../../../src/roster/rep.ts';
import { rosterIndex } from '../../../../src/roster/roster-index.ts';
import { aRep, NOW } from '../../../support/builders.ts';
import { freshDatabase, type TestDatabase } from '../../../support/database.ts';
import { quietLog } from '../../../support/quiet-log.ts';
import { storePolicy, storeReps } from '../../../support/routing.ts';
import { turnsDuring } from '../../../support/turns.ts';

let database: TestDatabase;
let state: ReplicaCache;
const options = { now: () => Date.parse(NOW), pollMs: 3_600_000, log: quietLog };
const late = aRep().hours;
const early = { ...late, week: { ...late.week, mon: [['06:00', '08:00']] } } as Rep['hours'];
/** In code points: B before a, é before the ring, and 😀 after what stands at U+FF5E. */
const IDS = ['B', 'a', 'a-b', 'aB', 'ab', 'é', '\uff5e', '😀'];

beforeAll(async () => {
  database = await freshDatabase();
  await storePolicy(database.db, {});
  const many = Array.from({ length: 1_000 }, (_, k) => `z-${String(k).padStart(4, '0')}`);
  const ids = [...IDS.toReversed(), ...many];
  await storeReps(
    database.db,
    ids.map((id, k) => aRep({ id, hours: k % 2 === 0 ? late : early })),
  );
  state = await keepState(database.db, options);
});

afterAll(() => state.close());

test('reps stand in the order of their ids’ code points', () => {
  const found = state.roster().reps.filter(({ id }) => !id.startsWith('z-'));
  expect(found.map(({ id }) => id)).toEqual(IDS);
});

test('the hash of a roster is that of its content, and reads back as it', async () => {
  const { hash, reps } = state.roster();
  expect(hash).toBe(contentHash(reps));
  expect(await readPart(database.db, hash)).toEqual(reps);
});

test.for([[[]], [[{ b: 1, a: 2 }]], [[{ a: 1 }, { a: 1 }, [3], 'x']]])(
  'a list stored item by item is the part that it is at once: %j',
  async ([items]) => {
    const at = new Date(NOW);
    const hash = await storeList(database.db, 'roster', items ?? [], at);
    expect(hash).toBe(await storePart(database.db, 'roster', items, at));
    expect(await readPart(database.db, hash)).toEqual(items);
  },
);

test('hours that many keep are one object, and one row of the columns', () => {
  const { reps } = state.roster();
  expect(new Set(reps.map(({ hours }) => hours)).size).toBe(2);
  expect(state.roster().index.hours).toHaveLength(2);
  const apart = rosterIndex(reps.map((rep) => ({ ...rep, hours: { ...rep.hours } })));
  expect([...apart.hoursOf]).toEqual([...state.roster().index.hoursOf]);
});

test('a list of thousands leaves turns to others while it is hashed', async () => {
  let turns = 0;
  await turnsDuring((soFar) => {
    const last = {
      toJSON: () => {
        turns = soFar();
        return 'the last';
      },
    };
    const items = [...Array.from({ length: 10_000 }, (_, k) => ({ id: `item-${k}` })), last];
    return storeList(database.db, 'roster', items, new Date(NOW));
  });
  expect(turns).toBeGreaterThan(100);
});
