// The decision core: a snapshot in, the candidates in order out. Pure, and the same bytes every time;
// routing, replay, plan, what-if and "why not me" all ask this one function.
import { nurtureRules } from '../policy/made-rules.ts';
import { kindOf, type Must } from '../policy/must/must.ts';
import type { Pool } from '../roster/fairness/entry.ts';
import { repAt } from '../roster/roster.ts';
import { type Draw, drawFor } from './explore.ts';
import { withLanguageAsked } from './free-text/needs.ts';
import { isBelowPrices, type Nurtured } from './nurture.ts';
import {
  type Eligibility,
  eligibility,
  excludedByRule,
  exclusionsOf,
  rulesFor,
} from './rules/eligibility.ts';
import { type Ownership, ownershipOf } from './rules/ownership.ts';
import { tierFor } from './rules/tier.ts';
import type { Candidate } from './scene/candidate.ts';
import { type Scene, sceneOf } from './scene/scene.ts';
import type { Snapshot } from './scene/snapshot.ts';
import { type DealWorth, dealWorth } from './score/deal-value.ts';
import { best, ranked, sameAhead } from './score/rank.ts';
import { rotationPool } from './score/rotation.ts';
import { netOf, partsOf, type Scores, scoresOf } from './score/score.ts';

/** How many beyond the shortlist are kept in order, to take its places and to be shown. */
const STAND_INS = 12;
/** Rosters up to this size are shown whole. */
const SHOWN_WHOLE = 60;

export type Evaluation = {
  snapshot: Snapshot;
  tier: string | null;
  relaxed: readonly string[];
  ownership: {
    kind: Ownership['kind'];
    repId: string | null;
    claim: string | null;
    because: string | null;
  };
  /** What the policy does with a lead that is worth less than every slot; null: it is worth one. */
  nurtured: Nurtured;
  /** The draw of exploration; null when there is nothing to explore. */
  draw(): Draw | null;
  /** Rep ids best first: the shortlist and those who stand in when its places are taken. */
  order: readonly string[];
  /** The best candidates in order; at most as many as the policy's advisor may see. */
  shortlist: readonly Candidate[];
  /** Ids of shortlisted reps among whom an advisor may choose: within the margin of the first. */
  withinMargin: readonly string[];
  /** Whether a rep may be preferred to another who would come first: both eligible, within the margin. */
  isNear(leaderId: string, repId: string): boolean;
  total: number;
  eligibleCount: number;
  /** True when nobody is eligible, but somebody would be with a free slot. */
  onlyFull: boolean;
  excludedByRule: Record<string, number>;
  /** The claims of those who share this lead, as the fairness ledger books them. */
  rotation(): Pool;
  /** What the deal is worth with a rep if it is won. */
  worth(repId: string): DealWorth;
  nameOf(repId: string): string;
  /** A rep's chance to win the lead, also that of one whom a rule excludes; null for an unknown id. */
  chance(repId: string): number | null;
  /** The row of one rep, with the distance to the pick; null for an unknown id. */
  candidate(repId: string, pickId: string | null): Candidate | null;
  /** Every rep's row: the eligible in order, then the excluded by id. */
  everyone(pickId: string | null): Candidate[];
  /** The rows an answer shows: everyone of a small roster, the best of a large one. */
  shown(pickId: string | null): Candidate[];
};

/**
 * Evaluates a snapshot: ownership, must-rules, fallback levels, scores, order. A language that the lead
 * asks for counts as the policy says; the evaluation's snapshot is the one given.
 */
export function decide(snapshot: Snapshot): Evaluation {
  const scene = sceneOf(withLanguageAsked(snapshot));
  const { document } = scene.snapshot.policy;
  const tier = tierFor(document, scene);
  const rotation = tier?.rotation ?? 'keep';
  const regular = weigh(scene, rulesFor(document, tier), rotation);
  const ownership = owned(scene, regular.allowed);
  const { allowed, scores, nurtured } =
    ownership.kind === 'pool' ? nurture(scene, regular, rotation) : { ...regular, nurtured: null };
  const order = best(scene, scores(), document.advisor.shortlist + STAND_INS);
  const shortlist = order.slice(0, document.advisor.shortlist);
  const within = shortlist.filter((i) => inMargin(scene, scores(), shortlist[0] ?? i, i));
  const inOrder = once(() => [
    ...ranked(scene, scores(), 'contends'),
    ...ranked(scene, scores(), 'sits'),
  ]);
  const made = new Map<number, Candidate>();
  const rowAt = (i: number): Candidate => {
    const known = made.get(i) ?? rowOf(scene, scores(), allowed, i, rankOf(i, order, inOrder));
    made.set(i, known);
    return known;
  };
  const net = (i: number) => made.get(i)?.score ?? netOf(scores(), i);
  const row = (i: number, pickId: string | null): Candidate => {
    const known = rowAt(i);
    const pick = pickId === null ? undefined : scene.columns.indexOf.get(pickId);
    const told = pick !== undefined && known.score !== null;
    return { ...known, behindPick: told ? net(pick) - net(i) : null };
  };
  // What an answer shows is worked out now: the scores of a large roster do not stay for long.
  if (scene.columns.reps.length > SHOWN_WHOLE) for (const i of order) rowAt(i);
  const everyone = (pickId: string | null) => [
    ...inOrder().map((i) => row(i, pickId)),
    ...rowsWhere(allowed.may, 0).map((i) => row(i, pickId)),
  ];
  return {
    snapshot,
    tier: tier?.code ?? null,
    relaxed: allowed.relaxed,
    ownership,
    nurtured,
    draw: once(() =>
      drawFor(
        snapshot,
        within.map((i) => row(i, null)),
      ),
    ),
    order: order.map((i) => repAt(scene.columns, i).id),
    shortlist: shortlist.map((i) => row(i, null)),
    withinMargin: within.map((i) => repAt(scene.columns, i).id),
    isNear: (leaderId, repId) => {
      const places = [leaderId, repId].map((id) => scene.columns.indexOf.get(id) ?? -1);
      const [leader = -1, i = -1] = places;
      return (
        places.every((place) => allowed.may[place] === 1) && inMargin(scene, scores(), leader, i)
      );
    },
    total: scene.columns.reps.length,
    eligibleCount: allowed.count,
    onlyFull: allowed.count === 0 && onlyFull(allowed),
    excludedByRule: excludedByRule(allowed),
    rotation: () => rotationPool(scene, allowed),
    worth: (repId) => dealWorth(scene, scene.columns.indexOf.get(repId) ?? -1),
    nameOf: (repId) => scene.columns.reps[scene.columns.indexOf.get(repId) ?? -1]?.name ?? repId,
    chance: (repId) => {
      const i = scene.columns.indexOf.get(repId);
      if (i === undefined) return null;
      if (allowed.may[i] === 1) return chanceOf(scores(), i);
      const may = allowed.may.map((one, k) => (k === i ? 1 : one));
      return chanceOf(scoresOf(scene, may, rotation)(), i);
    },
    candidate: (repId, pickId) => {
      const i = scene.columns.indexOf.get(repId);
      return i === undefined ? null : row(i, pickId);
    },
    everyone,
    shown: (pickId) =>
      scene.columns.reps.length <= SHOWN_WHOLE
        ? everyone(pickId)
        : shownRows(scene, order, pickId).map((i) => row(i, pickId)),
  };
}

type Weighed = { allowed: Eligibility; scores: () => Scores };

function weigh(scene: Scene, rules: readonly Must[], rotation: 'keep' | 'bypass'): Weighed {
  const allowed = eligibility(scene, rules);
  return { allowed, scores: scoresOf(scene, allowed.may, rotation) };
}

/** A lead below every price is weighed again among the BDRs, if they are to take it and one of them may. */
function nurture(
  scene: Scene,
  regular: Weighed,
  rotation: 'keep' | 'bypass',
): Weighed & { nurtured: Nurtured } {
  if (!isBelowPrices(scene, regular.scores())) return { ...regular, nurtured: null };
  const { document } = scene.snapshot.policy;
  if (document.queue.nurture === 'bdr') {
    const pool = weigh(scene, nurtureRules(document.must), rotation);
    if (pool.allowed.count > 0) return { ...pool, nurtured: 'bdr' };
  }
  return { ...regular, nurtured: 'queue' };
}

function owned(scene: Scene, allowed: Eligibility): Evaluation['ownership'] {
  // An owner is bound by the rules that are never relaxed, and by no other.
  const mayOwn = (i: number) =>
    !allowed.verdicts.some((v) => !kindOf(v.rule).relaxable && v.fails[i] === 1);
  const found = ownershipOf(scene, mayOwn);
  const { kind, claim, because } = found;
  return {
    kind,
    claim,
    because,
    repId: found.kind === 'owner' ? repAt(scene.columns, found.row).id : null,
  };
}

/** Is there a rep whom the rules on capacity alone exclude? */
function onlyFull({ may, verdicts, relaxed }: Eligibility): boolean {
  const others = verdicts.filter(
    (v) => kindOf(v.rule).whoPasses !== 'has_a_slot' && !relaxed.includes(v.rule.code),
  );
  return may.some((_, i) => others.every((v) => v.fails[i] === 0));
}

function inMargin(scene: Scene, scores: Scores, leader: number, i: number): boolean {
  const { marginPoints } = scene.snapshot.policy.document.advisor;
  const behind = (scores.net[leader] ?? 0) - (scores.net[i] ?? 0);
  return behind <= marginPoints + 1e-9 && sameAhead(scene, scores, leader, i);
}

function rowOf(
  scene: Scene,
  scores: Scores,
  allowed: Eligibility,
  i: number,
  rank: number,
): Candidate {
  const { id, name } = repAt(scene.columns, i);
  if (allowed.may[i] === 0) {
    return {
      rep: { id, name },
      standing: 'excluded',
      rank: null,
      score: null,
      winProbability: null,
      behindPick: null,
      parts: [],
      excludedBy: exclusionsOf(allowed, i),
    };
  }
  return {
    rep: { id, name },
    standing: 'eligible',
    rank,
    score: scores.net[i] ?? 0,
    winProbability: chanceOf(scores, i),
    behindPick: null,
    parts: partsOf(scene, scores, i),
    excludedBy: [],
  };
}

function chanceOf(scores: Scores, i: number): number {
  return 1 / (1 + Math.exp(-(scores.columns.logOdds[i] ?? 0)));
}

function rankOf(i: number, order: readonly number[], inOrder: () => number[]): number {
  const place = order.indexOf(i);
  return (place >= 0 ? place : inOrder().indexOf(i)) + 1;
}

function shownRows(scene: Scene, order: readonly number[], pickId: string | null): number[] {
  const pick = pickId === null ? undefined : scene.columns.indexOf.get(pickId);
  return pick === undefined || order.includes(pick) ? [...order] : [...order, pick];
}

function rowsWhere(may: Uint8Array, wanted: 0 | 1): number[] {
  const found: number[] = [];
  for (let i = 0; i < may.length; i++) if (may[i] === wanted) found.push(i);
  return found;
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
