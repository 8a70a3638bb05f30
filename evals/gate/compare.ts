// What a run costs and tells beside its pass rate, against what it is held against: differences on the
// same cases, with intervals from a seeded bootstrap over cases.
import { own } from '../../src/leads/text/by-name.ts';
import type { Baseline } from './baseline.ts';
import { type Measures, measuresOf } from './measures.ts';
import { type CaseRun, type Contestant, grouped } from './run.ts';
import { type Difference, meanOf, pairedBootstrap } from './statistics.ts';

type MeasureName = keyof Measures;

const MEASURES: readonly MeasureName[] = ['coverage', 'tokens', 'usd', 'milliseconds'];

/** Now minus before, over the cases that have a value in both. */
export type Comparison = { measure: MeasureName; cases: number; before: number; now: number } & {
  difference: Difference;
};

/** Every measure that both sides have for some case. The same runs give the same intervals. */
export function comparisonsOf(
  runs: readonly CaseRun[],
  baseline: Baseline,
  contestant: Contestant,
): Comparison[] {
  const theirs = runs.filter((run) => run.contestant === contestant);
  const then = baseline.results[contestant];
  const pairs = [...grouped(theirs, ({ caseId }) => [caseId])].flatMap(([caseId, repeats]) => {
    const before = own(then, caseId)?.measures;
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
