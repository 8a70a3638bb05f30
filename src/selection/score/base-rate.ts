// The team's win rate when the policy does not state one: pooled from the records of those who may
// take this lead, so that a rep who may not never moves anybody's score.

import { memoInKeeper } from '../../leads/text/memo-by-key.ts';
import type { RosterIndex } from '../../roster/roster-index.ts';
import { UNSTATED_DEALS } from '../../roster/scope-key.ts';

/** Used when not a single record is known. */
const UNKNOWN_BASE_RATE = 0.3;

type Deals = { won: Float64Array; all: Float64Array };
const dealsOf = memoInKeeper((columns: RosterIndex): Deals => countDeals(columns));

/**
 * Won deals over deals of the reps where `may` is 1, to whole percents: each rep's overall record, or
 * the scoped ones where there is no overall one; unstated samples weigh as 20 deals. Whole percents
 * keep the estimate steady from lead to lead.
 */
export function pooledRate(columns: RosterIndex, may: Uint8Array): number {
  const deals = dealsOf(columns);
  let won = 0;
  let all = 0;
  for (let i = 0; i < may.length; i++) {
    if (may[i] === 0) continue;
    won += deals.won[i] ?? 0;
    all += deals.all[i] ?? 0;
  }
  const rate = all > 0 ? won / all : UNKNOWN_BASE_RATE;
  return Math.min(0.99, Math.max(0.01, Math.round(rate * 100) / 100));
}

function countDeals(columns: RosterIndex): Deals {
  const n = columns.reps.length;
  const deals: Deals = { won: new Float64Array(n), all: new Float64Array(n) };
  columns.reps.forEach(({ records }, i) => {
    const overall = records.filter((r) => Object.values(r.scope).every((v) => v === undefined));
    for (const record of overall.length > 0 ? overall : records) {
      const size = record.n ?? UNSTATED_DEALS;
      const counted = record.won !== undefined && record.n !== null;
      deals.won[i] =
        (deals.won[i] ?? 0) + (counted ? (record.won ?? 0) : size * (record.rate ?? 0));
      deals.all[i] = (deals.all[i] ?? 0) + size;
    }
  });
  return deals;
}
