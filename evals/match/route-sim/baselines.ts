// What others do: rotations, quotas and the highest raw win rate, each from its published rules. All of
// them skip reps without a free slot; none of them weighs a price.
import { seededRandom } from '../../../src/learning/random.ts';
import type { Policy, Situation } from './run.ts';
import { MEAN_HOLD_DAYS, minutesToOpen, type SimOutcome, type World } from './world.ts';

const MONTH_DAYS = 30;

/** Everyone in turn. */
export function roundRobin(world: World): Policy {
  return inTurn(world, ({ free }) => free);
}

/** Everyone on shift in turn; when nobody is, those who open first. */
export function onShiftRoundRobin(world: World): Policy {
  return inTurn(world, (situation) => nearest(world, situation));
}

/** Smooth weighted rotation by slots, as load balancers do (nginx, "smooth weighted round-robin"). */
export function weightedRoundRobin(world: World): Policy {
  const credit = world.reps.map(() => 0);
  return {
    choose({ free }) {
      const total = free.reduce((sum, r) => sum + (world.reps[r]?.slots ?? 0), 0);
      for (const r of free) credit[r] = (credit[r] ?? 0) + (world.reps[r]?.slots ?? 0);
      const pick = best(free, (r) => credit[r] ?? 0);
      credit[pick] = (credit[pick] ?? 0) - total;
      return pick;
    },
  };
}

/** The highest raw win rate over all deals known so far; no shrinkage, no regard to hours. */
export function winRateGreedy(world: World): Policy {
  const counts = world.reps.map(() => ({ n: 0, won: 0 }));
  const learn = ({ rep, won }: SimOutcome) => {
    const count = counts[rep];
    if (!count) return;
    count.n += 1;
    count.won += Number(won);
  };
  world.history.forEach(learn);
  const rate = (r: number) => (counts[r]?.won ?? 0) / Math.max(1, counts[r]?.n ?? 1);
  return {
    choose: ({ free }) => best(free, rate),
    newDay: (_, revealed) => revealed.forEach(learn),
  };
}

/** The highest raw win rate in the lead's industry; the rep's overall rate without any deal there. */
export function segmentRateGreedy(world: World): Policy {
  const counts = new Map<string, { n: number; won: number }>();
  const count = (key: string, won: boolean) => {
    const known = counts.get(key) ?? { n: 0, won: 0 };
    counts.set(key, { n: known.n + 1, won: known.won + Number(won) });
  };
  const learn = ({ lead, rep, won }: SimOutcome) => {
    count(`${rep}`, won);
    count(`${rep} ${lead.industry}`, won);
  };
  world.history.forEach(learn);
  const rate = (key: string) => {
    const known = counts.get(key);
    return known ? known.won / known.n : null;
  };
  return {
    choose: ({ lead, free }) =>
      best(free, (r) => rate(`${r} ${lead.industry}`) ?? rate(`${r}`) ?? 0),
    newDay: (_, revealed) => revealed.forEach(learn),
  };
}

/**
 * Rotation as Cal.com documents it for weighted hosts: among available hosts the one furthest below
 * their share of this month's bookings (weight over all weights); ties by weight, then by who was booked
 * longest ago. Available means on shift with a free slot, or whoever opens first.
 */
export function luckyUser(world: World): Policy {
  const booked = world.reps.map(() => 0);
  const last = world.reps.map(() => Number.NEGATIVE_INFINITY);
  const slots = world.reps.reduce((sum, rep) => sum + rep.slots, 0);
  return {
    newDay(day) {
      if (day % MONTH_DAYS === 0) booked.fill(0);
    },
    choose(situation) {
      const total = booked.reduce((a, b) => a + b, 0);
      const weight = (r: number) => world.reps[r]?.slots ?? 0;
      const shortfall = (r: number) => (total * weight(r)) / slots - (booked[r] ?? 0);
      const pick = best(nearest(world, situation), shortfall, weight, (r) => -(last[r] ?? 0));
      booked[pick] = (booked[pick] ?? 0) + 1;
      last[pick] = situation.lead.at;
      return pick;
    },
  };
}

/**
 * Quotas as Odoo's lead assignment has them: a member's capacity for 30 days over 30, rounded, less the
 * leads of the last 24 hours is what is left of the quota; the lead goes to whom most is left, chance
 * deciding among equals. Where Odoo keeps a lead back because all quotas are used up, the same order goes
 * on here, so that no lead is lost.
 */
export function quotaAssignment(world: World): Policy {
  const recent: { rep: number; at: number }[] = [];
  const random = seededRandom(`quota/${world.seed}`);
  const quota = world.reps.map(({ slots }) => Math.round(slots / MEAN_HOLD_DAYS));
  return {
    choose({ lead, free }) {
      while (recent[0] && recent[0].at <= lead.at - 1) recent.shift();
      const left = [...quota];
      for (const { rep } of recent) left[rep] = (left[rep] ?? 0) - 1;
      const lots = world.reps.map(() => random.uniform());
      const pick = best(
        free,
        (r) => left[r] ?? 0,
        (r) => lots[r] ?? 0,
      );
      recent.push({ rep: pick, at: lead.at });
      return pick;
    },
  };
}

function inTurn(world: World, among: (situation: Situation) => readonly number[]): Policy {
  const reps = world.reps.length;
  let last = reps - 1;
  return {
    choose(situation) {
      const distance = (r: number) => (r - last - 1 + reps) % reps;
      last = best(among(situation), (r) => -distance(r));
      return last;
    },
  };
}

/** Free reps on shift, or those who open first. */
function nearest(world: World, { lead, free }: Situation): number[] {
  const opening = (r: number) => {
    const rep = world.reps[r];
    return rep ? minutesToOpen(rep, lead.at) : Number.POSITIVE_INFINITY;
  };
  const soonest = Math.min(...free.map(opening));
  return free.filter((r) => opening(r) === soonest);
}

/** The first of `among` with the highest key; later keys break ties. */
function best(among: readonly number[], ...keys: ((rep: number) => number)[]): number {
  return among.reduce((leader, r) => {
    for (const key of keys) {
      const difference = key(r) - key(leader);
      if (difference !== 0) return difference > 0 ? r : leader;
    }
    return leader;
  });
}
