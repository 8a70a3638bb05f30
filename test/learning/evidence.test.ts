import { fc, it as property } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { aheadOfTeam, type Finding, teamMeans, telling } from '../../src/learning/evidence.ts';

const aFinding = (over: Partial<Finding> = {}): Finding => ({
  skill: 'pricing',
  score: 0.9,
  n: 30,
  ...over,
});
const finding = fc.record({
  skill: fc.constantFrom('pricing', 'security'),
  score: fc.double({ min: 0, max: 1, noNaN: true }),
  n: fc.integer({ min: 20, max: 500 }),
});

describe('conversation evidence', () => {
  it('counts only from twenty conversations on, and only for what the lead needs', () => {
    const findings = [aFinding(), aFinding({ n: 19 }), aFinding({ skill: 'migration', n: 99 })];
    expect(telling(findings, ['pricing'])).toEqual([aFinding()]);
    expect(telling([aFinding({ n: 20 })], ['pricing'])).toHaveLength(1);
  });

  it('is how far a rep is ahead of the team, shrunk by twenty conversations', () => {
    const others = [aFinding({ score: 0.6, n: 80 })];
    const means = teamMeans(others);
    expect(means.get('pricing')).toBeCloseTo((0.6 * 80 + 0.5 * 20) / 100, 12);
    expect(aheadOfTeam([aFinding()], means)).toBeCloseTo((30 / 50) * (0.9 - 0.58), 12);
  });

  it('speaks against a rep who is behind, and says nothing of one without findings', () => {
    const means = teamMeans([aFinding({ score: 0.8, n: 200 })]);
    expect(aheadOfTeam([aFinding({ score: 0.3 })], means)).toBeLessThan(0);
    expect(aheadOfTeam([], means)).toBe(0);
  });

  property.prop([fc.array(finding, { maxLength: 6 }), fc.array(finding, { maxLength: 6 })])(
    'stays within −1 and 1, and a better score never lowers it',
    (own, team) => {
      const means = teamMeans(team);
      const ahead = aheadOfTeam(own, means);
      expect(Math.abs(ahead)).toBeLessThan(1);
      const better = own.map((one) => ({ ...one, score: Math.min(1, one.score + 0.1) }));
      expect(aheadOfTeam(better, means)).toBeGreaterThanOrEqual(ahead);
    },
  );
});
