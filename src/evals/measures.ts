// What one case costs and tells beside whether it passes.
import type { CaseRun } from './run.ts';
import { meanOf } from './statistics.ts';

/** Coverage as a share, tokens in and out together, US dollars and milliseconds per case. */
export type Measures = {
  coverage: number | null;
  tokens: number | null;
  usd: number | null;
  milliseconds: number | null;
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
