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
    people: from?.people ?? { kept: new Map() },
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
    timetables: hours.map(timetableOf),
    zeros: new Float64Array(reps.length),
    ones: new Float64Array(reps.length).fill(1),
    withAbsences: places.filter((i) => (reps[i]?.absences.length ?? 0) > 0),
    withRamp: places.filter((i) => reps[i]?.ramp != null),
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
