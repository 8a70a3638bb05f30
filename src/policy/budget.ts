// What the conditions of a policy may cost together: a policy that could hold the process while one lead is
// decided is refused before anything of it is evaluated.
import { stepsOf } from './conditions/cost.ts';
import { evaluatingEnvironment } from './conditions/environment.ts';
import { largestOf } from './conditions/largest.ts';
import { pathsIn } from './conditions/tree.ts';
import { conditionsOf, type PlacedCondition } from './placed.ts';
import type { PolicyDocument } from './policy.ts';

/** Steps for one lead, of some 40 ns: about a sixth of a second, and some more where many reps stand by. */
export const MOST_STEPS = 4_000_000;
const MORE_PER_REP = 400;
/** Characters of all conditions together; each costs some 3 µs to check and to compile. */
export const MOST_CONDITION_TEXT = 24_000;
/** Reps that a stored policy must afford however full the lead; those of a roster are counted when it routes. */
const REPS_AT_LEAST = 200;
/** Reps are alike in what most conditions read of them, and share an answer. */
const KINDS_AT_LEAST = 10;
/** Rows that an answer shows at most; an exclusion is told term by term. */
const MOST_TOLD = 60;
const PER_TELLING = 3;

/** What one condition costs a lead, with its place in the document. */
export type Share = { path: string; steps: number };

/**
 * How often the condition at a place of the document is evaluated for one lead at most, of `candidates`
 * whom it can tell apart: guards with the rules, and again when a lead below every price is weighed among
 * others; those of the order with every comparison within the shortlist.
 */
export function evaluationsOf(place: string, candidates: number): number {
  if (place.startsWith('/objective/rank')) return 24;
  if (place.endsWith('/when') || place.endsWith('/unless')) return 2;
  const told = place.startsWith('/must')
    ? PER_TELLING * Math.min(candidates, MOST_TOLD)
    : candidates;
  return candidates + told;
}

/** Steps that all conditions may take together over so many reps. */
export function budgetFor(reps: number): number {
  return MOST_STEPS + MORE_PER_REP * reps;
}

/** The conditions that cost most, of which the rest is within the budget; empty when all are. */
export function dearest(shares: readonly Share[], reps: number): Share[] {
  let over = shares.reduce((sum, { steps }) => sum + steps, 0) - budgetFor(reps);
  const named: Share[] = [];
  for (const share of shares.toSorted((a, b) => b.steps - a.steps)) {
    if (over <= 0) break;
    named.push(share);
    over -= share.steps;
  }
  return named;
}

/** The conditions for which the document is too dear to be stored; empty when it is not. */
export function tooDear(document: PolicyDocument): Share[] {
  return dearest(conditionsOf(document).map(worstShare), 0);
}

function worstShare({ path, source }: PlacedCondition): Share {
  const { ast } = evaluatingEnvironment().parse(source);
  const roots = new Set(pathsIn(ast).map((read) => read.path.split('.')[0] ?? ''));
  const perRep = roots.has('record') || roots.has('load');
  const candidates = perRep ? REPS_AT_LEAST : roots.has('rep') ? KINDS_AT_LEAST : 1;
  return { path, steps: evaluationsOf(path, candidates) * stepsOf(ast, largestOf) };
}
