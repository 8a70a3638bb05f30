import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import {
  clusteredError,
  mcnemarWorse,
  pairedBootstrap,
  passPowerK,
  quantile,
  rateBound,
  wilson,
} from '../../../evals/gate/statistics.ts';

test('a Wilson interval is the published one', () => {
  const { low, high } = wilson(45, 48);
  expect(low).toBeCloseTo(0.8316, 3);
  expect(high).toBeCloseTo(0.9785, 3);
  expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
});

test.prop([fc.nat(200), fc.nat(200)])('an interval holds its share', (passes, more) => {
  const { low, high } = wilson(passes, passes + more + 1);
  const share = passes / (passes + more + 1);
  expect(low).toBeLessThanOrEqual(share + 1e-12);
  expect(high).toBeGreaterThanOrEqual(share - 1e-12);
});

test('the smallest significant changes are (0, 5), (1, 7), (2, 9), (3, 10), (4, 12)', () => {
  const least = [0, 1, 2, 3, 4].map((fixed) => {
    let broken = 0;
    while (mcnemarWorse(fixed, broken) >= 0.05) broken += 1;
    return [fixed, broken];
  });
  expect(least).toEqual([
    [0, 5],
    [1, 7],
    [2, 9],
    [3, 10],
    [4, 12],
  ]);
});

test('nothing changed is no evidence', () => {
  expect(mcnemarWorse(0, 0)).toBe(1);
});

test('pass^k counts draws in which every repeat passes', () => {
  expect(passPowerK(4, 5, 2)).toBeCloseTo(6 / 10, 10);
  expect(passPowerK(1, 5, 2)).toBe(0);
  expect(passPowerK(5, 5, 5)).toBeCloseTo(1, 10);
  expect(() => passPowerK(1, 1, 2)).toThrow(RangeError);
});

test('no violation in 24, 120 and 299 trials rules out 11.7, 2.5 and 1.0 %', () => {
  expect([24, 120, 299].map((n) => (100 * rateBound(n)).toFixed(1))).toEqual([
    '11.7',
    '2.5',
    '1.0',
  ]);
});

test('variants of one case that fail together widen the error', () => {
  const values = (cluster: (i: number) => string) =>
    Array.from({ length: 40 }, (_, i) => ({ cluster: cluster(i), value: i < 20 ? 1 : 0 }));
  const apart = clusteredError(values((i) => `${i}`));
  const together = clusteredError(values((i) => `${Math.floor(i / 10)}`));
  expect(together).toBeGreaterThan(2 * apart);
});

test('a bootstrap with the same seed gives the same interval, around the mean', () => {
  const differences = [1, 0, 0, -1, 1, 1, 0, 1, 0, 0];
  const once = pairedBootstrap(differences, 'seed', 2_000);
  expect(pairedBootstrap(differences, 'seed', 2_000)).toEqual(once);
  expect(once.low).toBeLessThan(once.mean);
  expect(once.high).toBeGreaterThan(once.mean);
  expect(pairedBootstrap([], 'seed')).toEqual({ mean: 0, low: 0, high: 0 });
});

test('a quantile is one of the values', () => {
  expect(quantile([5, 1, 3], 0.5)).toBe(3);
  expect(quantile([5, 1, 3], 0.99)).toBe(5);
  expect(quantile([], 0.5)).toBeNull();
});
