import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/learning/random.ts';

describe('the random source', () => {
  it('repeats itself for a seed and differs between seeds', () => {
    const draw = (seed: number | string) => Array.from({ length: 5 }, seededRandom(seed).uniform);
    expect(draw('a')).toEqual(draw('a'));
    expect(draw('a')).not.toEqual(draw('b'));
    expect(draw(1)).not.toEqual(draw(2));
  });

  it('is uniform, normal and whole as it says', () => {
    const random = seededRandom(5);
    const n = 20_000;
    const uniform = Array.from({ length: n }, random.uniform);
    const normal = Array.from({ length: n }, random.normal);
    const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
    expect(mean(uniform)).toBeCloseTo(0.5, 1);
    expect(mean(uniform.map((u) => (u - 0.5) ** 2))).toBeCloseTo(1 / 12, 2);
    expect(mean(normal)).toBeCloseTo(0, 1);
    expect(mean(normal.map((z) => z * z))).toBeCloseTo(1, 1);
    expect(new Set(Array.from({ length: 200 }, () => random.integer(4)))).toEqual(
      new Set([0, 1, 2, 3]),
    );
  });
});
