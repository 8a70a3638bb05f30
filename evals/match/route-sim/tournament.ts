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
import type { Regime } from './regimes.ts';
import { type Policy, play } from './run.ts';
import { makeWorld, minutesToOpen, type World } from './world.ts';

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
  /** Share of leads over share of slots, less 1, for the rep furthest off. */
  deviation: number;
  /** Share of the leads that nobody got, and of the others that went to a rep on shift. */
  unassigned: number;
  onShift: number;
  /** Share of the assigned leads by rep. */
  taken: number[];
}

export interface Match {
  regime: string;
  seed: number;
  results: Record<PolicyName, Result>;
  /** The bound that nothing can pass over the daily one, where it was asked for. */
  strictBound: number | null;
  /** Share of the slots by rep. */
  capacity: number[];
}

/** What is to be played; `strict` also works out the bound that counts slots at midnight only. */
export interface Job {
  regime: Regime;
  seed: number;
  strict: boolean;
}

export async function playMatch({ regime, seed, strict }: Job): Promise<Match> {
  const world = makeWorld(regime, seed);
  const best = await clairvoyantWins(world);
  const isOnShift = (r: number, time: number) => {
    const rep = world.reps[r];
    return rep !== undefined && minutesToOpen(rep, time) === 0;
  };
  const resultOf = (name: PolicyName): Result => {
    const played = play(world, POLICIES[name](world), isOnShift);
    const total = played.taken.reduce((a, b) => a + b, 0);
    return {
      share: played.wins / best,
      deviation: played.deviation,
      unassigned: played.unassigned / played.leads,
      onShift: played.onShift,
      taken: played.taken.map((count) => count / total),
    };
  };
  const slots = world.reps.reduce((sum, rep) => sum + rep.slots, 0);
  return {
    ...{ regime: regime.name, seed },
    results: Object.fromEntries(
      POLICY_NAMES.map((name) => [name, resultOf(name)]),
    ) as Match['results'],
    strictBound: strict ? (await clairvoyantWins(world, 'midnight')) / best : null,
    capacity: world.reps.map((rep) => rep.slots / slots),
  };
}
