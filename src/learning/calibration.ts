// How good predicted probabilities are, and a monotone correction of them.

/** One prediction and what happened. */
export interface Judged {
  probability: number;
  won: boolean;
}

export interface CalibrationBin {
  /** Mean prediction and share of wins in the bin. */
  predicted: number;
  observed: number;
  n: number;
}

/** A non-decreasing correction: `to[i]` at `from[i]`, straight lines between, flat beyond the ends. */
export interface Correction {
  from: number[];
  to: number[];
}

const LEAST = 1e-9;

/** Mean negative log-likelihood in nats; a certain prediction that fails costs 20.7, not infinity. */
export function logLoss(judged: readonly Judged[]): number {
  return mean(judged.map(lossOf));
}

/** The log loss of one prediction. */
export function lossOf({ probability, won }: Judged): number {
  const p = Math.min(1 - LEAST, Math.max(LEAST, probability));
  return won ? -Math.log(p) : -Math.log1p(-p);
}

/** Mean squared error of the probabilities (Brier 1950). */
export function brierScore(judged: readonly Judged[]): number {
  return mean(judged.map(({ probability, won }) => (probability - Number(won)) ** 2));
}

/** Bins of equal numbers of predictions, lowest first; fewer when there are fewer predictions. */
export function calibrationBins(judged: readonly Judged[], bins = 10): CalibrationBin[] {
  const sorted = [...judged].sort((a, b) => a.probability - b.probability);
  const curve: CalibrationBin[] = [];
  for (let b = 0; b < bins; b++) {
    const from = Math.floor((b * sorted.length) / bins);
    const part = sorted.slice(from, Math.floor(((b + 1) * sorted.length) / bins));
    if (part.length === 0) continue;
    const predicted = mean(part.map(({ probability }) => probability));
    curve.push({ predicted, observed: mean(part.map(({ won }) => Number(won))), n: part.length });
  }
  return curve;
}

/** Expected calibration error over bins of equal numbers (Naeini et al. 2015, equal-mass bins). */
export function calibrationError(judged: readonly Judged[], bins = 10): number {
  const parts = calibrationBins(judged, bins);
  const weighed = parts.map(({ predicted, observed, n }) => n * Math.abs(predicted - observed));
  return judged.length === 0 ? 0 : weighed.reduce((a, b) => a + b, 0) / judged.length;
}

/**
 * Isotonic regression by pooling adjacent violators (Ayer et al. 1955). Each pool is given `strength`
 * deals that turned out as predicted, so that few deals correct little; 0 takes them at face value.
 * The ends stay half a deal away from 0 and 1.
 */
export function isotonic(judged: readonly Judged[], strength: number): Correction {
  const pools: { predicted: number; won: number; n: number }[] = [];
  for (const [probability, { won, n }] of byPrediction(judged)) {
    pools.push({ predicted: probability * n, won, n });
    for (;;) {
      const [before, last] = [pools.at(-2), pools.at(-1)];
      if (!before || !last || before.won * last.n < last.won * before.n) break;
      before.predicted += last.predicted;
      before.won += last.won;
      before.n += last.n;
      pools.pop();
    }
  }
  const margin = 0.5 / Math.max(1, judged.length);
  let highest = margin;
  const to = pools.map(({ predicted, won, n }) => {
    const drawn = (won + (strength * predicted) / n) / (n + strength);
    highest = Math.min(1 - margin, Math.max(highest, drawn));
    return highest;
  });
  return { from: pools.map(({ predicted, n }) => predicted / n), to };
}

function byPrediction(judged: readonly Judged[]): [number, { won: number; n: number }][] {
  const counts = new Map<number, { won: number; n: number }>();
  for (const { probability, won } of judged) {
    const count = counts.get(probability) ?? { won: 0, n: 0 };
    counts.set(probability, { won: count.won + Number(won), n: count.n + 1 });
  }
  return [...counts].sort(([a], [b]) => a - b);
}

/** Applies a correction; without points it changes nothing. */
export function corrected(probability: number, { from, to }: Correction): number {
  const above = from.findIndex((x) => x >= probability);
  if (above === -1) return to.at(-1) ?? probability;
  const [x1 = 0, y1 = 0] = [from[above], to[above]];
  const [x0, y0] = [from[above - 1], to[above - 1]];
  if (x0 === undefined || y0 === undefined || x1 === x0) return y1;
  return y0 + ((y1 - y0) * (probability - x0)) / (x1 - x0);
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;
}
