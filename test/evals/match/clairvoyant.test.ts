import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { onShiftRoundRobin, roundRobin } from '../../../evals/match/route-sim/baselines.ts';
import { clairvoyantWins } from '../../../evals/match/route-sim/clairvoyant.ts';
import { pointsman } from '../../../evals/match/route-sim/pointsman.ts';
import { play } from '../../../evals/match/route-sim/run.ts';
import { aLead, aMarket, someReps, tenOn } from './small-market.ts';

const onShift = () => true;

test('a clairvoyant keeps the only slot for the better lead', async () => {
  const reps = someReps({ slots: 1 });
  const leads = [aLead(tenOn(40), [0.2]), aLead(tenOn(41), [0.9]), aLead(tenOn(60), [0.5])];
  expect(await clairvoyantWins({ reps, leads })).toBeCloseTo(1.4, 9);
});

test('a slot that frees at noon serves twice that day only when slots are counted at midnight', async () => {
  const reps = someReps({ slots: 1 });
  const leads = [aLead(40.1, [0.5], { holdDays: 2.4 }), aLead(42.6, [0.5])];
  expect(await clairvoyantWins({ reps, leads }, 'daily')).toBeCloseTo(0.5, 9);
  expect(await clairvoyantWins({ reps, leads }, 'midnight')).toBeCloseTo(1, 9);
});

test('what falls into the warm-up takes slots but wins nothing that counts', async () => {
  const reps = someReps({ slots: 1 });
  expect(await clairvoyantWins({ reps, leads: [aLead(tenOn(3), [0.9])] })).toBe(0);
});

const market = fc
  .record({
    slots: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 3 }),
    leads: fc.array(
      fc.record({
        at: fc.double({ min: 31, max: 60, noNaN: true }),
        holdDays: fc.double({ min: 1, max: 12, noNaN: true }),
        chance: fc.array(fc.double({ min: 0.05, max: 0.55, noNaN: true }), {
          minLength: 3,
          maxLength: 3,
        }),
      }),
      { minLength: 1, maxLength: 25 },
    ),
  })
  .map(({ slots, leads }) =>
    aMarket({
      reps: someReps(...slots.map((count) => ({ slots: count }))),
      leads: leads
        .map(({ at, holdDays, chance }) => aLead(at, chance.slice(0, slots.length), { holdDays }))
        .sort((a, b) => a.at - b.at),
    }),
  );

property.prop([market], { numRuns: 12 })(
  'no policy passes the strict bound, not even with true chances',
  async (world) => {
    const bound = await clairvoyantWins(world, 'midnight');
    const policies = [
      roundRobin(world),
      onShiftRoundRobin(world),
      pointsman(world, { priced: false, knowing: true }),
      pointsman(world, { priced: true, knowing: true }),
    ];
    for (const policy of policies) {
      expect(play(world, policy, onShift).wins).toBeLessThanOrEqual(bound + 1e-6);
    }
    expect(await clairvoyantWins(world, 'daily')).toBeLessThanOrEqual(bound + 1e-6);
  },
);
