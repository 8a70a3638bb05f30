// The model against figures that were computed elsewhere from the same public data sets. The data is no
// part of the product: without the evaluation data folder each test says so and is skipped.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test as vitest } from 'vitest';
import { type EvaluationData, openEvaluationData } from '../../evals/match/evaluation-data.ts';
import { bankHistory, type History, mavenHistory } from '../../evals/match/history.ts';
import {
  brierScore,
  calibrationError,
  type Judged,
  logLoss,
} from '../../src/learning/calibration.ts';
import { toCells } from '../../src/learning/cells.ts';
import { fitModel } from '../../src/learning/hierarchical-fit.ts';
import { effectOf, indexModel } from '../../src/learning/hierarchy.ts';
import { comparePredictions, judge, splitAt } from '../../src/learning/promotion.ts';
import { betaPrior, shrunkRate } from '../../src/learning/rates.ts';

type Oracles = {
  maven: { train: number; test: number; logloss_base: number };
  bpi12_A: {
    train: number;
    test: number;
    reps_train: number;
    train_win: number;
    eb_strength: number;
    logloss_base: number;
    hier_amt_src_rep: {
      sd_logit: { amt: number; src: number; rep: number };
      intercept: number;
      logloss: number;
      brier: number;
      ece10: number;
      auc: number;
      iterations: number;
    };
    five_busiest_reps: Record<
      string,
      { won: number; n: number; eb_rate: number; hier_logit: number }
    >;
  };
};

const day = (text: string) => Date.parse(`${text}T00:00:00Z`);

function test(
  name: string,
  body: (context: TestContext, data: EvaluationData, oracles: Oracles) => void,
) {
  vitest(name, (context) => {
    const data = openEvaluationData();
    const file = data && join(data.folder, 'oracles.json');
    if (!file || !existsSync(file)) {
      return context.skip('the evaluation data is not here: POINTSMAN_EVAL_DATA names its folder');
    }
    body(context, data, JSON.parse(readFileSync(file, 'utf8')) as Oracles);
  });
}

/** Fits on what was known before `cut` and judges what began from it on. */
function held({ outcomes }: History, groups: History['groups'], cut: number, until = Infinity) {
  const split = splitAt(outcomes, cut);
  const later = split.later.filter(({ startedAt }) => startedAt < until);
  const index = indexModel(fitModel(toCells(split.train), groups));
  const base = split.train.filter(({ won }) => won).length / split.train.length;
  return { train: split.train, later, index, base, judged: judge(index, later) };
}

const bank = (data: EvaluationData) =>
  held(
    bankHistory(data),
    [
      { name: 'amt', of: ['amount'] },
      { name: 'src', of: ['source'] },
      { name: 'rep', of: ['rep'] },
    ],
    day('2012-01-01'),
    day('2012-02-12'),
  );

test('the bank funnel’s variances and intercept are the oracle’s within .001', ({
  expect,
}, data, oracles) => {
  const { hier_amt_src_rep: oracle, ...counts } = oracles.bpi12_A;
  const { train, later, index, base } = bank(data);
  expect([train.length, later.length]).toEqual([counts.train, counts.test]);
  expect(base).toBeCloseTo(counts.train_win, 5);
  for (const { group } of index.groups) {
    const expected = oracle.sd_logit[group.name as keyof typeof oracle.sd_logit];
    expect(Math.abs(Math.sqrt(group.variance) - expected)).toBeLessThan(1e-3);
  }
  expect(Math.abs(index.model.intercept - oracle.intercept)).toBeLessThan(1e-3);
});

test('the effects and shrunk rates of the five busiest reps are the oracle’s within .001', ({
  expect,
}, data, oracles) => {
  const { five_busiest_reps: busiest, eb_strength, reps_train } = oracles.bpi12_A;
  const { index } = bank(data);
  const { levels: reps } = index.groups.find(({ group }) => group.name === 'rep')?.group ?? {
    levels: [],
  };
  expect(reps).toHaveLength(reps_train);
  const prior = betaPrior(reps);
  expect(prior.strength).toBeCloseTo(eb_strength, 2);
  for (const [rep, oracle] of Object.entries(busiest)) {
    const effect = effectOf(index, 'rep', { rep });
    expect(effect).toMatchObject({ n: oracle.n, won: oracle.won });
    expect(Math.abs((effect?.logOdds ?? 9) - oracle.hier_logit)).toBeLessThan(1e-3);
    expect(Math.abs(shrunkRate(oracle, prior).rate - oracle.eb_rate)).toBeLessThan(1e-3);
  }
});

test('the bank funnel’s later deals are predicted as well as the oracle does, within the bars', ({
  expect,
}, data, oracles) => {
  const { hier_amt_src_rep: oracle, logloss_base } = oracles.bpi12_A;
  const { later, base, judged } = bank(data);
  expect(logLoss(judge(base, later))).toBeCloseTo(logloss_base, 5);
  expect(Math.abs(logLoss(judged) - oracle.logloss)).toBeLessThan(1e-3);
  expect(logLoss(judged)).toBeLessThanOrEqual(0.607);
  expect(Math.abs(brierScore(judged) - oracle.brier)).toBeLessThan(1e-3);
  expect(Math.abs(calibrationError(judged) - oracle.ece10)).toBeLessThan(1e-3);
  expect(calibrationError(judged)).toBeLessThanOrEqual(0.05);
  expect(Math.abs(areaUnderCurve(judged) - oracle.auc)).toBeLessThan(1e-3);
});

test('nothing is found where there is nothing: the control differs from its base rate by at most .001', ({
  expect,
}, data, oracles) => {
  const history = mavenHistory(data);
  const { train, later, index, base, judged } = held(history, history.groups, day('2017-07-01'));
  expect([train.length, later.length]).toEqual([oracles.maven.train, oracles.maven.test]);
  const compared = comparePredictions(judge(base, later), judged, 'control');
  expect(compared.current).toBeCloseTo(oracles.maven.logloss_base, 5);
  expect(Math.abs(compared.difference)).toBeLessThanOrEqual(1e-3);
  const record = index.groups.find(({ group }) => group.name === 'record')?.group.levels ?? [];
  expect(betaPrior(record).strength).toBe(Number.POSITIVE_INFINITY);
});

/** The share of pairs of a won and a lost deal in which the won one was given the higher chance. */
function areaUnderCurve(judged: readonly Judged[]): number {
  const won = judged.filter((one) => one.won);
  const lost = judged.filter((one) => !one.won);
  const score = (a: number, b: number) => (a > b ? 1 : a === b ? 0.5 : 0);
  const sum = won.reduce(
    (all, { probability }) => all + lost.reduce((s, l) => s + score(probability, l.probability), 0),
    0,
  );
  return sum / (won.length * lost.length);
}
