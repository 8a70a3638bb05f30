// The statistics behind every verdict of an eval: intervals, paired tests, repeats, and what a run
// without a violation does and does not prove.
import { seededRandom } from '../../src/learning/random.ts';

export type Interval = { low: number; high: number };

/** Two-sided 95 %. */
const Z = 1.959964;

/** Wilson score interval of a share (Wilson 1927); the whole unit interval for no trials. */
export function wilson(passes: number, trials: number): Interval {
  if (trials === 0) return { low: 0, high: 1 };
  const share = passes / trials;
  const z2 = Z * Z;
  const centre = (share + z2 / (2 * trials)) / (1 + z2 / trials);
  const half =
    (Z / (1 + z2 / trials)) *
    Math.sqrt((share * (1 - share)) / trials + z2 / (4 * trials * trials));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

/**
 * Exact one-sided McNemar test (McNemar 1947, binomial form): the chance of at least `broken` of the
 * changed cases being broken if a change fixed and broke alike. 1 when nothing changed.
 */
export function mcnemarWorse(fixed: number, broken: number): number {
  const changed = fixed + broken;
  let tail = 0;
  for (let k = broken; k <= changed; k++) tail += Math.exp(logChoose(changed, k));
  return Math.min(1, tail * 0.5 ** changed);
}

/** Shares of up to ten repeats are whole numbers of these. */
const UNITS = 5_040;

/**
 * Exact one-sided sign-flip test (Fisher 1935) over one difference per case: the chance that the losses
 * weigh as much as they do if each difference could as well have had the other sign. Repeats of a case
 * count as one observation. With differences of −1, 0 and 1 it is McNemar's test. 1 when nothing fell.
 */
export function signFlipWorse(differences: readonly number[]): number {
  const changed = differences.map((one) => Math.round(one * UNITS)).filter((one) => one !== 0);
  const unit = changed.reduce(commonDivisor, 0);
  const losses = changed.reduce((sum, one) => sum + Math.max(0, -one), 0);
  if (losses === 0) return 1;
  const weights = changed.map((one) => Math.abs(one) / unit);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const chances = new Float64Array(total + 1);
  chances[0] = 1;
  let reached = 0;
  for (const weight of weights) {
    reached += weight;
    for (let sum = reached; sum >= 0; sum--) {
      const without = chances[sum] ?? 0;
      const within = sum >= weight ? (chances[sum - weight] ?? 0) : 0;
      chances[sum] = (without + within) / 2;
    }
  }
  const tail = chances.subarray(losses / unit).reduce((sum, chance) => sum + chance, 0);
  return Math.min(1, tail);
}

function commonDivisor(a: number, b: number): number {
  let [left, right] = [Math.abs(a), Math.abs(b)];
  while (right !== 0) [left, right] = [right, left % right];
  return left;
}

/** pass^k: the chance that k of the n repeats drawn without return all pass, when c of n did. */
export function passPowerK(passed: number, repeats: number, k: number): number {
  if (k > repeats) throw new RangeError(`pass^${k} needs ${k} repeats, not ${repeats}`);
  if (passed < k) return 0;
  return Math.exp(logChoose(passed, k) - logChoose(repeats, k));
}

/** The rate that n trials without a violation rule out at 95 %: 1 − 0.05^(1/n); 1 for no trials. */
export function rateBound(trials: number): number {
  return trials === 0 ? 1 : 1 - 0.05 ** (1 / trials);
}

/**
 * Standard error of a mean whose values come in clusters (variants of one case), by the sums of
 * residuals per cluster (Liang and Zeger 1986). 0 for fewer than two clusters.
 */
export function clusteredError(values: readonly { cluster: string; value: number }[]): number {
  const mean = meanOf(values.map(({ value }) => value));
  const sums = new Map<string, number>();
  for (const { cluster, value } of values) {
    sums.set(cluster, (sums.get(cluster) ?? 0) + value - mean);
  }
  if (sums.size < 2) return 0;
  const squares = [...sums.values()].reduce((sum, residual) => sum + residual * residual, 0);
  return Math.sqrt((sums.size / (sums.size - 1)) * squares) / values.length;
}

export type Difference = Interval & { mean: number };

/** Mean of paired differences with its 95 % percentile interval from a seeded bootstrap. */
export function pairedBootstrap(
  differences: readonly number[],
  seed: string,
  draws = 10_000,
): Difference {
  if (differences.length === 0) return { mean: 0, low: 0, high: 0 };
  const random = seededRandom(seed);
  const means = new Float64Array(draws);
  for (let d = 0; d < draws; d++) {
    let sum = 0;
    for (let i = 0; i < differences.length; i++)
      sum += differences[random.integer(differences.length)] ?? 0;
    means[d] = sum / differences.length;
  }
  means.sort();
  return {
    mean: meanOf(differences),
    low: means[Math.floor(0.025 * (draws - 1))] ?? 0,
    high: means[Math.ceil(0.975 * (draws - 1))] ?? 0,
  };
}

/** The value below which a share of the values lies (nearest rank); null for none. */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

/** 0 for no values. */
export function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}

function logFactorial(n: number): number {
  let sum = 0;
  for (let i = 2; i <= n; i++) sum += Math.log(i);
  return sum;
}
