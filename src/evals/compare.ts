// What a run costs and tells beside its pass rate, against what it is held against: differences on the
// same cases, with intervals from a seeded bootstrap over cases.
import type { Baseline } from './baseline.ts';
import { type CaseRun, type Contestant, grouped } from './run.ts';
import { type Difference, meanOf, pairedBootstrap } from './statistics.ts';

/** Coverage as a share, tokens in and out together, US dollars and milliseconds per case. */
export type Measures = {
  coverage: number | null;
  tokens: number | null;
  usd: number | null;
  milliseconds: number | null;
};
type MeasureName = keyof Measures;

const MEASURES: readonly MeasureName[] = ['coverage', 'tokens', 'usd', 'milliseconds'];

/** Now minus before, over the cases that have a value in both. */
export type Comparison = { measure: MeasureName; cases: number; before: number; now: number } & {
  difference: Difference;
};

/** The measures of one case over its repeats; null where nothing was measured. */
export function measuresOf(runs: readonly CaseRun[]): Measures {
  const mean = (values: readonly (number | null)[]) => {
    const known = values.filter((value) => value !== null);
    return known.length === values.length && known.length > 0 ? meanOf(known) : null;
  };
  return {
    coverage: mean(runs.map(coverageOf)),
    tokens: mean(runs.map(({ cost }) => cost.inputTokens + cost.outputTokens)),
    usd: mean(runs.map(({ cost }) => cost.usd)),
    milliseconds: mean(runs.map(({ cost }) => (cost.asked ? cost.milliseconds : null))),
  };
}

function coverageOf({ grades }: CaseRun): number | null {
  const value = grades.find(({ grader }) => grader === 'coverage')?.value;
  return typeof value === 'number' ? value : null;
}

/** Every measure that both sides have for some case. The same runs give the same intervals. */
export function comparisonsOf(
  runs: readonly CaseRun[],
  baseline: Baseline,
  contestant: Contestant,
): Comparison[] {
  const own = runs.filter((run) => run.contestant === contestant);
  const then = baseline.results[contestant];
  const pairs = [...grouped(own, ({ caseId }) => [caseId])].flatMap(([caseId, repeats]) => {
    const before = then[caseId]?.measures;
    return before ? [{ before, now: measuresOf(repeats) }] : [];
  });
  return MEASURES.flatMap((measure) => {
    const both = pairs.flatMap(({ before, now }) => {
      const [a, b] = [before[measure], now[measure]];
      return a === null || b === null ? [] : [{ before: a, now: b }];
    });
    if (both.length === 0) return [];
    return [
      {
        measure,
        cases: both.length,
        before: meanOf(both.map(({ before }) => before)),
        now: meanOf(both.map(({ now }) => now)),
        difference: pairedBootstrap(
          both.map(({ before, now }) => now - before),
          `${contestant} ${measure}`,
        ),
      },
    ];
  });
}
