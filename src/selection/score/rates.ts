// The reps' win rates in the scope of a lead, each looked up once per roster and value of the scope.

import { memoByKey, memoInKeeper } from '../../leads/text/memo-by-key.ts';
import { type Rate, type RecordScope, rateFor, recordsOf } from '../../roster/record.ts';
import { repAt } from '../../roster/roster.ts';
import type { RosterIndex } from '../../roster/roster-index.ts';
import { scopeKey } from '../../roster/scope-key.ts';
import type { Scene } from '../scene/scene.ts';

/** By row; undefined where nobody has asked yet. */
type Rates = (Rate | null | undefined)[];
const ratesOf = memoInKeeper((_: RosterIndex) => new Map<string, Rates>());
/** Values of scopes that one roster keeps. */
const KEPT_KEYS = 128;

/** The rate of rep i in a scope for the scene's lead, as `rateFor` finds it. */
export function ratesIn({ columns, lead }: Scene, scope: RecordScope): (i: number) => Rate | null {
  const key = `${scope}|${scopeKey(lead, scope)}`;
  const unasked = (): Rates => Array.from({ length: columns.reps.length });
  const rates = memoByKey(ratesOf(columns), key, KEPT_KEYS, unasked);
  return (i) => {
    const known = rates[i];
    if (known !== undefined) return known;
    const rate = rateFor(recordsOf(columns, repAt(columns, i)), scope, lead);
    rates[i] = rate;
    return rate;
  };
}
