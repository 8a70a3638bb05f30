// The score: net value of the lead with each rep, in percentage points, and its waterfall of parts.

import type { Part } from '../scene/candidate.ts';
import { firstTouchMinutes, type Scene, utilisation } from '../scene/scene.ts';
import { workColumnsOf } from './column-pool.ts';
import { dealValues, valueEvidence } from './deal-value.ts';
import { bandPrice, decayed, fairnessDeviations, sitOut } from './fairness.ts';
import { bidPriceColumn, nearCapColumn, responseColumn } from './kept-columns.ts';
import { type Factors, netAt, waterfall } from './net-value.ts';
import { capacityShares } from './prices.ts';
import { type RankKey, rankKeys } from './rank-keys.ts';
import { dueColumns, turnColumn } from './rotation.ts';
import { type Chances, chancesOf, logit, logOddsOf, percent } from './terms.ts';

const DAY_MS = 86_400_000;

/**
 * The scores of one lead. `rows` are those who may take it, in the roster's order; columns "by place"
 * follow `rows`. All of it is this lead's own, and is not written to again.
 */
export type Scores = {
  chances: Chances;
  /** By row of the roster. */
  factors: Factors;
  rows: Int32Array;
  /** Log-odds to win the lead, by place. */
  logOdds: Float64Array;
  /** Net value by place, see `netAt`. */
  net: Float64Array;
  /** Relative deviation of recent leads from the fair share, by place; null where fairness is off. */
  deviations: Float64Array | null;
  /** 1 by place for who sits a turn out; null where nobody does. */
  sits: Uint8Array | null;
  /** The policy's ranking keys that apply to this lead. */
  keys: readonly RankKey[];
  /** Whose turn it is, lowest first, by row; null where no ranking key asks. */
  turns: Float64Array | null;
};

/**
 * The roster's scores among those where `may` is 1. `rotation` "bypass" (a tier's word) leaves fairness
 * out of the score; the credit is booked all the same.
 */
export function scoresOf(scene: Scene, may: Uint8Array, rotation: 'keep' | 'bypass'): Scores {
  const { objective, fairness } = scene.snapshot.policy.document;
  const { zeros, ones } = scene.columns;
  const work = workColumnsOf(scene.columns);
  const chances = chancesOf(scene, may);
  const rows = rowsOf(may, work.rows);
  const recent = recentLeads(scene, rows, work.recent);
  const weighed = fairness.on && rotation === 'keep';
  const deviations = weighed ? deviationsOf(scene, rows, recent, work.received) : null;
  const { prices } = scene.snapshot.estimates;
  const factors: Factors = {
    response: objective.speed ? responseColumn(scene) : ones,
    value: dealValues(scene),
    bidPrice: objective.prices ? bidPriceColumn(scene.columns)(prices) : zeros,
    nearCap: objective.prices ? nearCapColumn(scene) : zeros,
  };
  const logOdds = logOddsOf(scene, chances, rows);
  const net = new Float64Array(rows.length);
  for (let k = 0; k < rows.length; k++) {
    const band = deviations === null ? 0 : bandPrice(deviations[k] as number, fairness);
    net[k] = netAt(factors, rows[k] as number, logOdds[k] as number, band);
  }
  const keys = rankKeys(scene);
  return {
    ...{ chances, factors, rows, logOdds, net, deviations, keys },
    sits: deviations && sitOut(deviations, fairness),
    turns: keys.some(({ by }) => by === 'turn') ? turnColumn(scene, rows, recent) : null,
  };
}

/** The place of row `i` among those who may take the lead; −1 for one who may not. */
export function placeOf({ rows }: Scores, i: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rows[middle] as number) < i) low = middle + 1;
    else high = middle;
  }
  return rows[low] === i ? low : -1;
}

/** Net value of any rep, also of one who may not take the lead. */
export function netOf(scores: Scores, i: number): number {
  const { chances, factors, net } = scores;
  const place = placeOf(scores, i);
  if (place >= 0) return net[place] as number;
  const logOdds = chances.terms.reduce((sum, term) => sum + term.logOdds(i), logit(chances.base));
  return netAt(factors, i, logOdds, 0);
}

function rowsOf(may: Uint8Array, room: Int32Array): Int32Array {
  let count = 0;
  for (let i = 0; i < may.length; i++) {
    room[count] = i;
    count += may[i] ?? 0;
  }
  return room.slice(0, count);
}

/** Leads of late of the reps at `rows`, decayed to now; written to `now`, by row. */
function recentLeads(scene: Scene, rows: Int32Array, now: Float64Array): Float64Array {
  for (let k = 0; k < rows.length; k++) {
    const i = rows[k] as number;
    now[i] = recentAt(scene, i);
  }
  return now;
}

/** Leads that rep i had of late, decayed to now. */
export function recentAt({ loads, atMs, snapshot }: Scene, i: number): number {
  const count = loads.recent[i] ?? 0;
  if (count === 0) return 0;
  const days = (atMs - (loads.recentAtMs[i] ?? 0)) / DAY_MS;
  return decayed(count, days, snapshot.policy.document.fairness);
}

/** Against what is due, by the ledger, among those who may take the lead, by place. */
function deviationsOf(
  scene: Scene,
  rows: Int32Array,
  recent: Float64Array,
  room: Float64Array,
): Float64Array {
  const { received, due } = dueColumns(scene, rows, recent, {
    received: room.subarray(0, rows.length),
    due: new Float64Array(rows.length),
  });
  // Where nothing is due to anybody, they are due equal parts.
  if (!due.some((leads) => leads > 0)) due.fill(1);
  // One column becomes the next.
  const shares = capacityShares(due, due);
  return fairnessDeviations(received, shares, scene.snapshot.policy.document.fairness, due);
}

/** The parts of the score at a place, with their evidence; they sum to it within 1e-9. */
export function partsOf(scene: Scene, scores: Scores, place: number): Part[] {
  const { factors, deviations } = scores;
  const i = scores.rows[place] ?? 0;
  const at = (column: Float64Array) => column[i] ?? 0;
  const deviation = deviations?.[place] ?? 0;
  const { fairness } = scene.snapshot.policy.document;
  const { base, terms } = scores.chances;
  const { parts } = waterfall(
    logit(base),
    terms.map((term) => ({ part: term.part, logOdds: term.logOdds(i) })),
    {
      response: at(factors.response),
      value: at(factors.value),
      bidPrice: at(factors.bidPrice),
      nearCap: at(factors.nearCap),
      band: deviations === null ? 0 : bandPrice(deviation, fairness),
    },
  );
  // A part of exactly nothing would only be noise: no record in a scope, a price that is not asked.
  return parts.flatMap((part, step) => {
    if (part.points === 0) return [];
    const term = terms[step - 1];
    const said = term
      ? { code: term.code, ...term.describe(i) }
      : notes(scene, scores.chances, { i, deviation }, part.part);
    return [{ code: said.code, label: said.label, points: part.points, evidence: said.evidence }];
  });
}

function notes(
  scene: Scene,
  chances: Chances,
  { i, deviation }: { i: number; deviation: number },
  part: string,
) {
  const minutes = Math.round(firstTouchMinutes(scene, i));
  const load = Math.round(100 * utilisation(scene, i));
  switch (part) {
    case 'team':
      return {
        code: part,
        label: 'Team’s win rate',
        evidence: teamEvidence(scene, chances),
      };
    case 'first-response':
      return {
        code: part,
        label: 'First response',
        evidence: responseEvidence(scene, minutes),
      };
    case 'value':
      return { code: part, label: 'Deal value', evidence: valueEvidence(scene, i) };
    case 'bid-price':
      return {
        code: part,
        label: 'Price of the slot',
        evidence: 'what the slot is worth to other leads',
      };
    case 'near-cap':
      return { code: part, label: 'Nearly full', evidence: `${load} % of capacity in use` };
    default:
      return {
        code: part,
        label: 'Fair share',
        evidence: shareEvidence(deviation),
      };
  }
}

/** A model's base is that of an ordinary lead, not of the mean one; with a learned response, of one touched at once. */
function teamEvidence(scene: Scene, { base, deals }: Chances): string {
  if (deals === null) return `${percent(base)} over the team`;
  const touched = scene.snapshot.estimates.response ? ' touched at once' : '';
  return `${percent(base)} for an ordinary lead${touched}; ${Math.round(deals.won)} of ${deals.n} deals were won`;
}

function responseEvidence(scene: Scene, minutes: number): string {
  const curve = scene.snapshot.estimates.response;
  const learned = curve ? `, its cost learned from ${curve.n} deals` : '';
  const time = minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
  return `first touch in about ${time}${learned}`;
}

function shareEvidence(deviation: number): string {
  const points = Math.round(100 * Math.abs(deviation));
  if (points === 0) return 'has had the fair share';
  return `has lately had ${points} % ${deviation > 0 ? 'more' : 'less'} than the fair share`;
}
