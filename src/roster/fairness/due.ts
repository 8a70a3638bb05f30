// What the scorer needs of the ledger: how many leads each rep has had lately, and what share of
// them was due to them. It travels with the snapshot, so that a replay sees the same figures.

import { z } from 'zod';
import { byName, own, storedByName } from '../../leads/text/by-name.ts';
import { type Keeper, memoByObject, memoInKeeper } from '../../leads/text/memo-by-key.ts';
import type { Pool } from './entry.ts';
import { balances, type Ledger } from './ledger.ts';

/**
 * The ledger as of an instant, in leads. Under `expected_value` the figures are value, scaled so
 * that the team's total is its total of leads. `due` is entitled plus credits.
 */
export const fairnessSchema = z.strictObject({
  at: z.iso.datetime().nullable(),
  by: z.enum(['count', 'expected_value']),
  due: storedByName(z.number()),
  received: storedByName(z.number()),
});
export type Fairness = Readonly<z.infer<typeof fairnessSchema>>;

/** Nothing was booked yet: what is due follows the claims alone. */
export const NO_FAIRNESS: Fairness = { at: null, by: 'count', due: {}, received: {} };

const DAY_MS = 86_400_000;
/** Figures travel rounded, so that the order in which rows were added up leaves no trace. */
const DIGITS = 1e6;

/** The ledger as the snapshot carries it; ids in code-unit order. */
export function fairnessOf(
  ledger: Ledger,
  pools: ReadonlyMap<string, Pool>,
  atMs: number,
  by: Fairness['by'],
): Fairness {
  const leads = balances(ledger, pools, atMs);
  const seen = by === 'count' ? leads : balances(ledger, pools, atMs, 'value');
  const total = (of: typeof leads) => [...of.values()].reduce((sum, s) => sum + s.received, 0);
  const scale = by === 'count' ? 1 : total(leads) / (total(seen) || 1);
  const due = byName<number>();
  const received = byName<number>();
  for (const [repId, s] of [...seen].sort(([a], [b]) => (a < b ? -1 : 1))) {
    due[repId] = Math.round((s.entitled + s.credit) * scale * DIGITS) / DIGITS;
    received[repId] = Math.round(s.received * scale * DIGITS) / DIGITS;
  }
  return { at: new Date(atMs).toISOString(), by, due, received };
}

export type DueColumns = { received: Float64Array; due: Float64Array };

/** Columns for so many reps. */
export function newDueColumns(reps: number): DueColumns {
  return { received: new Float64Array(reps), due: new Float64Array(reps) };
}

/**
 * What the reps at `rows` have had and what was due to them at an instant, in leads, in the order of
 * `rows`. `recent` holds the live, already faded counts of assignments of all reps: leads given since
 * the ledger was read are due by the claims of those at `rows`, so that nobody else moves a share. By
 * expected value the live counts say nothing and are not used. Written to `out`.
 */
export function dueLeads(
  fairness: Fairness,
  index: Indexed,
  claims: ArrayLike<number>,
  recent: ArrayLike<number>,
  rows: ArrayLike<number>,
  atMs: number,
  halfLifeDays: number,
  out: DueColumns = newDueColumns(rows.length),
): DueColumns {
  const ageDays = fairness.at === null ? 0 : Math.max(0, atMs - Date.parse(fairness.at)) / DAY_MS;
  const faded = 2 ** (-ageDays / halfLifeDays);
  const before = laidOut(index)(fairness);
  const { received, due } = out;
  let fresh = 0;
  let claimed = 0;
  for (let k = 0; k < rows.length; k++) {
    const i = rows[k] ?? 0;
    const had = (before.received[i] ?? 0) * faded;
    received[k] = fairness.by === 'count' ? (recent[i] ?? 0) : had;
    due[k] = Math.max(0, (before.due[i] ?? 0) * faded);
    fresh += (received[k] ?? 0) - had;
    claimed += claims[i] ?? 0;
  }
  const perClaim = claimed > 0 ? Math.max(fresh, 0) / claimed : 0;
  for (let k = 0; k < rows.length; k++) {
    due[k] = (due[k] ?? 0) + perClaim * (claims[rows[k] ?? 0] ?? 0);
  }
  return out;
}

/** As much of a roster's index as the ledger looks at. */
type Indexed = Keeper & { reps: readonly { id: string }[] };

/** The ledger's figures in the order of the reps; laid out once per view. */
const laidOut = memoInKeeper(({ reps }: Indexed) =>
  memoByObject((fairness: Fairness): DueColumns & { isEmpty: boolean } => ({
    isEmpty: Object.keys(fairness.due).length === 0,
    due: Float64Array.from(reps, ({ id }) => own(fairness.due, id) ?? 0),
    received: Float64Array.from(reps, ({ id }) => own(fairness.received, id) ?? 0),
  })),
);

/** True when nothing is due to anybody by the ledger. */
export function isEmpty(index: Indexed, fairness: Fairness): boolean {
  return laidOut(index)(fairness).isEmpty;
}
