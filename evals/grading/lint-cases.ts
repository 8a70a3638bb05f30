// Whether the labelled cases hold together: a label that contradicts the product's own eligibility, or
// a fact that nobody could know, is a mistake in the case and not in what is being judged.

import type { Cases, EvalCase, WaitingCase } from '../../src/evals/case.ts';
import { type Policies, snapshotOf } from '../../src/evals/case-snapshot.ts';
import { gatherFacts } from '../../src/reasoning/facts/gather-facts.ts';
import { decide, type Evaluation } from '../../src/selection/decide.ts';
import { everyRow } from '../../src/selection/rows.ts';
import type { Snapshot } from '../../src/selection/scene/snapshot.ts';

/** What is wrong with cases that wait for a label: their scene must be one that can be labelled. */
export function lintWaiting({ labelled, waiting }: Cases, policies: Policies): CaseProblem[] {
  const seen = new Set(labelled.map(({ id }) => id));
  return waiting.flatMap((one) => {
    const twice = seen.has(one.id) ? ['another case has this id'] : [];
    seen.add(one.id);
    const problems = [...twice, ...sceneProblem(one, policies)];
    return problems.map((problem) => ({ caseId: one.id, problem }));
  });
}

function sceneProblem(one: WaitingCase, policies: Policies): string[] {
  try {
    decide(snapshotOf(one, policies));
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : 'the scene cannot be set'];
  }
}

export type CaseProblem = { caseId: string; problem: string };

/** Everything that is wrong with a set of cases; empty when it may be used. */
export function lintCases(cases: readonly EvalCase[], policies: Policies): CaseProblem[] {
  const seen = new Set<string>();
  return cases.flatMap((one) => {
    const problems = seen.has(one.id) ? ['another case has this id'] : [];
    seen.add(one.id);
    return [...problems, ...problemsOf(one, policies)].map((problem) => ({
      caseId: one.id,
      problem,
    }));
  });
}

/** Reps who may get the lead by the product's own rules: its owner, or everyone eligible. */
export function mayTake(evaluation: Evaluation): ReadonlySet<string> {
  const { ownership } = evaluation;
  if (ownership.kind === 'owner' && ownership.repId !== null) return new Set([ownership.repId]);
  if (ownership.kind === 'hold') return new Set();
  return new Set(
    everyRow(evaluation, null)
      .filter(({ standing }) => standing === 'eligible')
      .map(({ rep }) => rep.id),
  );
}

function problemsOf(one: EvalCase, policies: Policies): string[] {
  const { expect } = one;
  const repIds = one.reps.map(({ id }) => id as string);
  const problems: string[] = [];
  if (new Set(repIds).size < repIds.length) problems.push('two reps share an id');
  const accountIds = one.accounts.map(({ id }) => id as string);
  if (new Set(accountIds).size < accountIds.length) problems.push('two accounts share an id');
  const named = [
    ...expect.acceptable,
    ...expect.forbidden,
    ...(expect.preferred === undefined ? [] : [expect.preferred]),
    ...one.declinedBy,
    ...(one.runningOwnerId === null ? [] : [one.runningOwnerId]),
  ];
  for (const id of new Set(named)) {
    if (!repIds.includes(id)) problems.push(`there is no rep "${id}"`);
  }
  if (expect.preferred !== undefined && !expect.acceptable.includes(expect.preferred))
    problems.push('the preferred rep is not acceptable');
  for (const id of expect.acceptable.filter((id) => expect.forbidden.includes(id)))
    problems.push(`"${id}" is both acceptable and forbidden`);
  const assigns = expect.outcome.includes('assigned');
  if (assigns && expect.acceptable.length === 0) problems.push('nobody is acceptable');
  if (!assigns && expect.acceptable.length > 0)
    problems.push('somebody is acceptable although nobody may be assigned');
  for (const pattern of expect.mustNot) {
    const why = patternProblem(pattern);
    if (why !== null) problems.push(`the pattern ${pattern}: ${why}`);
  }
  return [...problems, ...sceneProblems(one, policies)];
}

/** Null when the pattern compiles and does not match everything. */
function patternProblem(pattern: string): string | null {
  try {
    return new RegExp(pattern, 'i').test('') ? 'it matches the empty sentence' : null;
  } catch {
    return 'it does not compile';
  }
}

function sceneProblems(one: EvalCase, policies: Policies): string[] {
  let snapshot: Snapshot;
  try {
    snapshot = snapshotOf(one, policies);
  } catch (error) {
    return [error instanceof Error ? error.message : 'the scene cannot be set'];
  }
  const evaluation = decide(snapshot);
  const eligible = mayTake(evaluation);
  const barred = one.expect.acceptable.filter((id) => !eligible.has(id));
  const input = inputText(snapshot, evaluation);
  const absent = one.expect.mustMention.filter((words) => !input.includes(words.toLowerCase()));
  return [
    ...barred.map((id) => `"${id}" is acceptable, but the rules do not let them take the lead`),
    ...absent.map((words) => `“${words}” is to be mentioned, but stands in no fact`),
  ];
}

/** Every fact that could be told of the case, of every eligible rep, in lower case. */
function inputText(snapshot: Snapshot, evaluation: Evaluation): string {
  return gatherFacts(snapshot, everyRow(evaluation, null))
    .map(({ text }) => text)
    .join('\n')
    .toLowerCase();
}
