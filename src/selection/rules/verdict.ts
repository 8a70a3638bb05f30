// One must-rule held against every rep at once; kept where nothing that it reads has changed.

import {
  type Keeper,
  memoByKey,
  memoByObject,
  memoInKeeper,
} from '../../leads/text/memo-by-key.ts';
import type { Must } from '../../policy/must/must.ts';
import type { Exclusion } from '../scene/candidate.ts';
import type { Scene } from '../scene/scene.ts';

/** `fails[i]` is 1 where rep i breaks the rule: so many of them, and what was told of whom. */
type Column = { fails: Uint8Array; count: number; told: Map<number, Exclusion> };

/** One rule held against the roster. */
export type Verdict = Column & { rule: Must; describe(i: number): Exclusion };

/** Zeros, a byte for each of `n` reps, in whole words of four: see `anyOf`. */
function flags(n: number): Uint8Array {
  return new Uint8Array(new ArrayBuffer(4 * Math.ceil(n / 4)), 0, n);
}

/** 1 where any of the verdict columns is 1, four reps at a time. */
export function anyOf(columns: readonly Uint8Array[], n: number): Uint8Array {
  const result = flags(n);
  const any = new Uint32Array(result.buffer);
  for (const { buffer } of columns) {
    const words = new Uint32Array(buffer);
    for (let k = 0; k < any.length; k++) any[k] = (any[k] as number) | (words[k] as number);
  }
  return result;
}

const columnsIn = memoInKeeper((_: Keeper) =>
  memoByObject((_rule: Must) => new Map<string, Column>()),
);
/** Verdicts of one rule are kept for this many different leads before the oldest is dropped. */
const KEPT_KEYS = 256;

/**
 * The verdict column of a rule, kept per roster or table of loads (`of`), rule and key; a null key is
 * never kept.
 */
export function verdictColumn(
  scene: Scene,
  rule: Must,
  { key, of }: { key: string | null; of: Keeper },
  mark: (fails: Uint8Array) => void,
): Column {
  const fill = () => {
    const fails = flags(scene.columns.reps.length);
    mark(fails);
    return { fails, count: countOf(fails), told: new Map() };
  };
  if (key === null) return fill();
  return memoByKey(columnsIn(of)(rule), key, KEPT_KEYS, fill);
}

function countOf(fails: Uint8Array): number {
  let count = 0;
  for (let i = 0; i < fails.length; i++) count += fails[i] as number;
  return count;
}
