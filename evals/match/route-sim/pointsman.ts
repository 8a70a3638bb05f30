// The product's own policy inside RouteSim: its model, prices, fairness band and net value, called as the
// router calls them.
import { type Cell, toCells } from '../../../src/learning/cells.ts';
import { responseFactor } from '../../../src/learning/first-response.ts';
import { fitModel } from '../../../src/learning/hierarchical-fit.ts';
import { indexModel, logOdds, type ModelIndex } from '../../../src/learning/hierarchy.ts';
import { STANDARD_GROUPS } from '../../../src/learning/model.ts';
import {
  bandPrice,
  decayed,
  fairnessDeviations,
  sittingOut,
} from '../../../src/routing/score/fairness.ts';
import { compareStanding, netValue } from '../../../src/routing/score/net-value.ts';
import {
  belowEveryPrice,
  bidPrices,
  capacityShares,
  nearCapPrice,
  shareLimits,
} from '../../../src/routing/score/prices.ts';
import type { Policy } from './run.ts';
import { minutesToTouch, type SimLead, type SimOutcome, type World } from './world.ts';

const REFIT_DAYS = 7;
const PRICED_LEADS = 300;
const DEMAND_DAYS = 60;

export interface Options {
  /** Bid prices, the price near the cap and the fairness band; without them the highest chance wins. */
  priced: boolean;
  /** True chances in place of the model's: what perfect estimates would reach. */
  knowing: boolean;
}

/** Refits each week, prices each day; sees a lead's industry, size and score, never its true chances. */
export function pointsman(world: World, { priced, knowing }: Options): Policy {
  const { reps, regime } = world;
  const shares = capacityShares(reps.map(({ slots }) => slots));
  const outcomes = [...world.history];
  const past = world.history.map(({ lead }) => lead).sort((a, b) => a.at - b.at);
  const assigned = [...past];
  let recent: number[] = reps.map(() => 0);
  let prices: ArrayLike<number> = reps.map(() => 0);
  let index: ModelIndex | null = null;

  const response = (lead: SimLead, r: number): number => {
    const rep = reps[r];
    return rep ? responseFactor(minutesToTouch(rep, lead.at)) : 1;
  };
  /** Log-odds before first response. */
  const believed = (lead: SimLead, r: number): number => {
    if (knowing || !index) {
      const p = (lead.chance[r] ?? 0) / response(lead, r);
      return Math.log(p / (1 - p));
    }
    return logOdds(index, levelsOf(lead, reps[r]?.id ?? ''));
  };
  const chances = (lead: SimLead): number[] =>
    reps.map((_, r) => response(lead, r) / (1 + Math.exp(-believed(lead, r))));

  return {
    newDay(day, revealed) {
      outcomes.push(...revealed);
      recent = recent.map((count) => decayed(count, 1));
      if (day % REFIT_DAYS === 0 && !knowing) {
        index = indexModel(fitModel(cellsOf(world, outcomes, response), STANDARD_GROUPS));
      }
      if (!priced) return;
      const values = Float64Array.from(past.slice(-PRICED_LEADS).flatMap(chances));
      const slots = reps.map((rep) => rep.slots);
      const limits = shareLimits(slots, demandOf(past, assigned, day), regime.mayWait);
      prices = bidPrices(values, limits, { start: prices, mayWait: regime.mayWait });
    },
    choose({ lead, open, free }) {
      past.push(lead);
      const chance = chances(lead);
      const ofFree = (column: ArrayLike<number>) => free.map((r) => column[r] ?? 0);
      if (priced && regime.mayWait && belowEveryPrice(ofFree(chance), ofFree(prices))) return null;
      const deviations = priced
        ? fairnessDeviations(recent, shares)
        : new Float64Array(reps.length);
      const out = sittingOut(ofFree(deviations));
      const standings = free.flatMap((r, i) => {
        const rep = reps[r];
        if (!rep || out[i]) return [];
        const utilisation = (open[r] ?? 0) / rep.slots;
        const net = netValue(believed(lead, r), {
          response: response(lead, r),
          value: 1,
          bidPrice: prices[r] ?? 0,
          nearCap: priced ? nearCapPrice(utilisation) : 0,
          band: bandPrice(deviations[r] ?? 0),
        });
        const recentAssignments = recent[r] ?? 0;
        return [
          { r, id: rep.id, net, utilisation, responseMinutes: rep.queueMinutes, recentAssignments },
        ];
      });
      const pick = standings.sort(compareStanding)[0]?.r ?? null;
      if (pick === null) return null;
      recent[pick] = (recent[pick] ?? 0) + 1;
      assigned.push(lead);
      return pick;
    },
  };
}

function levelsOf(lead: SimLead, rep: string): Record<string, string> {
  const score = `${Math.min(9, Math.floor(lead.score / 10))}`;
  return { industry: lead.industry, size: lead.size, score, rep };
}

function cellsOf(
  world: World,
  outcomes: readonly SimOutcome[],
  response: (lead: SimLead, rep: number) => number,
): Cell[] {
  return toCells(
    outcomes.map(({ lead, rep, won }) => ({
      levels: levelsOf(lead, world.reps[rep]?.id ?? ''),
      won,
      response: Math.round(response(lead, rep) * 100) / 100,
    })),
  );
}

/**
 * Arrivals of the last 60 days, and lead-days held so far per finished deal: deals still open count, or
 * the short ones, which finish first, would make the team look half empty.
 */
function demandOf(past: readonly SimLead[], assigned: readonly SimLead[], day: number) {
  const finished = assigned.filter(({ at, holdDays }) => at + holdDays <= day).length;
  const held = assigned.reduce((sum, { at, holdDays }) => sum + Math.min(holdDays, day - at), 0);
  return {
    leadsPerDay: past.filter(({ at }) => at >= day - DEMAND_DAYS).length / DEMAND_DAYS,
    holdDays: held / Math.max(1, finished),
  };
}
