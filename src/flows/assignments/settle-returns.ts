// When somebody is back from an absence, the policy may let them catch up: what the rotation gave
// others meanwhile is credited to them, up to a bound, once per absence.
import { writeAudit } from '../../io/db/audit.ts';
import { bookedEntry } from '../../io/db/books.ts';
import type { Db } from '../../io/db/engine/tables.ts';
import { inTransaction } from '../../io/db/engine/transaction.ts';
import { bookEntry, readEntry, readPools, sumEntries } from '../../io/db/fairness.ts';
import type { ReplicaCache } from '../../io/db/state/replica-cache.ts';
import { byName } from '../../leads/text/by-name.ts';
import type { PolicyDocument } from '../../policy/policy.ts';
import { claimOf, claimsAt, missedBy, poolOf } from '../../roster/fairness/claims.ts';
import type { LedgerEntry } from '../../roster/fairness/entry.ts';
import type { Rep } from '../../roster/rep.ts';
import type { Clock } from '../ports.ts';

export type ReturnDeps = { db: Db; clock: Clock; newId: () => string; state: ReplicaCache };

/** An absence that ended longer ago than this is history: its credit would have faded or been given. */
const LOOK_BACK_MS = 3 * 86_400_000;
/** Sums are wanted as booked, without fading. */
const NEVER_FADES_DAYS = 1e12;

/**
 * Books the credits of absences that ended lately, under the default policy; safe to repeat and to
 * run on several replicas. Returns the leads credited by rep id.
 */
export async function settleReturns(deps: ReturnDeps): Promise<Record<string, number>> {
  const policy = await deps.state.policy(null, null);
  if (policy?.document.fairness.afterAbsence !== 'catch_up') return {};
  const atMs = deps.clock.now();
  const credited = byName<number>();
  for (const rep of deps.state.roster().reps) {
    for (const absence of rep.absences) {
      const fromMs = Date.parse(absence.from);
      const toMs = Date.parse(absence.to);
      if (toMs > atMs || toMs < atMs - LOOK_BACK_MS) continue;
      const leads = await settleOne(deps, policy.document.fairness, rep, { fromMs, toMs, atMs });
      if (leads > 0) credited[rep.id] = (credited[rep.id] ?? 0) + leads;
    }
  }
  if (Object.keys(credited).length > 0) deps.state.fairness.touch();
  return credited;
}

async function settleOne(
  { db, newId, state }: ReturnDeps,
  rules: PolicyDocument['fairness'],
  rep: Rep,
  { fromMs, toMs, atMs }: { fromMs: number; toMs: number; atMs: number },
): Promise<number> {
  const id = `caught_up:${rep.id}:${fromMs}:${toMs}`;
  if (await readEntry(db, id)) return 0;
  const claim = claimOf(rep, atMs, 'catch_up');
  if (claim === 0) return 0;
  const stretch = { fromMs, untilMs: toMs, atMs: toMs };
  const sums = (await sumEntries(db, stretch, NEVER_FADES_DAYS)).filter(
    (sum) => sum.kind === 'routed',
  );
  const pools = await readPools(db, [...new Set(sums.flatMap((sum) => sum.poolId ?? []))]);
  const routed = sums.map(({ poolId, leads, value }) => ({
    pool: pools.get(poolId ?? '') ?? {},
    leads,
    value,
  }));
  const { leads, value } = missedBy({ id: rep.id, claim }, routed, rules.catchUpLeads);
  const { reps, index } = state.roster();
  const others = poolOf(reps, claimsAt(index, atMs, 'catch_up'), (i) => reps[i]?.id !== rep.id);
  const poolId = await state.fairness.poolId(others, atMs);
  if (leads === 0 || poolId === null) return 0;
  const entry: LedgerEntry = {
    id,
    atMs,
    kind: 'caught_up',
    repId: rep.id,
    otherId: null,
    poolId,
    leads,
    value,
    leadId: null,
    note: `away until ${new Date(toMs).toISOString().slice(0, 10)}`,
  };
  return inTransaction(db, async (trx) => {
    if (!(await bookEntry(trx, entry))) return 0;
    await writeAudit(trx, {
      ...{ id: newId(), at: new Date(atMs), actor: 'settle-returns', action: 'rep.caught_up' },
      subject: rep.id,
      detail: { leads },
      books: { entries: [bookedEntry(entry)] },
    });
    return leads;
  });
}
