// Leads that the policy sets aside before anybody is chosen: those that need nobody, and those that a person
// is to look at first.
import type { Scene } from '../scene/scene.ts';
import type { Ownership } from './ownership.ts';

/** What becomes of the lead instead of an owner, and the sentence that the policy gives for it. */
export type Aside = { kind: 'decline' | 'review'; because: string };

/** Null for a lead that goes its way. One that a rep works already stays with them. */
export function asideFor(
  scene: Scene,
  { kind, claim }: { kind: Ownership['kind']; claim: string | null },
): Aside | null {
  if (kind === 'owner' && claim === 'running_lead') return null;
  const { decline = [], review = [] } = scene.snapshot.policy.document;
  const holds = ({ when }: { when: string }) => scene.condition(when).holds(scene.leadSide);
  const found = (of: Aside['kind'], entries: readonly { when: string; because: string }[]) => {
    const entry = entries.find(holds);
    return entry ? { kind: of, because: entry.because } : null;
  };
  return found('decline', decline) ?? found('review', review);
}
