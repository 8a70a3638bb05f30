// The roster laid out in columns, once per roster version, so that one lead can be held against
// ten thousand reps in less than a millisecond. Row i of every column is rep i in order of id.

import { type Keeper, memoByObject } from '../../leads/text/memo-by-key.ts';
import { pipelinePct, type Rep } from '../../roster/rep.ts';
import type { Load, Loads, Roster } from '../../roster/roster.ts';
import type { StoredLoad } from './snapshot.ts';

/** Minutes assumed for a rep whose response time nobody stated. */
const UNKNOWN_RESPONSE_MINUTES = 15;

/** The index of a roster: its columns, and whatever is worked out from them once per roster. */
export type RosterColumns = Keeper & {
  reps: readonly Rep[];
  indexOf: ReadonlyMap<string, number>;
  openCap: Float64Array;
  /** 1 for a rep with a cap per day or week. */
  hasDailyCaps: Uint8Array;
  /** Share in the rotation, relative to the others of the same capacity. */
  weight: Float64Array;
  /** Percent of quota; NaN when unknown. */
  pipelinePct: Float64Array;
  /** Median minutes to first touch; 15 where unknown. */
  responseMinutes: Float64Array;
  /** Distinct opening hours, and which of them each rep keeps. */
  hours: readonly Rep['hours'][];
  hoursOf: Int32Array;
  withAbsences: readonly number[];
  /** A column of nothing and one of ones, for whatever does not apply; never written to. */
  zeros: Float64Array;
  ones: Float64Array;
  withRamp: readonly number[];
};

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

/** The columns of a roster; laid out once per roster object. */
export const columnsOf = memoByObject(({ reps }: Roster): RosterColumns => layOut(reps));

function layOut(reps: readonly Rep[]): RosterColumns {
  const hours: Rep['hours'][] = [];
  // A roster of many thousands comes with one object for the hours that many keep: no text is made of those.
  const placeOf = new Map<Rep['hours'] | string, number>();
  const hoursOf = Int32Array.from(reps, (rep) => {
    const known = placeOf.get(rep.hours);
    if (known !== undefined) return known;
    const text = JSON.stringify(rep.hours);
    const place = placeOf.get(text) ?? hours.push(rep.hours) - 1;
    placeOf.set(text, place).set(rep.hours, place);
    return place;
  });
  const places = reps.map((_, i) => i);
  return {
    kept: new Map(),
    reps,
    indexOf: new Map(reps.map((rep, i) => [rep.id, i])),
    openCap: Float64Array.from(reps, (rep) => rep.capacity.open),
    weight: Float64Array.from(reps, (rep) => rep.weight),
    hasDailyCaps: Uint8Array.from(reps, ({ capacity: { perDay, perWeek } }) =>
      perDay === null && perWeek === null ? 0 : 1,
    ),
    pipelinePct: Float64Array.from(reps, (rep) => pipelinePct(rep) ?? Number.NaN),
    responseMinutes: Float64Array.from(
      reps,
      (rep) => rep.response.medianMinutes ?? UNKNOWN_RESPONSE_MINUTES,
    ),
    hours,
    hoursOf,
    zeros: new Float64Array(reps.length),
    ones: new Float64Array(reps.length).fill(1),
    withAbsences: places.filter((i) => (reps[i]?.absences.length ?? 0) > 0),
    withRamp: places.filter((i) => reps[i]?.ramp != null),
  };
}

const prepared = new WeakMap<Loads, { of: RosterColumns; table: LoadColumns }>();

/** Live loads in the order of the columns. */
export function loadColumns(columns: RosterColumns, loads: Loads): LoadColumns {
  const ready = prepared.get(loads);
  return ready?.of === columns ? ready.table : tabulate(columns, loads);
}

function tabulate(columns: RosterColumns, loads: Loads): LoadColumns {
  const table = emptyLoads(columns.reps.length);
  for (const [id, load] of loads) {
    const i = columns.indexOf.get(id);
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

/** One rep's load in its stored form. */
export function packedLoad(table: LoadColumns, i: number): StoredLoad {
  const at = (column: Float64Array) => column[i] ?? 0;
  const { open, today, week, recent, recentAtMs, lastAssignedAtMs } = table;
  return [at(open), at(today), at(week), at(recent), at(recentAtMs), at(lastAssignedAtMs)];
}

/**
 * Loads as a table that is laid out already: a snapshot of ten thousand costs no rebuild. The table must
 * not move any more: what rules work out from it is kept beside it.
 */
export function loadsOf(columns: RosterColumns, table: LoadColumns): Loads {
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
  const loads: Loads = {
    get: (id) => {
      const i = columns.indexOf.get(id);
      return i === undefined ? undefined : at(i);
    },
    [Symbol.iterator]: () =>
      columns.reps.map((rep, i): [string, Load] => [rep.id, at(i)])[Symbol.iterator](),
  };
  prepared.set(loads, { of: columns, table });
  return loads;
}

function instant(ms: number): string | null {
  return ms === 0 ? null : new Date(ms).toISOString();
}
