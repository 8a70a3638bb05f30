// What becomes of a lead that no tier takes: it is said, not guessed.
import { describe, expect, test } from 'vitest';
import type { PolicyInput } from '../../../src/policy/policy.ts';
import { finalizeDecision } from '../../../src/routing/finalize-decision.ts';
import { decide } from '../../../src/selection/decide.ts';
import type { Snapshot } from '../../../src/selection/scene/snapshot.ts';
import { anAccount, aProfile, aRep, aSnapshot } from '../../support/builders.ts';

const tiers = [
  { code: 'hot', when: 'lead.score > 85', roles: ['senior_ae'], because: 'A score above 85.' },
  { code: 'cold', when: 'lead.score < 40', roles: ['bdr'], because: 'A score below 40.' },
];
const reps = [
  aRep({ id: 'ann', role: 'ae', records: [{ rate: 0.9, n: 100 }] }),
  aRep({ id: 'ben', role: 'bdr', records: [{ rate: 0.1, n: 100 }] }),
];

function at(score: number | null, otherwise?: string, over: Partial<Snapshot> = {}) {
  const policy: Partial<PolicyInput> = { tiers, ...(otherwise !== undefined && { otherwise }) };
  const lead = aProfile({ score });
  return aSnapshot({ reps, policy, over: { lead, ...over } });
}

function routed(snapshot: Snapshot) {
  const outcome = { kind: 'not_asked', because: 'mode_off' } as const;
  return finalizeDecision(decide(snapshot), outcome, { id: 'd', dryRun: true });
}

describe('a lead that no tier takes', () => {
  test.each([undefined, 'everyone'])(
    'goes to whom the rules leave (otherwise: %s)',
    (otherwise) => {
      expect(routed(at(60, otherwise))).toMatchObject({
        rep: { id: 'ann' },
        rules: { tier: null },
      });
      expect(routed(at(20, otherwise))).toMatchObject({
        rep: { id: 'ben' },
        rules: { tier: 'cold' },
      });
    },
  );

  test('waits, known by its reason, where the policy keeps such leads', () => {
    const decision = routed(at(null, 'queue'));
    const queue = { reason: 'no_tier', detail: expect.stringContaining('tiers takes it') };
    expect(decision).toMatchObject({ outcome: 'queued', rep: null, queue });
    expect(decision.nextSteps[0]?.text).toContain('Hand it over by hand');
    expect(routed(at(20, 'queue')).rep?.id).toBe('ben');
  });

  test('goes to whoever has a claim on it all the same', () => {
    const account = { ...anAccount({ ownerId: 'ann' }), matchedBy: 'domain' };
    expect(routed(at(60, 'queue', { account })).rep?.id).toBe('ann');
    expect(routed(at(60, 'queue', { runningOwnerId: 'ben' })).rep?.id).toBe('ben');
  });

  test('goes with the tier named, and is told so in words that are true of it', () => {
    const decision = routed(at(60, 'cold'));
    expect(decision).toMatchObject({ rep: { id: 'ben' }, rules: { tier: 'cold' } });
    const told = JSON.stringify([decision.reasoning, decision.candidates]);
    expect(told).toContain('None of the policy’s tiers takes the lead');
    expect(told).not.toContain('below 40');
    expect(JSON.stringify(routed(at(20, 'cold')).reasoning)).toContain('below 40');
  });
});
