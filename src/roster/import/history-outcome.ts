// A deal as learning counts it: who, in which segment, how it ended and how long things took.
import { byName } from '../../leads/text/by-name.ts';
import type { Deal } from './deal.ts';
import type { ScopeName } from './tally.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** One closed deal as learning counts it. `levels` holds what is known: rep, industry, size, region, source and more. */
export type HistoryOutcome = {
  id: string;
  repId: string;
  accountId: string | null;
  levels: Record<string, string>;
  won: boolean;
  amountUsd: number | null;
  receivedAt: string | null;
  engagedAt: string | null;
  closedAt: string | null;
  /** Elapsed, not business, minutes from `engagedAt` to the first touch. */
  responseMinutes: number | null;
  cycleDays: number | null;
};

/** `words` are the deal's scopes in our vocabulary, null where unknown. */
export function outcomeOf(
  deal: Deal,
  words: Readonly<Record<ScopeName, string | null>>,
  accountId: string | null,
  repId: string,
): HistoryOutcome {
  const levels = byName([['rep', repId]]);
  for (const [name, value] of Object.entries({ ...deal.levels, ...words }))
    if (value !== null && value !== '') levels[name] = value;
  return {
    id: deal.id,
    repId,
    accountId,
    levels,
    won: deal.outcome === 'won',
    amountUsd: deal.amountUsd === 0 ? null : deal.amountUsd,
    receivedAt: deal.receivedAt,
    engagedAt: deal.engagedAt,
    closedAt: deal.closedAt,
    responseMinutes: elapsed(deal.engagedAt, deal.firstTouchAt, MINUTE_MS),
    cycleDays: elapsed(deal.engagedAt, deal.closedAt, DAY_MS),
  };
}

/** Null when an end is missing or the order is impossible. */
function elapsed(from: string | null, to: string | null, unitMs: number): number | null {
  if (from === null || to === null) return null;
  const units = (Date.parse(to) - Date.parse(from)) / unitMs;
  return units < 0 ? null : Math.round(units * 100) / 100;
}
