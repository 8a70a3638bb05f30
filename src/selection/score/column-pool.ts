// The columns that one lead's scores are worked out in. A large roster lends one set of them to the lead
// that is being scored, so that ten thousand reps cost a lead no new memory.
import { memoInKeeper } from '../../leads/text/memo-by-key.ts';
import type { RosterColumns } from '../scene/roster-columns.ts';

/** Rosters up to this size give every lead columns of its own: these cost next to nothing. */
const OWN_UP_TO = 64;

export type WorkColumns = {
  recent: Float64Array;
  received: Float64Array;
  due: Float64Array;
  deviations: Float64Array;
  logOdds: Float64Array;
  band: Float64Array;
  net: Float64Array;
  standing: Uint8Array;
  /** Room for the rows that may take the lead; walked by index, as for…of takes six times as long. */
  rows: Int32Array;
};

type Lent = { columns: WorkColumns; to: object | null };
const lentBy = memoInKeeper(
  ({ reps }: RosterColumns): Lent => ({ columns: newColumns(reps.length), to: null }),
);

/**
 * A function that gives what `work` makes in the columns it is handed. When another lead has had the
 * columns in between, it is made again, so `work` must come to the same each time; and what it gives
 * holds only until another lead is scored: ask anew, do not keep it.
 */
export function inWorkColumns<T>(
  roster: RosterColumns,
  work: (columns: WorkColumns) => T,
): () => T {
  const size = roster.reps.length;
  const mine: Lent = size <= OWN_UP_TO ? { columns: newColumns(size), to: null } : lentBy(roster);
  const self = {};
  let made: T;
  return () => {
    if (mine.to !== self) {
      made = work(mine.columns);
      mine.to = self;
    }
    return made;
  };
}

function newColumns(size: number): WorkColumns {
  const column = () => new Float64Array(size);
  return {
    recent: column(),
    received: column(),
    due: column(),
    deviations: column(),
    logOdds: column(),
    band: column(),
    net: column(),
    standing: new Uint8Array(size),
    rows: new Int32Array(size),
  };
}
