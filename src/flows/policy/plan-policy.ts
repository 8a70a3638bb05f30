// What a draft would change: the last decisions, or leads from a file, made again under it.

import { recentSnapshots } from '../../io/db/decisions/decisions.ts';
import { contentHash } from '../../io/db/engine/content-hash.ts';
import type { Lead } from '../../leads/lead.ts';
import { type Policy, UNSTORED_VERSION } from '../../policy/policy.ts';
import { type Plan, planner } from '../../routing/plan/plan.ts';
import { DEFAULT_DEADLINE_MS } from '../../routing/route-request.ts';
import type { Snapshot } from '../../selection/scene/snapshot.ts';
import { ifReadable, snapshotReader } from '../decisions/replay-decision.ts';
import type { Deps } from '../deps.ts';
import { problemsOfTwins } from '../ids.ts';
import { Refusal } from '../refusal.ts';
import { type ArrivalDeps, affordable, arrivalOf } from '../route/arrival.ts';
import { checkedPolicy, type PolicyGiven } from './publish-policy.ts';

export const DEFAULT_PLAN_DECISIONS = 1_000;
export const MAX_PLAN_DECISIONS = 10_000;
/** Decisions between two turns of the event loop: over two thousand reps one alone takes many milliseconds. */
const TURN = 1;

type PlanDeps = ArrivalDeps & Pick<Deps, 'sleep'>;

export type PlanWish = {
  /** A draft as text or JSON, or a stored version. */
  draft: PolicyGiven | { name: string; version: number };
  /** The policy in force to compare with; null: the one of the draft's name, else the default. */
  against: string | null;
  /** How many of the newest decisions; ignored when leads are given. */
  last: number;
  leads: readonly Lead[] | null;
  samples: number;
};

/**
 * Plans a draft; nothing is stored.
 * @throws Refusal invalid_input (a lead that stands twice), policy_invalid, policy_unknown, policy_too_dear
 */
export async function planPolicy(deps: PlanDeps, wish: PlanWish): Promise<Plan> {
  const ids = (wish.leads ?? []).map(({ id }) => id);
  const twins = problemsOfTwins(ids, (at) => `/leads/${at}/id`);
  if (twins.length > 0) throw new Refusal('invalid_input', '', twins);
  const draft = await draftOf(deps, wish.draft);
  const live =
    (await deps.state.policy(wish.against ?? draft.name, null)) ??
    (wish.against === null ? await deps.state.policy(null, null) : null);
  if (!live)
    throw new Refusal('policy_unknown', 'No policy is in force to compare the draft with.');
  const comparison = planner(live, draft, wish.samples);
  let done = 0;
  for await (const snapshot of snapshotsOf(deps, wish)) {
    affordable({ ...snapshot, policy: draft });
    comparison.add(snapshot);
    done += 1;
    if (done % TURN === 0) await deps.sleep(0);
  }
  return comparison.finish();
}

async function draftOf({ state }: PlanDeps, given: PlanWish['draft']): Promise<Policy> {
  if ('version' in given) {
    const stored = await state.policy(given.name, given.version);
    if (stored) return stored;
    throw new Refusal('policy_unknown', `There is no policy "${given.name}@${given.version}".`);
  }
  const document = checkedPolicy(given, state.reads());
  return { name: document.name, version: UNSTORED_VERSION, hash: contentHash(document), document };
}

async function* snapshotsOf(deps: PlanDeps, wish: PlanWish): AsyncGenerator<Snapshot> {
  if (wish.leads === null) {
    const read = snapshotReader(deps.db);
    for (const text of await recentSnapshots(deps.db, wish.last)) {
      const snapshot = await ifReadable(read(text));
      if (snapshot) yield snapshot;
    }
    return;
  }
  for (const lead of wish.leads) {
    const request = { lead, mode: 'off', deadlineMs: DEFAULT_DEADLINE_MS, dryRun: true } as const;
    yield (await arrivalOf(deps, request)).snapshot;
  }
}
