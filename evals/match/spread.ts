// A mean with its standard error: how figures of several seeds are given.

export interface Spread {
  mean: number;
  /** Standard error of the mean; 0 for a single value. */
  error: number;
  least: number;
  most: number;
}

/** Of at least one value. */
export function spread(values: readonly number[]): Spread {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const squares = values.reduce((a, b) => a + (b - mean) ** 2, 0);
  const variance = squares / Math.max(1, values.length - 1);
  return {
    mean,
    error: Math.sqrt(variance / values.length),
    least: Math.min(...values),
    most: Math.max(...values),
  };
}
