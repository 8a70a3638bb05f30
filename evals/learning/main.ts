// Whether forgetting old deals, or correcting chances afterwards, predicts later deals better: measured on
// real histories, each at several cuts. `npm run eval:learning`.
import { corrected, isotonic, type Judged, logLoss } from '../../src/learning/calibration.ts';
import { toCells } from '../../src/learning/cells.ts';
import { fitModel } from '../../src/learning/hierarchical-fit.ts';
import { indexModel } from '../../src/learning/hierarchy.ts';
import {
  comparePredictions,
  type DatedOutcome,
  judge,
  splitAt,
} from '../../src/learning/promotion.ts';
import { recencyWeights } from '../../src/learning/recency.ts';
import { openEvaluationData } from '../match/evaluation-data.ts';
import {
  bankHistory,
  educationHistory,
  type History,
  mavenHistory,
  olistHistory,
} from '../match/history.ts';

const HALF_LIVES = [60, 180, 365];
const STRENGTHS = [0, 100];
/** Predictions for a correction are made in so many steps over the last 60 % of the training deals. */
const FOLDS = 4;
const FIRST_FOLD = 0.4;

const day = (text: string) => Date.parse(`${text}T00:00:00Z`);
const signed = (nats: number) => `${nats > 0 ? '+' : ''}${nats.toFixed(4)}`;

function fitted(train: readonly DatedOutcome[], { groups }: History, halfLifeDays: number | null) {
  const weights = recencyWeights(
    train.map(({ endedAt }) => ({ endedMs: endedAt })),
    halfLifeDays,
  );
  const outcomes = train.map((outcome, i) => ({ ...outcome, weight: weights[i] ?? 1 }));
  return indexModel(fitModel(toCells(outcomes), groups));
}

/** Predictions inside the training deals, each by a model of what was known before. */
function walkedForward(train: readonly DatedOutcome[], history: History): Judged[] {
  const starts = train.map(({ startedAt }) => startedAt).sort((a, b) => a - b);
  const bound = (fold: number) =>
    starts[Math.floor(starts.length * (FIRST_FOLD + ((1 - FIRST_FOLD) * fold) / FOLDS))] ??
    Number.POSITIVE_INFINITY;
  return Array.from({ length: FOLDS }, (_, fold) => {
    const { train: known, later } = splitAt(train, bound(fold));
    const step = later.filter(({ startedAt }) => startedAt < bound(fold + 1));
    return known.length === 0 ? [] : judge(fitted(known, history, null), step);
  }).flat();
}

function mend(judged: readonly Judged[], by: readonly Judged[], strength: number): Judged[] {
  const correction = isotonic(by, strength);
  return judged.map(({ probability, won }) => ({
    probability: corrected(probability, correction),
    won,
  }));
}

/** One line: what each change does to the log loss on what began in [cut, until). */
function measure(history: History, cut: number, until: number, name: string): string[] {
  const { train, later: after } = splitAt(history.outcomes, cut);
  const later = after.filter(({ startedAt }) => startedAt < until);
  const plain = judge(fitted(train, history, null), later);
  const loss = logLoss(plain);
  const before = walkedForward(train, history);
  const half = Math.floor(before.length / 2);
  const rest = before.slice(half);
  return [
    history.name,
    name,
    loss.toFixed(4),
    ...HALF_LIVES.map((days) =>
      // Without dates there is no age.
      cut < history.outcomes.length
        ? '–'
        : signed(logLoss(judge(fitted(train, history, days), later)) - loss),
    ),
    ...STRENGTHS.map((strength) => {
      const gate = comparePredictions(rest, mend(rest, before.slice(0, half), strength), 'gate');
      const change = signed(logLoss(mend(plain, before, strength)) - loss);
      return `${change}${gate.high < 0 ? ', would be kept' : ''}`;
    }),
  ];
}

const data = openEvaluationData();
if (data === null) {
  process.stdout.write('The evaluation data folder is not here (POINTSMAN_EVAL_DATA names it).\n');
} else {
  const [maven, bank] = [mavenHistory(data), bankHistory(data)];
  const [olist, education] = [olistHistory(data), educationHistory(data)];
  const cuts: [History, string[], number][] = [
    [
      maven,
      ['2017-05-01', '2017-06-01', '2017-07-01', '2017-08-01', '2017-09-01'],
      Number.POSITIVE_INFINITY,
    ],
    [
      bank,
      ['2011-11-15', '2011-12-01', '2011-12-15', '2012-01-01', '2012-01-15'],
      day('2012-02-12'),
    ],
    [olist, ['2018-02-15', '2018-03-15', '2018-04-15'], Number.POSITIVE_INFINITY],
  ];
  const rows = cuts.flatMap(([history, days, until]) =>
    days.map((cut) => measure(history, day(cut), until, cut)),
  );
  for (const share of [0.3, 0.5, 0.7]) {
    const cut = Math.floor(share * education.outcomes.length);
    rows.push(measure(education, cut, Number.POSITIVE_INFINITY, `${100 * share} %`));
  }
  const head = [
    ...['set', 'cut', 'log loss'],
    ...HALF_LIVES.map((days) => `half-life ${days} days`),
    ...STRENGTHS.map((strength) => `isotonic, ${strength} deals drawn to what was predicted`),
  ];
  const lines = [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`);
  process.stdout.write(`${lines.join('\n')}\n`);
}
