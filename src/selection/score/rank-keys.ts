// The policy's ranking keys that apply to a lead, in the policy's order.
import { compiled } from '../../policy/compiled-policy.ts';
import type { PolicyDocument } from '../../policy/policy.ts';
import type { Scene } from '../scene/scene.ts';

export type RankKey = PolicyDocument['objective']['rank'][number];

export function rankKeys(scene: Scene): readonly RankKey[] {
  const { document } = scene.snapshot.policy;
  return document.objective.rank.filter((key) => {
    const { when, unless } = compiled(document).guards(key);
    return (!when || when.holds(scene.leadSide)) && !unless?.holds(scene.leadSide);
  });
}
