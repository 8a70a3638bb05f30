// Leads that the policy sets aside before anybody is chosen: those that a person is to look at first.
import type { Scene } from '../scene/scene.ts';
import type { Ownership } from './ownership.ts';

/** What becomes of the lead instead of an owner, and the sentence that the policy gives for it. */
export type Aside = { kind: 'review'; because: string };

/** Null for a lead that goes its way. One that a rep works already stays with them. */
export function asideFor(
  scene: Scene,
  { kind, claim }: { kind: Ownership['kind']; claim: string | null },
) {
  if (kind === 'owner' && claim === 'running_lead') return null;
  const { document } = scene.snapshot.policy;
  const holds = ({ when }: { when: string }) => scene.condition(when).holds(scene.leadSide);
  const review = document.review?.find(holds);
  return review ? ({ kind: 'review', because: review.because } satisfies Aside) : null;
}
