// All reps with their live load: the roster is versioned by content, loads move with every assignment.
import { z } from 'zod';
import type { Rep } from './rep.ts';
import { type RosterIndex, rosterIndex } from './roster-index.ts';

/** What a rep holds now, in leads. `recent` is decayed to `recentAt`, the instant it was last set. */
export const loadSchema = z.strictObject({
  open: z.number().int().nonnegative(),
  today: z.number().int().nonnegative(),
  week: z.number().int().nonnegative(),
  recent: z.number().nonnegative(),
  recentAt: z.iso.datetime().nullable(),
  lastAssignedAt: z.iso.datetime().nullable(),
});
export type Load = z.infer<typeof loadSchema>;

export const NO_LOAD: Load = {
  open: 0,
  today: 0,
  week: 0,
  recent: 0,
  recentAt: null,
  lastAssignedAt: null,
};

/**
 * Reps in code-point order of id; `hash` is the SHA-256 of their canonical JSON. The index is laid out from
 * the reps and never stored.
 */
export type Roster = { hash: string; reps: readonly Rep[]; index: RosterIndex };

/** A roster with its index; made when one is loaded, and whenever its reps are others. */
export function rosterOf(hash: string, reps: readonly Rep[]): Roster {
  return { hash, reps, index: rosterIndex(reps) };
}

/** The roster with other reps in it; what was worked out from a rep who stays is kept. */
export function withReps({ hash, index }: Roster, reps: readonly Rep[]): Roster {
  return { hash, reps, index: rosterIndex(reps, index) };
}

/** Live loads by rep id; a rep who is missing holds nothing. Any Map of loads will do. */
export type Loads = Pick<ReadonlyMap<string, Load>, 'get' | typeof Symbol.iterator>;

/** The rep of a row; a row that the roster does not have is a bug of the caller. */
export function repAt({ reps }: { reps: readonly Rep[] }, i: number): Rep {
  const rep = reps[i];
  if (!rep) throw new RangeError(`no rep at row ${i}`);
  return rep;
}
