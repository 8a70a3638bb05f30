// All policies on the same world, as shares of what a clairvoyant would win.
import {
  luckyUser,
  onShiftRoundRobin,
  quotaAssignment,
  roundRobin,
  segmentRateGreedy,
  weightedRoundRobin,
  winRateGreedy,
} from './baselines.ts';
import { clairvoyantWins } from './clairvoyant.ts';
import { pointsman } from './pointsman.ts';
import { type Policy, play } from './run.ts';
import { makeWorld, minutesToOpen, type Regime, type World } from './world.ts';

const POLICIES = {
  'round robin': roundRobin,
  'on-shift round robin': onShiftRoundRobin,
  'capacity-weighted rotation': weightedRoundRobin,
  'lucky-user rotation': luckyUser,
  'quota assignment': quotaAssignment,
  'win-rate greedy': winRateGreedy,
  'industry win-rate greedy': segmentRateGreedy,
  'P greedy': (world) => pointsman(world, { priced: false, knowing: false }),
  Pointsman: (world) => pointsman(world, { priced: true, knowing: false }),
  'Pointsman, true chances': (world) => pointsman(world, { priced: true, knowing: true }),
} as const satisfies Record<string, (world: World) => Policy>;

export type PolicyName = keyof typeof POLICIES;
export const POLICY_NAMES = Object.keys(POLICIES) as PolicyName[];

interface Result {
  /** Expected wins as a share of the clairvoyant's, 0–1. */
  share: number;
  deviation: number;
  unassigned: number;
  onShift: number;
  /** Share of the measured leads by rep. */
  taken: number[];
}

export interface Match {
  regime: string;
  seed: number;
  results: Record<PolicyName, Result>;
  /** Loose bound over the daily one. */
  looseness: number;
  /** Share of the slots by rep. */
  capacity: number[];
}

export async function playMatch(regime: Regime, seed: number): Promise<Match> {
  const world = makeWorld(regime, seed);
  const best = await clairvoyantWins(world);
  const isOnShift = (r: number, time: number) => {
    const rep = world.reps[r];
    return rep !== undefined && minutesToOpen(rep, time) === 0;
  };
  const results = Object.fromEntries(
    POLICY_NAMES.map((name): [PolicyName, Result] => {
      const played = play(world, POLICIES[name](world), isOnShift);
      const total = played.taken.reduce((a, b) => a + b, 0);
      return [
        name,
        {
          share: played.wins / best.daily,
          deviation: played.deviation,
          unassigned: played.unassigned / played.leads,
          onShift: played.onShift,
          taken: played.taken.map((count) => count / total),
        },
      ];
    }),
  );
  const slots = world.reps.reduce((sum, rep) => sum + rep.slots, 0);
  return {
    regime: regime.name,
    seed,
    results: results as Record<PolicyName, Result>,
    looseness: best.loose / best.daily,
    capacity: world.reps.map((rep) => rep.slots / slots),
  };
}
