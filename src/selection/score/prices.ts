// Bid prices: what a slot of each rep is worth, so that a scarce specialist is kept for the leads only
// they can win. Prices are in units of value (win probability, or win probability × relative deal value).

/** How many of the newest leads the prices are computed from. */
const PRICED_LEADS = 300;
const STEPS = 150;
/** Where leads may wait, all prices have a common level to find first: longer steps. */
const FIRST_STEP = { assign: 0.15, wait: 0.4 };
/** Share of the capacity that the plan may use: the rest absorbs the randomness of arrivals. */
const USABLE_CAPACITY = 0.97;
/** How far a rep's share of the leads may be planned away from their share of the capacity. */
const SHARE_WIDTH = 0.12;
const TIE = 1e-12;

/** Least and most share of all leads that each rep may be planned to take; both in roster order. */
export interface ShareLimits {
  lower: Float64Array;
  upper: Float64Array;
}

export interface PricingOptions {
  /** Yesterday's prices in roster order; 0 for a rep who was not there. */
  start?: ArrayLike<number>;
  /** Whether a lead that is worth less than every price may go unassigned (nurture queue). */
  mayWait?: boolean;
  steps?: number;
  /** How many of the newest rows count; 300 unless told. */
  leads?: number;
}

/**
 * Bid price per rep: the dual of the fluid assignment problem, by projected subgradient with the mean
 * of the last half of the steps (Talluri and van Ryzin 1998; Polyak averaging).
 * `values` is row-major, one row per lead, oldest first, one column per rep: what the lead is worth
 * with that rep; `-Infinity` where the rep may not have it. Only the newest rows count.
 * A negative price is a subsidy. Without leads the start prices (or zeros) come back.
 */
export function bidPrices(
  values: Float64Array,
  limits: ShareLimits,
  options: PricingOptions = {},
): Float64Array {
  const reps = limits.upper.length;
  const leads =
    reps === 0 ? 0 : Math.min(options.leads ?? PRICED_LEADS, Math.floor(values.length / reps));
  const rows = values.subarray(values.length - leads * reps);
  const start = Float64Array.from({ length: reps }, (_, r) => options.start?.[r] ?? 0);
  const steps = options.steps ?? STEPS;
  const mayWait = options.mayWait ?? false;
  if (leads === 0 || steps === 0) return start;

  // One multiplier per side of each share constraint; the price is their difference.
  const over = start.map((price) => Math.max(price, 0));
  const under = start.map((price) => Math.max(-price, 0));
  const price = Float64Array.from(start);
  const mean = new Float64Array(reps);
  const firstKept = Math.floor(steps / 2);
  const firstStride = (mayWait ? FIRST_STEP.wait : FIRST_STEP.assign) * Math.sqrt(reps);
  for (let step = 0; step < steps; step++) {
    const share = plannedShares(rows, price, mayWait);
    const stride = firstStride / Math.sqrt(step + 1);
    for (let r = 0; r < reps; r++) {
      over[r] = Math.max(0, at(over, r) + stride * (at(share, r) - at(limits.upper, r)));
      under[r] = Math.max(0, at(under, r) + stride * (at(limits.lower, r) - at(share, r)));
      price[r] = at(over, r) - at(under, r);
      if (step >= firstKept) mean[r] = at(mean, r) + at(price, r) / (steps - firstKept);
    }
  }
  return mean;
}

/** The share of the leads each rep gets when every lead goes to its best value less price; ties are split. */
export function plannedShares(
  values: Float64Array,
  price: Float64Array,
  mayWait: boolean,
): Float64Array {
  const reps = price.length;
  const share = new Float64Array(reps);
  const leads = reps === 0 ? 0 : values.length / reps;
  for (let row = 0; row < values.length; row += reps) {
    let best = mayWait ? 0 : Number.NEGATIVE_INFINITY;
    for (let r = 0; r < reps; r++) best = Math.max(best, at(values, row + r) - at(price, r));
    if (best === Number.NEGATIVE_INFINITY) continue;
    let tied = 0;
    for (let r = 0; r < reps; r++) if (at(values, row + r) - at(price, r) >= best - TIE) tied++;
    for (let r = 0; r < reps && tied > 0; r++) {
      if (at(values, row + r) - at(price, r) >= best - TIE) {
        share[r] = at(share, r) + 1 / (tied * leads);
      }
    }
  }
  return share;
}

/**
 * Share constraints from open-lead capacities. By Little's law a rep with `capacity` slots can take at
 * most capacity / (leadsPerDay × holdDays) of the leads; 97 % of that is planned, and nobody is planned
 * more than 12 % away from their share of the capacity. When leads may not wait (no nurture queue) the
 * limits always leave room for every lead; when they may, an overloaded team plans to serve fewer.
 * `holdDays` must count the leads still open as well: those that end first are the short ones. Rates
 * that are unknown or 0 leave the capacity shares alone.
 */
export function shareLimits(
  capacities: ArrayLike<number>,
  demand: { leadsPerDay: number; holdDays: number },
  mayWait = false,
): ShareLimits {
  const shares = capacityShares(capacities);
  const work = demand.leadsPerDay * demand.holdDays;
  const usable = USABLE_CAPACITY * sum(capacities);
  const ceiling = work > 0 ? usable / work : Number.POSITIVE_INFINITY;
  const served = mayWait ? Math.min(1, ceiling) : 1;
  return {
    lower: shares.map((share) => share * served * (1 - SHARE_WIDTH)),
    upper: shares.map((share) => share * Math.min(1 + SHARE_WIDTH, Math.max(served, ceiling))),
  };
}

/** Each rep's part of the whole capacity; equal parts when nobody states one. `shares` is written to. */
export function capacityShares(
  capacities: ArrayLike<number>,
  shares: Float64Array = new Float64Array(capacities.length),
): Float64Array {
  const total = sum(capacities);
  for (let r = 0; r < shares.length; r++) {
    shares[r] = total > 0 ? Math.max(0, capacities[r] ?? 0) / total : 1 / shares.length;
  }
  return shares;
}

/** The nurture comparison: true when the lead is worth less than the slot of every rep who could take it. */
export function belowEveryPrice(values: ArrayLike<number>, prices: ArrayLike<number>): boolean {
  for (let r = 0; r < values.length; r++) {
    if ((values[r] ?? Number.NEGATIVE_INFINITY) >= (prices[r] ?? 0)) return false;
  }
  return true;
}

/**
 * Extra price near the cap, from utilisation (open leads / slots): nothing up to `softFrom`, `softPrice`
 * at the cap, in units of value. A policy's capacity section fits.
 */
export function nearCapPrice(
  utilisation: number,
  rule: { softFrom: number; softPrice: number } = { softFrom: 0.8, softPrice: 0.02 },
): number {
  if (rule.softFrom >= 1) return 0;
  return rule.softPrice * Math.max(0, (utilisation - rule.softFrom) / (1 - rule.softFrom));
}

function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += Math.max(0, values[i] ?? 0);
  return total;
}

/** A typed array's element; the index is in range by construction. */
function at(values: Float64Array, index: number): number {
  return values[index] as number;
}
