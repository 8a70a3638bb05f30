// What is scored beside the choice, case by case against the baseline: a prompt that lets the language or
// the citations go, or gets no answer that stands, is worse although the picks are as good as ever.
import type { Baseline } from './baseline.ts';
import { type Finding, LEAST_POINTS } from './finding.ts';
import { COMPARED, type Compared, scoresOf } from './measures.ts';
import { type Contestant, type EvalRun, grouped } from './run.ts';
import { meanOf, signFlipWorse } from './statistics.ts';

/** Stricter than for the pass rate: several graders are looked at, for two contestants. */
const SIGNIFICANT = 0.01;

/** Graders that judge significantly worse; coverage, a share within each answer, has its own test. */
export function worseScores(run: EvalRun, baseline: Baseline, contestant: Contestant): Finding[] {
  const beside = scoresBeside(run, baseline, contestant);
  return COMPARED.filter((grader) => grader !== 'coverage').flatMap((grader) => {
    const differences = beside.flatMap(({ then, now }) => {
      const [was, is] = [then[grader], now[grader]];
      return was === undefined || is === undefined ? [] : [is - was];
    });
    const points = -100 * meanOf(differences);
    const pValue = signFlipWorse(differences);
    if (points <= LEAST_POINTS || pValue >= SIGNIFICANT) return [];
    const text = `${grader}: ${points.toFixed(1)} points worse on ${differences.length} cases (one-sided p = ${pValue.toPrecision(2)})`;
    return [{ kind: 'regression' as const, contestant, caseId: null, text }];
  });
}

/** What was graded before and no longer is would drop out of every average without a word. */
export function unscored(run: EvalRun, baseline: Baseline, contestant: Contestant): Finding[] {
  return scoresBeside(run, baseline, contestant).flatMap(({ caseId, then, now }) => {
    const gone = COMPARED.filter((name) => then[name] !== undefined && now[name] === undefined);
    if (gone.length === 0) return [];
    const text = `was graded before and no longer is: ${gone.join(', ')}`;
    return [{ kind: 'unscored' as const, contestant, caseId, text }];
  });
}

type Scored = { caseId: string; then: Scores; now: Scores };
type Scores = Partial<Record<Compared, number>>;

/** What the scored graders said of each case before and say now. */
function scoresBeside({ runs }: EvalRun, { results }: Baseline, contestant: Contestant): Scored[] {
  const own = runs.filter((run) => run.contestant === contestant);
  const before = new Map(Object.entries(results[contestant]));
  return [...grouped(own, ({ caseId }) => [caseId])].flatMap(([caseId, repeats]) => {
    const then = before.get(caseId)?.scores;
    return then ? [{ caseId, then, now: scoresOf(repeats) }] : [];
  });
}
