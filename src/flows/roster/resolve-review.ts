// A person settles which account a company is, once for all its leads. Where the policy moves leads
// that are running, they go to whomever the ownership rules now name.
import { readAccount } from '../../io/db/accounts.ts';
import { writeAudit } from '../../io/db/audit.ts';
import { inTransaction } from '../../io/db/engine/transaction.ts';
import { lockReview, type RunningLead, runningLeadsOf, settleReview } from '../../io/db/reviews.ts';
import { bumpVersion } from '../../io/db/versions.ts';
import { routeRequestSchema } from '../../routing/route-request.ts';
import { decide } from '../../selection/decide.ts';
import type { EndDeps } from '../assignments/end-assignment.ts';
import { handOverLead } from '../assignments/hand-over-lead.ts';
import { Refusal } from '../refusal.ts';
import { arrivalOf } from '../route/arrival.ts';

export type ReviewVerdict = {
  reviewId: string;
  /** Null: none of our accounts. */
  accountId: string | null;
  /** Changes a verdict that was given before. */
  revise: boolean;
  by: string;
};

export type ReviewResolved = {
  /** False when the same verdict stood already. */
  changed: boolean;
  moved: { leadId: string; fromRepId: string; toRepId: string }[];
  /** Running leads that are another rep's by ownership, and why they stayed where they are. */
  left: { leadId: string; repId: string; because: string }[];
};

/** A company in doubt seldom has more leads running than this. */
const MOST_LEADS = 200;

/**
 * Settles a review. A repeated call changes nothing, and moves what an interrupted one left behind.
 * Leads that wait in the queue are looked at again with the next sweep.
 * @throws Refusal not_found (review or account), already_resolved
 */
export async function resolveReview(
  deps: EndDeps,
  { reviewId, accountId, revise, by }: ReviewVerdict,
): Promise<ReviewResolved> {
  const at = new Date(deps.clock.now());
  const changed = await inTransaction(deps.db, async (trx) => {
    const review = await lockReview(trx, reviewId);
    if (!review) throw new Refusal('not_found', `There is no review "${reviewId}".`);
    if (accountId !== null && !(await readAccount(trx, accountId))) {
      throw new Refusal('not_found', `There is no account "${accountId}".`);
    }
    const settled = review.state === 'resolved';
    if (settled && review.accountId === accountId) return false;
    if (settled && !revise) {
      const said = review.accountId ?? 'none of our accounts';
      throw new Refusal('already_resolved', `The verdict is "${said}".`);
    }
    await settleReview(trx, { id: reviewId, accountId, at, by });
    const before = settled ? (review.accountId ?? 'none') : null;
    await writeAudit(trx, {
      id: deps.newId(),
      at,
      actor: by,
      action: settled ? 'review.revised' : 'review.resolved',
      subject: reviewId,
      detail: { accountId, before },
    });
    // Waiting leads are swept anew when an account changes; what is known of this one has.
    await bumpVersion(trx, 'accounts', at);
    return true;
  });
  await deps.state.refresh();
  const moves: ReviewResolved = { changed, moved: [], left: [] };
  if (accountId === null) return moves;
  for (const lead of await runningLeadsOf(deps.db, reviewId, MOST_LEADS)) {
    await moveToOwner(deps, lead, by, moves);
  }
  return moves;
}

async function moveToOwner(
  deps: EndDeps,
  { leadId, repId, policyName, body, contact }: RunningLead,
  by: string,
  { moved, left }: ReviewResolved,
): Promise<void> {
  const named = await deps.state.policy(policyName, null);
  const request = routeRequestSchema.parse({
    lead: { ...body, contact },
    ...(named ? { policy: policyName } : {}),
  });
  const { snapshot } = await arrivalOf(deps, request);
  // As if nobody worked on it yet: otherwise a running lead is its rep's before all others.
  const { ownership } = decide({ ...snapshot, runningOwnerId: null });
  if (ownership.kind !== 'owner' || ownership.repId === null || ownership.repId === repId) return;
  if (snapshot.policy.document.ownership.onReview === 'leave') {
    left.push({ leadId, repId, because: 'the policy leaves running leads with their rep' });
    return;
  }
  try {
    const because = `account settled in review: ${ownership.because ?? 'owner'}`;
    const order = { leadId, toRepId: ownership.repId, because, by, bySettledAccount: true };
    await handOverLead(deps, order);
    moved.push({ leadId, fromRepId: repId, toRepId: ownership.repId });
  } catch (error) {
    // Its work ended, somebody moved it, or the owner has just filled up.
    if (!(error instanceof Refusal)) throw error;
    left.push({ leadId, repId, because: error.detail || error.message });
  }
}
