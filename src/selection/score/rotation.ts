// The fairness ledger as a routing sees it: what is due to each rep, whose turn it is, who shares
// this lead, and the booking that an assignment makes.
import { kindOf } from '../../policy/must/must.ts';
import { type Claims, claimsAmong, claimsAt, poolOf } from '../../roster/fairness/claims.ts';
import { type DueColumns, dueLeads, isEmpty, newDueColumns } from '../../roster/fairness/due.ts';
import type { LedgerEntry, Pool } from '../../roster/fairness/entry.ts';
import { turnKeys } from '../../roster/fairness/turn.ts';
import type { Eligibility } from '../rules/eligibility.ts';
import type { Scene } from '../scene/scene.ts';

/**
 * Leads received and due, faded to now, of those at `rows`, who may take the lead, in that order.
 * `recent` holds their live counts by rep. Without a ledger, what those reps had is due to them by
 * capacity and weight. Written to `out` where it is given.
 */
export function dueColumns(
  scene: Scene,
  rows: Int32Array,
  recent: Float64Array,
  out: DueColumns = newDueColumns(rows.length),
): DueColumns {
  const { fairness } = scene.snapshot;
  if (!fairness || isEmpty(scene.columns, fairness)) {
    const { weight } = scene.columns;
    const { received, due } = out;
    for (let k = 0; k < rows.length; k++) {
      const i = rows[k] ?? 0;
      received[k] = recent[i] ?? 0;
      due[k] = (scene.openCap[i] ?? 0) * (weight[i] ?? 1);
    }
    const perClaim = total(received) / (total(due) || 1);
    for (let k = 0; k < rows.length; k++) due[k] = (due[k] ?? 0) * perClaim;
    return out;
  }
  const { halfLifeDays } = scene.snapshot.policy.document.fairness;
  const claims = claimsAmong(claimsOf(scene), rows);
  return dueLeads(fairness, scene.columns, claims, recent, rows, scene.atMs, halfLifeDays, out);
}

/** A key per row that is lowest for the rep whose turn it is among those who may take the lead. */
export function turnColumn(scene: Scene, rows: Int32Array, recent: Float64Array): Float64Array {
  const { received, due } = dueColumns(scene, rows, recent);
  const claims = claimsAmong(claimsOf(scene), rows);
  const claimed = rows.reduce((sum, i) => sum + (claims[i] ?? 0), 0);
  const keys = turnKeys(
    Array.from(rows, (i, k) => ({
      due: due[k] ?? 0,
      received: received[k] ?? 0,
      share: claimed > 0 ? (claims[i] ?? 0) / claimed : 1 / rows.length,
    })),
  );
  const column = new Float64Array(scene.columns.reps.length);
  for (const [k, i] of rows.entries()) column[i] = keys[k] ?? 0;
  return column;
}

/**
 * Who shares this lead: the reps with a claim whose role and team are in the lead's rotation. What
 * they know or speak is left aside: whoever gets more of one kind of lead gets less of the others.
 */
export function rotationPool(scene: Scene, { verdicts, relaxed }: Eligibility): Pool {
  const claims = claimsOf(scene);
  const bounds = verdicts.filter(
    ({ rule }) => kindOf(rule).whoPasses === 'does_the_work' && !relaxed.includes(rule.code),
  );
  const key = JSON.stringify(bounds.map(({ rule }) => rule));
  const pool =
    claims.pools.get(key) ??
    poolOf(scene.columns.reps, claims, (i) => bounds.every(({ fails }) => fails[i] !== 1));
  claims.pools.set(key, pool);
  return pool;
}

/** The ledger entry of an assignment: an owner's lead, and one that nobody shares, has no pool. */
export function bookingOf(given: {
  assignmentId: string;
  leadId: string;
  repId: string;
  atMs: number;
  /** Expected value of the lead with this rep, in the unit of the objective. */
  value: number;
  owned: boolean;
  poolId: string | null;
  note: string;
}): LedgerEntry {
  const { assignmentId, leadId, repId, atMs, value, owned, poolId, note } = given;
  const shared = !owned && poolId !== null;
  return {
    id: assignmentId,
    atMs,
    kind: shared ? 'routed' : 'owned',
    repId,
    otherId: null,
    poolId: shared ? poolId : null,
    leads: 1,
    value,
    leadId,
    note,
  };
}

function total(column: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < column.length; i++) sum += column[i] ?? 0;
  return sum;
}

function claimsOf(scene: Scene): Claims {
  const { afterAbsence } = scene.snapshot.policy.document.fairness;
  return claimsAt(scene.columns, scene.atMs, afterAbsence);
}
