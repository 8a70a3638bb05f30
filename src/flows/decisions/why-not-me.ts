// "Why not me?": a rep's row in a stored decision, in one paragraph, with what would have changed it.

import { type Counterfactual, counterfactuals } from '../../routing/why/counterfactual.ts';
import { whyNot } from '../../routing/why/why-not.ts';
import { rowFor } from '../../selection/rows.ts';
import type { Candidate } from '../../selection/scene/candidate.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../refusal.ts';
import { rebuild } from './explain-candidates.ts';

export type WhyNotMe = Candidate & {
  /** For the rep to read; it holds no figure of anybody else. */
  paragraph: string;
  /** Single changes that would each have made this rep the pick, smallest first. */
  changes: Counterfactual[];
};

/** Answers one rep about one decision. @throws Refusal not_found, cannot_be_remade */
export async function whyNotMe(
  deps: Pick<Deps, 'db'>,
  decisionId: string,
  repId: string,
): Promise<WhyNotMe> {
  const { evaluation, decision, pickId } = await rebuild(deps, decisionId);
  const row = rowFor(evaluation, repId, pickId);
  if (!row) throw new Refusal('not_found', `The roster of that moment has no rep "${repId}".`);
  const changes = pickId === repId ? [] : counterfactuals(evaluation.snapshot, repId);
  const settled = { ...decision, repId: pickId };
  const paragraph = whyNot(evaluation, settled, row, changes);
  return { ...row, paragraph, changes };
}
