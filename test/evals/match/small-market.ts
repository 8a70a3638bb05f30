// A market small enough to be worked out by hand: reps with slots and hours, leads at stated instants.
import { REGIMES } from '../../../evals/match/route-sim/regimes.ts';
import type { SimLead, SimRep, World } from '../../../evals/match/route-sim/world.ts';

/** Reps "u0", "u1" … who open at nine and answer at once, unless told otherwise. */
export function someReps(...given: Partial<SimRep>[]): SimRep[] {
  return given.map((over, r) => ({
    ...{ id: `u${r}`, slots: 2, opensAtHour: 9, queueMinutes: 0 },
    ...over,
  }));
}

/** A lead at an instant in days, with its chance per rep, first response included (.55 is possible at any hour); it holds a slot for ten days. */
export function aLead(at: number, chance: readonly number[], over: Partial<SimLead> = {}): SimLead {
  const known = { industry: 'industry-0', size: '11-50', score: 50 } as const;
  return {
    ...{ at, ...known, holdDays: 10, luck: 0.5, chance: Float64Array.from(chance) },
    ...over,
  };
}

export function aMarket(over: Pick<World, 'reps' | 'leads'> & Partial<World>): World {
  const [regime] = REGIMES;
  if (!regime) throw new Error('there is no regime');
  return { regime, seed: 1, history: [], ...over };
}

/** An instant at which reps who open at nine are on shift: ten o'clock of the day. */
export const tenOn = (day: number) => day + 10 / 24;
