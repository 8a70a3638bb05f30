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
    coverage: scoresOf(runs).coverage ?? null,
    tokens: mean(runs.map(({ cost }) => cost.inputTokens + cost.outputTokens)),
    usd: mean(runs.map(({ cost }) => cost.usd)),
    milliseconds: mean(runs.map(({ cost }) => (cost.asked ? cost.milliseconds : null))),
  };
}

/** Scored graders whose results are kept and compared; how long it took and cost is not the prompt's. */
export const COMPARED = [
  'cites-choice',
  'coverage',
  'first-answer',
  'language',
  'length',
  'no-fallback',
  'preferred',
] as const;
export type Compared = (typeof COMPARED)[number];

/** The mean of each over the repeats that it scored; one that scored none is left out. */
export function scoresOf(runs: readonly CaseRun[]): Partial<Record<Compared, number>> {
  const scores: Partial<Record<Compared, number>> = {};
  for (const name of COMPARED) {
    const values = runs
      .flatMap(({ grades }) => grades.filter(({ grader }) => grader === name))
      .flatMap(({ value }) => (value === null ? [] : [Number(value)]));
    if (values.length > 0) scores[name] = meanOf(values);
  }
  return scores;
}
