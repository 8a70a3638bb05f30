// Penalised logistic regression on cell counts: the mode by Fisher scoring, with the information matrix
// in skyline form.
import { factorise, type Skyline, skyline, solve } from './sparse-cholesky.ts';

const NEWTON_STEPS = 30;
/** Newton moves below this need no check that they improve; below `CLOSE_ENOUGH` they are the last. */
const SAFE_MOVE = 0.5;
const CLOSE_ENOUGH = 1e-5;
/** As good as flat. */
const INTERCEPT_VARIANCE = 1e4;

/** The cells as numbers; coefficient `size` − 1 is the intercept. */
export interface Design {
  size: number;
  /** Coefficients of each row, `width` per row and ascending, −1 where the level is unknown. */
  columns: Int32Array;
  width: number;
  n: Float64Array;
  won: Float64Array;
  response: Float64Array;
  /** Group of each coefficient, −1 for the intercept, whose prior is as good as flat. */
  groupOf: Int32Array;
}

/** The Hessian's room for a design; every call of `newton` on that design may use the same. */
export function hessianOf(design: Design): Skyline {
  return skyline(reach(design));
}

/** Moves `effects` to the mode for the given variances and leaves the factor of the Hessian there. */
export function newton(
  design: Design,
  effects: Float64Array,
  variances: Float64Array,
  hessian: Skyline,
): Skyline {
  const move = new Float64Array(design.size);
  for (let step = 0; step < NEWTON_STEPS; step++) {
    differentiate(design, effects, variances, hessian, move);
    factorise(hessian);
    solve(hessian, move);
    const longest = move.reduce((most, change) => Math.max(most, Math.abs(change)), 0);
    if (longest > SAFE_MOVE) damp(design, effects, variances, move);
    for (let j = 0; j < design.size; j++) effects[j] = at(effects, j) + at(move, j);
    if (longest < CLOSE_ENOUGH) break;
  }
  return hessian;
}

/** Halves a long move until it lowers the penalised loss. */
function damp(
  design: Design,
  effects: Float64Array,
  variances: Float64Array,
  move: Float64Array,
): void {
  const loss = penalisedLoss(design, effects, variances);
  const moved = () => effects.map((effect, j) => effect + at(move, j));
  for (let halvings = 0; halvings < 12; halvings++) {
    if (penalisedLoss(design, moved(), variances) <= loss) return;
    for (let j = 0; j < design.size; j++) move[j] = at(move, j) / 2;
  }
}

/** Gradient and expected information of the penalised log-likelihood, written to the arguments. */
function differentiate(
  design: Design,
  effects: Float64Array,
  variances: Float64Array,
  hessian: Skyline,
  gradient: Float64Array,
): void {
  const { columns, width, groupOf, size } = design;
  hessian.values.fill(0);
  for (let j = 0; j < size; j++) {
    const precision = 1 / priorVariance(at(groupOf, j), variances);
    hessian.values[at(hessian.start, j) + j] = precision;
    gradient[j] = -precision * at(effects, j);
  }
  for (let i = 0; i < design.n.length; i++) {
    const p = probability(design, effects, i);
    const h = at(design.response, i);
    const rest = 1 - h * p;
    const slope = ((at(design.won, i) - at(design.n, i) * h * p) * (1 - p)) / rest;
    const weight = (at(design.n, i) * h * p * (1 - p) * (1 - p)) / rest;
    for (let a = i * width; a < (i + 1) * width; a++) {
      const row = at(columns, a);
      if (row < 0) continue;
      gradient[row] = at(gradient, row) + slope;
      const begin = at(hessian.start, row);
      for (let b = i * width; b <= a; b++) {
        const column = at(columns, b);
        if (column < 0) continue;
        const cell = begin + column;
        hessian.values[cell] = at(hessian.values, cell) + weight;
      }
    }
  }
}

function penalisedLoss(design: Design, effects: Float64Array, variances: Float64Array): number {
  let loss = 0;
  for (let i = 0; i < design.n.length; i++) {
    const p = Math.min(1 - 1e-15, probability(design, effects, i) * at(design.response, i));
    const won = at(design.won, i);
    loss -= won * Math.log(Math.max(p, 1e-300)) + (at(design.n, i) - won) * Math.log1p(-p);
  }
  for (let j = 0; j < design.size; j++) {
    loss += at(effects, j) ** 2 / (2 * priorVariance(at(design.groupOf, j), variances));
  }
  return loss;
}

function probability(design: Design, effects: Float64Array, row: number): number {
  let logOdds = 0;
  for (let a = row * design.width; a < (row + 1) * design.width; a++) {
    const column = at(design.columns, a);
    if (column >= 0) logOdds += at(effects, column);
  }
  return 1 / (1 + Math.exp(-logOdds));
}

function priorVariance(group: number, variances: Float64Array): number {
  return group < 0 ? INTERCEPT_VARIANCE : at(variances, group);
}

/** First column of each row of the Hessian: the lowest coefficient it shares a cell with. */
function reach({ size, columns, width }: Design): Int32Array {
  const first = Int32Array.from({ length: size }, (_, j) => j);
  for (let row = 0; row < columns.length; row += width) {
    let lowest = size;
    for (let a = row; a < row + width; a++) {
      if (at(columns, a) >= 0) lowest = Math.min(lowest, at(columns, a));
    }
    for (let a = row; a < row + width; a++) {
      const column = at(columns, a);
      if (column >= 0) first[column] = Math.min(at(first, column), lowest);
    }
  }
  return first;
}

function at(array: Float64Array | Int32Array, index: number): number {
  return array[index] as number;
}
