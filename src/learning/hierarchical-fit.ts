// Fits the hierarchical logistic model: effects by Newton at the Laplace approximation, variances of the
// groups by the fixed point of the evidence (MacKay 1992, "Bayesian interpolation").
import { own } from '../leads/text/by-name.ts';
import type { Cell, Levels } from './cells.ts';
import type { Group, GroupSpec, Model } from './model.ts';
import { type Design, hessianOf, newton } from './numerics/penalised-logistic.ts';
import { inverseDiagonal } from './numerics/sparse-cholesky.ts';

const ROUNDS = 60;
/** After so many rounds, and again after as many more, slow variances are extrapolated. */
const STRIDE = 10;
const LOG_CHANGE = 0.01;
/** Below this variance a group says next to nothing; how fast it vanishes is no reason to go on. */
const NEGLIGIBLE_VARIANCE = 1e-3;
const FIRST_VARIANCE = 0.1;
const LEAST_VARIANCE = 1e-4;
const MOST_VARIANCE = 4;
/** The team as a whole is taken to have won and lost at least this much of a deal: no rate is 0 or 1. */
const LEAST_RESULT = 0.5;
/** Coefficients whose rows all have the same value here are eliminated together. */
const BLOCK_ATTRIBUTE = 'rep';

interface Coefficient {
  group: number;
  key: string[];
  block: string | null;
  n: number;
  won: number;
}

/**
 * Win probability = response · σ(intercept + Σ effects), effects ~ N(0, variance of their group).
 * Cells without deals are ignored; an attribute that a cell lacks contributes nothing. The result does
 * not depend on the order of the cells beyond rounding.
 */
export function fitModel(cells: readonly Cell[], specs: readonly GroupSpec[]): Model {
  const used = cells.filter((cell) => weighed(cell).n > 0);
  const { design, coefficients } = layOut(used, specs);
  const effects = new Float64Array(design.size);
  const variances = new Float64Array(specs.length).fill(FIRST_VARIANCE);
  const [n, won] = [total(used, 'n'), total(used, 'won')];
  effects[design.size - 1] = Math.log((won + 0.5) / (n - won + 0.5));

  const hessian = hessianOf(design);
  let variance: Float64Array = new Float64Array(design.size);
  const change = new Float64Array(specs.length);
  let rounds = 0;
  let converged = false;
  while (rounds < ROUNDS && !converged) {
    rounds += 1;
    variance = inverseDiagonal(newton(design, effects, variances, hessian));
    const last = Float64Array.from(change);
    converged = updateVariances(design, effects, variance, variances, change) < LOG_CHANGE;
    if (!converged && rounds % STRIDE === 0) leap(variances, last, change);
  }

  const groups: Group[] = specs.map((spec, g) => ({
    name: spec.name,
    of: [...spec.of],
    variance: variances[g] ?? FIRST_VARIANCE,
    levels: coefficients
      .flatMap(({ group, key, n, won }, j) =>
        group === g
          ? [{ key, effect: at(effects, j), sd: Math.sqrt(at(variance, j)), n, won }]
          : [],
      )
      .sort((a, b) => compareKeys(a.key, b.key)),
  }));
  return {
    kind: 'hierarchical-logistic',
    format: 1,
    intercept: at(effects, design.size - 1),
    n,
    won,
    groups,
    fit: { rounds, converged },
  };
}

/** The level of a group that `levels` belong to, or null when an attribute is unknown. */
export function levelKey(levels: Levels, of: readonly string[]): string[] | null {
  const key: string[] = [];
  for (const attribute of of) {
    const value = own(levels, attribute);
    if (value === undefined) return null;
    key.push(value);
  }
  return key;
}

/** Numbers the coefficients: one rep's after the other's, then the shared ones, the intercept last. */
function layOut(
  cells: readonly Cell[],
  specs: readonly GroupSpec[],
): { design: Design; coefficients: Coefficient[] } {
  const found = new Map<string, Coefficient>();
  const rows = cells.map((cell) => {
    const block = cell.levels[BLOCK_ATTRIBUTE] ?? null;
    return specs.map((spec, group) => {
      const key = levelKey(cell.levels, spec.of);
      if (!key) return null;
      const id = JSON.stringify([group, ...key]);
      const known = found.get(id);
      const coefficient = known ?? { group, key, block, n: 0, won: 0 };
      if (known && known.block !== block) known.block = null;
      if (!known) found.set(id, coefficient);
      coefficient.n += cell.n;
      coefficient.won += cell.won;
      return coefficient;
    });
  });
  const coefficients = [...found.values()].sort(
    (a, b) =>
      Number(a.block === null) - Number(b.block === null) ||
      compareKeys([a.block ?? ''], [b.block ?? '']) ||
      a.group - b.group ||
      compareKeys(a.key, b.key),
  );
  const position = new Map(coefficients.map((coefficient, j) => [coefficient, j]));
  const width = specs.length + 1;
  const columns = new Int32Array(rows.length * width).fill(coefficients.length);
  rows.forEach((row, i) => {
    row.forEach((coefficient, g) => {
      columns[i * width + g] = coefficient ? (position.get(coefficient) ?? -1) : -1;
    });
    columns.subarray(i * width, (i + 1) * width).sort();
  });
  const n = Float64Array.from(cells, (cell) => weighed(cell).n);
  const won = Float64Array.from(cells, (cell) => weighed(cell).won);
  const design: Design = {
    size: coefficients.length + 1,
    columns,
    width,
    n,
    won: neverAllOrNone(won, n),
    response: Float64Array.from(cells, (cell) => Math.min(1, Math.max(0.01, cell.response ?? 1))),
    groupOf: Int32Array.from([...coefficients.map(({ group }) => group), -1]),
  };
  return { design, coefficients };
}

function weighed(cell: Cell): { n: number; won: number } {
  return cell.weighed ?? cell;
}

/** Spreads half a win, or half a loss, over the rows when the team as a whole has none. */
function neverAllOrNone(won: Float64Array, n: Float64Array): Float64Array {
  const [wins, deals] = [won.reduce((a, b) => a + b, 0), n.reduce((a, b) => a + b, 0)];
  const least = Math.min(LEAST_RESULT, deals / 2);
  if (deals === 0 || (wins >= least && deals - wins >= least)) return won;
  const rate = Math.min(deals - least, Math.max(least, wins)) / deals;
  return n.map((count) => count * rate);
}

/** MacKay's update, in place; writes the changes of the log variances and returns the largest that matters. */
function updateVariances(
  design: Design,
  effects: Float64Array,
  posterior: Float64Array,
  variances: Float64Array,
  change: Float64Array,
): number {
  let largest = 0;
  for (let g = 0; g < variances.length; g++) {
    let levels = 0;
    let trace = 0;
    let squares = 0;
    for (let j = 0; j < design.size; j++) {
      if (design.groupOf[j] !== g) continue;
      levels += 1;
      trace += at(posterior, j);
      squares += at(effects, j) ** 2;
    }
    const old = at(variances, g);
    if (levels < 2) {
      // One level cannot be told from the base.
      variances[g] = LEAST_VARIANCE;
      change[g] = 0;
      continue;
    }
    const determined = Math.max(levels - trace / old, 1e-9);
    const next = Math.min(MOST_VARIANCE, Math.max(LEAST_VARIANCE, squares / determined));
    change[g] = Math.log(next / old);
    if (Math.max(old, next) > NEGLIGIBLE_VARIANCE) {
      largest = Math.max(largest, Math.abs(at(change, g)));
    }
    variances[g] = next;
  }
  return largest;
}

/** Where log variances creep towards a limit in a geometric series, jumps most of the way (Aitken 1926). */
function leap(variances: Float64Array, last: Float64Array, change: Float64Array): void {
  for (let g = 0; g < variances.length; g++) {
    const ratio = at(change, g) / at(last, g);
    if (!(ratio > 0.5)) continue;
    const rest = (at(change, g) * ratio) / Math.max(0.1, 1 - ratio);
    const next = at(variances, g) * Math.exp(Math.min(2, Math.max(-2, rest)));
    variances[g] = Math.min(MOST_VARIANCE, Math.max(LEAST_VARIANCE, next));
  }
}

function total(cells: readonly Cell[], field: 'n' | 'won'): number {
  return cells.reduce((sum, cell) => sum + cell[field], 0);
}

function compareKeys(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < a.length; i++) {
    const [left, right] = [a[i] ?? '', b[i] ?? ''];
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

function at(array: Float64Array | Int32Array, index: number): number {
  return array[index] as number;
}
