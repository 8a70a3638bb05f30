// Which tier of the policy a lead falls into: the first whose condition holds, else the one that the policy
// names for all other leads.
import { compiled } from '../../policy/compiled-policy.ts';
import type { PolicyDocument } from '../../policy/policy.ts';
import type { Scene } from '../scene/scene.ts';

export type Tier = PolicyDocument['tiers'][number];

/** The tier of a lead, or null. */
export function tierFor(document: PolicyDocument, scene: Scene): Tier | null {
  const { tierWhen, tierOfOthers } = compiled(document);
  return document.tiers.find((tier) => tierWhen(tier).holds(scene.leadSide)) ?? tierOfOthers;
}
