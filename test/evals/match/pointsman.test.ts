// The product inside the simulation: it plays the same way every time and by the rules of the policy.
import { describe, expect, test } from 'vitest';
import { pointsman } from '../../../evals/match/route-sim/pointsman.ts';
import { UNSEEN_REGIMES } from '../../../evals/match/route-sim/regimes.ts';
import { play } from '../../../evals/match/route-sim/run.ts';
import { makeWorld, minutesToOpen, type World } from '../../../evals/match/route-sim/world.ts';
import { aLead, aMarket, someReps, tenOn } from './small-market.ts';

/** The first leads of a market with little history. */
function shortMarket(seed: number, leads: number): World {
  const [thin] = UNSEEN_REGIMES;
  if (!thin) throw new Error('there is no regime');
  const world = makeWorld(thin, seed);
  return { ...world, leads: world.leads.slice(0, leads) };
}

const situation = (at: number, chance: readonly number[], open: readonly number[]) => ({
  lead: aLead(at, chance),
  open,
  free: open.map((_, r) => r),
});

describe('a market', () => {
  test('is the same for the same seed and another for another', () => {
    const chances = (seed: number) => shortMarket(seed, 30).leads.map(({ chance }) => [...chance]);
    expect(chances(1)).toEqual(chances(1));
    expect(chances(1)).not.toEqual(chances(2));
  });

  test('has reps who open when their shift begins', () => {
    const [rep] = someReps({ opensAtHour: 15 });
    if (!rep) throw new Error('there is no rep');
    expect([14.5, 15.1, 22.9, 23.5].map((hour) => minutesToOpen(rep, 7 + hour / 24))).toEqual([
      expect.closeTo(30, 6),
      0,
      0,
      expect.closeTo(15.5 * 60, 6),
    ]);
  });
});

describe('the product’s policy', () => {
  test('plays a market the same way twice', () => {
    const taken = () => {
      const world = shortMarket(3, 400);
      return play(world, pointsman(world, { priced: true, knowing: false }), () => true);
    };
    expect(taken()).toEqual(taken());
  });

  test('with true chances and no prices hands each lead to the highest chance', () => {
    const reps = someReps({}, {}, {});
    const policy = pointsman(aMarket({ reps, leads: [] }), { priced: false, knowing: true });
    expect(policy.choose(situation(tenOn(1), [0.2, 0.5, 0.4], [0, 0, 0]))).toBe(1);
    expect(policy.choose(situation(tenOn(1), [0.2, 0.5, 0.6], [0, 0, 0]))).toBe(2);
  });

  test('never gives a lead to a rep whose slots are taken', () => {
    const reps = someReps({ slots: 2 }, { slots: 2 });
    const policy = pointsman(aMarket({ reps, leads: [] }), { priced: true, knowing: true });
    expect(policy.choose(situation(tenOn(1), [0.9, 0.1], [2, 0]))).toBe(1);
    expect(policy.choose(situation(tenOn(1), [0.9, 0.1], [2, 2]))).toBeNull();
  });
});
