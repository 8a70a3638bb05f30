// The estimate of one rep's chance with one lead, as log-odds terms: the one place where records,
// preferences and learned models enter the score.

import { memoByKey, memoByObject, memoInKeeper } from '../../leads/text/memo-by-key.ts';
import { compiled } from '../../policy/compiled-policy.ts';
import { conditionKey, heldAgainst } from '../../policy/conditions/against-roster.ts';
import type { Rate, RecordScope } from '../../roster/record.ts';
import type { RosterIndex } from '../../roster/roster-index.ts';
import { scopeKey, UNSTATED_DEALS } from '../../roster/scope-key.ts';
import type { Scene } from '../scene/scene.ts';
import { pooledRate } from './base-rate.ts';
import { leadTerms, learnedRecord, modelBase, modelFor } from './learned-terms.ts';
import { LOG_ODDS_PARTS, type LogOddsPart } from './net-value.ts';
import { type Preference, preferences } from './preferences.ts';
import { ratesIn } from './rates.ts';
import type { Term } from './term.ts';

const FLOOR = 0.005;
export const logit = (p: number) => {
  const safe = Math.min(1 - FLOOR, Math.max(FLOOR, p));
  return Math.log(safe / (1 - safe));
};

/** Where every candidate starts, and what moves them from there, in the waterfall's order. */
export type Chances = {
  base: number;
  /** What the trained model behind it has seen; null when it comes from stated records. */
  deals: { n: number; won: number } | null;
  terms: readonly Term[];
};

/** The terms that apply to this lead; `may` is 1 for the reps who may take it. */
export function chancesOf(scene: Scene, may: Uint8Array): Chances {
  const { objective, prefer } = scene.snapshot.policy.document;
  const model = modelFor(scene);
  const base = model ? modelBase(model) : (objective.baseRate ?? pooledRate(scene.columns, may));
  const overall = ratesIn(scene, 'overall');
  const stated = [
    recordTerm(scene, 'record', 'overall', base, () => base),
    ...(['industry', 'size', 'region', 'source'] as const).map((scope) =>
      recordTerm(scene, `record-${scope}`, scope, base, (i) =>
        shrunkOverall(scene, overall(i), base),
      ),
    ),
  ];
  const terms: Term[] = [
    ...(model ? leadTerms(scene, model) : []),
    ...(model ? stated.map((term) => learnedRecord(scene, model, term)) : stated),
    ...preferences(scene, may).map((p) => preferenceTerm(p)),
    ...prefer.map((p) => policyPreference(scene, p)),
  ];
  const place = (term: Term) => LOG_ODDS_PARTS.indexOf(term.part);
  const deals = model ? model.model : null;
  return { base, deals, terms: terms.sort((a, b) => place(a) - place(b)) };
}

/** What the rep's record in one scope adds to their chance before it was looked at. */
function recordTerm(
  scene: Scene,
  part: Extract<LogOddsPart, `record${string}`>,
  scope: RecordScope,
  base: number,
  before: (i: number) => number,
): Term {
  const { rates, priorDeals } = scene.snapshot.policy.document.objective;
  const where = scope === 'region' ? 'the lead’s region' : scopeKey(scene.lead, scope);
  const shrink = rates === 'stated' ? 0 : priorDeals;
  const rateOf = ratesIn(scene, scope);
  const found = lastKept((i) => ({ rate: rateOf(i), prior: before(i) }));
  return {
    part,
    code: part,
    key: `${scopeKey(scene.lead, scope)}|${base}`,
    logOdds: (i) => {
      const { rate, prior } = found(i);
      if (rate === null) return 0;
      return logit(shrunk(rate, prior, shrink)) - logit(prior);
    },
    describe: (i) => {
      const { rate, prior } = found(i);
      return {
        label: scope === 'overall' ? 'Own record' : `Own record by ${scope}`,
        evidence: rate === null ? 'no record' : recordEvidence(rate, prior, shrink, where),
      };
    },
  };
}

/** Keeps the last answer: a part is weighed and described one after the other. */
function lastKept<T>(make: (i: number) => T): (i: number) => T {
  let last: { i: number; made: T } | null = null;
  return (i) => {
    if (last?.i !== i) last = { i, made: make(i) };
    return last.made;
  };
}

function shrunkOverall(scene: Scene, rate: Rate | null, base: number): number {
  const { rates, priorDeals } = scene.snapshot.policy.document.objective;
  return rate === null ? base : shrunk(rate, base, rates === 'stated' ? 0 : priorDeals);
}

/** Posterior mean of a rate under a beta prior worth `priorDeals` at `prior`. */
function shrunk(rate: Rate, prior: number, priorDeals: number): number {
  const n = rate.n ?? UNSTATED_DEALS;
  return n + priorDeals === 0 ? prior : (n * rate.rate + priorDeals * prior) / (n + priorDeals);
}

function recordEvidence(rate: Rate, prior: number, priorDeals: number, where: string): string {
  const n = rate.n ?? UNSTATED_DEALS;
  const sample =
    rate.n === null
      ? `${percent(rate.rate)}, sample not stated (weighs as ${UNSTATED_DEALS} deals)`
      : `${Math.round(rate.rate * rate.n)} of ${rate.n} deals`;
  const among = where === '' ? '' : ` in ${where}`;
  if (priorDeals === 0) return `${sample}${among}, taken at face value`;
  const lean = Math.round((100 * priorDeals) / (n + priorDeals));
  return `${sample}${among}, shrunk ${lean} % towards ${percent(prior)}`;
}

function preferenceTerm(preference: Preference): Term {
  return {
    part: preference.part,
    code: `prefers-${preference.code}`,
    key: preference.key,
    logOdds: (i) => preference.weight * preference.degree(i),
    describe: (i) => ({ label: preference.label, evidence: preference.evidence(i) }),
  };
}

function policyPreference(
  scene: Scene,
  prefer: Scene['snapshot']['policy']['document']['prefer'][number],
): Term {
  const condition = compiled(scene.snapshot.policy.document).preference(prefer);
  const holds = heldAgainst(condition, scene);
  return {
    part: 'preference',
    code: `prefer-${prefer.code}`,
    key: conditionKey(condition, scene),
    logOdds: (i) => (holds(i) ? prefer.logOdds : 0),
    describe: (i) => ({
      label: prefer.because ?? `Preference ${prefer.code}`,
      evidence: `${prefer.if} ${holds(i) ? 'holds' : 'does not hold'}`,
    }),
  };
}

export const percent = (share: number) => `${Math.round(share * 1000) / 10} %`;

type Columns = Map<string, Float64Array>;
/** By policy document and model. */
const columnsIn = memoInKeeper((_: RosterIndex) =>
  memoByObject((_document: object) => memoByObject((_model: object): Columns => new Map())),
);
const NO_MODEL = {};
const KEPT_KEYS = 128;

/**
 * Log-odds of the reps at `rows`: the base and the terms, added in their order so that a waterfall of the same
 * terms adds up to the same number; in the order of `rows`. Columns of single terms are kept per roster
 * and policy.
 */
export function logOddsOf(
  scene: Scene,
  { base, terms }: Pick<Chances, 'base' | 'terms'>,
  rows: Int32Array,
): Float64Array {
  const total = new Float64Array(rows.length).fill(logit(base));
  for (const term of terms) {
    const column = columnOf(scene, term, scene.columns.reps.length);
    for (let k = 0; k < rows.length; k++) {
      total[k] = (total[k] as number) + (column[rows[k] as number] as number);
    }
  }
  return total;
}

function columnOf(scene: Scene, term: Term, n: number): Float64Array {
  const fill = () => Float64Array.from({ length: n }, (_, i) => term.logOdds(i));
  if (term.key === null) return fill();
  const { document } = scene.snapshot.policy;
  const kept = columnsIn(scene.columns)(document)(term.of ?? NO_MODEL);
  return memoByKey(kept, `${term.code}|${term.key}`, KEPT_KEYS, fill);
}
