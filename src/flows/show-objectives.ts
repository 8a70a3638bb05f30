// Where the policy's objectives stand: each measured on what is stored here, or said to be unknown.
import { recentSnapshots } from '../io/db/decisions/decisions.ts';
import type { ReplicaCache } from '../io/db/state/replica-cache.ts';
import { type AssignedLead, firstContacts, winsOf } from '../io/db/views/objectives.ts';
import {
  accuracyObjective,
  balanceObjective,
  liftObjective,
  type Response,
  responseObjective,
} from '../learning/objectives/measures.ts';
import type { Objective } from '../learning/objectives/objective.ts';
import type { PolicyDocument } from '../policy/policy.ts';
import { pipelinePct, type Rep } from '../roster/rep.ts';
import { snapshotIfReadable } from '../routing/stored/snapshot-formats.ts';
import { takersAt } from '../selection/rules/who-may-take.ts';
import { businessMinutesBetween } from '../sla/business-clock.ts';
import type { Deps } from './deps.ts';
import { Refusal } from './refusal.ts';

type ObjectiveDeps = Pick<Deps, 'db' | 'clock'> & { state: ReplicaCache };

export type ObjectivesShown = {
  policy: { name: string; version: number };
  at: string;
  days: number;
  objectives: Objective[];
};

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const MOST_ASSIGNMENTS = 20_000;
const SAMPLE_LEADS = 200;

/**
 * Every objective of a policy in force that is not switched off; `cases` are labelled ones that were
 * tried, null without any.
 * @param name null: the default policy
 * @throws Refusal policy_unknown
 */
export async function showObjectives(
  deps: ObjectiveDeps,
  name: string | null,
  cases: { agreed: number; of: number } | null = null,
): Promise<ObjectivesShown> {
  const policy = await deps.state.policy(name, null);
  if (!policy) {
    const detail = name === null ? 'No policy is in force.' : `"${name}" is not in force.`;
    throw new Refusal('policy_unknown', detail);
  }
  const { document, version } = policy;
  const { targets } = document.objective;
  const nowMs = deps.clock.now();
  const since = new Date(nowMs - targets.days * DAY_MS);
  const { businessTime } = document.sla;
  const { days, minN } = targets;
  const objectives: Objective[] = [];
  if (targets.responseMinutes !== null) {
    const leads = await firstContacts(deps.db, since, MOST_ASSIGNMENTS);
    const responses = responsesOf(leads, businessTime ? deps.state.roster().reps : [], nowMs);
    const target = targets.responseMinutes;
    objectives.push(responseObjective(responses, { target, minN, days, businessTime }));
  }
  if (targets.accuracy !== null) {
    objectives.push(accuracyObjective(cases, { target: targets.accuracy, minN }));
  }
  if (targets.balance !== null) {
    const reps = await eligibleReps(deps, document, nowMs);
    const of = targets.balanceOf;
    const pipelines = reps.map((rep) =>
      of === 'pipeline_pct' ? pipelinePct(rep) : rep.pipeline.value,
    );
    objectives.push(balanceObjective(pipelines, { target: targets.balance, of }));
  }
  if (targets.lift !== null) {
    const { routed, before } = await winsOf(deps.db, since);
    objectives.push(liftObjective(routed, before, { target: targets.lift, minN, days }));
  }
  return {
    policy: { name: policy.name, version },
    at: new Date(nowMs).toISOString(),
    days,
    objectives,
  };
}

/** Leads whose work ended without a reported contact say nothing about the response. */
function responsesOf(
  leads: readonly AssignedLead[],
  reps: readonly Rep[],
  nowMs: number,
): Response[] {
  const byId = new Map(reps.map((rep) => [rep.id as string, rep]));
  return leads.flatMap(({ repId, sinceMs, contactMs, running }) => {
    if (contactMs === null && !running) return [];
    const untilMs = contactMs ?? nowMs;
    const hours = byId.get(repId)?.hours;
    const minutes = hours
      ? businessMinutesBetween(hours, sinceMs, untilMs)
      : (untilMs - sinceMs) / MINUTE_MS;
    return [{ minutes, answered: contactMs !== null }];
  });
}

/** Reps who may take a lead such as came in of late; every active one before any came. */
async function eligibleReps(
  { db, state }: ObjectiveDeps,
  document: PolicyDocument,
  atMs: number,
): Promise<Rep[]> {
  const { reps } = state.roster();
  const texts = await recentSnapshots(db, SAMPLE_LEADS);
  const snapshots = texts.flatMap((text) => snapshotIfReadable(text) ?? []);
  if (snapshots.length === 0) return reps.filter((rep) => rep.active);
  const takers = takersAt(document, reps);
  const ids = new Set<string>();
  for (const { lead, account } of snapshots) {
    for (const rep of takers({ lead, account }, atMs)) ids.add(rep.id);
  }
  return reps.filter((rep) => rep.active && ids.has(rep.id));
}
