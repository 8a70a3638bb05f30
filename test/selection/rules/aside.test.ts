// Whose claim counts, and which leads wait for a person's look, by what is known of who they are.
import { describe, expect, test } from 'vitest';
import type { PolicyInput } from '../../../src/policy/policy.ts';
import { finalizeDecision } from '../../../src/routing/finalize-decision.ts';
import { decide } from '../../../src/selection/decide.ts';
import { NO_MATCH, type Snapshot } from '../../../src/selection/scene/snapshot.ts';
import { anAccount, aProfile, aRep, aSnapshot } from '../../support/builders.ts';

const olga = aRep({ id: 'olga', name: 'Olga Owner', records: [{ rate: 0.1, n: 100 }] });
const pia = aRep({ id: 'pia', records: [{ rate: 0.9, n: 100 }] });
type Match = Partial<Snapshot['match']>;

function routed(policy: Partial<PolicyInput>, match: Match = {}, over: Partial<Snapshot> = {}) {
  const account = { ...anAccount({ ownerId: 'olga' }), matchedBy: 'domain' };
  const snapshot = aSnapshot({
    reps: [olga, pia],
    policy,
    over: { account, match: { ...NO_MATCH, ...match }, ...over },
  });
  const outcome = { kind: 'not_asked', because: 'mode_off' } as const;
  return finalizeDecision(decide(snapshot), outcome, { id: 'd', dryRun: true });
}

describe('ownership.when', () => {
  const verified = { ownership: { when: 'match.verified && match.by != "name"' } };

  test('an owner has a claim where it holds, and elsewhere the pool decides and says why', () => {
    expect(routed(verified, { by: 'domain', verified: true })).toMatchObject({
      rep: { id: 'olga' },
      decidedBy: 'ownership',
    });
    for (const match of [{ by: 'name', verified: true }, { by: 'domain' }, {}] as const) {
      const { rep, decidedBy, rules } = routed(verified, match);
      expect({ rep: rep?.id, decidedBy }).toEqual({ rep: 'pia', decidedBy: 'scorer' });
      expect(rules.ownership).toMatch(/^Olga Owner owns the account, which counts only when /);
    }
  });

  test('a running lead stays with its owner all the same', () => {
    const { rep } = routed(
      { ownership: { when: 'account.named' } },
      {},
      { runningOwnerId: 'olga' },
    );
    expect(rep?.id).toBe('olga');
  });
});

describe('review', () => {
  const because = 'Only a name says who they are.';
  const review = [{ when: 'match.doubtful', because }];

  test('a lead of doubtful identity waits for a look, owner or not, and says why', () => {
    const decision = routed({ review }, { by: 'name', doubts: ['name_only'] });
    expect(decision).toMatchObject({
      outcome: 'queued',
      rep: null,
      decidedBy: 'none',
      queue: { reason: 'needs_review', detail: because },
    });
    expect(decision.reasoning.summary).toContain(because);
    expect(decision.nextSteps[0]?.text).toContain('hand it over by hand');
    expect(routed({ review }, { by: 'domain', doubts: [] }).rep?.id).toBe('olga');
  });

  test('each doubt can be asked for by its name', () => {
    const imitation = [{ when: '"imitating_domain" in match.doubts', because }];
    const of = (doubts: Match['doubts']) => routed({ review: imitation }, { doubts }).outcome;
    expect([of(['imitating_domain']), of(['unverified_email'])]).toEqual(['queued', 'assigned']);
  });

  test('what a rep works already stays with them', () => {
    const match = { doubts: ['name_only'] } as Match;
    expect(routed({ review }, match, { runningOwnerId: 'olga' }).rep?.id).toBe('olga');
  });
});

describe('decline', () => {
  const because = 'They write a thesis.';
  const decline = [{ when: 'lead.notABuyer == "student"', because }];
  const student = aProfile({ notABuyer: 'student', message: 'My thesis …' });

  test('a lead that needs nobody has no owner and no place in the queue, and the answer says why', () => {
    const decision = routed({ decline }, {}, { lead: student });
    expect(decision).toMatchObject({
      ...{ outcome: 'declined', rep: null, backup: null, queue: null, decidedBy: 'none' },
      reasoning: { summary: expect.stringContaining(because) },
    });
    expect(decision.reasoning.reasons).toHaveLength(1);
    expect(decision.nextSteps).toHaveLength(1);
    expect(routed({ decline }).rep?.id).toBe('olga');
  });

  test('it comes before a look, and what a rep works already stays with them', () => {
    const both = { decline, review: [{ when: 'true', because: 'Look.' }] };
    expect(routed(both, {}, { lead: student }).outcome).toBe('declined');
    const { rep } = routed({ decline }, {}, { lead: student, runningOwnerId: 'olga' });
    expect(rep?.id).toBe('olga');
  });
});
