// The fairness band: who has lately had more or less than their share of the capacity, what that costs
// in the comparison, and who sits a turn out.

const DECAY_DAYS = 30;
const SMOOTHING = 3;
const LEAST_LEADS = 50;
const FREE_WIDTH = 0.06;
const SLOPE = 0.6;
const SIT_OUT = 0.12;

/** A decayed count after `days`: old assignments fade with a time constant of 30 days. */
export function decayed(count: number, days: number): number {
  return count * Math.exp(-Math.max(0, days) / DECAY_DAYS);
}

/**
 * How far each rep's decayed assignments are from their capacity share, relatively: .10 is a tenth too
 * many. Three assumed assignments at the fair share smooth small counts. All zeros while the team has
 * fewer than 50 decayed leads: too few to call unfair.
 */
export function fairnessDeviations(
  decayedCounts: ArrayLike<number>,
  capacityShare: ArrayLike<number>,
): Float64Array {
  let total = 0;
  for (let r = 0; r < decayedCounts.length; r++) total += decayedCounts[r] ?? 0;
  const deviations = new Float64Array(decayedCounts.length);
  if (total < LEAST_LEADS) return deviations;
  for (let r = 0; r < deviations.length; r++) {
    const due = total * (capacityShare[r] ?? 0);
    deviations[r] = ((decayedCounts[r] ?? 0) + SMOOTHING) / (due + SMOOTHING) - 1;
  }
  return deviations;
}

/** The price of a deviation, in units of value: free within ±6 %, then .6 per 1; negative is a subsidy. */
export function bandPrice(deviation: number): number {
  return SLOPE * (deviation - Math.min(FREE_WIDTH, Math.max(-FREE_WIDTH, deviation)));
}

/**
 * Who sits out: true for a candidate above a 12 % deviation, unless that would leave nobody.
 * `deviations` are those of the eligible candidates.
 */
export function sittingOut(deviations: ArrayLike<number>): boolean[] {
  const out = Array.from(deviations, (deviation) => deviation > SIT_OUT);
  return out.every(Boolean) ? out.map(() => false) : out;
}
