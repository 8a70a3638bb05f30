// One must-rule held against every rep at once; kept where nothing that it reads has changed.

import { keptUnder } from '../../leads/text/memo-by-key.ts';
import type { Must } from '../../policy/must/must.ts';
import type { Exclusion } from '../scene/candidate.ts';
import type { LoadColumns, RosterColumns } from '../scene/roster-columns.ts';
import type { Scene } from '../scene/scene.ts';

/** One rule held against the roster: `fails[i]` is 1 where rep i breaks it. */
export type Verdict = { rule: Must; fails: Uint8Array; describe(i: number): Exclusion };

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

const kept = new WeakMap<object, WeakMap<Must, Map<string, Uint8Array>>>();
/** Verdicts of one rule are kept for this many different leads before the oldest is dropped. */
const KEPT_KEYS = 256;

/**
 * The verdict column of a rule, kept per roster or table of loads (`of`), rule and key; a null key is
 * never kept.
 */
export function verdictColumn(
  scene: Scene,
  rule: Must,
  { key, of }: { key: string | null; of: RosterColumns | LoadColumns },
  mark: (fails: Uint8Array) => void,
): Uint8Array {
  const fill = () => {
    const column = flags(scene.columns.reps.length);
    mark(column);
    return column;
  };
  if (key === null) return fill();
  const ofTable = kept.get(of) ?? new WeakMap<Must, Map<string, Uint8Array>>();
  kept.set(of, ofTable);
  const ofRule = ofTable.get(rule) ?? new Map<string, Uint8Array>();
  ofTable.set(rule, ofRule);
  return keptUnder(ofRule, key, KEPT_KEYS, fill);
}
