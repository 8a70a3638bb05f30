// Whether a run may pass: sound in itself, no hard failure, nothing significantly worse than the
// baseline, and no case fallen by more than half its repeats unless somebody accepts it.
import type { Baseline } from './baseline.ts';
import { incomparable } from './comparable.ts';
import { type Comparison, comparisonsOf } from './compare.ts';
import { exitOf, type Finding, LEAST_POINTS } from './finding.ts';
import { type Contestant, type EvalRun, GATED, hardFailures, tallies } from './run.ts';
import { unscored, worseScores } from './scores.ts';
import { unsound } from './soundness.ts';
import { meanOf, signFlipWorse } from './statistics.ts';

const SIGNIFICANT = 0.05;

/** A case has fallen, or is fixed, when its pass rate changed by more than this. */
const FALL = 0.5;

/** Cases that changed between baseline and run; `flaky` are others that pass sometimes in either. */
export type Changes = {
  fixed: string[];
  broken: string[];
  flaky: string[];
  /** Points of the pass rate lost, over all cases; negative when it rose. */
  pointsLost: number;
  /** One-sided: the chance of such a loss if nothing had become worse. */
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

const NO_CHANGES: Changes = {
  fixed: [],
  broken: [],
  flaky: [],
  pointsLost: 0,
  pValue: 1,
  comparisons: [],
};

/**
 * The verdict on a run. Without a baseline (a new one is being made) only what is wrong with the run
 * itself counts. `accepted` names cases whose loss has been accepted by hand.
 */
export function judgeRun(
  run: EvalRun,
  baseline: Baseline | null,
  accepted: ReadonlySet<string> = new Set(),
): Verdict {
  const none = { scorer: NO_CHANGES, pipeline: NO_CHANGES, bare: NO_CHANGES };
  const alone = [...unsound(run), ...GATED.flatMap((contestant) => failuresOf(run, contestant))];
  const apart = baseline === null ? [] : incomparable(run, baseline);
  if (baseline === null || apart.length > 0) {
    const findings = [...apart, ...alone];
    return { exit: exitOf(findings), findings, changes: none };
  }
  const changes = {
    scorer: changesOf(run, baseline, 'scorer'),
    pipeline: changesOf(run, baseline, 'pipeline'),
    bare: changesOf(run, baseline, 'bare'),
  };
  const findings = [
    ...alone,
    ...GATED.flatMap((contestant) => regression(contestant, changes[contestant])),
    ...GATED.flatMap((contestant) => untold(contestant, changes[contestant])),
    ...GATED.flatMap((contestant) => worseScores(run, baseline, contestant)),
    ...GATED.flatMap((contestant) => flips(run, baseline, contestant, changes[contestant])),
    ...GATED.flatMap((contestant) => unscored(run, baseline, contestant)),
  ].filter(({ kind, caseId }) => !(ACCEPTABLE.has(kind) && accepted.has(caseId ?? '')));
  return { exit: exitOf(findings), findings, changes };
}

/** What `accepted` may excuse. */
const ACCEPTABLE: ReadonlySet<Finding['kind']> = new Set(['hard_flip', 'unscored']);

function failuresOf({ runs }: EvalRun, contestant: Contestant): Finding[] {
  return runs
    .filter((run) => run.contestant === contestant)
    .flatMap((run) =>
      hardFailures(run).map(({ grader, because, broke }) => ({
        kind: broke === true ? ('broke' as const) : ('hard_failure' as const),
        contestant,
        caseId: run.caseId,
        text: `${grader}: ${because}`,
      })),
    );
}

function changesOf(run: EvalRun, baseline: Baseline, contestant: Contestant): Changes {
  const before = new Map(Object.entries(baseline.results[contestant]));
  const changes: Changes = { ...NO_CHANGES, fixed: [], broken: [], flaky: [] };
  const differences: number[] = [];
  for (const [caseId, now] of tallies(run.runs, contestant)) {
    const then = before.get(caseId);
    if (!then) continue;
    const [was, is] = [then.passed / then.of, now.passed / now.of];
    differences.push(is - was);
    if (is - was > FALL) changes.fixed.push(caseId);
    else if (was - is > FALL) changes.broken.push(caseId);
    else if ([was, is].some((rate) => rate > 0 && rate < 1)) changes.flaky.push(caseId);
  }
  return {
    ...changes,
    pointsLost: -100 * meanOf(differences),
    pValue: signFlipWorse(differences),
    comparisons: comparisonsOf(run.runs, baseline, contestant),
  };
}

function regression(contestant: Contestant, changes: Changes): Finding[] {
  const { fixed, broken, pointsLost, pValue } = changes;
  if (pointsLost <= LEAST_POINTS || pValue >= SIGNIFICANT) return [];
  const text = `${pointsLost.toFixed(1)} points worse: ${broken.length} broken, ${fixed.length} fixed (one-sided p = ${pValue.toPrecision(2)})`;
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
  run: EvalRun,
  { results }: Baseline,
  contestant: Contestant,
  { broken }: Changes,
): Finding[] {
  const now = tallies(run.runs, contestant);
  return broken.map((caseId) => {
    const [was, is] = [results[contestant][caseId], now.get(caseId)];
    const text =
      was?.passed === was?.of && is?.passed === 0
        ? 'passed every time before and fails every time now'
        : `passed ${was?.passed} of ${was?.of} before and ${is?.passed} of ${is?.of} now`;
    return { kind: 'hard_flip', contestant, caseId, text };
  });
}
