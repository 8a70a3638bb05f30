import { fc, it as property } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { betaCdf, betaQuantile } from '../../src/learning/numerics/beta.ts';
import { betaPrior, shrunkRate } from '../../src/learning/rates.ts';

describe('displayed rates', () => {
  const prior = { base: 0.3, strength: 20 };

  it('read .33 for 1 of 1 and .55 for 60 of 100 at a 30 % base', () => {
    expect(shrunkRate({ n: 1, won: 1 }, prior).rate).toBeCloseTo(0.33, 2);
    expect(shrunkRate({ n: 100, won: 60 }, prior).rate).toBeCloseTo(0.55, 2);
  });

  it('have an interval that narrows with n', () => {
    const few = shrunkRate({ n: 10, won: 3 }, prior);
    const many = shrunkRate({ n: 1_000, won: 300 }, prior);
    expect(few.high - few.low).toBeGreaterThan(2 * (many.high - many.low));
    expect(few.low).toBeLessThan(few.rate);
    expect(few.high).toBeGreaterThan(few.rate);
  });

  it('are all the team’s rate when reps differ by no more than chance', () => {
    const { base, strength } = betaPrior([
      { n: 100, won: 30 },
      { n: 100, won: 31 },
      { n: 100, won: 29 },
    ]);
    expect(strength).toBe(Number.POSITIVE_INFINITY);
    expect(shrunkRate({ n: 1, won: 1 }, { base, strength })).toMatchObject({ rate: 0.3, low: 0.3 });
  });

  it('fall back to the given base without any deals', () => {
    expect(betaPrior([{ n: 0, won: 0 }], 0.4).base).toBe(0.4);
  });

  property.prop([
    fc.integer({ min: 1, max: 300 }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 1, max: 500, noNaN: true }),
  ])('lie between the raw rate and the base', (n, share, strength) => {
    const won = Math.round(share * n);
    const { rate, low, high } = shrunkRate({ n, won }, { base: 0.3, strength });
    expect(rate).toBeGreaterThanOrEqual(Math.min(0.3, won / n) - 1e-12);
    expect(rate).toBeLessThanOrEqual(Math.max(0.3, won / n) + 1e-12);
    expect(low).toBeLessThan(high);
  });
});

describe('the beta distribution', () => {
  it('has the known quantiles', () => {
    // Beta(1, 1) is uniform; Beta(2, 1) has distribution function x²; Beta(.5, .5) the arcsine law.
    expect(betaQuantile(0.3, 1, 1)).toBeCloseTo(0.3, 9);
    expect(betaQuantile(0.25, 2, 1)).toBeCloseTo(0.5, 9);
    expect(betaQuantile(0.1, 0.5, 0.5)).toBeCloseTo(Math.sin(0.05 * Math.PI) ** 2, 9);
    expect(betaCdf(0.5, 400, 400)).toBeCloseTo(0.5, 9);
  });
});
