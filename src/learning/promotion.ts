// Whether a newly trained model takes over: only when it predicts later outcomes no worse than the one
// in force.
import { type Judged, logLoss, lossOf } from './calibration.ts';
import type { Outcome } from './cells.ts';
import { type ModelIndex, winProbability } from './hierarchy.ts';
import { seededRandom } from './random.ts';

/** A finished deal with the instants, in ms, at which it began and at which its result was known. */
export interface DatedOutcome extends Outcome {
  startedAt: number;
  endedAt: number;
}

export interface Comparison {
  promote: boolean;
  because: string;
  n: number;
  /** Log loss in nats on the later outcomes; the current one is the base rate when there is no model. */
  current: number;
  next: number;
  /** Next minus current, with its 95 % bootstrap interval: negative is better. */
  difference: number;
  low: number;
  high: number;
}

const RESAMPLES = 2_000;
const LEAST_LATER = 50;

/** Deals known before the cut to train on, deals begun after it to judge by; the rest belongs to neither. */
export function splitAt<T extends DatedOutcome>(
  outcomes: readonly T[],
  cut: number,
): { train: T[]; later: T[] } {
  return {
    train: outcomes.filter(({ endedAt }) => endedAt < cut),
    later: outcomes.filter(({ startedAt }) => startedAt >= cut),
  };
}

/** What a model, or without one a plain rate, predicted for outcomes. */
export function judge(model: ModelIndex | number, outcomes: readonly Outcome[]): Judged[] {
  return outcomes.map(({ levels, won, response }) => {
    const rate =
      typeof model === 'number' ? model : winProbability(model, levels) * (response ?? 1);
    return { probability: rate, won };
  });
}

/**
 * Compares two sets of predictions of the same later outcomes by log loss, with a seeded paired
 * bootstrap. Promotes when the next model's loss is not above the current one's; never on fewer than 50
 * outcomes.
 */
export function comparePredictions(
  current: readonly Judged[],
  next: readonly Judged[],
  seed: number | string,
): Comparison {
  const differences = next.map((judged, i) => {
    const other = current[i];
    return other ? lossOf(judged) - lossOf(other) : 0;
  });
  const n = differences.length;
  const difference = n === 0 ? 0 : differences.reduce((a, b) => a + b, 0) / n;
  const [low, high] = interval(differences, seed);
  const figures = `${signed(difference)} nats a deal (95 % ${signed(low)} to ${signed(high)}) on ${n} later deals`;
  const enough = n >= LEAST_LATER;
  const promote = enough && difference <= 0;
  const verdict = promote ? 'predicts no worse' : 'predicts worse';
  return {
    promote,
    because: enough
      ? `${verdict}: ${figures}`
      : `too few later deals to tell: ${n} of ${LEAST_LATER}`,
    n,
    current: logLoss(current),
    next: logLoss(next),
    difference,
    low,
    high,
  };
}

function interval(differences: readonly number[], seed: number | string): [number, number] {
  const n = differences.length;
  if (n === 0) return [0, 0];
  const random = seededRandom(seed);
  const means = Float64Array.from({ length: RESAMPLES }, () => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += differences[random.integer(n)] ?? 0;
    return sum / n;
  }).sort();
  return [means[Math.floor(0.025 * RESAMPLES)] ?? 0, means[Math.floor(0.975 * RESAMPLES)] ?? 0];
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(4)}`;
}
