// How much a deal counts by its age, where a half-life is set: win rates of long ago say less of today.

const DAY_MS = 86_400_000;

/**
 * One weight per deal: 1 for what ended last, half as much a half-life earlier. `endedMs` is in epoch
 * milliseconds; a deal without a date weighs as the oldest dated one. Without a half-life all weigh 1.
 */
export function recencyWeights(
  deals: readonly { endedMs: number | null }[],
  halfLifeDays: number | null,
): number[] {
  if (halfLifeDays === null) return deals.map(() => 1);
  let [oldest, newest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { endedMs } of deals) {
    if (endedMs === null) continue;
    oldest = Math.min(oldest, endedMs);
    newest = Math.max(newest, endedMs);
  }
  if (newest < oldest) return deals.map(() => 1);
  return deals.map(({ endedMs }) => {
    const ageDays = (newest - (endedMs ?? oldest)) / DAY_MS;
    return 2 ** (-ageDays / halfLifeDays);
  });
}
