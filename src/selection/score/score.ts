// The score: net value of the lead with each rep, in percentage points, and its waterfall of parts.

import type { Part } from '../scene/candidate.ts';
import { firstTouchMinutes, type Scene, utilisation } from '../scene/scene.ts';
import { inWorkColumns, type WorkColumns } from './column-pool.ts';
import { dealValues, valueEvidence } from './deal-value.ts';
import { bandPrice, decayed, fairnessDeviations, sitOut } from './fairness.ts';
import { bidPriceColumn, nearCapColumn, responseColumn } from './kept-columns.ts';
import { type NetColumns, netAt, waterfall } from './net-value.ts';
import { capacityShares } from './prices.ts';
import { dueColumns, turnColumn } from './rotation.ts';
import { type Chances, chancesOf, logit, logOddsOf, percent } from './terms.ts';

const DAY_MS = 86_400_000;

export type Scores = {
  chances: Chances;
  columns: NetColumns;
  /** Net value by row, see `netAt`. */
  net: Float64Array;
  /** Relative deviation of each rep's recent leads from their share; 0 where fairness is off. */
  deviations: Float64Array;
  /** Leads of late per rep, decayed to now. */
  recent: Float64Array;
  /** The rows that may take the lead. */
  rows: Int32Array;
  /** Who contends for the lead and who sits a turn out; see `sitOut`. */
  standing: Uint8Array;
  /** Whose turn it is, lowest first; worked out when asked. */
  turns(): Float64Array;
};

/**
 * The roster's scores, to be asked for anew each time they are looked at (see `inWorkColumns`); only
 * rows where `may` is 1 mean anything, and only they are looked at. `rotation` "bypass" (a tier's word)
 * leaves fairness out of the score; the credit is booked all the same.
 */
export function scoresOf(scene: Scene, may: Uint8Array, rotation: 'keep' | 'bypass'): () => Scores {
  return inWorkColumns(scene.columns, (work) => scored(scene, may, rotation, work));
}

function scored(
  scene: Scene,
  may: Uint8Array,
  rotation: 'keep' | 'bypass',
  work: WorkColumns,
): Scores {
  const { objective, fairness } = scene.snapshot.policy.document;
  const { zeros, ones } = scene.columns;
  const chances = chancesOf(scene, may);
  const rows = rowsOf(may, work.rows);
  const recent = recentLeads(scene, rows, work.recent);
  const weighed = fairness.on && rotation === 'keep';
  const deviations = weighed ? deviationsOf(scene, rows, recent, work) : zeros;
  const { prices } = scene.snapshot.estimates;
  const columns: NetColumns = {
    logOdds: logOddsOf(scene, chances, rows, work.logOdds),
    response: objective.speed ? responseColumn(scene) : ones,
    value: dealValues(scene),
    bidPrice: objective.prices ? bidPriceColumn(scene.columns)(prices) : zeros,
    nearCap: objective.prices ? nearCapColumn(scene) : zeros,
    band: weighed ? bandColumn(rows, deviations, fairness, work.band) : zeros,
  };
  const { net } = work;
  for (let k = 0; k < rows.length; k++) {
    const i = rows[k] as number;
    net[i] = netAt(columns, i);
  }
  let turns: Float64Array | undefined;
  return {
    chances,
    columns,
    net,
    deviations,
    recent,
    rows,
    standing: sitOut(may, deviations, fairness, work.standing),
    turns: () => {
      turns ??= turnColumn(scene, rows, recent);
      return turns;
    },
  };
}

/** Net value of any rep, also of one who may not take the lead. */
export function netOf({ chances, columns }: Scores, i: number): number {
  const logOdds = chances.terms.reduce((sum, term) => sum + term.logOdds(i), logit(chances.base));
  return netAt(columns, i, logOdds);
}

function rowsOf(may: Uint8Array, room: Int32Array): Int32Array {
  let count = 0;
  for (let i = 0; i < may.length; i++) {
    room[count] = i;
    count += may[i] ?? 0;
  }
  return room.subarray(0, count);
}

function bandColumn(
  rows: Int32Array,
  deviations: Float64Array,
  rules: Parameters<typeof bandPrice>[1],
  band: Float64Array,
): Float64Array {
  band.fill(0);
  for (let k = 0; k < rows.length; k++) {
    const i = rows[k] as number;
    band[i] = bandPrice(deviations[i] as number, rules);
  }
  return band;
}

function recentLeads(scene: Scene, rows: Int32Array, now: Float64Array): Float64Array {
  const { recent, recentAtMs } = scene.loads;
  const { fairness } = scene.snapshot.policy.document;
  for (let k = 0; k < rows.length; k++) {
    const i = rows[k] as number;
    const count = recent[i] ?? 0;
    const days = (scene.atMs - (recentAtMs[i] ?? 0)) / DAY_MS;
    now[i] = count === 0 ? 0 : decayed(count, days, fairness);
  }
  return now;
}

/** Against what is due, by the ledger, among those who may take the lead; written to `work`. */
function deviationsOf(
  scene: Scene,
  rows: Int32Array,
  recent: Float64Array,
  work: WorkColumns,
): Float64Array {
  const room = {
    received: work.received.subarray(0, rows.length),
    due: work.due.subarray(0, rows.length),
  };
  const { received, due } = dueColumns(scene, rows, recent, room);
  // Where nothing is due to anybody, they are due equal parts.
  if (!due.some((leads) => leads > 0)) due.fill(1);
  // One column becomes the next.
  const shares = capacityShares(due, due);
  const { fairness } = scene.snapshot.policy.document;
  const deviations = fairnessDeviations(received, shares, fairness, due);
  for (let k = 0; k < rows.length; k++) {
    work.deviations[rows[k] as number] = deviations[k] as number;
  }
  return work.deviations;
}

/** The parts of rep i's score, with their evidence; they sum to it within 1e-9. */
export function partsOf(scene: Scene, scores: Scores, i: number): Part[] {
  const at = (column: Float64Array) => column[i] ?? 0;
  const { columns } = scores;
  const { base, terms } = scores.chances;
  const { parts } = waterfall(
    logit(base),
    terms.map((term) => ({ part: term.part, logOdds: term.logOdds(i) })),
    {
      response: at(columns.response),
      value: at(columns.value),
      bidPrice: at(columns.bidPrice),
      nearCap: at(columns.nearCap),
      band: at(columns.band),
    },
  );
  // A part of exactly nothing would only be noise: no record in a scope, a price that is not asked.
  return parts.flatMap((part, place) => {
    if (part.points === 0) return [];
    const term = terms[place - 1];
    const said = term
      ? { code: term.code, ...term.describe(i) }
      : notes(scene, scores, i, part.part);
    return [{ code: said.code, label: said.label, points: part.points, evidence: said.evidence }];
  });
}

function notes(scene: Scene, scores: Scores, i: number, part: string) {
  const minutes = Math.round(firstTouchMinutes(scene, i));
  const load = Math.round(100 * utilisation(scene, i));
  switch (part) {
    case 'team':
      return {
        code: part,
        label: 'Team’s win rate',
        evidence: teamEvidence(scene, scores.chances),
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
        evidence: shareEvidence(scores.deviations[i] ?? 0),
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
