// Everything that deals teach, in one body: win probability, the cost of a slow first touch, deal size
// and time to close; and whether a newly trained body takes over.
import { calibrationError, type Judged } from './calibration.ts';
import { type Outcome, toCells } from './cells.ts';
import { learnResponse, type ResponseCurve, responseFactor } from './first-response.ts';
import { fitModel } from './hierarchical-fit.ts';
import { indexModel } from './hierarchy.ts';
import { type GroupSpec, type Model, STANDARD_GROUPS } from './model.ts';
import { type Comparison, comparePredictions, judge, splitAt } from './promotion.ts';
import { fitSizes, type Observation, type SizeModel } from './value.ts';

/** A finished deal as stored; instants in epoch milliseconds, null where history does not say. */
export type Deal = {
  levels: Record<string, string>;
  won: boolean;
  amountUsd: number | null;
  startedMs: number | null;
  endedMs: number | null;
  responseMinutes: number | null;
};

export type Learned = {
  model: Model;
  /** Null: no deal has a known time to its first touch. */
  response: ResponseCurve | null;
  /** Dollars of won deals, and days from start to end; null without any. */
  amount: SizeModel | null;
  days: SizeModel | null;
};

export type Verdict = Comparison & {
  /** Expected calibration error of the new body on the later deals. */
  calibrationError: number;
};

const DAY_MS = 86_400_000;
const LEAST_DAYS = 1 / 24;
/** Curves are laid on deals to two decimals, so that deals fall into few cells. */
const ROUNDING = 100;
const LATER_SHARE = 0.2;
const LEAST_LATER = 50;

const SIZE_GROUPS: readonly GroupSpec[] = STANDARD_GROUPS.filter(({ name }) =>
  ['industry', 'size', 'region', 'source', 'record'].includes(name),
);

export type Training = {
  deals: readonly Deal[];
  current: { learned: Learned; seenUntilMs: number } | null;
  seed: string;
};
export type Trained = { learned: Learned; verdict: Verdict };

/** Learns from all deals, and judges by the later ones what was learned in the same way before them. */
export function train({ deals, current, seed }: Training): Trained {
  return { learned: learn(deals), verdict: judgeLearning(deals, current, seed) };
}

/** Fits everything to the deals. Their order makes no difference beyond rounding. */
function learn(deals: readonly Deal[]): Learned {
  const timed = deals.flatMap(({ responseMinutes, won }) =>
    responseMinutes === null ? [] : [{ minutes: responseMinutes, n: 1, won: won ? 1 : 0 }],
  );
  const response = timed.length > 0 ? learnResponse(timed) : null;
  return {
    model: fitModel(toCells(deals.map((deal) => outcomeOf(deal, response))), STANDARD_GROUPS),
    response,
    amount: fitSizes(amountsOf(deals), SIZE_GROUPS),
    days: fitSizes(daysOf(deals), SIZE_GROUPS),
  };
}

/**
 * Compares what would be learned now with the body in force (null: the plain rate of the deals
 * before), by walking forward: trained on deals that were known before a cut, judged by deals that
 * began after it and that the body in force has not seen either (`seenUntilMs`).
 */
function judgeLearning(
  deals: readonly Deal[],
  current: { learned: Learned; seenUntilMs: number } | null,
  seed: string,
): Verdict {
  const dated = deals.filter(isDated);
  const unseen = dated
    .filter(({ startedMs }) => startedMs > (current?.seenUntilMs ?? Number.NEGATIVE_INFINITY))
    .map(({ startedMs }) => startedMs)
    .sort((a, b) => a - b);
  const share = current ? 0.5 : LATER_SHARE;
  const wanted = Math.max(LEAST_LATER, Math.floor(unseen.length * share));
  const cut = unseen[unseen.length - wanted] ?? Number.POSITIVE_INFINITY;
  const { train, later } = splitAt(
    dated.map((deal) => ({ ...deal, startedAt: deal.startedMs, endedAt: deal.endedMs })),
    cut,
  );
  if (later.length === 0 || train.length === 0) return tooFew(unseen.length, seed);
  const next = learn(train);
  const rate = train.filter(({ won }) => won).length / train.length;
  const nextJudged = judged(next, later);
  const currentJudged = current
    ? judged(current.learned, later)
    : judge(
        rate,
        later.map((deal) => outcomeOf(deal, null)),
      );
  const comparison = comparePredictions(currentJudged, nextJudged, seed);
  const against = current ? 'the model in force' : 'the plain win rate';
  return {
    ...comparison,
    because: `${comparison.because}, against ${against}`,
    calibrationError: calibrationError(nextJudged),
  };
}

function judged({ model, response }: Learned, deals: readonly Deal[]): Judged[] {
  return judge(
    indexModel(model),
    deals.map((deal) => outcomeOf(deal, response)),
  );
}

function tooFew(n: number, seed: string): Verdict {
  const none = comparePredictions([], [], seed);
  const because = `too few deals to tell: ${n} that a model in force has not seen, ${LEAST_LATER} and something to learn from before them are needed`;
  return { ...none, promote: false, because, calibrationError: 0 };
}

function outcomeOf({ levels, won, responseMinutes }: Deal, curve: ResponseCurve | null): Outcome {
  if (responseMinutes === null) return { levels, won };
  const factor = responseFactor(responseMinutes, curve);
  return { levels, won, response: Math.round(factor * ROUNDING) / ROUNDING };
}

function amountsOf(deals: readonly Deal[]): Observation[] {
  return deals.flatMap(({ won, amountUsd, levels }) =>
    won && amountUsd !== null ? [{ levels, value: amountUsd }] : [],
  );
}

function daysOf(deals: readonly Deal[]): Observation[] {
  return deals.filter(isDated).map(({ levels, startedMs, endedMs }) => ({
    levels,
    value: Math.max(LEAST_DAYS, (endedMs - startedMs) / DAY_MS),
  }));
}

function isDated(deal: Deal): deal is Deal & { startedMs: number; endedMs: number } {
  return deal.startedMs !== null && deal.endedMs !== null;
}
