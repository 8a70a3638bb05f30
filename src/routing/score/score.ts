// The score: net value of the lead with each rep, in percentage points, and its waterfall of parts.

import { type ResponseCurve, responseFactor } from '../../learning/first-response.ts';
import type { Part } from '../candidate.ts';
import { dealValues, valueEvidence } from '../estimates/deal-value.ts';
import type { RosterColumns } from '../roster-columns.ts';
import { firstTouchMinutes, type Scene, utilisation } from '../scene.ts';
import { bandPrice, decayed, fairnessDeviations } from './fairness.ts';
import { type NetColumns, netValues, waterfall } from './net-value.ts';
import { capacityShares, nearCapPrice } from './prices.ts';
import { dueColumns, turnColumn } from './rotation.ts';
import { type Chances, chancesOf, logit, logOddsOf, percent } from './terms.ts';

const DAY_MS = 86_400_000;

export type Scores = {
  chances: Chances;
  columns: NetColumns;
  net: Float64Array;
  /** Relative deviation of each rep's recent leads from their share; 0 where fairness is off. */
  deviations: Float64Array;
  /** Leads of late per rep, decayed to now. */
  recent: Float64Array;
  /** Whose turn it is, lowest first; worked out when asked. */
  turns(): Float64Array;
};

/**
 * Scores the roster; only rows where `may` is 1 mean anything, and only they are looked at. `rotation` "bypass" (a tier's word) leaves fairness out of the
 * score; the credit is booked all the same.
 */
export function scoresOf(scene: Scene, may: Uint8Array, rotation: 'keep' | 'bypass'): Scores {
  const { objective, capacity, fairness } = scene.snapshot.policy.document;
  const n = scene.columns.reps.length;
  const chances = chancesOf(scene, may);
  const recent = recentLeads(scene);
  const weighed = fairness.on && rotation === 'keep';
  const deviations = weighed ? deviationsOf(scene, may, recent) : new Float64Array(n);
  const { prices } = scene.snapshot.estimates;
  const columns: NetColumns = {
    logOdds: logOddsOf(scene, chances),
    response: objective.speed ? responseColumn(scene) : new Float64Array(n).fill(1),
    value: dealValues(scene),
    bidPrice: objective.prices ? bidPriceColumn(scene, prices) : new Float64Array(n),
    nearCap: new Float64Array(n),
    band: new Float64Array(n),
  };
  for (let i = 0; i < n; i++) {
    if (may[i] === 0) continue;
    if (objective.prices) columns.nearCap[i] = nearCapPrice(utilisation(scene, i), capacity);
    if (weighed) columns.band[i] = bandPrice(deviations[i] ?? 0, fairness);
  }
  return {
    chances,
    columns,
    net: netValues(columns, new Float64Array(n)),
    deviations,
    recent,
    turns: () => turnColumn(scene, may, recent),
  };
}

type Responses = { opening: string; curve: ResponseCurve | null; column: Float64Array };
const responses = new WeakMap<RosterColumns, Responses>();

/** First-response factors; they change only when some shift comes a minute nearer. */
function responseColumn(scene: Scene): Float64Array {
  const curve = scene.snapshot.estimates.response ?? null;
  const opening = scene.minutesToOpen.join();
  const kept = responses.get(scene.columns);
  if (kept?.opening === opening && kept.curve === curve) return kept.column;
  const column = new Float64Array(scene.columns.reps.length);
  for (let i = 0; i < column.length; i++) {
    column[i] = responseFactor(firstTouchMinutes(scene, i), curve);
  }
  responses.set(scene.columns, { opening, curve, column });
  return column;
}

const bids = new WeakMap<RosterColumns, WeakMap<object, Float64Array>>();

function bidPriceColumn(scene: Scene, prices: Readonly<Record<string, number>>): Float64Array {
  const ofRoster = bids.get(scene.columns) ?? new WeakMap<object, Float64Array>();
  bids.set(scene.columns, ofRoster);
  const kept = ofRoster.get(prices);
  if (kept) return kept;
  const column = new Float64Array(scene.columns.reps.length);
  scene.columns.reps.forEach((rep, i) => {
    column[i] = prices[rep.id] ?? 0;
  });
  ofRoster.set(prices, column);
  return column;
}

function recentLeads(scene: Scene): Float64Array {
  const { recent, recentAtMs } = scene.loads;
  const { fairness } = scene.snapshot.policy.document;
  const now = new Float64Array(recent.length);
  for (let i = 0; i < now.length; i++) {
    const count = recent[i] ?? 0;
    if (count === 0) continue;
    now[i] = decayed(count, (scene.atMs - (recentAtMs[i] ?? 0)) / DAY_MS, fairness);
  }
  return now;
}

/** Against what is due, by the ledger, among those who may take the lead. */
function deviationsOf(scene: Scene, may: Uint8Array, recent: Float64Array): Float64Array {
  const { received, due } = dueColumns(scene, may, recent);
  return fairnessDeviations(received, capacityShares(due), scene.snapshot.policy.document.fairness);
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
        evidence: teamEvidence(scores.chances),
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

function teamEvidence({ base, deals }: Chances): string {
  return deals === null
    ? `${percent(base)} over the team`
    : `${percent(base)} over the team, learned from ${deals} deals`;
}

function responseEvidence(scene: Scene, minutes: number): string {
  const curve = scene.snapshot.estimates.response;
  const learned = curve ? `, its cost learned from ${curve.n} deals` : '';
  return `first touch in about ${minutes} min${learned}`;
}

function shareEvidence(deviation: number): string {
  const points = Math.round(100 * Math.abs(deviation));
  if (points === 0) return 'has had the fair share';
  return `has lately had ${points} % ${deviation > 0 ? 'more' : 'less'} than the fair share`;
}
