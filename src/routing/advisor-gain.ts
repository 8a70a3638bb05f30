// Whether the advisor's choices win more or fewer leads than the scorer's own first would have: closed
// leads where it chose otherwise, against those that went to the scorer's first.
import { z } from 'zod';
import type { Candidate } from '../selection/scene/candidate.ts';
import type { Decision } from './decision.ts';

/** A closed lead: what the scorer gave its own first, and what came of the lead. */
export type ClosedChoice = {
  /** The advisor gave the lead to somebody other than the scorer's first. */
  differs: boolean;
  /** Win probability of the scorer's first, as estimated when the lead was routed. */
  probability: number;
  won: boolean;
  /** The rep who closed it is not the one to whom the decision gave it. */
  movedOn: boolean;
};

const sideSchema = z.strictObject({
  n: z.number().int().meta({ description: 'Closed leads.' }),
  won: z.number().meta({ description: 'Share that was won.' }),
  expected: z
    .number()
    .meta({ description: 'Mean win probability that was estimated for the scorer’s first.' }),
  movedOn: z
    .number()
    .int()
    .meta({ description: 'Of these, closed by another rep than the decision named.' }),
});

export const advisorGainSchema = z
  .strictObject({
    worse: z.boolean(),
    because: z.string(),
    differing: sideSchema.meta({ description: 'The advisor chose otherwise than the scorer.' }),
    alike: sideSchema.meta({ description: 'The scorer’s first got the lead.' }),
    gain: z
      .number()
      .nullable()
      .meta({ description: 'In win probability a lead; null: too few leads to tell.' }),
    low: z.number().nullable(),
    high: z.number().nullable(),
  })
  .meta({ id: 'AdvisorGain' });
export type AdvisorGain = z.infer<typeof advisorGainSchema>;

/** It is looked at every day: two standard errors are passed by chance sooner or later. */
const STANDARD_ERRORS = 3;

/**
 * The advisor's gain in win probability: the mean of won minus probability where it chose otherwise, less
 * the same mean where the scorer's first got the lead, which takes out what the estimates and the choice of
 * closed leads have in common. Interval: three standard errors of a difference of means with unequal
 * variances (Welch, "The generalization of 'Student's' problem", Biometrika 34, 1947), each variance at
 * least that of the probabilities themselves. `worse` asks for `minDeals` leads on either side and for an
 * interval that lies below 0.
 */
export function advisorGain(closed: readonly ClosedChoice[], minDeals: number): AdvisorGain {
  const differing = closed.filter(({ differs }) => differs);
  const alike = closed.filter(({ differs }) => !differs);
  const sides = { differing: sideOf(differing), alike: sideOf(alike) };
  if (differing.length < minDeals || alike.length < minDeals) {
    const because = `too few closed leads to tell: ${differing.length} of ${minDeals} where it chose otherwise than the scorer, ${alike.length} of ${minDeals} where the scorer’s first got the lead`;
    return { worse: false, because, ...sides, gain: null, low: null, high: null };
  }
  const [other, same] = [excess(differing), excess(alike)];
  const gain = other.mean - same.mean;
  const reach = STANDARD_ERRORS * Math.sqrt(other.squaredError + same.squaredError);
  const [low, high] = [gain - reach, gain + reach];
  const worse = high < 0;
  const verdict = worse
    ? 'its choices win less than the scorer’s first would have'
    : 'its choices are not shown to win less than the scorer’s first';
  const because = `${verdict}: ${points(gain)} points a lead (${points(low)} to ${points(high)}) over ${differing.length} leads`;
  return { worse, because, ...sides, gain, low, high };
}

/**
 * How a decision stands to the scorer's own first. `candidates`: its rows as they were before needs were
 * read from the lead's words, where there are any. Null where chance, an owner or nobody decided.
 */
export function againstScorer(
  decision: Pick<Decision, 'rep' | 'decidedBy' | 'passedOver'>,
  candidates: readonly Candidate[],
): Pick<ClosedChoice, 'differs' | 'probability'> | null {
  const { rep, decidedBy } = decision;
  if (rep === null || (decidedBy !== 'advisor' && decidedBy !== 'scorer')) return null;
  const taken = new Set(decision.passedOver.map(({ id }) => id));
  const [first] = candidates
    .filter((row) => row.rank !== null && !taken.has(row.rep.id))
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  if (!first || first.winProbability === null) return null;
  const differs = first.rep.id !== rep.id;
  if (differs && decidedBy === 'scorer') return null;
  return { differs, probability: first.winProbability };
}

function sideOf(closed: readonly ClosedChoice[]): AdvisorGain['differing'] {
  return {
    n: closed.length,
    won: mean(closed.map(({ won }) => Number(won))),
    expected: mean(closed.map(({ probability }) => probability)),
    movedOn: closed.filter(({ movedOn }) => movedOn).length,
  };
}

function excess(closed: readonly ClosedChoice[]): { mean: number; squaredError: number } {
  const excesses = closed.map(({ won, probability }) => Number(won) - probability);
  const middle = mean(excesses);
  const seen = mean(excesses.map((one) => (one - middle) ** 2));
  const expected = mean(closed.map(({ probability }) => probability * (1 - probability)));
  return { mean: middle, squaredError: Math.max(seen, expected) / Math.max(1, closed.length - 1) };
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;
}

function points(share: number): string {
  return `${share < 0 ? '−' : '+'}${Math.abs(100 * share).toFixed(1)}`;
}
