// The rotations against cases worked out by hand from their published rules.
import { expect, test } from 'vitest';
import {
  luckyUser,
  onShiftRoundRobin,
  quotaAssignment,
  roundRobin,
  segmentRateGreedy,
  weightedRoundRobin,
  winRateGreedy,
} from '../../../evals/match/route-sim/baselines.ts';
import type { Policy } from '../../../evals/match/route-sim/run.ts';
import type { SimOutcome } from '../../../evals/match/route-sim/world.ts';
import { aLead, aMarket, someReps, tenOn } from './small-market.ts';

const ALL = [0, 1, 2];

/** Whom the policy gives leads at these instants, everybody named being free. */
function picks(policy: Policy, times: readonly number[], free: readonly number[] = ALL) {
  return times.map((at) => policy.choose({ lead: aLead(at, [0, 0, 0]), open: [0, 0, 0], free }));
}

function outcomes(rep: number, won: number, lost: number, industry = 'industry-0'): SimOutcome[] {
  const lead = aLead(-1, [0, 0, 0], { industry });
  return Array.from({ length: won + lost }, (_, i) => ({ lead, rep, won: i < won }));
}

test('round robin takes everyone in turn and passes over who is full', () => {
  const policy = roundRobin(aMarket({ reps: someReps({}, {}, {}), leads: [] }));
  expect(picks(policy, [1, 1, 1, 1])).toEqual([0, 1, 2, 0]);
  expect(picks(policy, [1, 1], [0, 2])).toEqual([2, 0]);
});

test('on-shift round robin takes those on shift in turn, at night those who open first', () => {
  const reps = someReps({ opensAtHour: 9 }, { opensAtHour: 9 }, { opensAtHour: 15 });
  const policy = onShiftRoundRobin(aMarket({ reps, leads: [] }));
  expect(picks(policy, [tenOn(1), tenOn(1), tenOn(1)])).toEqual([0, 1, 0]);
  // At 18:00 only the third is on shift; at 23:30 the first two open next.
  expect(picks(policy, [1 + 18 / 24, 1 + 23.5 / 24])).toEqual([2, 0]);
});

test('weights of 5, 1 and 1 are dealt smoothly: a a b a c a a', () => {
  const reps = someReps({ slots: 5 }, { slots: 1 }, { slots: 1 });
  const policy = weightedRoundRobin(aMarket({ reps, leads: [] }));
  expect(picks(policy, Array(7).fill(1))).toEqual([0, 0, 1, 0, 2, 0, 0]);
});

test('the lucky user is furthest below their share by weight, then heavier, then booked longest ago', () => {
  const reps = someReps({ slots: 2 }, { slots: 1 }, { slots: 1 });
  const policy = luckyUser(aMarket({ reps, leads: [] }));
  policy.newDay?.(0, []);
  // Shortfalls: all 0, so the heaviest; then −½ ¼ ¼: both never booked, the first of them; then 0 −½ ½.
  const day = (n: number) => tenOn(n);
  expect(picks(policy, [day(1), day(2), day(3)])).toEqual([0, 1, 2]);
  // All are even again after four; with the first one away the one booked longer ago comes before.
  expect(picks(policy, [day(4), day(5)])).toEqual([0, 0]);
  expect(picks(policy, [day(6)], [1, 2])).toEqual([1]);
});

test('a month’s bookings are forgotten when the next begins', () => {
  const reps = someReps({ slots: 1 }, { slots: 1 }, { slots: 1 });
  const policy = luckyUser(aMarket({ reps, leads: [] }));
  policy.newDay?.(0, []);
  picks(policy, [tenOn(1), tenOn(1), tenOn(1)], [0]);
  expect(picks(policy, [tenOn(2), tenOn(3)])).toEqual([1, 2]);
  policy.newDay?.(30, []);
  // Even again: whoever was booked longest ago, however many they had last month.
  expect(picks(policy, [tenOn(30)])).toEqual([0]);
});

test('a quota is slots over the days that a lead holds one, less the leads of 24 hours', () => {
  // 45, 30 and 15 slots at 15 days: quotas 3, 2 and 1.
  const reps = someReps({ slots: 45 }, { slots: 30 }, { slots: 15 });
  const policy = quotaAssignment(aMarket({ reps, leads: [] }));
  const counts = (at: number) => {
    const taken = picks(policy, Array(6).fill(at));
    return [taken[0], ...ALL.map((r) => taken.filter((pick) => pick === r).length)];
  };
  expect(counts(tenOn(1))).toEqual([0, 3, 2, 1]);
  // A day later the quotas are whole again.
  expect(counts(tenOn(2.1))).toEqual([0, 3, 2, 1]);
});

test('win-rate greedy believes one of one', () => {
  const history = [...outcomes(0, 6, 4), ...outcomes(1, 1, 0), ...outcomes(2, 0, 3)];
  const policy = winRateGreedy(aMarket({ reps: someReps({}, {}, {}), leads: [], history }));
  expect(picks(policy, [1])).toEqual([1]);
  policy.newDay?.(1, outcomes(1, 0, 1));
  expect(picks(policy, [1])).toEqual([0]);
});

test('by industry it takes the rate there, and the overall one where there is none', () => {
  const history = [
    ...outcomes(0, 1, 9),
    ...outcomes(1, 9, 1, 'industry-1'),
    ...outcomes(2, 2, 8),
    ...outcomes(2, 9, 0, 'industry-1'),
  ];
  const policy = segmentRateGreedy(aMarket({ reps: someReps({}, {}, {}), leads: [], history }));
  // 10 % and 20 % in the industry; the second has never sold there and counts with 90 % overall.
  expect(picks(policy, [1])).toEqual([1]);
  expect(picks(policy, [1], [0, 2])).toEqual([2]);
});
