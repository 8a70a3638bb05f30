// Whose turn it is when leads simply rotate: a weighted round robin that stays within one lead of
// what is due to each rep at every moment (Tijdeman 1980, "The chairman assignment problem").

export type Turn = {
  /** Leads that are due to the rep by now, before this lead. */
  due: number;
  received: number;
  /** The rep's share of this lead, 0–1. */
  share: number;
};

/**
 * A key per rep: the lowest is next. Reps who are behind far enough come first, the one whose next
 * lead falls due soonest at the head; then the others, furthest behind first. Same order as given.
 */
export function turnKeys(turns: readonly Turn[]): number[] {
  const n = turns.length;
  const slack = n > 1 ? 1 / (2 * n - 2) : 0;
  return turns.map(({ due, received, share }) => {
    const behind = due + share - received;
    if (share <= 0) return 1e12 - behind;
    return behind >= slack - 1e-9 ? (1 - slack - behind) / share : 1e9 - behind;
  });
}
