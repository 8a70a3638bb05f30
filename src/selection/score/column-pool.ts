// Room to work one lead's scores out in. A large roster has one set of such columns, so that ten thousand
// reps cost a lead less new memory; whoever works in them is done before the next lead begins.
import { memoInKeeper } from '../../leads/text/memo-by-key.ts';
import type { RosterIndex } from '../../roster/roster-index.ts';

export type WorkColumns = {
  /** By row of the roster. */
  recent: Float64Array;
  received: Float64Array;
  /** The rows that may take the lead; walked by index, as for…of takes six times as long. */
  rows: Int32Array;
};

/** The columns of a roster; nothing that is made in them may be kept. */
export const workColumnsOf = memoInKeeper(
  ({ reps }: RosterIndex): WorkColumns => ({
    recent: new Float64Array(reps.length),
    received: new Float64Array(reps.length),
    rows: new Int32Array(reps.length),
  }),
);
