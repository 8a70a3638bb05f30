// What a lead is worth with each rep, less what the rep's slot costs, in percentage points of win
// probability; and the waterfall of parts that adds up to it.

/** The order in which log-odds terms enter the waterfall; a part's size depends on what came before. */
export const LOG_ODDS_PARTS = [
  'industry',
  'size',
  'region',
  'source',
  'score',
  'record',
  'record-industry',
  'record-size',
  'record-region',
  'record-source',
  'conversation',
  'territory',
  'language',
  'skill',
  'preference',
] as const;
export type LogOddsPart = (typeof LOG_ODDS_PARTS)[number];

/** What follows the log-odds terms, in order: two factors, then three prices. */
export const VALUE_PARTS = [
  'first-response',
  'value',
  'bid-price',
  'near-cap',
  'fairness',
] as const;
type PartName = 'team' | LogOddsPart | (typeof VALUE_PARTS)[number];

export interface Term {
  part: LogOddsPart;
  logOdds: number;
}

/** One candidate's factors and prices; prices are in units of value (.02 is two points). */
export interface Weights {
  /** First-response factor h in (0, 1]. */
  response: number;
  /** Relative deal value: 1 for the conversion objective. */
  value: number;
  bidPrice: number;
  nearCap: number;
  band: number;
}

/** One step of the waterfall: a part by its code. */
export interface Step {
  part: PartName;
  points: number;
}

/** The factors and prices of all reps, but for the band, in columns of the same order and length. */
export interface Factors {
  response: Float64Array;
  value: Float64Array;
  bidPrice: Float64Array;
  nearCap: Float64Array;
}

/**
 * Net value of the rep of row `i` in percentage points:
 * 100 · (σ(logOdds) · response · value − bidPrice − nearCap − band).
 */
export function netAt(factors: Factors, i: number, logOdds: number, band: number): number {
  const { response, value, bidPrice, nearCap } = factors;
  const probability = 1 / (1 + Math.exp(-logOdds));
  const worth = probability * (response[i] as number) * (value[i] as number);
  const cost = (bidPrice[i] as number) + (nearCap[i] as number) + band;
  return 100 * (worth - cost);
}

/** Net value of one candidate, in percentage points. */
export function netValue(logOdds: number, weights: Weights): number {
  const worth = sigmoid(logOdds) * weights.response * weights.value;
  return 100 * (worth - weights.bidPrice - weights.nearCap - weights.band);
}

/**
 * The parts of one candidate's net value in their fixed order, whatever the order of `terms`; they add
 * up to `net` within 1e-9. The first part is the team's base probability σ(teamLogOdds); then
 * part_k = σ(η up to k) − σ(η before k), then the factors, then the prices.
 */
export function waterfall(
  teamLogOdds: number,
  terms: readonly Term[],
  weights: Weights,
): { parts: Step[]; probability: number; net: number } {
  const ordered = [...terms].sort(
    (a, b) => LOG_ODDS_PARTS.indexOf(a.part) - LOG_ODDS_PARTS.indexOf(b.part),
  );
  let logOdds = teamLogOdds;
  let before = sigmoid(teamLogOdds);
  const parts: Step[] = [{ part: 'team', points: 100 * before }];
  for (const term of ordered) {
    logOdds += term.logOdds;
    const after = sigmoid(logOdds);
    parts.push({ part: term.part, points: 100 * (after - before) });
    before = after;
  }
  const probability = before;
  const spoken = probability * weights.response;
  parts.push({ part: 'first-response', points: 100 * (spoken - probability) });
  parts.push({ part: 'value', points: 100 * (spoken * weights.value - spoken) });
  parts.push({ part: 'bid-price', points: -100 * weights.bidPrice });
  parts.push({ part: 'near-cap', points: -100 * weights.nearCap });
  parts.push({ part: 'fairness', points: -100 * weights.band });
  return { parts, probability, net: netValue(logOdds, weights) };
}

function sigmoid(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
