// RouteSim v1: a made-up sales team with known true win probabilities, so that every policy can be
// measured against the best assignment that a clairvoyant could make.

import type { SizeBand } from '../../../src/leads/values/size.ts';
import { responseFactor } from '../../../src/learning/first-response.ts';
import { type Random, seededRandom } from '../../../src/learning/random.ts';
import type { Regime } from './regimes.ts';

export const WARM_UP_DAYS = 30;
export const DAYS = 120;
const LEADS_PER_DAY = 20;
export const MEAN_HOLD_DAYS = 15;
const REPS = 12;
const BASE_RATE = 0.31;
const INDUSTRY_WEIGHTS = [0.25, 0.2, 0.15, 0.12, 0.1, 0.08, 0.06, 0.04];
const SIZES: readonly SizeBand[] = ['11-50', '201-500', '1001-5000'];
const SIZE_WEIGHTS = [0.5, 0.35, 0.15];
const HOUR_WEIGHTS = [1, 1, 1, 1, 1, 2, 3, 5, 8, 10, 10, 9, 8, 9, 10, 10, 9, 8, 6, 5, 4, 3, 2, 1];
export const SHIFT_HOURS = 8;

export interface SimRep {
  id: string;
  slots: number;
  opensAtHour: number;
  /** Median minutes to a first touch while on shift. */
  queueMinutes: number;
}

export interface SimLead {
  /** Days since the start; negative in the history. */
  at: number;
  industry: string;
  size: SizeBand;
  /** Observed quality as a percentile, 0–100. */
  score: number;
  holdDays: number;
  /** The lead's common random number: won if below its probability, whoever has it. */
  luck: number;
  /** True win probability with each rep at this instant, first response included. */
  chance: Float64Array;
}

/** One finished deal as the CRM would show it. */
export interface SimOutcome {
  lead: SimLead;
  rep: number;
  won: boolean;
}

export interface World {
  regime: Regime;
  seed: number;
  reps: SimRep[];
  leads: SimLead[];
  history: SimOutcome[];
}

/** Builds the team, its past outcomes under uniform routing and 120 days of arrivals. */
export function makeWorld(regime: Regime, seed: number): World {
  const random = seededRandom(`route-sim/1/${regime.name}/${seed}`);
  const shares = Array.from({ length: REPS }, () => Math.exp(0.3 * random.normal()));
  const totalShare = shares.reduce((a, b) => a + b, 0);
  const work = (LEADS_PER_DAY * MEAN_HOLD_DAYS) / regime.load;
  const reps: SimRep[] = shares.map((share, r) => ({
    id: `u${String(r).padStart(2, '0')}`,
    slots: Math.max(3, Math.round((share / totalShare) * work)),
    opensAtHour: regime.openings[r % regime.openings.length] ?? 9,
    queueMinutes: 4 + 16 * random.uniform(),
  }));
  const logOdds = trueLogOdds(regime, random);
  const lead = (at: number) => makeLead(at, reps, logOdds, random);
  const history = Array.from({ length: regime.history }, () => {
    const past = lead(-60 * random.uniform() - 1 + hourOf(random));
    const rep = random.integer(REPS);
    return { lead: past, rep, won: past.luck < at(past.chance, rep) };
  });
  const leads: SimLead[] = [];
  for (let day = 0; day < DAYS; day++) {
    const arrivals = poisson(LEADS_PER_DAY, random);
    const times = Array.from({ length: arrivals }, () => day + hourOf(random));
    for (const time of times.sort((a, b) => a - b)) leads.push(lead(time));
  }
  return { regime, seed, reps, leads, history };
}

/** Minutes from an instant (in days) to the rep's next opening; 0 within the shift. */
export function minutesToOpen(rep: SimRep, time: number): number {
  const hour = (time - Math.floor(time)) * 24;
  const since = (hour - rep.opensAtHour + 24) % 24;
  return since < SHIFT_HOURS ? 0 : (24 - since) * 60;
}

/** Minutes to the first touch if the rep got a lead at this instant. */
export function minutesToTouch(rep: SimRep, time: number): number {
  return minutesToOpen(rep, time) + rep.queueMinutes;
}

type LogOdds = (rep: number, industry: number, size: number) => number;

function trueLogOdds(regime: Regime, random: Random): LogOdds {
  const draw = (count: number, sd: number) =>
    Array.from({ length: count }, () => sd * random.normal());
  const [industries, sizes] = [INDUSTRY_WEIGHTS.length, SIZE_WEIGHTS.length];
  const industry = draw(industries, regime.sdSegment);
  const size = draw(sizes, regime.sdSegment);
  const rep = draw(REPS, regime.sdRep);
  const repIndustry = draw(REPS * industries, regime.sdFit);
  const repSize = draw(REPS * sizes, 0.7 * regime.sdFit);
  return (r, i, s) =>
    Math.log(BASE_RATE / (1 - BASE_RATE)) +
    (industry[i] ?? 0) +
    (size[s] ?? 0) +
    (rep[r] ?? 0) +
    (repIndustry[r * industries + i] ?? 0) +
    (repSize[r * sizes + s] ?? 0);
}

function makeLead(time: number, reps: SimRep[], logOdds: LogOdds, random: Random): SimLead {
  const industry = pick(INDUSTRY_WEIGHTS, random);
  const size = pick(SIZE_WEIGHTS, random);
  const quality = random.normal();
  const holdDays = Math.max(1, Math.exp(Math.log(MEAN_HOLD_DAYS) - 0.32 + 0.8 * random.normal()));
  const chance = Float64Array.from(reps, (rep, r) => {
    const eta = logOdds(r, industry, size) + 0.6 * quality;
    return responseFactor(minutesToTouch(rep, time)) / (1 + Math.exp(-eta));
  });
  const score = 100 * normalCdf(quality);
  const luck = random.uniform();
  return {
    at: time,
    industry: `industry-${industry}`,
    size: SIZES[size] ?? '11-50',
    ...{ score, holdDays, luck, chance },
  };
}

function hourOf(random: Random): number {
  return (pick(HOUR_WEIGHTS, random) + random.uniform()) / 24;
}

function pick(weights: readonly number[], random: Random): number {
  const total = weights.reduce((a, b) => a + b, 0);
  let rest = random.uniform() * total;
  for (let i = 0; i < weights.length; i++) {
    rest -= weights[i] ?? 0;
    if (rest < 0) return i;
  }
  return weights.length - 1;
}

/** Knuth's product of uniforms; fine for means of tens. */
function poisson(mean: number, random: Random): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random.uniform(); product > limit; product *= random.uniform()) count += 1;
  return count;
}

/** Logistic approximation with cubic term, error below 2e-4 (Bowling et al. 2009): a percentile. */
function normalCdf(x: number): number {
  return 1 / (1 + Math.exp(-(0.07056 * x ** 3 + 1.5976 * x)));
}

function at(array: Float64Array, index: number): number {
  return array[index] as number;
}
