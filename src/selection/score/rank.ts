// The order of eligible candidates: the policy's ranking keys, then net value's own stated ties. Places
// are those of the scores: see `Scores`.

import { firstTouchMinutes, type Scene, utilisation } from '../scene/scene.ts';
import type { RankKey } from './rank-keys.ts';
import { ratesIn } from './rates.ts';
import { recentAt, type Scores } from './score.ts';

/** Lower comes first; measured once per rep. */
type Measure = (place: number) => number;

/**
 * All places, best first; who sits a turn out comes after all others. Ranking keys that apply to this
 * lead come first, in the policy's order; then net value to six decimals, lower utilisation, faster
 * response, fewer leads of late, and id by code point (the roster's order). Without a clock, a locale or
 * the order of the input.
 */
export function ranked(scene: Scene, scores: Scores): number[] {
  const compare = comparison(scene, scores);
  return Array.from(scores.rows, (_, place) => place).sort(compare);
}

/** How many come before a place. */
export function aheadOf(scene: Scene, scores: Scores, place: number): number {
  const compare = comparison(scene, scores);
  let ahead = 0;
  for (let k = 0; k < scores.rows.length; k++) if (compare(k, place) < 0) ahead++;
  return ahead;
}

/** The first, in order, of those for whom `can` holds; undefined when it does for nobody. */
export function firstOf(
  scene: Scene,
  scores: Scores,
  can: (place: number) => boolean,
): number | undefined {
  const compare = comparison(scene, scores);
  let first: number | undefined;
  for (let k = 0; k < scores.rows.length; k++) {
    if (can(k) && (first === undefined || compare(k, first) < 0)) first = k;
  }
  return first;
}

function comparison(scene: Scene, scores: Scores): (a: number, b: number) => number {
  const measures = measuresOf(scores.keys, scene, scores);
  const { sits } = scores;
  return (a, b) => (sits ? (sits[a] ?? 0) - (sits[b] ?? 0) : 0) || compared(measures, a, b);
}

/** More than rounding to six decimals can move a net value. */
const ROUNDING = 1e-6;

/** The best `most` of those who do not sit out, in order, without sorting the rest. */
export function best(scene: Scene, scores: Scores, most: number): number[] {
  const { keys, sits, net } = scores;
  const measures = measuresOf(keys, scene, scores);
  const [first = () => 0] = measures;
  const kept: number[] = [];
  // Most of ten thousand fall out on the first measure alone, and where that is net value unrounded.
  const [leading = { by: 'net' }] = keys;
  const byNet = leading.by === 'net' && leading.step === undefined && !leading.within;
  let leastNet = Number.NEGATIVE_INFINITY;
  let bound = Number.NaN;
  for (let k = 0; k < net.length; k++) {
    if (byNet && (net[k] as number) < leastNet) continue;
    if (sits?.[k] === 1 || first(k) > bound) continue;
    const last = kept[kept.length - 1];
    if (kept.length === most && last !== undefined && compared(measures, k, last) > 0) continue;
    let place = kept.length;
    while (place > 0 && compared(measures, k, kept[place - 1] ?? k) < 0) place--;
    kept.splice(place, 0, k);
    if (kept.length > most) kept.pop();
    if (kept.length < most) continue;
    const worst = kept[most - 1] ?? k;
    bound = first(worst);
    leastNet = (net[worst] ?? 0) - ROUNDING;
  }
  return kept;
}

/** True when two places are equal on every ranking key that comes before net value. */
export function sameAhead(scene: Scene, scores: Scores, a: number, b: number): boolean {
  const { keys } = scores;
  const ahead = keys.slice(0, keys.findIndex(isNetAlone) >>> 0);
  return ahead.every((key) => {
    const measure = measureOf(key, scene, scores);
    return measure(a) === measure(b);
  });
}

/** What puts a place before another: a ranking key, sitting out, a tie's own measure, or the roster's order. */
export type Ahead = { by: RankKey['by'] | 'sits_out' | 'roster'; isTie: boolean };

/** The first measure on which place `a` differs from place `b`, as the order reads them. */
export function aheadBy(scene: Scene, scores: Scores, a: number, b: number): Ahead {
  const { keys, sits } = scores;
  if (sits && sits[a] !== sits[b]) return { by: 'sits_out', isTie: false };
  const all: readonly RankKey[] = [...keys, ...TIES];
  const at = measuresOf(keys, scene, scores).findIndex((measure) => {
    const difference = measure(a) - measure(b);
    return difference !== 0 && !Number.isNaN(difference);
  });
  const net = all.findIndex(isNetAlone);
  return { by: all[at]?.by ?? 'roster', isTie: at < 0 || at > net };
}

/** Who is level within so many points of the best is told apart by the keys after. */
function isNetAlone({ by, within }: RankKey): boolean {
  return by === 'net' && within === undefined;
}

function compared(measures: readonly Measure[], a: number, b: number): number {
  for (const measure of measures) {
    const difference = measure(a) - measure(b);
    if (difference !== 0 && !Number.isNaN(difference)) return difference;
  }
  return a - b;
}

const TIES: readonly RankKey[] = [
  { by: 'net' },
  { by: 'utilisation' },
  { by: 'response' },
  { by: 'recent' },
];

function measuresOf(keys: readonly RankKey[], scene: Scene, scores: Scores): Measure[] {
  return [...keys, ...TIES].map((key) => measureOf(key, scene, scores));
}

function measureOf(key: RankKey, scene: Scene, scores: Scores): Measure {
  if (key.within !== undefined) return levelWithBest(key, key.within, scene, scores);
  const raw = rawMeasure(key.by, scene, scores);
  const { step } = key;
  return step === undefined ? raw : (place) => Math.floor(raw(place) / step + 1e-9);
}

/** The best of those who do not sit out and whoever is within so much of them are level. */
function levelWithBest(key: RankKey, within: number, scene: Scene, scores: Scores): Measure {
  const raw = rawMeasure(key.by, scene, scores);
  const { rows, sits } = scores;
  const units = UNITS[key.by] ?? ((value: number) => value);
  const measured = Float64Array.from(rows, (_, place) => units(raw(place)));
  const standing = measured.filter((_, place) => sits?.[place] !== 1);
  const least = (standing.length > 0 ? standing : measured).reduce(
    (a, b) => Math.min(a, b),
    Number.POSITIVE_INFINITY,
  );
  return (place) => Math.max(least + within + 1e-9, measured[place] ?? 0);
}

const percent = (share: number) => 100 * share;
/** From a measure to what `within` counts in, in the same order; as it is for all others. */
const UNITS: Partial<Record<RankKey['by'], (raw: number) => number>> = {
  win_probability: (raw) => percent(-1 / (1 + Math.exp(raw))),
  industry_rate: percent,
  utilisation: percent,
};

function rawMeasure(by: RankKey['by'], scene: Scene, scores: Scores): Measure {
  const { rows, net, logOdds, turns } = scores;
  const ofRep = (measure: (row: number) => number) => (place: number) =>
    measure(rows[place] as number);
  switch (by) {
    case 'net':
      return (place) => -Math.round((net[place] ?? 0) * 1e6) / 1e6;
    case 'win_probability':
      return (place) => -(logOdds[place] ?? 0);
    case 'industry_rate':
      return ofRep(industryRates(scene));
    case 'utilisation':
      return ofRep((i) => utilisation(scene, i));
    case 'pipeline':
      // An unknown pipeline comes last: as "equal to everybody" it would make the order depend on
      // who stands beside whom.
      return ofRep((i) => known(scene.columns.pipelinePct[i]));
    case 'response':
      return ofRep((i) => firstTouchMinutes(scene, i));
    case 'recent':
      return ofRep((i) => recentAt(scene, i));
    case 'turn':
      return ofRep((i) => turns?.[i] ?? 0);
    case 'longest_waiting':
      // Whoever never had one has waited longest.
      return ofRep((i) => scene.loads.lastAssignedAtMs[i] ?? 0);
    case 'open':
      return ofRep((i) => scene.loads.open[i] ?? 0);
  }
}

function known(value: number | undefined): number {
  return value === undefined || Number.isNaN(value) ? Number.POSITIVE_INFINITY : value;
}

/** As counted or stated; the overall record where the industry has none; unknown comes last. */
function industryRates(scene: Scene): (row: number) => number {
  const [industry, overall] = [ratesIn(scene, 'industry'), ratesIn(scene, 'overall')];
  return (i) => -((industry(i) ?? overall(i))?.rate ?? -1);
}
