// The ledger as one replica knows it: what is settled is summed up by the database and kept, what is
// younger is summed up anew for each view. Replicas share nothing but the rows.
import { type Fairness, fairnessOf, NO_FAIRNESS } from '../../../roster/fairness/due.ts';
import { type LedgerEntry, type Pool, sumOf } from '../../../roster/fairness/entry.ts';
import { book, copyLedger, emptyLedger, type Ledger } from '../../../roster/fairness/ledger.ts';
import type { Db } from '../engine/tables.ts';
import { readPools, storePool, sumEntries } from '../fairness.ts';

const DAY_MS = 86_400_000;
/** Older entries weigh less than a four-thousandth and are left out. */
const HORIZON_HALF_LIVES = 12;
/** A row may become visible this long after the instant that it carries: what is older is settled. */
const SETTLING_MS = 120_000;
/** How old a view may be. Live counts bring the leads since then; they know nothing of value. */
const FRESH_MS: Record<Fairness['by'], number> = { count: 300_000, expected_value: 2_000 };

/** Which ledger a policy reads: its half-life and unit. */
type FairnessRules = { halfLifeDays: number; by: Fairness['by'] };

export type FairnessBook = {
  /** The ledger as of an instant: a kept view, or a fresh one when that is too old. */
  at(atMs: number, rules: FairnessRules): Promise<Fairness>;
  /** Makes the next view a fresh one: credits were booked. */
  touch(): void;
  /**
   * Makes sure that a pool is stored and gives its hash, null for an empty one; asks the database
   * once per pool.
   */
  poolId(pool: Pool, atMs: number): Promise<string | null>;
};

type Kept = {
  /** All that was booked before `settledMs`. */
  ledger: Ledger;
  settledMs: number;
  pools: Map<string, Pool>;
  views: Map<Fairness['by'], Fairness>;
};

/** Opens the ledger for one replica. */
export function fairnessBook(db: Db): FairnessBook {
  const books = new Map<number, Kept>();
  const stored = new WeakMap<Pool, Promise<string | null>>();
  let turns = Promise.resolve();

  /** One reader at a time: two would settle the same rows twice. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = turns.then(work);
    turns = result.then(
      () => undefined,
      () => undefined,
    );
    return result;
  }

  const freshView = (atMs: number, { halfLifeDays, by }: FairnessRules): Fairness | null => {
    const view = books.get(halfLifeDays)?.views.get(by);
    if (!view) return null;
    const ageMs = atMs - Date.parse(view.at ?? '');
    return ageMs >= 0 && ageMs < FRESH_MS[by] ? view : null;
  };

  return {
    at: async (atMs, rules) =>
      freshView(atMs, rules) ??
      inTurn(async () => {
        const made = freshView(atMs, rules);
        if (made) return made;
        const { halfLifeDays } = rules;
        const kept = books.get(halfLifeDays) ?? opened(atMs, halfLifeDays);
        books.set(halfLifeDays, kept);
        const view = viewOf(kept, await wholeLedger(db, kept, atMs), atMs, rules.by);
        kept.views.set(rules.by, view);
        return view;
      }),
    touch() {
      for (const kept of books.values()) kept.views.clear();
    },
    poolId(pool, atMs) {
      const known = stored.get(pool);
      if (known !== undefined) return known;
      const storing =
        sumOf(pool) === 0 ? Promise.resolve(null) : storePool(db, pool, new Date(atMs));
      stored.set(pool, storing);
      storing.catch(() => stored.delete(pool));
      return storing;
    },
  };
}

function opened(atMs: number, halfLifeDays: number): Kept {
  const settledMs = atMs - HORIZON_HALF_LIVES * halfLifeDays * DAY_MS;
  return {
    ledger: emptyLedger(halfLifeDays, atMs),
    settledMs,
    pools: new Map(),
    views: new Map(),
  };
}

/** Settles what is old enough, and gives the ledger with everything younger in it as well. */
async function wholeLedger(db: Db, kept: Kept, atMs: number): Promise<Ledger> {
  const { halfLifeDays } = kept.ledger;
  const untilMs = atMs - SETTLING_MS;
  if (untilMs > kept.settledMs) {
    const stretch = { fromMs: kept.settledMs, untilMs, atMs: untilMs };
    const settled = await sumEntries(db, stretch, halfLifeDays);
    await learnPools(db, kept, settled);
    for (const entry of settled) book(kept.ledger, entry);
    kept.settledMs = untilMs;
  }
  const stretch = { fromMs: kept.settledMs, untilMs: null, atMs };
  const younger = await sumEntries(db, stretch, halfLifeDays);
  await learnPools(db, kept, younger);
  const whole = copyLedger(kept.ledger);
  for (const entry of younger) book(whole, entry);
  return whole;
}

async function learnPools(db: Db, { pools }: Kept, entries: readonly LedgerEntry[]): Promise<void> {
  const missing = new Set<string>();
  for (const { poolId } of entries) {
    if (poolId !== null && !pools.has(poolId)) missing.add(poolId);
  }
  for (const [hash, pool] of await readPools(db, [...missing])) pools.set(hash, pool);
}

function viewOf({ pools }: Kept, ledger: Ledger, atMs: number, by: Fairness['by']): Fairness {
  const view = fairnessOf(ledger, pools, atMs, by);
  return Object.keys(view.due).length === 0 ? { ...NO_FAIRNESS, at: view.at } : view;
}
