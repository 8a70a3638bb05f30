import { fc, it as property } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { learnResponse, responseFactor } from '../../src/learning/first-response.ts';

const counts = fc.array(
  fc
    .record({
      minutes: fc.double({ min: 0, max: 10_000, noNaN: true }),
      n: fc.integer({ min: 1, max: 2_000 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map(({ minutes, n, share }) => ({ minutes, n, won: Math.round(n * share) })),
  { maxLength: 20 },
);

describe('the first-response factor', () => {
  it('is 1 at once, .9 after 5 minutes and .6 at the least, until learned', () => {
    expect(responseFactor(0)).toBe(1);
    expect(responseFactor(5)).toBeCloseTo(0.9, 12);
    expect(responseFactor(10_000)).toBe(0.6);
    expect(responseFactor(-3)).toBe(1);
  });

  it('stays the default without outcomes', () => {
    const curve = learnResponse([]);
    for (const minutes of curve.minutes) {
      expect(responseFactor(minutes, curve)).toBeCloseTo(responseFactor(minutes), 9);
    }
  });

  it('follows many outcomes that fall faster than the default', () => {
    const curve = learnResponse([
      { minutes: 2, n: 5_000, won: 2_000 },
      { minutes: 30, n: 5_000, won: 1_200 },
      { minutes: 500, n: 5_000, won: 600 },
    ]);
    const ratio = responseFactor(500, curve) / responseFactor(2, curve);
    expect(ratio).toBeGreaterThan(0.27);
    expect(ratio).toBeLessThan(0.36);
  });

  it('leans on the default when outcomes are few', () => {
    const curve = learnResponse([
      { minutes: 2, n: 10, won: 5 },
      { minutes: 100, n: 10, won: 0 },
    ]);
    expect(responseFactor(100, curve)).toBeGreaterThan(0.4);
  });

  property.prop([
    counts,
    fc.double({ min: 0, max: 5_000, noNaN: true }),
    fc.double({ min: 0, max: 5_000, noNaN: true }),
  ])('never rises with time and stays within (0, 1]', (seen, a, b) => {
    const curve = learnResponse(seen);
    const [early, late] = [
      responseFactor(Math.min(a, b), curve),
      responseFactor(Math.max(a, b), curve),
    ];
    expect(late).toBeLessThanOrEqual(early + 1e-12);
    expect(late > 0 && early <= 1).toBe(true);
  });
});
