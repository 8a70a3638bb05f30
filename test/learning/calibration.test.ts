import { fc, it as property } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  brierScore,
  calibrationBins,
  calibrationError,
  corrected,
  isotonic,
  logLoss,
} from '../../src/learning/calibration.ts';

const judged = fc.array(
  fc.record({ probability: fc.double({ min: 0, max: 1, noNaN: true }), won: fc.boolean() }),
  { minLength: 1, maxLength: 60 },
);

describe('calibration', () => {
  it('scores a fair coin at ln 2 and .25', () => {
    const coin = [true, false].map((won) => ({ probability: 0.5, won }));
    expect(logLoss(coin)).toBeCloseTo(Math.LN2, 12);
    expect(brierScore(coin)).toBeCloseTo(0.25, 12);
  });

  it('is finite for a certain prediction that fails', () => {
    expect(logLoss([{ probability: 0, won: true }])).toBeCloseTo(20.7, 1);
  });

  it('measures the mean gap over bins of equal numbers', () => {
    const rows = [
      ...Array.from({ length: 10 }, (_, i) => ({ probability: 0.2, won: i < 4 })),
      ...Array.from({ length: 10 }, (_, i) => ({ probability: 0.8, won: i < 8 })),
    ];
    expect(calibrationError(rows, 2)).toBeCloseTo(0.1, 12);
    expect(calibrationBins(rows, 2).map(({ n }) => n)).toEqual([10, 10]);
    expect(calibrationError([], 10)).toBe(0);
  });

  it('is mended by isotonic regression: pools of violators get their mean', () => {
    const rows = [
      { probability: 0.1, won: false },
      { probability: 0.2, won: true },
      { probability: 0.3, won: false },
      { probability: 0.4, won: true },
    ];
    const { from, to } = isotonic(rows, 0);
    expect(from).toEqual([0.1, 0.25, 0.4]);
    expect(to).toEqual([0.125, 0.5, 0.875]);
    expect(corrected(0.175, { from, to })).toBeCloseTo(0.3125, 12);
    expect(corrected(0.99, { from, to })).toBe(0.875);
    expect(corrected(0.4, { from: [], to: [] })).toBe(0.4);
  });

  it('corrects little where there are few deals to go by', () => {
    const rows = Array.from({ length: 20 }, () => ({ probability: 0.3, won: true }));
    expect(isotonic(rows, 100).to[0]).toBeCloseTo((20 + 100 * 0.3) / 120, 12);
    expect(isotonic(rows, 0).to[0]).toBeCloseTo(1 - 0.5 / 20, 12);
  });

  property.prop([
    judged,
    fc.constantFrom(0, 3, 100),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  ])('corrections never reverse an order and never reach 0 or 1', (rows, strength, a, b) => {
    const correction = isotonic(rows, strength);
    const [low, high] = [
      corrected(Math.min(a, b), correction),
      corrected(Math.max(a, b), correction),
    ];
    expect(low).toBeLessThanOrEqual(high + 1e-12);
    expect(low > 0 && high < 1).toBe(true);
  });
});
