// Live loads in columns, in the order of a roster's index.
import type { Keeper } from '../leads/text/memo-by-key.ts';
import type { Load, Loads } from './roster.ts';
import type { RosterIndex } from './roster-index.ts';

/** A table of loads, and whatever is worked out from it. */
export type LoadColumns = Keeper & {
  open: Float64Array;
  today: Float64Array;
  week: Float64Array;
  recent: Float64Array;
  /** Epoch milliseconds; 0 for never. */
  recentAtMs: Float64Array;
  lastAssignedAtMs: Float64Array;
};

/** Loads that are laid out already, for the roster of one index. */
type LaidOut = Loads & { readonly laidOut?: { of: RosterIndex; table: LoadColumns } };

/** Live loads in the order of the index. */
export function loadColumns(index: RosterIndex, loads: LaidOut): LoadColumns {
  return loads.laidOut?.of === index ? loads.laidOut.table : tabulate(index, loads);
}

function tabulate(index: RosterIndex, loads: Loads): LoadColumns {
  const table = emptyLoads(index.reps.length);
  for (const [id, load] of loads) {
    const i = index.indexOf.get(id);
    if (i !== undefined) setLoad(table, i, load);
  }
  return table;
}

/** A table in which nobody holds anything. */
export function emptyLoads(reps: number): LoadColumns {
  const column = () => new Float64Array(reps);
  return {
    kept: new Map(),
    open: column(),
    today: column(),
    week: column(),
    recent: column(),
    recentAtMs: column(),
    lastAssignedAtMs: column(),
  };
}

/** A table that no longer moves with the one it was taken from. */
export function copyLoads(table: LoadColumns): LoadColumns {
  return {
    kept: new Map(),
    open: table.open.slice(),
    today: table.today.slice(),
    week: table.week.slice(),
    recent: table.recent.slice(),
    recentAtMs: table.recentAtMs.slice(),
    lastAssignedAtMs: table.lastAssignedAtMs.slice(),
  };
}

/** Writes one rep's load into a table. */
export function setLoad(table: LoadColumns, i: number, load: Load): void {
  table.open[i] = load.open;
  table.today[i] = load.today;
  table.week[i] = load.week;
  table.recent[i] = load.recent;
  table.recentAtMs[i] = load.recentAt === null ? 0 : Date.parse(load.recentAt);
  table.lastAssignedAtMs[i] = load.lastAssignedAt === null ? 0 : Date.parse(load.lastAssignedAt);
}

/** Open, today, week, recent, then the instants of the last two columns; see `storedLoadSchema`. */
type PackedLoad = [number, number, number, number, number, number];

/** One rep's load in its stored form. */
export function packedLoad(table: LoadColumns, i: number): PackedLoad {
  const at = (column: Float64Array) => column[i] ?? 0;
  const { open, today, week, recent, recentAtMs, lastAssignedAtMs } = table;
  return [at(open), at(today), at(week), at(recent), at(recentAtMs), at(lastAssignedAtMs)];
}

/**
 * Loads as a table that is laid out already: a snapshot of ten thousand costs no rebuild. The table must
 * not move any more: what rules work out from it is kept beside it.
 */
export function loadsOf(index: RosterIndex, table: LoadColumns): LaidOut {
  const made = new Map<number, Load>();
  const at = (i: number): Load => {
    const known = made.get(i);
    if (known) return known;
    const recentAtMs = table.recentAtMs[i] ?? 0;
    const lastAssignedAtMs = table.lastAssignedAtMs[i] ?? 0;
    const recentAt = instant(recentAtMs);
    const load = {
      open: table.open[i] ?? 0,
      today: table.today[i] ?? 0,
      week: table.week[i] ?? 0,
      recent: table.recent[i] ?? 0,
      recentAt,
      lastAssignedAt: lastAssignedAtMs === recentAtMs ? recentAt : instant(lastAssignedAtMs),
    };
    made.set(i, load);
    return load;
  };
  return {
    laidOut: { of: index, table },
    get: (id) => {
      const i = index.indexOf.get(id);
      return i === undefined ? undefined : at(i);
    },
    [Symbol.iterator]: () =>
      index.reps.map((rep, i): [string, Load] => [rep.id, at(i)])[Symbol.iterator](),
  };
}

function instant(ms: number): string | null {
  return ms === 0 ? null : new Date(ms).toISOString();
}
