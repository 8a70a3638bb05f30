// The product's own policy inside RouteSim: `train` learns from its deals, `worthOf` and `slotPrices` price
// its slots, `decide` and `scorerPick` choose, as they do for a lead that comes over HTTP.

import { responseFactor } from '../../../src/learning/first-response.ts';
import { type Deal, type Learned, train } from '../../../src/learning/learned.ts';
import type { Model } from '../../../src/learning/model.ts';
import { copyLoads, emptyLoads, loadsOf } from '../../../src/roster/load-columns.ts';
import { scorerPick } from '../../../src/routing/finalize-decision.ts';
import { decide } from '../../../src/selection/decide.ts';
import { type Estimates, NO_ESTIMATES } from '../../../src/selection/scene/snapshot.ts';
import { decayed } from '../../../src/selection/score/fairness.ts';
import { type Demand, slotPrices, worthOf } from '../../../src/selection/score/slot-prices.ts';
import { dealOf, instantOf, policyOf, simulatedRoster, snapshotOf } from './product-terms.ts';
import type { Policy } from './run.ts';
import { minutesToTouch, type SimLead, type SimRep, type World } from './world.ts';

const TRAIN_DAYS = 7;
const PRICED_LEADS = 300;
const DEMAND_DAYS = 28;
/** Fewer deals than this are no history, in the product as here. */
const LEAST_DEALS = 50;
/** Fewer ended leads than this do not say how long a lead holds its slot. */
const LEAST_ENDED = 20;
const DAY_MS = 86_400_000;

export interface Options {
  /** Bid prices, the price near the cap and the fairness band; without them the highest chance wins. */
  priced: boolean;
  /** True chances in place of the model's: what perfect estimates would reach. */
  knowing: boolean;
}

/**
 * Trains each week and promotes what predicts no worse, tries again the next day when it was refused (the
 * product tries daily), prices each day, decides each lead.
 */
export function pointsman(world: World, { priced, knowing }: Options): Policy {
  const { mayWait } = world.regime;
  const roster = simulatedRoster(world);
  const columns = roster.index;
  const table = emptyLoads(roster.reps.length);
  const policy = policyOf({ priced, mayWait });
  const deals = world.history.map((outcome) => dealOf(outcome, world, 0));
  const past = world.history.map(({ lead }) => lead).sort((a, b) => a.at - b.at);
  const assigned = [...past];
  let current: { learned: Learned; seenUntilMs: number } | null = null;
  let refused = false;
  let learned: Estimates = NO_ESTIMATES;
  let prices: Record<string, number> = {};
  let worths = new Map<SimLead, Float64Array>();

  const estimatesFor = (lead: SimLead): Estimates =>
    knowing ? { ...NO_ESTIMATES, model: trueModel(lead, world.reps) } : learned;
  const worth = (lead: SimLead): Float64Array => {
    const empty = { policy, roster, loads: new Map(), estimates: estimatesFor(lead) };
    const known = worths.get(lead) ?? worthOf(snapshotOf(lead, empty));
    worths.set(lead, known);
    return known;
  };

  return {
    newDay(day, revealed) {
      deals.push(...revealed.map((outcome) => dealOf(outcome, world, day)));
      if (!knowing && (day % TRAIN_DAYS === 0 || refused)) {
        const next = promoted(deals, current, `${world.seed} ${day}`);
        refused = next === current;
        if (!refused) worths = new Map();
        current = next;
        if (current) {
          const { model, response } = current.learned;
          learned = { ...NO_ESTIMATES, version: `model ${day}`, model, response };
        }
      }
      if (!priced) return;
      prices = slotPrices(roster, past.slice(-PRICED_LEADS).map(worth), {
        demand: demandOf(past, assigned, day),
        atMs: instantOf(day),
        mayWait,
        start: prices,
      });
    },
    choose({ lead, open }) {
      past.push(lead);
      open.forEach((count, r) => {
        table.open[r] = count;
      });
      const estimates = { ...estimatesFor(lead), prices };
      // A snapshot's loads never move: what is worked out from them is kept beside them.
      const loads = loadsOf(columns, copyLoads(table));
      const { repId } = scorerPick(decide(snapshotOf(lead, { policy, roster, loads, estimates })));
      const pick = repId === null ? undefined : columns.indexOf.get(repId);
      if (pick === undefined) return null;
      const atMs = instantOf(lead.at);
      const days = (atMs - (table.recentAtMs[pick] ?? 0)) / DAY_MS;
      table.recent[pick] = decayed(table.recent[pick] ?? 0, days) + 1;
      table.recentAtMs[pick] = atMs;
      assigned.push(lead);
      return pick;
    },
  };
}

/** What is in force after training on all deals: the new body, or the old one where it predicts better. */
function promoted(
  deals: readonly Deal[],
  current: { learned: Learned; seenUntilMs: number } | null,
  seed: string,
) {
  if (deals.length < LEAST_DEALS) return current;
  const { learned, verdict } = train({ deals, current, seed, halfLifeDays: null });
  if (!verdict.promote) return current;
  return { learned, seenUntilMs: Math.max(0, ...deals.map(({ endedMs }) => endedMs ?? 0)) };
}

/** A model that knows this lead's true chance with every rep, before first response. */
function trueModel(lead: SimLead, reps: readonly SimRep[]): Model {
  const levels = reps.map((rep, r) => {
    const chance = (lead.chance[r] ?? 0) / responseFactor(minutesToTouch(rep, lead.at));
    return { key: [rep.id], effect: Math.log(chance / (1 - chance)), sd: 0, n: 1, won: 0 };
  });
  return {
    ...{ kind: 'hierarchical-logistic', format: 1, intercept: 0, n: reps.length, won: 0 },
    groups: [{ name: 'record', of: ['rep'], variance: 1, levels }],
    fit: { rounds: 0, converged: true },
  };
}

/**
 * What there is to do, by the figures that the product reads from its database: arrivals of the last four
 * weeks, and lead-days held in them per lead that ended in them (Little's law).
 */
function demandOf(past: readonly SimLead[], assigned: readonly SimLead[], day: number): Demand {
  const from = day - DEMAND_DAYS;
  let ended = 0;
  let held = 0;
  for (const { at, holdDays } of assigned) {
    const until = at + holdDays;
    if (until < from) continue;
    if (until <= day) ended += 1;
    held += Math.min(until, day) - Math.max(at, from);
  }
  return {
    leadsPerDay: past.filter(({ at }) => at >= from).length / DEMAND_DAYS,
    holdDays: ended < LEAST_ENDED ? 0 : held / ended,
  };
}
