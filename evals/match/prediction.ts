// Protocol P1: train on what was known before a cut, predict what began after it, compare with the base
// rate by log loss and a paired bootstrap.
import {
  type CalibrationBin,
  calibrationBins,
  calibrationError,
  logLoss,
} from '../../src/learning/calibration.ts';
import { toCells } from '../../src/learning/cells.ts';
import { fitModel } from '../../src/learning/hierarchical-fit.ts';
import { indexModel } from '../../src/learning/hierarchy.ts';
import {
  comparePredictions,
  type DatedOutcome,
  judge,
  splitAt,
} from '../../src/learning/promotion.ts';
import type { EvaluationData } from './evaluation-data.ts';
import {
  bankHistory,
  educationHistory,
  type History,
  mavenHistory,
  olistHistory,
} from './history.ts';

export interface Predicted {
  set: string;
  split: string;
  train: number;
  later: number;
  base: number;
  model: number;
  /** Model minus base rate, with its 95 % interval; negative is better. */
  difference: number;
  low: number;
  high: number;
  /** Loss minus base rate of raw rates by rep × first segment, clipped to 1–99 %. */
  raw: number;
  calibrationError: number;
  curve: CalibrationBin[];
}

const SEED = 'protocol-1';
const day = (text: string) => Date.parse(`${text}T00:00:00Z`);

/** Every split that is measured; the first two have bars of their own. */
export function predictions(data: EvaluationData): Predicted[] {
  const maven = mavenHistory(data);
  const bank = bankHistory(data);
  const olist = olistHistory(data);
  const education = educationHistory(data);
  const courses = education.outcomes.length;
  return [
    measure(maven, 'before / from 2017-07-01', day('2017-07-01')),
    measure(bank, 'before 2012 / to 02-11', day('2012-01-01'), day('2012-02-12')),
    ...['2017-05-01', '2017-06-01', '2017-08-01', '2017-09-01'].map((cut) =>
      measure(maven, `before / from ${cut}`, day(cut)),
    ),
    ...['2011-11-15', '2011-12-01', '2011-12-15', '2012-01-15'].map((cut) =>
      measure(bank, `before / from ${cut}`, day(cut), day('2012-02-12')),
    ),
    ...['2018-02-15', '2018-03-15', '2018-04-15'].map((cut) =>
      measure(olist, `before / from ${cut}`, day(cut)),
    ),
    ...[0.3, 0.5, 0.7].map((share) =>
      measure(education, `first ${100 * share} % / rest`, Math.floor(share * courses)),
    ),
  ];
}

/** Fits on the outcomes known before `cut` and judges those begun in [cut, until). */
function measure(
  history: History,
  split: string,
  cut: number,
  until = Number.POSITIVE_INFINITY,
): Predicted {
  const { train, later: after } = splitAt(history.outcomes, cut);
  const later = after.filter(({ startedAt }) => startedAt < until);
  const fitted = fitModel(toCells(train), history.groups);
  const base = train.filter(({ won }) => won).length / train.length;
  const predicted = judge(indexModel(fitted), later);
  const compared = comparePredictions(judge(base, later), predicted, SEED);
  return {
    set: history.name,
    split,
    train: train.length,
    later: later.length,
    base: compared.current,
    model: compared.next,
    difference: compared.difference,
    low: compared.low,
    high: compared.high,
    raw: rawLoss(history, train, later, base) - compared.current,
    calibrationError: calibrationError(predicted),
    curve: calibrationBins(predicted),
  };
}

/** What reading win rates off a table does: rep × segment where there are reps, else the segment. */
function rawLoss(
  history: History,
  train: readonly DatedOutcome[],
  later: readonly DatedOutcome[],
  base: number,
): number {
  const segment = history.groups[0]?.of[0] ?? '';
  const key = ({ levels }: DatedOutcome) => `${levels.rep ?? ''}|${levels[segment] ?? ''}`;
  const cells = Map.groupBy(train, key);
  const predicted = later.map((outcome) => {
    const same = cells.get(key(outcome));
    const rate = same ? same.filter(({ won }) => won).length / same.length : base;
    return { probability: Math.min(0.99, Math.max(0.01, rate)), won: outcome.won };
  });
  return logLoss(predicted);
}
