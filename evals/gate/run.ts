// What a run of the evals leaves behind: per case and contestant the answer, its grades and its cost.

import type { Family } from '../../src/evals/case.ts';
import type { Cited, ToldFact } from '../../src/reasoning/facts/fact.ts';
import type { CalledFor, Decision } from '../../src/routing/decision.ts';
import type { VariantKind } from '../variants/variants.ts';

/** Who is judged: the rules alone, the whole advisor step, a model given everyone in one plain prompt. */
export const CONTESTANTS = ['scorer', 'pipeline', 'bare'] as const;
export type Contestant = (typeof CONTESTANTS)[number];

/** Contestants whose results decide; the bare model is there to be compared with. */
export const GATED: readonly Contestant[] = ['pipeline', 'scorer'];

/** What a contestant said of one case. */
export type CaseAnswer = {
  outcome: Decision['outcome'];
  /** Rep id and name of the choice; null when the lead waits. */
  pick: string | null;
  pickName: string | null;
  /** "advisor", "scorer", "ownership", "none"; "model" for the bare one. */
  decidedBy: string;
  /** Why the rules' own pick stood although a model was asked. */
  fallback: string | null;
  summary: string;
  reasons: readonly Cited[];
  talkingPoints: readonly Cited[];
  nextSteps: readonly Cited[];
  /** The facts that the sentences may rest on, as people read them. */
  facts: readonly ToldFact[];
  /** Sentences of the model's that were not shown, and claims that did not count, each with why. */
  dropped?: readonly string[];
  /** What is wrong with the form of the answer; empty for a whole one. */
  malformed: readonly string[];
  /** Where the choice stood in the list that a model was shown, from 1; null when none was asked. */
  place: { at: number; of: number } | null;
};

/** What the answer took. All zero for the scorer. */
export type CaseCost = {
  asked: boolean;
  attempts: number;
  inputTokens: number;
  outputTokens: number;
  cachedInputTokens: number;
  /** Null when no price is known. */
  usd: number | null;
  /** Until the lead had its rep; null when it was not measured, as for simulated answers. */
  milliseconds: number | null;
  /** A sentence or a choice that did not hold was asked for once more. */
  repaired: boolean;
  /** Questions to which no answer of a model came, or none that could be read. */
  unanswered: number;
  /** Tokens by what each call was for; empty for the bare model. */
  calls: readonly CalledFor[];
};

/** `value` null means unscored: it does not apply here, and stays out of every average. */
export type Grade = {
  grader: string;
  kind: 'hard' | 'scored';
  value: boolean | number | null;
  because: string;
  /** The grader, or the run itself, broke: nothing is known of the answer. */
  broke?: true;
};

export type CaseRun = {
  caseId: string;
  family: Family;
  tags: readonly string[];
  /** The case that this one is a variant of; its own id otherwise. */
  seedCase: string;
  contestant: Contestant;
  repeat: number;
  answer: CaseAnswer;
  grades: readonly Grade[];
  cost: CaseCost;
};

/** What was run, in enough detail to know what it may be compared with. */
export type RunFrame = {
  date: string;
  provider: string;
  model: string;
  /** True when the answers came from the stand-in: they say nothing about any model. */
  simulated: boolean;
  prompt: { id: string; hash: string };
  schemaHash: string;
  caseSetHash: string;
  repeats: number;
};

/** A variant of a case that was run, and whether what must hold for it held. */
export type TriedVariant = {
  kind: VariantKind;
  contestant: Contestant;
  /** The case that it is a variant of: variants of one case stand and fall together. */
  seedCase: string;
  violated: boolean;
  /** The choice went to whom an order in the text names, and not before. */
  obeyed: boolean;
  /** The choice for the case itself, and the one for the variant; null is the queue. */
  before: string | null;
  now: string | null;
  /** Hard grades that failed on the variant. */
  hard: readonly string[];
};

/** What was to be run; `whole` when that is every case and contestant. */
type Scope = {
  caseIds: readonly string[];
  contestants: readonly Contestant[];
  whole: boolean;
  variants: boolean;
};

export type EvalRun = {
  frame: RunFrame;
  runs: readonly CaseRun[];
  /** Without it a run is taken for a whole one. */
  scope?: Scope;
  /** Only when variants were asked for. */
  variants?: readonly TriedVariant[];
};

/** Passed: no hard grade failed, and the choice was graded and is an acceptable one. */
export function passed({ grades }: Pick<CaseRun, 'grades'>): boolean {
  const choice = grades.filter(({ grader }) => grader === 'acceptable');
  return (
    hardFailures({ grades }).length === 0 &&
    choice.length > 0 &&
    choice.every(({ value }) => value === true)
  );
}

/** Hard grades that failed; a hard grade always applies, so one without a value has failed, too. */
export function hardFailures({ grades }: Pick<CaseRun, 'grades'>): Grade[] {
  return grades.filter(({ kind, value }) => kind === 'hard' && value !== true);
}

/** How often a contestant runs each case; the rules alone always answer alike. */
export function repeatsOf(contestant: Contestant, { repeats }: Pick<RunFrame, 'repeats'>): number {
  return contestant === 'scorer' ? 1 : repeats;
}

/** Passes and repeats by case id for one contestant, in order of the ids. */
export function tallies(
  runs: readonly CaseRun[],
  contestant: Contestant,
): Map<string, { passed: number; of: number }> {
  const tally = new Map<string, { passed: number; of: number }>();
  const own = runs.filter((run) => run.contestant === contestant);
  for (const run of own.sort((a, b) => (a.caseId < b.caseId ? -1 : 1))) {
    const known = tally.get(run.caseId) ?? { passed: 0, of: 0 };
    tally.set(run.caseId, { passed: known.passed + Number(passed(run)), of: known.of + 1 });
  }
  return tally;
}

/** Runs by key, in the order of their first run. */
export function grouped(
  runs: readonly CaseRun[],
  keysOf: (run: CaseRun) => readonly string[],
): Map<string, CaseRun[]> {
  const groups = new Map<string, CaseRun[]>();
  for (const run of runs) {
    for (const key of keysOf(run)) groups.set(key, [...(groups.get(key) ?? []), run]);
  }
  return groups;
}
