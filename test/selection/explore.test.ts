import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { finalizeDecision } from '../../src/routing/finalize-decision.ts';
import { decide } from '../../src/selection/decide.ts';
import { aRep, aSnapshot } from '../support/builders.ts';

const reps = [
  aRep({ id: 'anna', records: [{ rate: 0.42 }] }),
  aRep({ id: 'ben', records: [{ rate: 0.4 }] }),
  aRep({ id: 'cleo', records: [{ rate: 0.05 }] }),
];
const routed = (id: string, epsilon: number, taken: string[] = []) => {
  const snapshot = aSnapshot({ reps, lead: { id }, policy: { exploration: { epsilon } } });
  const outcome = { kind: 'not_asked', because: 'mode_off' } as const;
  return finalizeDecision(decide(snapshot), outcome, { id: 'd', dryRun: true }, new Set(taken));
};

describe('exploration', () => {
  test('is off by default: the best gets every lead and no propensities are logged', () => {
    for (let k = 0; k < 50; k++) {
      expect(routed(`l${k}`, 0)).toMatchObject({ rep: { id: 'anna' }, propensities: null });
    }
  });

  test('sends about as many leads elsewhere as the propensities say, and only within the margin', () => {
    const all = Array.from({ length: 4_000 }, (_, k) => routed(`l${k}`, 0.2));
    const chance = all[0]?.propensities?.ben ?? 0;
    expect(chance).toBeGreaterThan(0.05);
    expect(chance).toBeLessThan(0.1);
    const got = all.filter((one) => one.rep?.id === 'ben').length / all.length;
    expect(Math.abs(got - chance)).toBeLessThan(0.02);
    expect(all.some((one) => one.rep?.id === 'cleo')).toBe(false);
    const explored = all.find((one) => one.rep?.id === 'ben');
    expect(explored?.reasoning.summary).toContain('Drawn by chance');
  });

  test('logs chances that sum to one, and is the same every time', () => {
    fc.assert(
      fc.property(fc.string(), fc.double({ min: 0.001, max: 0.2, noNaN: true }), (id, epsilon) => {
        const one = routed(id, epsilon);
        const chances = Object.values(one.propensities ?? {});
        expect(chances.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
        expect(chances.every((p) => p > 0)).toBe(true);
        expect(JSON.stringify(routed(id, epsilon))).toBe(JSON.stringify(one));
      }),
      { numRuns: 30 },
    );
  });

  test('is void where a slot was lost meanwhile', () => {
    expect(routed('l1', 0.2, ['anna'])).toMatchObject({ rep: { id: 'ben' }, propensities: null });
  });
});
