// Bid prices of a roster from the leads of late, held against it with the product's own scorer.
import { own } from '../../leads/text/by-name.ts';
import { capacityOf } from '../../roster/capacity.ts';
import type { Roster } from '../../roster/roster.ts';
import { eligibility, rulesFor } from '../rules/eligibility.ts';
import { tierFor } from '../rules/tier.ts';
import { sceneOf } from '../scene/scene.ts';
import type { Snapshot } from '../scene/snapshot.ts';
import { bidPrices, shareLimits } from './prices.ts';
import { scoresOf } from './score.ts';

/** Win probability × first response × value with every rep, −Infinity for who may not take the lead. */
export function worthOf(snapshot: Snapshot): Float64Array {
  const scene = sceneOf(snapshot);
  const { document } = snapshot.policy;
  const { may } = eligibility(scene, rulesFor(document, tierFor(document, scene)));
  const { rows, logOdds, factors } = scoresOf(scene, may, 'bypass');
  const worth = new Float64Array(may.length).fill(Number.NEGATIVE_INFINITY);
  for (const [k, i] of rows.entries()) {
    const probability = 1 / (1 + Math.exp(-(logOdds[k] ?? 0)));
    worth[i] = probability * (factors.response[i] ?? 1) * (factors.value[i] ?? 1);
  }
  return worth;
}

export type Demand = { leadsPerDay: number; holdDays: number };

/** Prices are kept to this many steps of one: shorter snapshots, and no noise in their hash. */
const STEPS_OF_ONE = 1e5;

/**
 * Bid price by rep id. `worths` holds one column per lead, oldest first, in roster order. Each rep is
 * due the capacity share among those who may take each lead, so that a rep whom the rules keep from
 * most leads is not paid to take them. Reps who may take none have no price.
 */
export function slotPrices(
  { reps }: Roster,
  worths: readonly Float64Array[],
  given: {
    demand: Demand;
    atMs: number;
    mayWait: boolean;
    start: Readonly<Record<string, number>>;
  },
): Record<string, number> {
  const capacity = reps.map((rep) => (rep.active ? capacityOf(rep, given.atMs).open : 0));
  const due = dueShares(capacity, worths);
  const rows = reps.map((_, i) => i).filter((i) => (due[i] ?? 0) > 0);
  const total = rows.reduce((sum, i) => sum + (capacity[i] ?? 0), 0);
  const limits = shareLimits(
    rows.map((i) => (due[i] ?? 0) * total),
    given.demand,
    given.mayWait,
  );
  const values = new Float64Array(worths.length * rows.length);
  worths.forEach((worth, lead) => {
    rows.forEach((i, r) => {
      values[lead * rows.length + r] = worth[i] ?? Number.NEGATIVE_INFINITY;
    });
  });
  const start = rows.map((i) => own(given.start, reps[i]?.id ?? '') ?? 0);
  const prices = bidPrices(values, limits, { start, mayWait: given.mayWait });
  return Object.fromEntries(
    rows.map((i, r) => [
      reps[i]?.id ?? '',
      Math.round((prices[r] ?? 0) * STEPS_OF_ONE) / STEPS_OF_ONE,
    ]),
  );
}

/** The share of the leads that each rep would take if every lead were split by capacity. */
function dueShares(capacity: readonly number[], worths: readonly Float64Array[]): Float64Array {
  const due = new Float64Array(capacity.length);
  for (const worth of worths) {
    let total = 0;
    for (let i = 0; i < due.length; i++) if (takes(worth, i)) total += capacity[i] ?? 0;
    if (total === 0) continue;
    for (let i = 0; i < due.length; i++) {
      if (takes(worth, i)) due[i] = (due[i] ?? 0) + (capacity[i] ?? 0) / total / worths.length;
    }
  }
  return due;
}

function takes(worth: Float64Array, i: number): boolean {
  return (worth[i] ?? Number.NEGATIVE_INFINITY) > Number.NEGATIVE_INFINITY;
}
