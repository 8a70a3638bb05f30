import { fc, it as property } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  bandPrice,
  decayed,
  fairnessDeviations,
  sitOut,
} from '../../../src/selection/score/fairness.ts';

describe('the fairness band', () => {
  it('says nothing below 50 leads', () => {
    expect([...fairnessDeviations([45, 4], [0.5, 0.5])]).toEqual([0, 0]);
    expect(fairnessDeviations([46, 4], [0.5, 0.5])[0]).toBeGreaterThan(0);
  });

  it('measures the deviation against the capacity share, three assignments smoothed', () => {
    expect(fairnessDeviations([60, 40], [0.5, 0.5])[0]).toBeCloseTo(63 / 53 - 1, 12);
    expect(fairnessDeviations([60, 40], [0.6, 0.4])[0]).toBeCloseTo(0, 12);
  });

  it('is free within 6 % and costs .6 per unit beyond, both ways', () => {
    expect(bandPrice(0.06)).toBe(0);
    expect(bandPrice(-0.05)).toBe(0);
    expect(bandPrice(0.16)).toBeCloseTo(0.06, 12);
    expect(bandPrice(-0.16)).toBeCloseTo(-0.06, 12);
  });

  it('makes a rep sit out above 12 %, unless that empties the set', () => {
    expect(sitOut([0.13, 0.12, -0.2])).toEqual(Uint8Array.of(1, 0, 0));
    expect(sitOut([0.12, 0.12, -0.2])).toBeNull();
    expect(sitOut([0.13, 0.2, 0.3])).toBeNull();
    expect(sitOut([])).toBeNull();
  });

  it('halves old assignments every 30 days', () => {
    expect(decayed(10, 30)).toBeCloseTo(5, 12);
    expect(decayed(10, -1)).toBe(10);
  });

  property.prop([
    fc.array(fc.double({ min: 0, max: 500, noNaN: true }), { minLength: 1, maxLength: 9 }),
  ])('one more assignment never lowers a rep’s own deviation', (counts) => {
    const shares = counts.map(() => 1 / counts.length);
    const more = counts.map((count, r) => (r === 0 ? count + 1 : count));
    const before = fairnessDeviations(counts, shares)[0] ?? 0;
    const total = counts.reduce((sum, count) => sum + count, 0);
    if (total < 50) return;
    expect(fairnessDeviations(more, shares)[0]).toBeGreaterThanOrEqual(before - 1e-12);
  });
});
