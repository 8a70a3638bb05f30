// What a kind of must-rule is made of. Each kind is one object in a file of its own; one that lacks a part
// does not compile, and nothing outside this room asks which kind a rule is of.
import type { z } from 'zod';
import type { LeadProfile } from '../../leads/profile.ts';
import type { Rep } from '../../roster/rep.ts';
import type { Load } from '../../roster/roster.ts';
import type { Sight } from '../conditions/against-roster.ts';
import type { Condition } from '../conditions/expressions.ts';
import type { AccountSeen } from '../conditions/views.ts';
import type { Lever } from './lever.ts';

/** One lead before a roster, as far as rules may see it; row i of every column is rep i. */
export type MustView = Sight & {
  account: AccountSeen | null;
  atMs: number;
  /** Reps who declined this lead, by id. */
  declinedBy: readonly string[];
  columns: Sight['columns'] & {
    /** Percent of quota; NaN when unknown. */
    pipelinePct: Float64Array;
    /** Which of the distinct opening hours each rep keeps: an index into `minutesToOpen`. */
    hoursOf: Int32Array;
    /** 1 for a rep with a cap per day or week. */
    hasDailyCaps: Uint8Array;
    /** Rows of reps with absences, and of those who ramp up. */
    withAbsences: readonly number[];
    withRamp: readonly number[];
  };
  /** Whole minutes until each distinct spell of opening hours begins; 0 while open. */
  minutesToOpen: Float64Array;
  /** A condition of the policy by its text. */
  condition(source: string): Condition;
};

/** What a lever may know of the rep and the lead that it is about. */
export type LeverView = { lead: LeadProfile; rep: Rep; load: Load; atMs: number };

/** What was found for a rep, and what the rule asks for: "why not me" shows both. */
type Found = { value: string; threshold: string };

/**
 * What is true of whoever passes. `does_the_work`: leads of this sort are theirs by role or team; they
 * share its rotation, and of nobody else is it asked why they did not get one. `has_a_slot`, `is_free`:
 * so it may be again tomorrow. `is_on_shift`: so it is again when the shift opens. `fits`: it stays so.
 */
type WhoPasses = 'does_the_work' | 'has_a_slot' | 'is_free' | 'is_on_shift' | 'fits';

/** Names in a rule that reps must bear. */
type NameList = {
  /** The key of the rule that holds them, and what one of them is called. */
  key: string;
  one: string;
  names: readonly string[];
  /** The names that a rep bears; spelt alike when `spelt` makes the same of both. */
  borneBy(rep: Rep): readonly string[];
  spelt?(name: string): string;
  /** The only names there are; null: any will do. */
  known: readonly string[] | null;
  /** Whether a rep must bear every one of them or any one. */
  need: 'all' | 'any';
  /** What lint says of a name that no active rep bears. */
  orphan: {
    code: 'orphaned_role' | 'orphaned_team' | 'orphaned_value';
    says(name: string): string;
  };
};

/** What goes wrong where no rule of the kind applies to every lead. */
type Safeguard = {
  code: 'no_capacity_rule' | 'missing_safeguard';
  gravity: 'error' | 'warning';
  says: string;
};

export type MustKind<S extends z.ZodType, Rule = z.infer<S>> = {
  schema: S;

  /** What it asks for, as a clause about "the rep": "the rep must be active". */
  asks(rule: Rule): string;
  /** How a rep stands to it, said to them; null where that shows with a lead at hand only. */
  yours(rule: Rule, rep: Rep): string | null;

  /** False: breaking it would hand a lead to someone who cannot take it, so that no fallback relaxes it. */
  relaxable: boolean;
  whoPasses: WhoPasses;
  /** Kind of the fact about the lead that the rule looks at (reasoning/facts); null: it looks at none. */
  leadFact(rule: Rule): string | null;

  /** For lint: what befalls a policy without it, whom it names, and whether `a` excludes all whom `b` does. */
  safeguard: Safeguard | null;
  names(rule: Rule): readonly NameList[];
  isStricter(a: Rule, b: Rule): boolean;

  /** What about a rep could have been otherwise so as to pass, given the policy's rules of the kind (or none). */
  levers(rules: readonly Rule[], seen: LeverView): readonly Lever[];

  /**
   * Verdicts of one key may be kept for the lifetime of the roster, or with `readsLoads` of the table of
   * loads; null when they move with the clock.
   */
  key(rule: Rule, view: MustView): string | null;
  readsLoads?: true;
  passes(rule: Rule, view: MustView, i: number): boolean;
  /** Sets the rows that break the rule at once, where that is quicker than row by row. */
  mark?(rule: Rule, view: MustView, fails: Uint8Array): void;
  found(rule: Rule, view: MustView, i: number): Found;
};

/** Sets the rows that break a rule. */
export function markRows(fails: Uint8Array, breaks: (i: number) => boolean): void {
  for (let i = 0; i < fails.length; i++) if (breaks(i)) fails[i] = 1;
}
