// Symmetric positive definite systems stored by skyline: each row from its first nonzero to the diagonal.
// With each rep's coefficients together and the shared ones last, a team of hundreds costs little more
// than one rep after the other.

export interface Skyline {
  size: number;
  /** First stored column of each row. */
  first: Int32Array;
  /** Offset such that element (i, j) is at `values[start[i] + j]`. */
  start: Int32Array;
  values: Float64Array;
}

/** An empty matrix whose row i reaches from column `first[i]` to i. */
export function skyline(first: Int32Array): Skyline {
  const start = new Int32Array(first.length);
  let length = 0;
  for (let i = 0; i < first.length; i++) {
    const reach = get(first, i);
    start[i] = length - reach;
    length += i - reach + 1;
  }
  return { size: first.length, first, start, values: new Float64Array(length) };
}

/** Replaces the matrix by its factor L·D·Lᵀ: D on the diagonal, L below. Throws if not positive definite. */
export function factorise(matrix: Skyline): void {
  const { size, first, start, values } = matrix;
  for (let i = 0; i < size; i++) {
    const rowI = get(start, i);
    const firstI = get(first, i);
    for (let j = firstI; j < i; j++) {
      const rowJ = get(start, j);
      let sum = get(values, rowI + j);
      for (let k = Math.max(firstI, get(first, j)); k < j; k++) {
        sum -= get(values, rowI + k) * get(values, rowJ + k);
      }
      values[rowI + j] = sum;
    }
    // So far row i holds L·D; divide by D and collect the diagonal.
    let diagonal = get(values, rowI + i);
    for (let j = firstI; j < i; j++) {
      const scaled = get(values, rowI + j);
      const lower = scaled / get(values, get(start, j) + j);
      diagonal -= scaled * lower;
      values[rowI + j] = lower;
    }
    if (!(diagonal > 0)) throw new Error(`matrix is not positive definite at row ${i}`);
    values[rowI + i] = diagonal;
  }
}

/** Solves in place, given the factor: `right` becomes the solution. */
export function solve(factor: Skyline, right: Float64Array): Float64Array {
  const { size, first, start, values } = factor;
  for (let i = 0; i < size; i++) {
    let sum = get(right, i);
    const row = get(start, i);
    for (let j = get(first, i); j < i; j++) sum -= get(values, row + j) * get(right, j);
    right[i] = sum;
  }
  for (let i = 0; i < size; i++) right[i] = get(right, i) / get(values, get(start, i) + i);
  for (let i = size - 1; i >= 0; i--) {
    const solved = get(right, i);
    const row = get(start, i);
    for (let j = get(first, i); j < i; j++)
      right[j] = get(right, j) - get(values, row + j) * solved;
  }
  return right;
}

/**
 * The diagonal of the inverse, given the factor, without forming the inverse: the recurrence of
 * Takahashi, Fagan and Chen (1973) restricted to the skyline, which is closed under it.
 */
export function inverseDiagonal(factor: Skyline): Float64Array {
  const { size, start, first, values } = factor;
  const inverse = new Float64Array(values.length);
  const below = new Int32Array(size);
  const lower = new Float64Array(size);
  const sums = new Float64Array(size);
  for (let j = size - 1; j >= 0; j--) {
    let count = 0;
    for (let i = j + 1; i < size; i++) {
      if (get(first, i) > j) continue;
      below[count] = i;
      lower[count] = get(values, get(start, i) + j);
      sums[count] = 0;
      count += 1;
    }
    // The inverse below and to the right of j is symmetric: each stored element counts for two rows.
    for (let a = 0; a < count; a++) {
      const row = get(start, get(below, a));
      const own = get(lower, a);
      let sum = own * get(inverse, row + get(below, a));
      for (let b = 0; b < a; b++) {
        const element = get(inverse, row + get(below, b));
        sum += element * get(lower, b);
        sums[b] = get(sums, b) + element * own;
      }
      sums[a] = get(sums, a) + sum;
    }
    let diagonal = 1 / get(values, get(start, j) + j);
    for (let a = 0; a < count; a++) {
      inverse[get(start, get(below, a)) + j] = -get(sums, a);
      diagonal += get(lower, a) * get(sums, a);
    }
    inverse[get(start, j) + j] = diagonal;
  }
  return Float64Array.from({ length: size }, (_, i) => get(inverse, get(start, i) + i));
}

function get(array: Float64Array | Int32Array, index: number): number {
  return array[index] as number;
}
