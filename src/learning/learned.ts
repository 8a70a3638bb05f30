// Everything that deals teach, in one body: win probability, the cost of a slow first touch, deal size
// and time to close; and whether a newly trained body takes over.
import { calibrationError, corrected, isotonic, type Judged } from './calibration.ts';
import { type Outcome, toCells } from './cells.ts';
import { learnResponse, type ResponseCurve, responseFactor } from './first-response.ts';
import { fitModel } from './hierarchical-fit.ts';
import { indexModel } from './hierarchy.ts';
import { type GroupSpec, type Model, STANDARD_GROUPS } from './model.ts';
import {
  type Comparison,
  comparePredictions,
  type DatedOutcome,
  judge,
  splitAt,
} from './promotion.ts';
import { recencyWeights } from './recency.ts';
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
  /** A deal this much older counts half; null: all count the same. */
  halfLifeDays: number | null;
};

export type Verdict = Comparison & {
  /** Expected calibration error of the new body on the later deals. */
  calibrationError: number;
  /**
   * What an isotonic correction, learned from the earlier half of those deals, would have changed in the
   * log loss of the later half. Told, never applied; null when there are too few.
   */
  isotonic: Pick<Comparison, 'n' | 'difference' | 'low' | 'high'> | null;
  halfLifeDays: number | null;
};

const DAY_MS = 86_400_000;
const LEAST_DAYS = 1 / 24;
/** Curves are laid on deals to two decimals, so that deals fall into few cells. */
const ROUNDING = 100;
const LATER_SHARE = 0.2;
const LEAST_LATER = 50;
/** Deals as predicted that each pool of an isotonic correction is given. */
const CORRECTION_STRENGTH = 100;

const SIZE_GROUPS: readonly GroupSpec[] = STANDARD_GROUPS.filter(({ name }) =>
  ['industry', 'size', 'region', 'source', 'record'].includes(name),
);

export type Training = {
  deals: readonly Deal[];
  current: Current | null;
  seed: string;
  halfLifeDays: number | null;
};
/** The body in force; deals that ended by `seenUntilMs` are in it. */
type Current = { learned: Learned; seenUntilMs: number };
export type Trained = { learned: Learned; verdict: Verdict };

/** Learns from all deals, and judges by the later ones what was learned in the same way before them. */
export function train(training: Training): Trained {
  const { deals, halfLifeDays } = training;
  return { learned: learn(deals, halfLifeDays), verdict: judgeLearning(training) };
}

/** Fits everything to the deals. Their order makes no difference beyond rounding. */
function learn(deals: readonly Deal[], halfLifeDays: number | null): Learned {
  const timed = deals.flatMap(({ responseMinutes, won }) =>
    responseMinutes === null ? [] : [{ minutes: responseMinutes, n: 1, won: won ? 1 : 0 }],
  );
  const response = timed.length > 0 ? learnResponse(timed) : null;
  const weights = halfLifeDays === null ? null : recencyWeights(deals, halfLifeDays);
  const outcomes = deals.map((deal, i) => {
    const weight = weights?.[i];
    return { ...outcomeOf(deal, response), ...(weight === undefined ? {} : { weight }) };
  });
  return {
    model: fitModel(toCells(outcomes), STANDARD_GROUPS),
    response,
    amount: fitSizes(amountsOf(deals), SIZE_GROUPS),
    days: fitSizes(daysOf(deals), SIZE_GROUPS),
    halfLifeDays,
  };
}

/**
 * Compares what would be learned now with the body in force (null: the plain rate of the deals
 * before), by walking forward: trained on deals that were known before a cut, judged by deals that
 * began after it and that the body in force has not seen either. Where the half-life is another than
 * that of the body in force, the two half-lives are compared instead, both trained before the cut.
 */
function judgeLearning({ deals, current, seed, halfLifeDays }: Training): Verdict {
  const before = current?.learned.halfLifeDays ?? null;
  const rival = current !== null && before === halfLifeDays ? current : null;
  const dated = deals.filter(isDated);
  const unseen = dated
    .filter(({ startedMs }) => startedMs > (rival?.seenUntilMs ?? Number.NEGATIVE_INFINITY))
    .map(({ startedMs }) => startedMs)
    .sort((a, b) => a - b);
  const share = rival ? 0.5 : LATER_SHARE;
  const wanted = Math.max(LEAST_LATER, Math.floor(unseen.length * share));
  const cut = unseen[unseen.length - wanted] ?? Number.POSITIVE_INFINITY;
  const { train, later } = splitAt(
    dated.map((deal) => ({ ...deal, startedAt: deal.startedMs, endedAt: deal.endedMs })),
    cut,
  );
  if (later.length === 0 || train.length === 0) return tooFew(unseen.length, seed, halfLifeDays);
  later.sort((a, b) => a.startedMs - b.startedMs);
  const next = judged(learn(train, halfLifeDays), later);
  const [against, currentJudged] = rival
    ? ['the model in force', judged(rival.learned, later)]
    : current
      ? [`${halfLifeText(before)} on the same deals`, judged(learn(train, before), later)]
      : ['the plain win rate', plainRate(train, later)];
  const comparison = comparePredictions(currentJudged, next, seed);
  return {
    ...comparison,
    because: `${comparison.because}, against ${against}`,
    calibrationError: calibrationError(next),
    isotonic: correctionOf(next, seed),
    halfLifeDays,
  };
}

function plainRate(
  train: readonly (Deal & DatedOutcome)[],
  later: readonly (Deal & DatedOutcome)[],
): Judged[] {
  const rate = train.filter(({ won }) => won).length / train.length;
  return later.map(({ won }) => ({ probability: rate, won }));
}

function halfLifeText(days: number | null): string {
  return days === null ? 'no half-life' : `a half-life of ${days} days`;
}

/** `next` in the order in which the deals began. */
function correctionOf(next: readonly Judged[], seed: string): Verdict['isotonic'] {
  const half = Math.floor(next.length / 2);
  if (half < LEAST_LATER) return null;
  const correction = isotonic(next.slice(0, half), CORRECTION_STRENGTH);
  const rest = next.slice(half);
  const mended = rest.map(({ probability, won }) => ({
    probability: corrected(probability, correction),
    won,
  }));
  const { n, difference, low, high } = comparePredictions(rest, mended, seed);
  return { n, difference, low, high };
}

function judged({ model, response }: Learned, deals: readonly Deal[]): Judged[] {
  return judge(
    indexModel(model),
    deals.map((deal) => outcomeOf(deal, response)),
  );
}

function tooFew(n: number, seed: string, halfLifeDays: number | null): Verdict {
  const none = comparePredictions([], [], seed);
  const because = `too few deals to tell: ${n} that a model in force has not seen, ${LEAST_LATER} and something to learn from before them are needed`;
  const nothing = { calibrationError: 0, isotonic: null, halfLifeDays };
  return { ...none, promote: false, because, ...nothing };
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
