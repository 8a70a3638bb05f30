// Which tier of the policy a lead falls into: the first whose condition holds.
import { compiled } from '../../policy/compiled-policy.ts';
import type { PolicyDocument } from '../../policy/policy.ts';
import type { Scene } from '../scene/scene.ts';

/** The tier of a lead, or null. */
export function tierFor(document: PolicyDocument, scene: Scene) {
  return document.tiers.find((t) => compiled(document).tierWhen(t).holds(scene.leadSide)) ?? null;
}
