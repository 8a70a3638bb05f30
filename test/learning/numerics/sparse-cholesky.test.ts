import { describe, expect, it } from 'vitest';
import {
  factorise,
  inverseDiagonal,
  skyline,
  solve,
} from '../../../src/learning/numerics/sparse-cholesky.ts';
import { seededRandom } from '../../../src/learning/random.ts';

/** A random positive definite matrix with an arrow-shaped skyline, dense beside it. */
function arrow(size: number) {
  const random = seededRandom(7);
  const first = Int32Array.from({ length: size }, (_, i) =>
    i > size - 4 ? 0 : 3 * Math.floor(i / 3),
  );
  const matrix = skyline(first);
  const dense = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (let i = 0; i < size; i++) {
    for (let j = first[i] ?? 0; j <= i; j++) {
      const value = i === j ? size + random.uniform() : random.normal();
      matrix.values[(matrix.start[i] ?? 0) + j] = value;
      for (const [row, column] of [
        [i, j],
        [j, i],
      ] as const) {
        const line = dense[row];
        if (line) line[column] = value;
      }
    }
  }
  return { matrix, dense };
}

describe('skyline systems', () => {
  it('are solved: the product with the solution is the right-hand side', () => {
    const { matrix, dense } = arrow(11);
    factorise(matrix);
    const right = Float64Array.from({ length: 11 }, (_, i) => i - 4);
    const x = solve(matrix, Float64Array.from(right));
    dense.forEach((row, i) => {
      expect(row.reduce((sum, value, j) => sum + value * (x[j] ?? 0), 0)).toBeCloseTo(
        right[i] ?? 0,
        9,
      );
    });
  });

  it('give the diagonal of the inverse without forming it', () => {
    const { matrix } = arrow(11);
    factorise(matrix);
    const diagonal = inverseDiagonal(matrix);
    for (let j = 0; j < 11; j++) {
      const unit = new Float64Array(11);
      unit[j] = 1;
      expect(diagonal[j]).toBeCloseTo(solve(matrix, unit)[j] ?? 0, 12);
    }
  });

  it('are refused when not positive definite', () => {
    const matrix = skyline(Int32Array.from([0]));
    expect(() => factorise(matrix)).toThrow('not positive definite');
  });
});
