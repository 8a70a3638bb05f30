// The order of eligible candidates: the policy's ranking keys, then net value's own stated ties.

import { compiled } from '../../policy/compiled-policy.ts';
import type { PolicyDocument } from '../../policy/policy.ts';
import { firstTouchMinutes, type Scene, utilisation } from '../scene/scene.ts';
import { STANDING } from './fairness.ts';
import { ratesIn } from './rates.ts';
import type { Scores } from './score.ts';

type Key = PolicyDocument['objective']['rank'][number];

/** Lower comes first; measured once per rep. */
type Measure = (i: number) => number;

/**
 * The rows of one standing, best first. Ranking keys that apply to this lead come first, in the policy's
 * order; then net value to six decimals, lower utilisation, faster response, fewer leads of late, and
 * id by code point (the roster's order). Without a clock, a locale or the order of the input.
 */
export function ranked(scene: Scene, scores: Scores, standing: 'contends' | 'sits'): number[] {
  const measures = measuresOf(keysFor(scene), scene, scores);
  const rows = [...scores.rows].filter((i) => scores.standing[i] === STANDING[standing]);
  return rows.sort((a, b) => compare(measures, a, b));
}

/** More than rounding to six decimals can move a net value. */
const ROUNDING = 1e-6;

/** The best `most` of those who contend, in order, without sorting the rest. */
export function best(scene: Scene, scores: Scores, most: number): number[] {
  const keys = keysFor(scene);
  const measures = measuresOf(keys, scene, scores);
  const [first = () => 0] = measures;
  const kept: number[] = [];
  // Most of ten thousand fall out on the first measure alone, and where that is net value unrounded.
  const [leading = { by: 'net' }] = keys;
  const byNet = leading.by === 'net' && leading.step === undefined;
  let leastNet = Number.NEGATIVE_INFINITY;
  let bound = Number.NaN;
  const { rows } = scores;
  for (let k = 0; k < rows.length; k++) {
    const i = rows[k] as number;
    if (byNet && (scores.net[i] ?? 0) < leastNet) continue;
    if (scores.standing[i] !== STANDING.contends || first(i) > bound) continue;
    const last = kept[kept.length - 1];
    if (kept.length === most && last !== undefined && compare(measures, i, last) > 0) continue;
    let place = kept.length;
    while (place > 0 && compare(measures, i, kept[place - 1] ?? i) < 0) place--;
    kept.splice(place, 0, i);
    if (kept.length > most) kept.pop();
    if (kept.length < most) continue;
    const worst = kept[most - 1] ?? i;
    bound = first(worst);
    leastNet = (scores.net[worst] ?? 0) - ROUNDING;
  }
  return kept;
}

/** True when two rows are equal on every ranking key that comes before net value. */
export function sameAhead(scene: Scene, scores: Scores, a: number, b: number): boolean {
  const keys = keysFor(scene);
  const ahead = keys.slice(0, keys.findIndex((k) => k.by === 'net') >>> 0);
  return ahead.every((key) => {
    const measure = measureOf(key, scene, scores);
    return measure(a) === measure(b);
  });
}

function compare(measures: readonly Measure[], a: number, b: number): number {
  for (const measure of measures) {
    const difference = measure(a) - measure(b);
    if (difference !== 0 && !Number.isNaN(difference)) return difference;
  }
  return a - b;
}

function measuresOf(keys: readonly Key[], scene: Scene, scores: Scores): Measure[] {
  const ties: Key[] = [{ by: 'net' }, { by: 'utilisation' }, { by: 'response' }, { by: 'recent' }];
  return [...keys, ...ties].map((key) => measureOf(key, scene, scores));
}

function keysFor(scene: Scene): readonly Key[] {
  const { document } = scene.snapshot.policy;
  return document.objective.rank.filter((key) => {
    const { when, unless } = compiled(document).guards(key);
    return (!when || when.holds(scene.leadSide)) && !unless?.holds(scene.leadSide);
  });
}

function measureOf(key: Key, scene: Scene, scores: Scores): Measure {
  const raw = rawMeasure(key.by, scene, scores);
  const { step } = key;
  return step === undefined ? raw : (i) => Math.floor(raw(i) / step + 1e-9);
}

function rawMeasure(by: Key['by'], scene: Scene, scores: Scores): Measure {
  switch (by) {
    case 'net':
      return (i) => -Math.round((scores.net[i] ?? 0) * 1e6) / 1e6;
    case 'win_probability':
      return (i) => -(scores.columns.logOdds[i] ?? 0);
    case 'industry_rate': {
      const rate = industryRates(scene);
      return (i) => -rate(i);
    }
    case 'utilisation':
      return (i) => utilisation(scene, i);
    case 'pipeline':
      // An unknown pipeline comes last: as "equal to everybody" it would make the order depend on
      // who stands beside whom.
      return (i) => known(scene.columns.pipelinePct[i]);
    case 'response':
      return (i) => firstTouchMinutes(scene, i);
    case 'recent':
      return (i) => scores.recent[i] ?? 0;
    case 'turn': {
      const turns = scores.turns();
      return (i) => turns[i] ?? 0;
    }
    case 'open':
      return (i) => scene.loads.open[i] ?? 0;
  }
}

function known(value: number | undefined): number {
  return value === undefined || Number.isNaN(value) ? Number.POSITIVE_INFINITY : value;
}

/** As counted or stated; the overall record where the industry has none; unknown comes last. */
function industryRates(scene: Scene): (i: number) => number {
  const [industry, overall] = [ratesIn(scene, 'industry'), ratesIn(scene, 'overall')];
  return (i) => (industry(i) ?? overall(i))?.rate ?? -1;
}
