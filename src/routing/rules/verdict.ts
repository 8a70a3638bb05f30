// One must-rule held against every rep at once; kept where nothing that it reads has changed.
import type { Must } from '../../policy/policy.ts';
import type { Exclusion } from '../candidate.ts';
import type { LoadColumns, RosterColumns } from '../roster-columns.ts';
import type { Scene } from '../scene.ts';

/** One rule held against the roster: `fails[i]` is 1 where rep i breaks it. */
export type Verdict = { rule: Must; fails: Uint8Array; describe(i: number): Exclusion };

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
  breaks: (i: number) => boolean,
): Uint8Array {
  const fill = () => {
    const column = new Uint8Array(scene.columns.reps.length);
    for (let i = 0; i < column.length; i++) if (breaks(i)) column[i] = 1;
    return column;
  };
  if (key === null) return fill();
  const ofTable = kept.get(of) ?? new WeakMap<Must, Map<string, Uint8Array>>();
  kept.set(of, ofTable);
  const ofRule = ofTable.get(rule) ?? new Map<string, Uint8Array>();
  ofTable.set(rule, ofRule);
  const known = ofRule.get(key);
  if (known) return known;
  const column = fill();
  if (ofRule.size >= KEPT_KEYS) ofRule.delete(ofRule.keys().next().value ?? '');
  ofRule.set(key, column);
  return column;
}
