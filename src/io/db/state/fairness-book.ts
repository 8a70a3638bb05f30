// The ledger as one replica knows it: summed up once by the database, then kept up with what is
// booked, here or elsewhere. Replicas share nothing but the rows.
import { type Fairness, fairnessOf, NO_FAIRNESS } from '../../../roster/fairness/due.ts';
import { type LedgerEntry, type Pool, sumOf } from '../../../roster/fairness/entry.ts';
import { book, emptyLedger, type Ledger } from '../../../roster/fairness/ledger.ts';
import { readEntries, readPools, storePool, sumEntries } from '../fairness.ts';
import type { Db } from '../tables.ts';

const DAY_MS = 86_400_000;
/** Older entries weigh less than a four-thousandth and are left out. */
const HORIZON_HALF_LIVES = 12;
/** A row may become visible this long after the instant that it carries; rows are looked for again. */
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
  ledger: Ledger;
  pools: Map<string, Pool>;
  /** Entries near the edge of what was read, by id, so that none is added twice. */
  seen: Map<string, number>;
  readUntilMs: number;
  views: Map<Fairness['by'], Fairness>;
};

/** Opens the ledger for one replica. */
export function fairnessBook(db: Db): FairnessBook {
  const books = new Map<number, Promise<Kept>>();
  const stored = new WeakMap<Pool, Promise<string | null>>();
  let turns = Promise.resolve();

  async function keptUp(atMs: number, halfLifeDays: number): Promise<Kept> {
    const opening = books.get(halfLifeDays) ?? open(db, atMs, halfLifeDays);
    books.set(halfLifeDays, opening);
    const kept = await opening.catch((error: unknown) => {
      books.delete(halfLifeDays);
      throw error;
    });
    await addNew(db, kept);
    return kept;
  }

  /** One reader at a time: two would add the same rows twice. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = turns.then(work);
    turns = result.then(
      () => undefined,
      () => undefined,
    );
    return result;
  }

  const known = new Map<number, Kept>();
  const freshView = (atMs: number, { halfLifeDays, by }: FairnessRules): Fairness | null => {
    const view = known.get(halfLifeDays)?.views.get(by);
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
        const kept = await keptUp(atMs, rules.halfLifeDays);
        known.set(rules.halfLifeDays, kept);
        const view = viewOf(kept, atMs, rules.by);
        kept.views.set(rules.by, view);
        return view;
      }),
    touch() {
      for (const kept of known.values()) kept.views.clear();
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

function viewOf(kept: Kept, atMs: number, by: Fairness['by']): Fairness {
  const view = fairnessOf(kept.ledger, kept.pools, atMs, by);
  return Object.keys(view.due).length === 0 ? { ...NO_FAIRNESS, at: view.at } : view;
}

async function open(db: Db, atMs: number, halfLifeDays: number): Promise<Kept> {
  const fromMs = atMs - HORIZON_HALF_LIVES * halfLifeDays * DAY_MS;
  const untilMs = atMs - SETTLING_MS;
  const kept: Kept = {
    ledger: emptyLedger(halfLifeDays, untilMs),
    pools: new Map(),
    seen: new Map(),
    readUntilMs: untilMs + SETTLING_MS,
    views: new Map(),
  };
  await add(db, kept, await sumEntries(db, fromMs, untilMs, halfLifeDays));
  return kept;
}

/** Reads again from a little before the last row seen: a slow transaction may have come in between. */
async function addNew(db: Db, kept: Kept): Promise<void> {
  const entries = await readEntries(db, kept.readUntilMs - SETTLING_MS);
  const fresh = entries.filter((entry) => !kept.seen.has(entry.id));
  await add(db, kept, fresh);
  for (const entry of fresh) {
    kept.seen.set(entry.id, entry.atMs);
    kept.readUntilMs = Math.max(kept.readUntilMs, entry.atMs);
  }
  for (const [id, entryMs] of kept.seen) {
    if (entryMs < kept.readUntilMs - SETTLING_MS) kept.seen.delete(id);
  }
}

async function add(db: Db, kept: Kept, entries: readonly LedgerEntry[]): Promise<void> {
  const missing = new Set<string>();
  for (const { poolId } of entries) {
    if (poolId !== null && !kept.pools.has(poolId)) missing.add(poolId);
  }
  for (const [hash, pool] of await readPools(db, [...missing])) kept.pools.set(hash, pool);
  for (const entry of entries) book(kept.ledger, entry);
}
