// What a slow first touch costs: the factor h on win probability by minutes to the first touch.

/** Factor at each time, straight lines between on the scale log2(1 + minutes / 5); flat after the last. */
export interface ResponseCurve {
  minutes: number[];
  factor: number[];
  /** Deals behind the curve. */
  n: number;
}

/** Deals with about the same time to first touch. */
export interface ResponseCount {
  minutes: number;
  n: number;
  won: number;
}

/** Upper ends of the bands of minutes in which outcomes are pooled; the last band is open. */
const BANDS = [5, 15, 60, 240, 1440];
/** Deals at the default curve that each band is given. */
const STRENGTH = 100;
const LEAST_FACTOR = 0.1;

/**
 * h(minutes) in (0, 1]: the default is max(.6, 1 − .1 · log2(1 + minutes / 5)), a first touch after 5
 * minutes costing a tenth; a learned curve takes its place.
 */
export function responseFactor(minutes: number, curve: ResponseCurve | null = null): number {
  const x = scale(Math.max(0, minutes));
  if (!curve) return Math.max(0.6, 1 - 0.1 * x);
  const above = curve.minutes.findIndex((knot) => scale(knot) >= x);
  if (above === -1) return curve.factor.at(-1) ?? 1;
  const [x1, y1] = [scale(curve.minutes[above] ?? 0), curve.factor[above] ?? 1];
  if (above === 0) return y1;
  const [x0, y0] = [scale(curve.minutes[above - 1] ?? 0), curve.factor[above - 1] ?? 1];
  return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
}

/**
 * The curve that outcomes teach, drawn towards the default by 100 deals per band and never rising. The
 * fastest band keeps its default: only ratios to it can be seen. Observational: reps who call fast may
 * differ in other ways.
 */
export function learnResponse(counts: readonly ResponseCount[]): ResponseCurve {
  const bands = [...BANDS, Number.POSITIVE_INFINITY].map((upTo, b) => {
    const from = BANDS[b - 1] ?? -1;
    const inside = counts.filter(({ minutes }) => minutes > from && minutes <= upTo);
    const n = inside.reduce((sum, count) => sum + count.n, 0);
    const won = inside.reduce((sum, count) => sum + count.won, 0);
    const spent = inside.reduce((sum, count) => sum + scale(count.minutes) * count.n, 0);
    const typical = b === BANDS.length ? from * 2 : Math.sqrt(Math.max(from, 1) * upTo);
    // The band stands at the mean of its own deals on the curve's scale.
    return { minutes: n > 0 ? unscale(spent / n) : typical, n, won };
  });
  const usual = bands.map(({ minutes }) => responseFactor(minutes));
  let factor = usual;
  for (let pass = 0; pass < 50; pass++) {
    const reached = bands.reduce((sum, { n }, b) => sum + n * (factor[b] ?? 1), 0);
    const base = bands.reduce((sum, { won }) => sum + won, 0) / reached;
    if (!(base > 0)) break;
    const raw = bands.map(({ n, won }, b) =>
      b === 0
        ? (usual[0] ?? 1)
        : (won + STRENGTH * base * (usual[b] ?? 1)) / ((n + STRENGTH) * base),
    );
    factor = neverRising(
      raw,
      bands.map(({ n }) => n + STRENGTH),
    );
  }
  return {
    minutes: [0, ...bands.map(({ minutes }) => minutes)],
    factor: [1, ...factor.map((value) => Math.min(1, Math.max(LEAST_FACTOR, value)))],
    n: bands.reduce((sum, { n }) => sum + n, 0),
  };
}

/** Weighted pooling of adjacent violators; the first value is kept as a ceiling. */
function neverRising(values: readonly number[], weights: readonly number[]): number[] {
  const ceiling = values[0] ?? 1;
  const pools: { sum: number; weight: number; size: number }[] = [];
  values.forEach((value, i) => {
    const weight = i === 0 ? 1e9 : (weights[i] ?? 1);
    pools.push({ sum: value * weight, weight, size: 1 });
    for (;;) {
      const [before, last] = [pools.at(-2), pools.at(-1)];
      if (!before || !last || before.sum / before.weight >= last.sum / last.weight) break;
      before.sum += last.sum;
      before.weight += last.weight;
      before.size += last.size;
      pools.pop();
    }
  });
  return pools.flatMap(({ sum, weight, size }) =>
    Array<number>(size).fill(Math.min(ceiling, sum / weight)),
  );
}

function scale(minutes: number): number {
  return Math.log2(1 + minutes / 5);
}

function unscale(x: number): number {
  return 5 * (2 ** x - 1);
}
