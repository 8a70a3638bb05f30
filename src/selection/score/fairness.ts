// The fairness band: who has lately had more or less than their share of the capacity, what that costs
// in the comparison, and who sits a turn out.

const SMOOTHING = 3;

/** How strictly shares follow capacity; a policy's fairness section fits. */
export interface FairnessRules {
  halfLifeDays: number;
  /** Deviation that costs nothing, both ways. */
  band: number;
  /** Price per unit of deviation beyond the band, in units of value. */
  slope: number;
  /** Deviation above which a rep sits out. */
  sitOut: number;
  /** Decayed leads of the whole team below which nothing is called unfair. */
  minLeads: number;
}

const STANDARD: FairnessRules = {
  halfLifeDays: 30,
  band: 0.06,
  slope: 0.6,
  sitOut: 0.12,
  minLeads: 50,
};

/** A count of assignments after `days`: each half-life leaves half of it. */
export function decayed(
  count: number,
  days: number,
  rules: Pick<FairnessRules, 'halfLifeDays'> = STANDARD,
): number {
  return count * Math.exp((-Math.LN2 * Math.max(0, days)) / rules.halfLifeDays);
}

/**
 * How far each rep's decayed assignments are from their capacity share, relatively: .10 is a tenth too
 * many. Three assumed assignments at the fair share smooth small counts. All zeros while the team has
 * too few decayed leads to call anything unfair. Both columns cover the whole team, in roster order;
 * the result is written to `out`, which may be one of them.
 */
export function fairnessDeviations(
  decayedCounts: ArrayLike<number>,
  capacityShare: ArrayLike<number>,
  rules: Pick<FairnessRules, 'minLeads'> = STANDARD,
  out: Float64Array = new Float64Array(decayedCounts.length),
): Float64Array {
  let total = 0;
  for (let r = 0; r < decayedCounts.length; r++) total += decayedCounts[r] ?? 0;
  if (total < rules.minLeads) return out.fill(0);
  for (let r = 0; r < out.length; r++) {
    const due = total * (capacityShare[r] ?? 0);
    out[r] = ((decayedCounts[r] ?? 0) + SMOOTHING) / (due + SMOOTHING) - 1;
  }
  return out;
}

/** The price of a deviation, in units of value: free within the band, then rising; negative is a subsidy. */
export function bandPrice(
  deviation: number,
  rules: Pick<FairnessRules, 'band' | 'slope'> = STANDARD,
): number {
  return rules.slope * (deviation - Math.min(rules.band, Math.max(-rules.band, deviation)));
}

/**
 * 1 for each of those who may take a lead who sits a turn out, being above the limit; null where nobody
 * does: nobody is, or that would leave nobody.
 */
export function sitOut(
  deviations: ArrayLike<number>,
  rules: Pick<FairnessRules, 'sitOut'> = STANDARD,
): Uint8Array | null {
  let sitting = 0;
  for (let r = 0; r < deviations.length; r++) if ((deviations[r] ?? 0) > rules.sitOut) sitting++;
  if (sitting === 0 || sitting === deviations.length) return null;
  return Uint8Array.from(deviations, (deviation) => (deviation > rules.sitOut ? 1 : 0));
}
