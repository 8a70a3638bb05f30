import { describe, expect, test } from 'vitest';
import { finalizeDecision } from '../../src/routing/finalize-decision.ts';
import { decide } from '../../src/selection/decide.ts';
import { aRep, aSnapshot } from '../support/builders.ts';

const anna = aRep({ id: 'anna', records: [{ rate: 0.3, n: 100 }] });
const bo = aRep({ id: 'bo', role: 'bdr', records: [{ rate: 0.1, n: 100 }] });
const sellers = { kind: 'role' as const, code: 'sellers', roles: ['ae'] };
const away = { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' };

function routed(nurture: 'off' | 'queue' | 'bdr', price: number, reps = [anna, bo], prices = true) {
  const snapshot = aSnapshot({
    reps,
    policy: {
      must: [sellers, { kind: 'not_absent', code: 'not_absent' }],
      queue: { nurture },
      objective: { prices },
    },
    over: { estimates: { version: 'prices-1', model: null, prices: { anna: price } } },
  });
  const outcome = { kind: 'not_asked', because: 'mode_off' } as const;
  return finalizeDecision(decide(snapshot), outcome, { id: 'd', dryRun: true });
}

describe('a lead worth less than every slot', () => {
  test('waits, where the policy keeps such leads', () => {
    expect(routed('queue', 0.5)).toMatchObject({
      outcome: 'queued',
      queue: { reason: 'below_every_price' },
      rules: { nurture: 'queue' },
    });
  });

  test('goes to the BDRs, where the policy says so, though they take no other leads', () => {
    const decision = routed('bdr', 0.5);
    expect(decision).toMatchObject({ rep: { id: 'bo' }, rules: { nurture: 'bdr' } });
    const row = decision.candidates.find(({ rep }) => rep.id === 'anna');
    expect(row?.excludedBy.map(({ rule }) => rule)).toEqual(['nurture_pool']);
    expect(routed('bdr', 0.1)).toMatchObject({ rep: { id: 'anna' }, rules: { nurture: null } });
  });

  test('waits when no BDR may take it', () => {
    const absent = aRep({ ...bo, absences: [{ ...away, delegateId: null }] });
    expect(routed('bdr', 0.5, [anna, absent])).toMatchObject({
      queue: { reason: 'below_every_price' },
    });
  });

  test('is assigned all the same by default, and where prices are off', () => {
    expect(routed('off', 0.5)).toMatchObject({ rep: { id: 'anna' } });
    expect(routed('queue', 0.5, [anna, bo], false)).toMatchObject({ rep: { id: 'anna' } });
  });
});
