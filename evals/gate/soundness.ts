// Whether a run can be judged at all: everything that was asked for was run as often as it should be,
// graded in full, and a model, where one was asked, did answer.

import { type Finding, named, notComparable } from './finding.ts';
import { type CaseRun, type Contestant, type EvalRun, GATED, grouped, repeatsOf } from './run.ts';

/** Of the questions that a model was asked, this share may go without any answer of it. */
const SILENT_SHARE = 0.1;

/** Nobody answered, or nothing that could be read: it tells of the server, not of the prompt. */
const SILENT: ReadonlySet<string> = new Set([
  'advisor_timeout',
  'advisor_unreachable',
  'advisor_rate_limited',
  'advisor_rejected_request',
  'advisor_server_error',
  'advisor_unreadable',
  'advisor_breaker_open',
  'advisor_budget_spent',
  'advisor_busy',
]);

/** What is wrong with a run as a run, whatever it is held against. */
export function unsound(run: EvalRun): Finding[] {
  const judged = GATED.filter((contestant) => askedFor(run).includes(contestant));
  if (run.runs.length === 0 || judged.length === 0)
    return [notComparable('Nothing was run that the gate judges: neither rules nor advisor.')];
  return [
    ...askedFor(run).flatMap((contestant) => incomplete(run, contestant)),
    ...judged.flatMap((contestant) => withoutVariants(run, contestant)),
    ...unheard(run.runs),
    ...run.runs.filter(({ contestant }) => judged.includes(contestant)).flatMap(ungraded),
  ];
}

function askedFor({ runs, scope }: EvalRun): readonly Contestant[] {
  return scope?.contestants ?? [...new Set(runs.map(({ contestant }) => contestant))];
}

/** Cases that are missing, strange, or ran another number of times than the frame says. */
function incomplete({ runs, scope, frame }: EvalRun, contestant: Contestant): Finding[] {
  const own = grouped(
    runs.filter((run) => run.contestant === contestant),
    ({ caseId }) => [caseId],
  );
  const wanted = new Set(scope?.caseIds ?? runs.map(({ caseId }) => caseId));
  const times = repeatsOf(contestant, frame);
  const odd = [...wanted.union(new Set(own.keys()))].filter(
    (id) => !wanted.has(id) || !isWhole(own.get(id) ?? [], times),
  );
  if (odd.length === 0) return [];
  const often = times === 1 ? 'once' : `${times} times`;
  return [notComparable(`Each case is to be run ${often}, and is not: ${named(odd)}.`, contestant)];
}

/** Every repeat once: one that stands twice would count double, one that is missing not at all. */
function isWhole(repeats: readonly CaseRun[], times: number): boolean {
  const different = new Set(repeats.map(({ repeat }) => repeat)).size;
  return repeats.length === times && different === times;
}

function withoutVariants({ scope, variants = [] }: EvalRun, contestant: Contestant): Finding[] {
  if (scope?.variants !== true || variants.some((one) => one.contestant === contestant)) return [];
  return [notComparable('Variants were asked for, and none was run.', contestant)];
}

/** Whether no answer of a model came at all, for any of these reasons. */
export function isSilence(reason: string): boolean {
  return SILENT.has(reason);
}

/** A fallback may be an acceptable choice, and plain words a brief; so many of them say that no model was judged. */
function unheard(runs: readonly CaseRun[]): Finding[] {
  const asking = ASKING.map((contestant) => ({
    contestant,
    asked: runs.filter((run) => run.contestant === contestant && run.cost.asked),
  }));
  const silent = asking.flatMap(({ contestant, asked }): Finding[] => {
    const missing = asked.reduce((sum, run) => sum + silences(run), 0);
    const questions = asked.reduce((sum, { cost }) => sum + Math.max(1, cost.calls.length), 0);
    if (missing <= SILENT_SHARE * questions) return [];
    const fallen = asked.flatMap(({ answer }) => answer.fallback ?? []).filter(isSilence);
    const why = fallen.length === 0 ? '' : ` (${[...new Set(fallen)].join(', ')})`;
    const text = `The model answered ${questions - missing} of ${questions} questions${why}: that says nothing of the prompt.`;
    return [notComparable(text, contestant)];
  });
  const asked = asking.find(({ contestant }) => contestant === 'pipeline')?.asked ?? [];
  const fallen = asked.flatMap(({ answer }) => answer.fallback ?? []);
  if (silent.length > 0 || asked.length === 0 || fallen.length < asked.length) return silent;
  const text = `None of the model’s ${asked.length} answers stood (${[...new Set(fallen)].join(', ')}).`;
  return [{ kind: 'unanswered', contestant: 'pipeline', caseId: null, text }];
}

/** Questions of a run that nobody answered; a fallback that says so is at least one. */
function silences({ answer, cost }: CaseRun): number {
  return Math.max(cost.unanswered, Number(isSilence(answer.fallback ?? '')));
}

const ASKING: readonly Contestant[] = ['pipeline', 'bare'];

/** A grader that says nothing where it must, or no share, would let anything pass. */
function ungraded({ caseId, contestant, grades }: CaseRun): Finding[] {
  if (grades.some(({ broke }) => broke === true)) return [];
  const choice = grades.some(({ grader, value }) => grader === 'acceptable' && value !== null);
  const odd = grades.filter(({ kind, value }) => !isGrade(kind, value)).map(({ grader }) => grader);
  const hard = grades.some(({ kind }) => kind === 'hard');
  const missing = [...(hard ? [] : ['any hard grade']), ...(choice ? [] : ['acceptable']), ...odd];
  if (missing.length === 0) return [];
  return [{ kind: 'ungraded', contestant, caseId, text: `without a grade: ${named(missing)}` }];
}

function isGrade(kind: 'hard' | 'scored', value: boolean | number | null): boolean {
  if (kind === 'hard' || typeof value === 'boolean') return typeof value === 'boolean';
  return value === null || (value >= 0 && value <= 1);
}
