// Win rates for people to read: each rep's own deals plus a few at the team's rate, with an interval.
import { betaQuantile } from './numerics/beta.ts';

export interface Counted {
  n: number;
  won: number;
}

export interface Prior {
  /** The team's rate. */
  base: number;
  /** How many deals at the base rate each rep is given; infinite where reps do not differ. */
  strength: number;
}

export interface Rate {
  rate: number;
  /** 90 % interval of the rate. */
  low: number;
  high: number;
  n: number;
  won: number;
}

/** However much reps differ, a single win says little: 1 of 1 stays behind 60 of 90. */
const LEAST_STRENGTH = 20;

/**
 * The team's rate and the prior strength by the method of moments: the spread of reps' rates beyond
 * chance is p(1 − p) / (strength + 1) (Kleinman 1973), at least 20 deals. Without any deals the base is `base`.
 */
export function betaPrior(reps: readonly Counted[], base = 0.5): Prior {
  const seen = reps.filter(({ n }) => n > 0);
  const n = seen.reduce((sum, rep) => sum + rep.n, 0);
  const won = seen.reduce((sum, rep) => sum + rep.won, 0);
  if (n === 0) return { base, strength: Number.POSITIVE_INFINITY };
  const p = won / n;
  const chance = p * (1 - p);
  const spread = seen.reduce((sum, rep) => sum + rep.n * (rep.won / rep.n - p) ** 2, 0);
  const effective = n - seen.reduce((sum, rep) => sum + rep.n ** 2, 0) / n;
  const between = effective > 0 ? (spread - (seen.length - 1) * chance) / effective : 0;
  const strength =
    between > 0 ? Math.max(LEAST_STRENGTH, chance / between - 1) : Number.POSITIVE_INFINITY;
  return { base: p, strength };
}

/**
 * The shrunk rate with its 90 % interval: (won + strength · base) / (n + strength). With 20 deals at
 * 30 % a rep with 1 of 1 reads .33, one with 60 of 100 reads .55.
 */
export function shrunkRate({ n, won }: Counted, prior: Prior): Rate {
  if (prior.strength === Number.POSITIVE_INFINITY) {
    return { rate: prior.base, low: prior.base, high: prior.base, n, won };
  }
  const a = won + prior.strength * prior.base;
  const b = n - won + prior.strength * (1 - prior.base);
  const rate = a / (a + b);
  if (!(a > 0 && b > 0)) return { rate, low: rate, high: rate, n, won };
  return { rate, low: betaQuantile(0.05, a, b), high: betaQuantile(0.95, a, b), n, won };
}
