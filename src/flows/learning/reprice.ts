// What a slot of each rep is worth, computed anew from the leads of late: once a day, and when the
// roster or the model has changed; by one replica for all.
import { setImmediate as turn } from 'node:timers/promises';
import type { Db } from '../../io/db/engine/tables.ts';
import { inTransaction } from '../../io/db/engine/transaction.ts';
import { demandOf, recentPooled } from '../../io/db/learning/demand.ts';
import { insertPrices, newestPrices } from '../../io/db/learning/models.ts';
import { inTurn } from '../../io/db/state/job-leases.ts';
import type { ReplicaCache } from '../../io/db/state/replica-cache.ts';
import { bumpVersion } from '../../io/db/versions.ts';
import { NO_FAIRNESS } from '../../roster/fairness/due.ts';
import { snapshotIfReadable } from '../../routing/stored/snapshot-formats.ts';
import type { Snapshot, StoredSnapshot } from '../../selection/scene/snapshot.ts';
import { slotPrices, worthOf } from '../../selection/score/slot-prices.ts';
import type { Clock } from '../ports.ts';

export type RepriceDeps = { db: Db; clock: Clock; state: ReplicaCache };

export type Repriced = {
  /** Version of the prices now in force; null: none were computed. */
  version: number | null;
  because: string;
};

const PRICED_LEADS = 300;
const LEAST_LEADS = 50;
/** Leads between two turns of the event loop. */
const TURN = 10;
const DAY_MS = 86_400_000;
const CLAIM_MS = 300_000;

/** Computes prices under the default policy and puts them in force, if there is enough to go by. */
export async function reprice(deps: RepriceDeps): Promise<Repriced> {
  const { db, state } = deps;
  const at = new Date(deps.clock.now());
  const policy = await state.policy(null, null);
  if (!policy?.document.objective.prices) return none('the policy in force asks for none');
  const leads = await leadsOfLate(db);
  if (leads.length < LEAST_LEADS) return none(`${leads.length} leads of ${LEAST_LEADS} so far`);
  const roster = state.roster();
  const active = roster.reps.filter((rep) => rep.active).length;
  if (active > leads.length) {
    return none(`${leads.length} leads say nothing of the prices of ${active} reps`);
  }
  const estimates = { ...state.estimates().value, prices: {} };
  const worths: Float64Array[] = [];
  for (const { at: decidedAt, lead, account, match, declinedBy } of leads) {
    // Today's reps and rules, nobody holding anything: what the slot is worth, not whether it is free.
    const snapshot: Snapshot = {
      ...{ at: decidedAt, lead, account, match, declinedBy, policy, roster, estimates },
      ...{ runningOwnerId: null, loads: new Map(), fairness: NO_FAIRNESS },
    };
    worths.push(worthOf(snapshot));
    if (worths.length % TURN === 0) await turn();
  }
  const before = await newestPrices(db);
  const demand = await demandOf(db, at);
  const prices = slotPrices(roster, worths, {
    demand,
    atMs: at.getTime(),
    mayWait: policy.document.queue.nurture !== 'off',
    start: before?.prices ?? {},
  });
  const version = (before?.version ?? 0) + 1;
  const basis = {
    ...{ leads: leads.length, reps: Object.keys(prices).length, ...demand },
    policy: `${policy.name}@${policy.version}`,
  };
  const written = await inTransaction(db, async (trx) => {
    if (!(await insertPrices(trx, { version, prices, basis, computedAt: at }))) return false;
    await bumpVersion(trx, 'estimates', at);
    return true;
  });
  await state.refresh();
  return written
    ? { version, because: `from ${leads.length} leads and ${basis.reps} reps` }
    : none('another replica has computed them');
}

/** Reprices when due, on one replica; null when it is not due or another replica is at it. */
export async function repriceWhenDue(deps: RepriceDeps): Promise<Repriced | null> {
  const atMs = deps.clock.now();
  const [model = ''] = deps.state.estimates().value.version.split('+');
  const seen = `${deps.state.roster().hash} ${model.startsWith('model') ? model : ''}`;
  const chore = { name: 'reprice', seen, atMs, claimMs: CLAIM_MS };
  return inTurn(
    deps.db,
    chore,
    () => reprice(deps),
    ({ version }) => (version === null ? DAY_MS / 24 : DAY_MS),
  );
}

/** Leads of late in today's form; a text takes part of a millisecond to read. */
async function leadsOfLate(db: Db): Promise<StoredSnapshot[]> {
  const leads: StoredSnapshot[] = [];
  for (const [k, text] of (await recentPooled(db, PRICED_LEADS)).entries()) {
    const stored = snapshotIfReadable(text);
    if (stored) leads.push(stored);
    if (k % TURN === 0) await turn();
  }
  return leads;
}

function none(because: string): Repriced {
  return { version: null, because };
}
