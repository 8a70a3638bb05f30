// The clock that replicas share counts on from the database's, whatever a machine's own shows.
import { fc, test as property } from '@fast-check/vitest';
import { afterEach, expect, test, vi } from 'vitest';
import { databaseInstant, keepClock } from '../../../../src/io/db/state/database-clock.ts';
import { freshDatabase } from '../../../support/database.ts';

const NOON = Date.parse('2026-11-23T12:00:00Z');
const SELDOM = { everyMs: 3_600_000 };
afterEach(() => {
  vi.restoreAllMocks();
});

/** A database whose clock is `database.ahead` of the stopwatch, asked over a way of so many milliseconds. */
async function aHouse(wayMs = { there: 0, back: 0 }) {
  let at = 1_000;
  const database = { ahead: NOON };
  const way = { ...wayMs };
  const ask = async () => {
    at += way.there;
    const told = at + database.ahead;
    at += way.back;
    return told;
  };
  const clock = await keepClock(ask, { ...SELDOM, monotonic: () => at });
  const off = () => clock.now() - (at + database.ahead);
  const pass = (ms: number) => {
    at += ms;
  };
  return { clock, database, way, off, pass };
}

test('it shows the instant of the database, to within the way of the answer', async () => {
  expect((await aHouse()).off()).toBe(0);
  const slow = await aHouse({ there: 0, back: 40 });
  expect(Math.abs(slow.off())).toBeLessThanOrEqual(20);
  slow.way.back = 0;
  await slow.clock.measure();
  slow.pass(10_000);
  expect(slow.off()).toBe(0);
});

test('it does not move when the machine is set to another time', async () => {
  const { db } = await freshDatabase();
  const clock = await keepClock(() => databaseInstant(db), SELDOM);
  const before = clock.now();
  vi.spyOn(Date, 'now').mockReturnValue(before + 86_400_000);
  const after = clock.now();
  expect(after).toBeGreaterThanOrEqual(before);
  expect(after).toBeLessThan(before + 3_600_000);
  await clock.measure();
  expect(clock.now()).toBeLessThan(before + 3_600_000);
  await clock.close();
});

test('an answer that was long on its way moves nothing', async () => {
  const { clock, way, off } = await aHouse();
  way.back = 12_000;
  await clock.measure();
  expect(off()).toBe(0);
});

test('a clock that is a little behind ours is reached without a step back, one that is ahead at once', async () => {
  const { clock, database, off, pass } = await aHouse();
  database.ahead -= 500;
  let last = clock.now();
  await clock.measure();
  expect(clock.now()).toBe(last);
  for (let k = 0; k < 60; k++) {
    pass(1_000);
    await clock.measure();
    expect(clock.now()).toBeGreaterThan(last);
    last = clock.now();
  }
  expect(off()).toBe(0);
  database.ahead += 120_000;
  await clock.measure();
  expect(off()).toBe(0);
});

test('the clock of another server, minutes behind, is taken over at once and no further', async () => {
  const { clock, database, off } = await aHouse();
  database.ahead -= 300_000;
  await clock.measure();
  expect(off()).toBe(0);
});

test('it counts on while the database does not answer', async () => {
  let at = 0;
  let fails = false;
  const ask = async () => {
    if (fails) throw new Error('no connection');
    return NOON + at;
  };
  const clock = await keepClock(ask, { ...SELDOM, monotonic: () => at });
  fails = true;
  at += 5_000;
  await expect(clock.measure()).rejects.toThrow('no connection');
  expect(clock.now()).toBe(NOON + 5_000);
});

const ways = fc.record({ there: fc.nat({ max: 300 }), back: fc.nat({ max: 300 }) });
property.prop([fc.array(ways, { minLength: 1, maxLength: 20 }), ways])(
  'whatever the ways, it is never further off than the shortest of them took',
  async (later, first) => {
    const { clock, way, off, pass } = await aHouse(first);
    let shortest = first.there + first.back;
    for (const { there, back } of later) {
      Object.assign(way, { there, back });
      await clock.measure();
      shortest = Math.min(shortest, there + back);
    }
    pass(60_000);
    expect(Math.abs(off())).toBeLessThanOrEqual(shortest + 1);
  },
);
