// Whether a run may pass: no hard failure, nothing significantly worse than the baseline, and no case
// lost that always passed unless somebody accepts it.
import type { Baseline } from './baseline.ts';
import { type Comparison, comparisonsOf } from './compare.ts';
import { type Contestant, type EvalRun, hardFailures, tallies } from './run.ts';
import { mcnemarWorse } from './statistics.ts';

/** Contestants whose results decide; the bare model is there to be compared with. */
export const GATED: readonly Contestant[] = ['pipeline', 'scorer'];

/** A regression counts beyond this many points of the pass rate, and only when it is significant. */
const LEAST_POINTS = 2;
const SIGNIFICANT = 0.05;

type Finding = {
  kind: 'hard_failure' | 'regression' | 'hard_flip' | 'not_comparable';
  contestant: Contestant | null;
  caseId: string | null;
  text: string;
};

/** Cases that changed between baseline and run; `flaky` ones pass sometimes in either. */
export type Changes = {
  fixed: string[];
  broken: string[];
  flaky: string[];
  pValue: number;
  /** Coverage, tokens, cost and latency beside it; only coverage can fail a run. */
  comparisons: Comparison[];
};

export type Verdict = {
  /** 0 fine, 1 failed, 3 not comparable. */
  exit: 0 | 1 | 3;
  findings: Finding[];
  changes: Record<Contestant, Changes>;
};

const NO_CHANGES: Changes = { fixed: [], broken: [], flaky: [], pValue: 1, comparisons: [] };

/**
 * The verdict on a run. Without a baseline (a new one is being made) only hard failures count.
 * `accepted` names cases whose loss has been accepted by hand.
 */
export function judgeRun(
  run: EvalRun,
  baseline: Baseline | null,
  accepted: ReadonlySet<string> = new Set(),
): Verdict {
  const none = { scorer: NO_CHANGES, pipeline: NO_CHANGES, bare: NO_CHANGES };
  const failures = GATED.flatMap((contestant) => failuresOf(run, contestant));
  const apart = baseline === null ? null : incomparable(run, baseline);
  if (apart !== null) {
    const finding: Finding = {
      kind: 'not_comparable',
      contestant: null,
      caseId: null,
      text: apart,
    };
    return { exit: 3, findings: [finding, ...failures], changes: none };
  }
  if (baseline === null) {
    return { exit: failures.length > 0 ? 1 : 0, findings: failures, changes: none };
  }
  const changes = {
    scorer: changesOf(run, baseline, 'scorer'),
    pipeline: changesOf(run, baseline, 'pipeline'),
    bare: changesOf(run, baseline, 'bare'),
  };
  const findings = [
    ...failures,
    ...GATED.flatMap((contestant) => regression(run, contestant, changes[contestant])),
    ...GATED.flatMap((contestant) => untold(contestant, changes[contestant])),
    ...GATED.flatMap((contestant) => flips(contestant, changes[contestant], accepted)),
  ];
  return { exit: findings.length > 0 ? 1 : 0, findings, changes };
}

/** Why run and baseline may not be compared, or null. */
function incomparable({ frame }: EvalRun, baseline: Baseline): string | null {
  if (frame.prompt.hash === '') return 'The run does not say which prompt it was made with.';
  if (frame.caseSetHash !== baseline.frame.caseSetHash)
    return 'The cases are not those of the baseline.';
  if (frame.simulated !== baseline.frame.simulated)
    return 'Simulated answers and answers of a model are never compared.';
  return null;
}

function failuresOf({ runs }: EvalRun, contestant: Contestant): Finding[] {
  return runs
    .filter((run) => run.contestant === contestant)
    .flatMap((run) =>
      hardFailures(run).map(({ grader, because }) => ({
        kind: 'hard_failure' as const,
        contestant,
        caseId: run.caseId,
        text: `${grader}: ${because}`,
      })),
    );
}

function changesOf(run: EvalRun, baseline: Baseline, contestant: Contestant): Changes {
  const before = baseline.results[contestant];
  const changes: Changes = { ...NO_CHANGES, fixed: [], broken: [], flaky: [] };
  for (const [caseId, now] of tallies(run.runs, contestant)) {
    const then = before[caseId];
    if (!then) continue;
    const [was, is] = [standing(then), standing(now)];
    if (was === 'sometimes' || is === 'sometimes') changes.flaky.push(caseId);
    else if (was === 'never' && is === 'always') changes.fixed.push(caseId);
    else if (was === 'always' && is === 'never') changes.broken.push(caseId);
  }
  const { fixed, broken } = changes;
  return {
    ...changes,
    pValue: mcnemarWorse(fixed.length, broken.length),
    comparisons: comparisonsOf(run.runs, baseline, contestant),
  };
}

function standing({ passed, of }: { passed: number; of: number }) {
  if (passed === of) return 'always';
  return passed === 0 ? 'never' : 'sometimes';
}

function regression(run: EvalRun, contestant: Contestant, changes: Changes): Finding[] {
  const { fixed, broken, pValue } = changes;
  const cases = tallies(run.runs, contestant).size;
  const points = cases === 0 ? 0 : (100 * (broken.length - fixed.length)) / cases;
  if (points <= LEAST_POINTS || pValue >= SIGNIFICANT) return [];
  const text = `${points.toFixed(1)} points worse: ${broken.length} broken, ${fixed.length} fixed (p = ${pValue.toPrecision(2)})`;
  return [{ kind: 'regression', contestant, caseId: null, text }];
}

/** Reps are told less of what they must be told, and not by chance. */
function untold(contestant: Contestant, { comparisons }: Changes): Finding[] {
  const coverage = comparisons.find(({ measure }) => measure === 'coverage')?.difference;
  if (!coverage || 100 * coverage.mean >= -LEAST_POINTS || coverage.high >= 0) return [];
  const [low, high] = [coverage.low, coverage.high].map((value) => (100 * value).toFixed(1));
  const text = `tells ${(-100 * coverage.mean).toFixed(1)} points less of what must be told (95 % interval ${low} to ${high})`;
  return [{ kind: 'regression', contestant, caseId: null, text }];
}

function flips(
  contestant: Contestant,
  { broken }: Changes,
  accepted: ReadonlySet<string>,
): Finding[] {
  return broken
    .filter((caseId) => !accepted.has(caseId))
    .map((caseId) => ({
      kind: 'hard_flip' as const,
      contestant,
      caseId,
      text: 'passed every time before and fails every time now',
    }));
}
