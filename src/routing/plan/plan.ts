// What a draft would have done: decisions of the past made again under the policy in force and under
// the draft, from their own snapshots and without an advisor, so that only the rules differ.
import { type ByName, byName } from '../../leads/text/by-name.ts';
import type { Policy } from '../../policy/policy.ts';
import { decide, type Evaluation } from '../../selection/decide.ts';
import { chanceOf, rowFor, worthWith } from '../../selection/rows.ts';
import type { Snapshot } from '../../selection/scene/snapshot.ts';
import { scorerPick } from '../finalize-decision.ts';

/** What one policy does with one lead. */
export type PlanChoice = {
  rep: { id: string; name: string } | null;
  decidedBy: 'scorer' | 'ownership' | 'none';
  /** The policy says that it needs nobody. */
  declined: boolean;
  tier: string | null;
  relaxed: readonly string[];
  winProbability: number | null;
  /** Win probability times the expected amount; null where no deal sizes are known. */
  expectedUsd: number | null;
};

type PlanSample = {
  leadId: string;
  at: string;
  /** The lead in a few words, nothing that names a person. */
  lead: string;
  live: PlanChoice;
  draft: PlanChoice;
  /** Why the rep whom the live policy picks does not get it under the draft. */
  because: string;
};

/** `expectedUsd` adds up the leads whose worth is known; null: that of none is. */
type Tally = { leads: number; expectedWins: number; expectedUsd: number | null };
export type PlanRep = { id: string; name: string; live: Tally; draft: Tally };
export type PlanSide = {
  policy: { name: string; version: number; hash: string };
  assigned: number;
  queued: number;
  /** Leads that need nobody. */
  declined: number;
  /** Decisions in which the fallback order had to relax a rule. */
  relaxed: number;
  expectedWins: number;
  expectedUsd: number | null;
  /** Of the assigned leads, those whose worth is known. */
  valued: number;
  /** Largest distance of a rep's leads from the mean, as a share of the mean. */
  imbalance: number;
  byTier: ByName<number>;
};

export type Plan = {
  decisions: number;
  /** Instants of the first and the last decision; null without any. */
  from: string | null;
  to: string | null;
  live: PlanSide;
  draft: PlanSide;
  changed: number;
  newlyQueued: number;
  newlyAssigned: number;
  /** Every rep whom either policy gives a lead, the largest change first. */
  reps: PlanRep[];
  /** Changed decisions side by side, spread evenly over the period. */
  samples: PlanSample[];
};

export type Planner = { add(snapshot: Snapshot): void; finish(): Plan };

const MAX_KEPT = 400;

/** Compares two policies; `add` snapshots in order of time, then `finish` with at most `samples`. */
export function planner(live: Policy, draft: Policy, samples = 20): Planner {
  const sides = { live: sideOf(live), draft: sideOf(draft) };
  const reps = new Map<string, PlanRep>();
  const roster = new Set<string>();
  const changed: PlanSample[] = [];
  const count = { decisions: 0, changed: 0, newlyQueued: 0, newlyAssigned: 0 };
  const span: { from: string | null; to: string | null } = { from: null, to: null };
  // Of many changes every second, then every fourth … is kept, so that the sample covers the period.
  let every = 1;

  const add = (snapshot: Snapshot) => {
    const before = decide({ ...snapshot, policy: live });
    const after = decide({ ...snapshot, policy: draft });
    const [was, is] = [choiceOf(before), choiceOf(after)];
    count.decisions += 1;
    span.from ??= snapshot.at;
    span.to = snapshot.at;
    for (const rep of snapshot.roster.reps) if (rep.active) roster.add(rep.id);
    tally(sides.live, reps, 'live', was);
    tally(sides.draft, reps, 'draft', is);
    if (was.rep?.id === is.rep?.id) return;
    count.changed += 1;
    if (was.rep && !is.rep) count.newlyQueued += 1;
    if (!was.rep && is.rep) count.newlyAssigned += 1;
    if (count.changed % every === 0) {
      changed.push(sampleOf(snapshot, was, is, after));
      if (changed.length >= MAX_KEPT) {
        every *= 2;
        changed.splice(0, changed.length, ...changed.filter((_, i) => i % 2 === 1));
      }
    }
  };

  const finish = (): Plan => {
    const rows = [...reps.values()].sort(
      (a, b) => Math.abs(shift(b)) - Math.abs(shift(a)) || (a.id < b.id ? -1 : 1),
    );
    for (const side of ['live', 'draft'] as const) {
      sides[side].imbalance = imbalance(rows, side, roster.size);
    }
    return { ...count, ...span, ...sides, reps: rows, samples: evenly(changed, samples) };
  };
  return { add, finish };
}

/** How many leads more the draft gives a rep. */
export function shift(rep: PlanRep): number {
  return rep.draft.leads - rep.live.leads;
}

function sideOf({ name, version, hash }: Policy): PlanSide {
  return {
    policy: { name, version, hash },
    assigned: 0,
    queued: 0,
    declined: 0,
    relaxed: 0,
    expectedWins: 0,
    expectedUsd: null,
    valued: 0,
    imbalance: 0,
    byTier: byName(),
  };
}

function choiceOf(evaluation: Evaluation): PlanChoice {
  const { repId, decidedBy } = scorerPick(evaluation);
  const row = repId === null ? null : rowFor(evaluation, repId, repId);
  // An owner keeps a lead although a rule excludes them from the choice: their row has no chance.
  const winProbability = row && (row.winProbability ?? chanceOf(evaluation, row.rep.id));
  return {
    rep: row?.rep ?? null,
    decidedBy: decidedBy === 'ownership' ? 'ownership' : row ? 'scorer' : 'none',
    declined: evaluation.aside?.kind === 'decline',
    tier: evaluation.tier,
    relaxed: evaluation.relaxed,
    winProbability,
    expectedUsd: row && expectedUsdOf(evaluation, row.rep.id, winProbability),
  };
}

function expectedUsdOf(
  evaluation: Evaluation,
  repId: string,
  winProbability: number | null,
): number | null {
  const { usd } = worthWith(evaluation, repId);
  return usd === null || winProbability === null ? null : usd * winProbability;
}

function tally(
  side: PlanSide,
  reps: Map<string, PlanRep>,
  which: 'live' | 'draft',
  choice: PlanChoice,
): void {
  if (choice.relaxed.length > 0) side.relaxed += 1;
  if (choice.tier !== null) side.byTier[choice.tier] = (side.byTier[choice.tier] ?? 0) + 1;
  if (choice.rep === null) {
    side[choice.declined ? 'declined' : 'queued'] += 1;
    return;
  }
  side.assigned += 1;
  side.expectedWins += choice.winProbability ?? 0;
  side.expectedUsd = plus(side.expectedUsd, choice.expectedUsd);
  if (choice.expectedUsd !== null) side.valued += 1;
  const { id, name } = choice.rep;
  const none = (): Tally => ({ leads: 0, expectedWins: 0, expectedUsd: null });
  const row = reps.get(id) ?? { id, name, live: none(), draft: none() };
  reps.set(id, row);
  row[which].leads += 1;
  row[which].expectedWins += choice.winProbability ?? 0;
  row[which].expectedUsd = plus(row[which].expectedUsd, choice.expectedUsd);
}

function plus(sum: number | null, more: number | null): number | null {
  return more === null ? sum : (sum ?? 0) + more;
}

function sampleOf(
  snapshot: Snapshot,
  live: PlanChoice,
  draft: PlanChoice,
  after: Evaluation,
): PlanSample {
  const { lead } = snapshot;
  const words = [
    ...(lead.industry === 'unknown' ? [] : [lead.industry]),
    ...(lead.size === 'unknown' ? [] : [`${lead.size} people`]),
    ...(lead.country === 'unknown' ? [] : [lead.regions[0] ?? lead.country]),
    ...(lead.score === null ? ['no score'] : [`score ${lead.score}`]),
  ];
  const because = becauseOf(live, draft, after);
  return { leadId: lead.id, at: snapshot.at, lead: words.join(', '), live, draft, because };
}

function becauseOf(live: PlanChoice, draft: PlanChoice, after: Evaluation): string {
  if (live.rep === null) return 'the draft lets somebody take it';
  const row = rowFor(after, live.rep.id, draft.rep?.id ?? null);
  if (draft.rep === null && after.aside !== null) return after.aside.because;
  const [exclusion] = row?.excludedBy ?? [];
  if (exclusion) return `${exclusion.rule}: ${exclusion.value}; asked: ${exclusion.threshold}`;
  if (draft.decidedBy === 'ownership') return after.ownership.because ?? 'an owner takes it';
  if (row?.rank == null) return 'not in the roster';
  const behind = row.behindPick ?? 0;
  return behind > 0
    ? `rank ${row.rank}, ${Math.round(10 * behind) / 10} points behind`
    : `rank ${row.rank} by the ranking`;
}

/** Over all active reps: one who gets nothing is a distance of 1. */
function imbalance(rows: readonly PlanRep[], side: 'live' | 'draft', reps: number): number {
  const counts = rows.map((row) => row[side].leads);
  const total = counts.reduce((sum, one) => sum + one, 0);
  if (reps === 0 || total === 0) return 0;
  const mean = total / reps;
  const least = counts.filter((one) => one > 0).length < reps ? 0 : Math.min(...counts);
  return Math.max(Math.max(...counts) - mean, mean - least) / mean;
}

function evenly<T>(all: readonly T[], most: number): T[] {
  if (all.length <= most) return [...all];
  return Array.from({ length: most }, (_, i) => all[Math.floor((i * all.length) / most)]).filter(
    (one) => one !== undefined,
  );
}
