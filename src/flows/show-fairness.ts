// Who has had their share: the balances of the fairness ledger, and one rep's statement of it.

import { readEntries, readPools } from '../io/db/fairness.ts';
import type { ReplicaCache } from '../io/db/state/replica-cache.ts';
import { countDeclines } from '../io/db/views/fairness.ts';
import { own } from '../leads/text/by-name.ts';
import type { PolicyDocument } from '../policy/policy.ts';
import { byDay, type Statement, statementOf } from '../roster/fairness/statement.ts';
import { fairnessDeviations } from '../selection/score/fairness.ts';
import { capacityShares } from '../selection/score/prices.ts';
import type { Deps } from './deps.ts';
import { Refusal } from './refusal.ts';

type FairnessDeps = Pick<Deps, 'db' | 'clock'> & { state: ReplicaCache };

type FairnessLine = {
  rep: { id: string; name: string };
  /** Leads, faded: what the ledger entitles the rep to with all credits, and what they had. */
  due: number;
  received: number;
  /** Above 0: leads are owed to the rep. */
  balance: number;
  /** Received against due as the scorer weighs it; 0.1 is a tenth too many. */
  deviation: number;
  /** In the days asked for, not faded. */
  assigned: number;
  declined: number;
  declineRate: number | null;
};

export type FairnessOverview = {
  policy: string;
  by: PolicyDocument['fairness']['by'];
  halfLifeDays: number;
  days: number;
  reps: FairnessLine[];
};

const DAY_MS = 86_400_000;

/** Every active rep's balance under the default policy, those who are owed most first. */
export async function showFairness(deps: FairnessDeps, days: number): Promise<FairnessOverview> {
  const { name, rules } = await rulesInForce(deps);
  const nowMs = deps.clock.now();
  deps.state.fairness.touch();
  const [ledger, counts] = await Promise.all([
    deps.state.fairness.at(nowMs, rules),
    countDeclines(deps.db, new Date(nowMs - days * DAY_MS)),
  ]);
  const reps = deps.state.roster().reps.filter((rep) => rep.active);
  const received = Float64Array.from(reps, ({ id }) => own(ledger.received, id) ?? 0);
  const due = Float64Array.from(reps, ({ id }) => own(ledger.due, id) ?? 0);
  const deviations = fairnessDeviations(received, capacityShares(due), rules);
  const countsById = new Map(counts.map((count) => [count.repId, count]));
  const lines = reps.map(({ id, name: repName }, i): FairnessLine => {
    const { assigned = 0, declined = 0 } = countsById.get(id) ?? {};
    return {
      rep: { id, name: repName },
      due: due[i] ?? 0,
      received: received[i] ?? 0,
      balance: (due[i] ?? 0) - (received[i] ?? 0),
      deviation: deviations[i] ?? 0,
      assigned,
      declined,
      declineRate: assigned === 0 ? null : declined / assigned,
    };
  });
  return {
    policy: name,
    by: rules.by,
    halfLifeDays: rules.halfLifeDays,
    days,
    reps: lines.sort((a, b) => b.balance - a.balance || (a.rep.id < b.rep.id ? -1 : 1)),
  };
}

export type RepStatement = Statement & {
  from: string;
  /** What the entries before `from` still weigh; carried and lines sum to the balance. */
  carried: number;
};

/**
 * One rep's statement: the entries of the last days, in leads faded to now, and what is carried
 * over from before. `each` shows every lead that went to others; else they are added up by day.
 * @throws Refusal not_found
 */
export async function showStatement(
  deps: FairnessDeps,
  repId: string,
  { days, each }: { days: number; each: boolean },
): Promise<RepStatement> {
  if (!deps.state.roster().reps.some((rep) => rep.id === repId)) {
    throw new Refusal('not_found', `There is no rep "${repId}".`);
  }
  const { rules } = await rulesInForce(deps);
  const nowMs = deps.clock.now();
  const fromMs = nowMs - days * DAY_MS;
  deps.state.fairness.touch();
  const ledger = await deps.state.fairness.at(nowMs, { ...rules, by: 'count' });
  const entries = await readEntries(deps.db, fromMs);
  const pools = await readPools(deps.db, [...new Set(entries.flatMap((e) => e.poolId ?? []))]);
  const recent = statementOf(repId, entries, pools, nowMs, rules.halfLifeDays);
  const balance = (own(ledger.due, repId) ?? 0) - (own(ledger.received, repId) ?? 0);
  const carried = balance - recent.balance;
  const shown = each ? recent : byDay(recent);
  return { ...shown, balance, from: new Date(fromMs).toISOString(), carried };
}

async function rulesInForce({ state }: FairnessDeps) {
  const policy = await state.policy(null, null);
  if (!policy) throw new Refusal('policy_unknown', 'No policy is in force.');
  return { name: policy.name, rules: policy.document.fairness };
}
