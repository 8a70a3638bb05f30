// Counting deals: wins and samples by scope, the latest date, medians.

export type ScopeName = 'industry' | 'size' | 'region' | 'source';
export type Tally = {
  scope: Partial<Record<ScopeName, string>>;
  won: number;
  n: number;
  asOf: string | null;
};

/** Counts by scope: overall, and by each value of one attribute at a time. */
export function tallies() {
  const byKey = new Map<string, Tally>();
  return {
    /** Adds a closed deal; attributes that the deal does not know add to no scope of theirs. */
    add(
      scopes: Readonly<Record<ScopeName, string | null>>,
      won: boolean,
      closedAt: string | null,
    ): void {
      count(byKey, '', {}, won, closedAt);
      for (const name of ['industry', 'size', 'region', 'source'] as const) {
        const value = scopes[name];
        if (value !== null) count(byKey, `${name}=${value}`, { [name]: value }, won, closedAt);
      }
    },
    /** Overall first, then by attribute and value, in code-point order. */
    all(): Tally[] {
      return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, tally]) => tally);
    },
  };
}

/** The value that at least `share` of the sorted sample does not exceed (nearest rank), or null. */
export function quantile(sample: readonly number[], share: number): number | null {
  const sorted = [...sample].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

function count(
  byKey: Map<string, Tally>,
  key: string,
  scope: Tally['scope'],
  won: boolean,
  closedAt: string | null,
): void {
  const tally = byKey.get(key) ?? { scope, won: 0, n: 0, asOf: null };
  tally.n += 1;
  if (won) tally.won += 1;
  const day = closedAt?.slice(0, 10) ?? null;
  if (day !== null && (tally.asOf === null || day > tally.asOf)) tally.asOf = day;
  byKey.set(key, tally);
}
