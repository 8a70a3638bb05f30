import { describe, expect, test } from 'vitest';
import {
  bestPlaceFirst,
  type Family,
  inTurn,
  type Matrix,
  mostWork,
  priced,
  workFound,
} from '../../../evals/match/matrix.ts';

const family = (people: number, ...work: (number | null)[]): Family => ({ people, work });

/** Everyone does best in the first place, which has room for half; half would do as well in the second. */
function contested(): Matrix {
  const families = Array.from({ length: 40 }, (_, i) =>
    i % 2 === 0 ? family(1, 0.6, 0.59) : family(1, 0.5, 0.1),
  );
  return { places: ['a', 'b'], capacity: [20, 20], before: families, year: families };
}

describe('the matrix', () => {
  test('an optimum knows who can go elsewhere', async () => {
    expect(await mostWork(contested())).toBeCloseTo(20 * 0.59 + 20 * 0.5, 6);
  });

  test('prices from the year before come near it; the best place first does not', async () => {
    const matrix = contested();
    const best = await mostWork(matrix);
    expect(workFound(matrix, bestPlaceFirst(matrix), 1) / best).toBeLessThan(0.9);
    expect(workFound(matrix, priced(matrix), 1) / best).toBeGreaterThan(0.95);
  });

  test('nobody goes where they cannot be taken, or where there is no room', async () => {
    const year = [family(3, null, 1.5), family(2, 1, null), family(2, null, 1)];
    const matrix = { places: ['a', 'b'], capacity: [1, 3], before: year, year };
    for (const make of [inTurn, bestPlaceFirst, priced]) {
      const found = [1, 2, 3].map((seed) => workFound(matrix, make(matrix), seed));
      // One of the two families that fit the second place, and nobody in the first.
      expect(found.every((work) => work === 1.5 || work === 1)).toBe(true);
    }
  });

  test('in turn passes over places without room', () => {
    const matrix = { places: ['a', 'b', 'c'], capacity: [1, 0, 1], before: [], year: [] };
    const choose = inTurn(matrix);
    const one = family(1, 0.1, 0.9, 0.1);
    expect([
      choose(one, [1, 0, 1], 0),
      choose(one, [1, 0, 1], 1),
      choose(one, [1, 0, 0], 2),
    ]).toEqual([0, 2, 0]);
  });
});
