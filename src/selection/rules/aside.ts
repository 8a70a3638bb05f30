// Leads that the policy sets aside before anybody is chosen: those that need nobody, those that a person
// is to look at first, and those that no tier takes where the policy keeps such leads waiting.
import type { Scene } from '../scene/scene.ts';
import type { Ownership } from './ownership.ts';
import type { Tier } from './tier.ts';

/** What becomes of the lead instead of an owner, and the sentence that the policy gives for it. */
export type Aside = { kind: 'decline' | 'review' | 'no_tier'; because: string };

const NO_TIER: Aside = {
  kind: 'no_tier',
  because: 'None of the policy’s tiers takes it, and the policy keeps such leads waiting.',
};

/** Null for a lead that goes its way. One that a rep works already stays with them. */
export function asideFor(
  scene: Scene,
  { kind, claim }: { kind: Ownership['kind']; claim: string | null },
  tier: Tier | null,
): Aside | null {
  if (kind === 'owner' && claim === 'running_lead') return null;
  const { decline = [], review = [], tiers, otherwise } = scene.snapshot.policy.document;
  const holds = ({ when }: { when: string }) => scene.condition(when).holds(scene.leadSide);
  const found = (of: Aside['kind'], entries: readonly { when: string; because: string }[]) => {
    const entry = entries.find(holds);
    return entry ? { kind: of, because: entry.because } : null;
  };
  // Whoever has a claim on the lead needs no tier to get it.
  const isLeftOver = kind === 'pool' && tiers.length > 0 && tier === null;
  const waits = isLeftOver && otherwise === 'queue' ? NO_TIER : null;
  return found('decline', decline) ?? found('review', review) ?? waits;
}
