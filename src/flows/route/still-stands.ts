// What a decision stands on may change before it is written: while a model thinks, by the clock, or in
// another replica. Its pick is then held against the must-rules once more, as everything is now.
import type { Premises } from '../../io/db/decisions/commitment.ts';
import type { ReplicaCache, StateVersions } from '../../io/db/state/replica-cache.ts';
import type { Roster } from '../../roster/roster.ts';
import type { Decision } from '../../routing/decision.ts';
import { type AdviceOutcome, needsOf } from '../../routing/finalize-decision.ts';
import { decide } from '../../selection/decide.ts';
import { withNeeds } from '../../selection/free-text/needs.ts';
import { mayTake } from '../../selection/rows.ts';
import type { Snapshot } from '../../selection/scene/snapshot.ts';
import type { Clock } from '../ports.ts';
import { type Arrival, policyFor } from './arrival.ts';

/** The roster that a pick was last held against, with its versions. */
export type Ground = { roster: Roster; versions: StateVersions };

/** What a decision was made from has changed: it is to be made again. */
export class ChangedMeanwhile extends Error {}

/** A model was waited for: time enough for anything to change. */
export function waitedFor(outcome: AdviceOutcome): boolean {
  return outcome.kind !== 'not_asked';
}

/**
 * The ground on which the pick stands now; the decision and its snapshot stay as they are.
 * @throws ChangedMeanwhile somebody else may come first, or another policy is in force
 */
export async function stillStands(
  deps: { state: ReplicaCache; clock: Clock },
  { snapshot, captured, policyAsked }: Arrival,
  { rep, decidedBy }: Decision,
  outcome: AdviceOutcome,
): Promise<Ground> {
  const atMs = deps.clock.now();
  const { loads } = await deps.state.captureLoads(atMs);
  const policy = await policyFor(deps, policyAsked);
  const ground = { roster: deps.state.roster(), versions: deps.state.versions() };
  if (captured === null || rep === null) return ground;
  if (policy.hash !== snapshot.policy.hash) throw new ChangedMeanwhile();
  const now: Snapshot = {
    ...snapshot,
    at: new Date(atMs).toISOString(),
    roster: ground.roster,
    loads,
  };
  const evaluation = decide(withNeeds(now, needsOf(outcome)));
  const { aside, ownership } = evaluation;
  const stands =
    aside === null &&
    (decidedBy === 'ownership'
      ? ownership.kind === 'owner' && ownership.repId === rep.id
      : ownership.kind === 'pool' && mayTake(evaluation, rep.id));
  if (!stands) throw new ChangedMeanwhile();
  return ground;
}

/** What the committing statement holds the decision against; null where nobody is given the lead. */
export function premisesOf(
  { snapshot, captured, running, seen }: Arrival,
  { rep }: Decision,
  { versions }: Ground,
): Premises | null {
  if (rep === null) return null;
  const { accountRevision } = seen;
  const parentOwnerId = snapshot.account?.parentOwnerId ?? null;
  return {
    // Candidates given inline need not be on the roster; whoever is must be as we know them.
    repRevision: versions.reps.get(rep.id) ?? (captured === null ? null : GONE),
    policies: versions.policies,
    account: accountRevision === null ? null : { revision: accountRevision, parentOwnerId },
    runningLeadId: running?.repId === rep.id ? running.leadId : null,
  };
}

/** A rep who is no longer there has no revision; revisions begin with 1. */
const GONE = 0;

/** Advice on what is no longer so: the model is not asked twice, and the rules' own pick stands. */
export function outdated(outcome: AdviceOutcome): AdviceOutcome {
  if (outcome.kind !== 'advised') return outcome;
  return {
    kind: 'failed',
    reason: 'advisor_outdated',
    detail: 'What the advisor was told of changed while it was asked, so the rules decided again.',
    needs: outcome.advice.needs,
    trace: outcome.trace,
    ...(outcome.withheld && { withheld: outcome.withheld }),
    ...(outcome.brief && { brief: outcome.brief === 'here' ? 'plain' : outcome.brief }),
  };
}
