// What a decision rested on beyond its facts, for the words that tell it: a claim, a turn, chance, a lost slot.
import type { Claim, Grounds } from '../reasoning/templates/what-decided.ts';
import type { Evaluation } from '../selection/decide.ts';
import { aheadOfNext, mayTake, nameOf } from '../selection/rows.ts';
import type { Decision } from './decision.ts';

/** What decided, where the facts alone do not tell it. */
export function groundsOf(
  evaluation: Evaluation,
  pick: Pick<Decision, 'decidedBy'> & { explored?: boolean },
  pickId: string,
  taken: ReadonlySet<string>,
): Grounds {
  const { tierBecause, order, snapshot } = evaluation;
  const owned = pick.decidedBy === 'ownership';
  const next = order.find((id) => id !== pickId && !taken.has(id));
  return {
    claim: owned ? claimOf(evaluation) : null,
    unkept: owned ? null : claimOf(evaluation),
    tierBecause,
    ahead: owned || next === undefined ? null : aheadOfNext(evaluation, pickId, next),
    explored: pick.explored ?? false,
    passedOver: [...taken].map((id) => nameOf(evaluation, id)),
    document: snapshot.policy.document,
    mayTake: (repId) => mayTake(evaluation, repId),
  };
}

/** No fact bears out until when somebody is away, so no reason says it; `rules.ownership` does. */
function undated(because: string | null): string | null {
  return because?.replace(/ until \d{4}-\d{2}-\d{2}/, '') ?? null;
}

function claimOf(evaluation: Evaluation): (Claim & { repId: string }) | null {
  const { claim: of, because } = evaluation.ownership;
  const { account, runningOwnerId, companyOwnerId } = evaluation.snapshot;
  const said = undated(because);
  if (of === null || said === null) return null;
  const claimants = {
    running_lead: runningOwnerId,
    account_owner: account?.ownerId,
    account_csm: account?.csmId,
    parent_owner: account?.parentOwnerId,
    company_recent: companyOwnerId,
  };
  const repId = claimants[of] ?? null;
  return repId === null ? null : { of, repId, name: nameOf(evaluation, repId), because: said };
}
