// The index of a roster: laid out when the roster is loaded, so that one lead can be held against ten
// thousand reps in less than a millisecond, and the one place for whatever is worked out from a roster.
// Row i of every column is rep i in order of id.

import { type Keeper, memoByObject, memoInKeeper } from '../leads/text/memo-by-key.ts';
import { type Timetable, timetableOf } from './hours.ts';
import { pipelinePct, type Rep } from './rep.ts';

/** Minutes assumed for a rep whose response time nobody stated. */
const UNKNOWN_RESPONSE_MINUTES = 15;

export type RosterIndex = Keeper & {
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
  /** Of each of the distinct hours. */
  timetables: readonly Timetable[];
  withAbsences: readonly number[];
  /** A column of nothing and one of ones, for whatever does not apply; never written to. */
  zeros: Float64Array;
  ones: Float64Array;
  withRamp: readonly number[];
  /** What is worked out from one rep alone; shared with every roster that was made from this one. */
  people: Keeper;
};

/** The index of reps in order of id. `from` is that of a roster most of whose reps are the same objects. */
export function rosterIndex(reps: readonly Rep[], from?: RosterIndex): RosterIndex {
  const work = rosterIndexInSteps(reps, from);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Rows between two stops: some milliseconds. */
const ROWS_A_STEP = 2_000;

/** The same, stopping every few thousand reps: a roster of 100,000 takes a quarter of a second. */
export function* rosterIndexInSteps(
  reps: readonly Rep[],
  from?: RosterIndex,
): Generator<void, RosterIndex> {
  const n = reps.length;
  const hours: Rep['hours'][] = [];
  // A roster of many thousands comes with one object for the hours that many keep: no text is made of those.
  const placeOf = new Map<Rep['hours'] | string, number>();
  const placeOfHours = (kept: Rep['hours']): number => {
    const known = placeOf.get(kept);
    if (known !== undefined) return known;
    const text = JSON.stringify(kept);
    const place = placeOf.get(text) ?? hours.push(kept) - 1;
    placeOf.set(text, place).set(kept, place);
    return place;
  };
  const indexOf = new Map<string, number>();
  const withAbsences: number[] = [];
  const withRamp: number[] = [];
  const columns = {
    openCap: new Float64Array(n),
    weight: new Float64Array(n),
    hasDailyCaps: new Uint8Array(n),
    pipelinePct: new Float64Array(n),
    responseMinutes: new Float64Array(n),
    hoursOf: new Int32Array(n),
  };
  for (const [i, rep] of reps.entries()) {
    if (i > 0 && i % ROWS_A_STEP === 0) yield;
    const { open, perDay, perWeek } = rep.capacity;
    indexOf.set(rep.id, i);
    columns.openCap[i] = open;
    columns.weight[i] = rep.weight;
    columns.hasDailyCaps[i] = perDay === null && perWeek === null ? 0 : 1;
    columns.pipelinePct[i] = pipelinePct(rep) ?? Number.NaN;
    columns.responseMinutes[i] = rep.response.medianMinutes ?? UNKNOWN_RESPONSE_MINUTES;
    columns.hoursOf[i] = placeOfHours(rep.hours);
    if (rep.absences.length > 0) withAbsences.push(i);
    if (rep.ramp != null) withRamp.push(i);
  }
  return {
    ...columns,
    kept: new Map(),
    people: from?.people ?? { kept: new Map() },
    reps,
    indexOf,
    hours,
    timetables: hours.map(timetableOf),
    zeros: new Float64Array(n),
    ones: new Float64Array(n).fill(1),
    withAbsences,
    withRamp,
  };
}

/** The timetable of the rep of a row. */
export function timetableAt({ timetables, hoursOf, reps }: RosterIndex, i: number): Timetable {
  const timetable = timetables[hoursOf[i] ?? -1];
  if (!timetable) throw new RangeError(`no rep at row ${i} of ${reps.length}`);
  return timetable;
}

/** The same function of a rep, asked once per rep: what was made is kept in the index, see `people`. */
export function memoByRep<V extends NonNullable<unknown>>(
  make: (rep: Rep) => V,
): (index: Pick<RosterIndex, 'people'>, rep: Rep) => V {
  const ofPeople = memoInKeeper((_: Keeper) => memoByObject(make));
  return ({ people }, rep) => ofPeople(people)(rep);
}
