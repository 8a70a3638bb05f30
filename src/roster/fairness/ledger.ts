// The ledger's running totals: what each rep was entitled to, was credited and received, each amount
// fading by half in every half-life, so that an old injustice counts less and no month has a cliff.
import { own } from '../../leads/text/by-name.ts';
import type { LedgerEntry, Pool } from './entry.ts';
import { sumOf } from './entry.ts';

type Amount = { leads: number; value: number };

/**
 * Totals as seen from a fixed landmark: an amount booked at t is kept as amount × 2^((t − landmark)
 * / halfLife), so that adding is a sum and fading is one factor when read. Shared amounts are kept
 * per pool: a booking touches three numbers, however large the team.
 */
export type Ledger = {
  readonly halfLifeDays: number;
  landmarkMs: number;
  entitled: Map<string, Amount>;
  pooledCredit: Map<string, Amount>;
  credit: Map<string, Amount>;
  received: Map<string, Amount>;
};

/** A rep's account at an instant, in leads or in value. `balance` above 0: leads are owed to them. */
export type Balance = { entitled: number; credit: number; received: number; balance: number };

const DAY_MS = 86_400_000;
/** Far below where 2^x leaves the range of a number. */
const MAX_HALF_LIVES = 400;

/** An empty ledger; amounts are kept relative to `landmarkMs`. */
export function emptyLedger(halfLifeDays: number, landmarkMs: number): Ledger {
  return {
    halfLifeDays,
    landmarkMs,
    entitled: new Map(),
    pooledCredit: new Map(),
    credit: new Map(),
    received: new Map(),
  };
}

/** A ledger that books nothing of what the other books from now on. */
export function copyLedger(ledger: Ledger): Ledger {
  const copy = (totals: Map<string, Amount>) =>
    new Map([...totals].map(([key, amount]) => [key, { ...amount }]));
  return {
    ...ledger,
    entitled: copy(ledger.entitled),
    pooledCredit: copy(ledger.pooledCredit),
    credit: copy(ledger.credit),
    received: copy(ledger.received),
  };
}

/** Books one entry. The order of entries does not matter. */
export function book(ledger: Ledger, entry: LedgerEntry): void {
  if (ahead(ledger, entry.atMs) > MAX_HALF_LIVES) moveLandmark(ledger, entry.atMs);
  const grown = 2 ** ahead(ledger, entry.atMs);
  const amount = { leads: entry.leads * grown, value: entry.value * grown };
  const { repId, otherId, poolId } = entry;
  switch (entry.kind) {
    case 'routed':
      if (poolId !== null) add(ledger.entitled, poolId, amount);
      add(ledger.received, repId, amount);
      return;
    case 'owned':
      add(ledger.credit, repId, amount);
      add(ledger.received, repId, amount);
      return;
    case 'returned':
    case 'caught_up':
      if (poolId !== null) add(ledger.pooledCredit, poolId, amount, -1);
      add(ledger.credit, repId, amount);
      return;
    case 'handed_over':
      add(ledger.credit, repId, amount);
      if (otherId !== null) add(ledger.received, otherId, amount);
  }
}

/**
 * Every rep's account at an instant, faded to it. The balances of all accounts sum to zero.
 * `pools` must hold every pool that was booked; an unknown one throws a RangeError.
 */
export function balances(
  ledger: Ledger,
  pools: ReadonlyMap<string, Pool>,
  atMs: number,
  by: keyof Amount = 'leads',
): Map<string, Balance> {
  const found = new Map<string, Balance>();
  const of = (repId: string): Balance => {
    let balance = found.get(repId);
    if (balance === undefined) {
      balance = { entitled: 0, credit: 0, received: 0, balance: 0 };
      found.set(repId, balance);
    }
    return balance;
  };
  const faded = 2 ** -ahead(ledger, atMs);
  for (const account of ['entitled', 'credit'] as const) {
    for (const [poolId, amount] of ledger[account === 'credit' ? 'pooledCredit' : account]) {
      const pool = pools.get(poolId);
      if (pool === undefined) throw new RangeError(`The pool ${poolId} is not known.`);
      const unit = (amount[by] * faded) / sumOf(pool);
      for (const repId in pool) of(repId)[account] += unit * (own(pool, repId) ?? 0);
    }
  }
  for (const [repId, amount] of ledger.credit) of(repId).credit += amount[by] * faded;
  for (const [repId, amount] of ledger.received) of(repId).received += amount[by] * faded;
  for (const s of found.values()) s.balance = s.entitled + s.credit - s.received;
  return found;
}

/** Half-lives from the landmark to an instant. */
function ahead(ledger: Ledger, atMs: number): number {
  return (atMs - ledger.landmarkMs) / (ledger.halfLifeDays * DAY_MS);
}

function moveLandmark(ledger: Ledger, toMs: number): void {
  const faded = 2 ** -ahead(ledger, toMs);
  for (const totals of [ledger.entitled, ledger.pooledCredit, ledger.credit, ledger.received]) {
    for (const amount of totals.values()) {
      amount.leads *= faded;
      amount.value *= faded;
    }
  }
  ledger.landmarkMs = toMs;
}

function add(totals: Map<string, Amount>, key: string, amount: Amount, sign: 1 | -1 = 1): void {
  const total = totals.get(key);
  if (total === undefined) {
    totals.set(key, { leads: sign * amount.leads, value: sign * amount.value });
  } else {
    total.leads += sign * amount.leads;
    total.value += sign * amount.value;
  }
}
