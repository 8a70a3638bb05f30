// The smallest single change that would have given a rep the lead: found by asking the decision core
// itself, so that what is said would be true. Half of a change never is enough.
import { z } from 'zod';
import type { Rep } from '../../roster/rep.ts';
import { withReps } from '../../roster/roster.ts';
import { decide, type Evaluation } from '../../selection/decide.ts';
import type { Snapshot } from '../../selection/scene/snapshot.ts';
import { leversFor, type WhatIf } from './what-if-changes.ts';

export const counterfactualSchema = z
  .strictObject({
    lever: z.string().meta({ description: 'What would have been different, such as "pipeline".' }),
    value: z
      .number()
      .meta({ description: 'The value that is needed; 1 for a change that is a yes or no.' }),
    size: z.number().meta({ description: 'How large the change is, 1 being the whole way.' }),
    words: z.string(),
  })
  .meta({ id: 'Counterfactual' });
export type Counterfactual = z.infer<typeof counterfactualSchema>;

/**
 * Single changes that would each have made a rep the pick, smallest first; empty when there is none
 * or the rep is the pick already. "The pick" is the deterministic one: an owner, or else the first
 * in order. Throws RangeError for a rep who is not in the roster.
 */
export function counterfactuals(snapshot: Snapshot, repId: string): Counterfactual[] {
  const rep = snapshot.roster.reps.find(({ id }) => id === repId);
  if (!rep) throw new RangeError(`There is no rep "${repId}".`);
  const evaluation = decide(snapshot);
  if (deterministicPick(evaluation) === repId) return [];
  const searched = rivals(evaluation, rep);
  const levers = leversFor(snapshot, rep);
  const near = searched === snapshot ? levers : leversFor(searched, rep);
  return levers
    .flatMap((lever, n) => {
      const place = smallestFlip(near[n] ?? lever, rep);
      const sure = searched === snapshot ? place : confirmed(lever, rep, place);
      const value = lever.values[(sure ?? 0) - 1];
      if (value === undefined) return [];
      return [{ lever: lever.code, value, size: lever.size(value), words: lever.words(value) }];
    })
    .sort((a, b) => a.size - b.size);
}

/** Rosters beyond this size are searched among the rep and those who lead, then confirmed whole. */
const SEARCHED_WHOLE = 60;

function rivals(evaluation: Evaluation, rep: Rep): Snapshot {
  const { snapshot } = evaluation;
  if (snapshot.roster.reps.length <= SEARCHED_WHOLE) return snapshot;
  const kept = new Set([rep.id, ...evaluation.order, evaluation.ownership.repId]);
  const reps = snapshot.roster.reps.filter(({ id }) => kept.has(id));
  return { ...snapshot, roster: withReps(snapshot.roster, reps) };
}

/** What a search among a few found, held against the whole roster; a near miss is mended, a far one dropped. */
function confirmed(lever: WhatIf, rep: Rep, place: number | null): number | null {
  if (place === null) return null;
  const flips = (k: number) => flipsAt(lever, rep, k);
  for (let k = place; k <= Math.min(place + 3, lever.values.length); k++) {
    if (!flips(k)) continue;
    let least = k;
    while (least > 1 && least > place - 3 && flips(least - 1)) least--;
    return flips(Math.floor(least / 2)) ? null : least;
  }
  return null;
}

/** Whom the rules and the scorer give the lead, whatever an advisor would say; null: it waits. */
export function deterministicPick({
  aside,
  ownership,
  nurtured,
  order,
}: Evaluation): string | null {
  if (aside !== null) return null;
  if (ownership.kind === 'owner') return ownership.repId;
  return ownership.kind === 'hold' || nurtured === 'queue' ? null : (order[0] ?? null);
}

/** Whether the rep is the pick at the k-th value of a lever; place 0 is what is, where they are not. */
function flipsAt(lever: WhatIf, rep: Rep, k: number): boolean {
  const value = lever.values[k - 1];
  if (k === 0 || value === undefined) return false;
  return deterministicPick(decide(lever.apply(value))) === rep.id;
}

/**
 * The place of the nearest value that flips the pick while the one before it and the one half as
 * far do not; null when none does. Doubling steps find a first value, halving narrows it down; where
 * that skipped a nearer one (a change may help and then hurt), the search goes on below it.
 */
function smallestFlip(lever: WhatIf, rep: Rep): number | null {
  const known = new Map<number, boolean>();
  const flips = (k: number): boolean => {
    const found = known.get(k) ?? flipsAt(lever, rep, k);
    known.set(k, found);
    return found;
  };
  let high = firstByDoubling(lever.values.length, flips);
  if (high === null) return null;
  for (;;) {
    high = narrowed(high, flips);
    const half = Math.floor(high / 2);
    if (!flips(half)) return high;
    high = half;
  }
}

function firstByDoubling(last: number, flips: (k: number) => boolean): number | null {
  for (let k = 1; k < last; k *= 2) if (flips(k)) return k;
  return flips(last) ? last : null;
}

/** The least place up to `high` that a bisection finds; `high` flips. */
function narrowed(high: number, flips: (k: number) => boolean): number {
  let no = 0;
  let yes = high;
  while (yes - no > 1) {
    const middle = (yes + no) >>> 1;
    if (flips(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}
