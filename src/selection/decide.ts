// The decision core: a snapshot in, the candidates in order out. Pure, and the same bytes every time;
// routing, replay, plan, what-if and "why not me" all ask this one function.
import { nurtureRules } from '../policy/made-rules.ts';
import { kindOf } from '../policy/must/must.ts';
import { mustInWords } from '../policy/rule-words.ts';
import { repAt } from '../roster/roster.ts';
import { type Draw, drawFor } from './explore.ts';
import { withLanguageAsked } from './free-text/needs.ts';
import { isBelowPrices, type Nurtured } from './nurture.ts';
import { eligibleRow, idAt, isWithinMargin } from './rows.ts';
import { type Aside, asideFor } from './rules/aside.ts';
import { type Eligibility, excludedByRule, rulesFor } from './rules/eligibility.ts';
import { type Ownership, ownershipOf } from './rules/ownership.ts';
import { tierFor } from './rules/tier.ts';
import type { Candidate } from './scene/candidate.ts';
import { type Scene, sceneOf } from './scene/scene.ts';
import type { Snapshot } from './scene/snapshot.ts';
import { best } from './score/rank.ts';
import { type Weighed, weigh } from './weigh.ts';

/** How many beyond the shortlist are kept in order, to take its places and to be shown. */
const STAND_INS = 12;

/** What comes of a snapshot, as plain data; selection/rows reads every rep's row from it. */
export type Evaluation = {
  readonly snapshot: Snapshot;
  readonly tier: string | null;
  /** What the policy says of that tier, or of leads that no tier takes. */
  readonly tierBecause: string | null;
  readonly relaxed: readonly string[];
  readonly ownership: {
    kind: Ownership['kind'];
    repId: string | null;
    claim: Ownership['claim'];
    because: string | null;
  };
  /** What becomes of it instead of an owner; null: it goes its way. */
  readonly aside: Aside | null;
  /** What the policy does with a lead that is worth less than every slot; null: it is worth one. */
  readonly nurtured: Nurtured;
  /** The draw of exploration; null when there is nothing to explore. */
  readonly draw: Draw | null;
  /** Rep ids best first: the shortlist and those who stand in when its places are taken. */
  readonly order: readonly string[];
  /** The best candidates in order; at most as many as the policy's advisor may see. */
  readonly shortlist: readonly Candidate[];
  /** Ids of shortlisted reps among whom an advisor may choose: within the margin of the first. */
  readonly withinMargin: readonly string[];
  readonly total: number;
  readonly eligibleCount: number;
  /** True when nobody is eligible, but somebody would be with a free slot. */
  readonly onlyFull: boolean;
  readonly excludedByRule: Readonly<Record<string, number>>;
  /** What rows are read from. */
  readonly weighed: Weighed;
};

/**
 * Evaluates a snapshot: ownership, must-rules, fallback levels, scores, order. A language that the lead
 * asks for counts as the policy says; the evaluation's snapshot is the one given.
 */
export function decide(snapshot: Snapshot): Evaluation {
  const scene = sceneOf(withLanguageAsked(snapshot));
  const { document } = scene.snapshot.policy;
  const tier = tierFor(document, scene);
  const regular = weigh(scene, rulesFor(document, tier), tier?.rotation ?? 'keep');
  const ownership = owned(scene, regular.allowed);
  const { weighed, nurtured } =
    ownership.kind === 'pool' ? nurture(regular) : { weighed: regular, nurtured: null };
  const { allowed, scores } = weighed;
  const places = best(scene, scores, document.advisor.shortlist + STAND_INS);
  const listed = places.slice(0, document.advisor.shortlist);
  const shortlist = listed.map((place, ahead) => eligibleRow(weighed, place, ahead + 1));
  const within = shortlist.filter((_, ahead) =>
    isWithinMargin(weighed, listed[0] ?? 0, listed[ahead] ?? 0),
  );
  return {
    snapshot,
    tier: tier?.code ?? null,
    tierBecause: tier?.because ?? null,
    relaxed: allowed.relaxed,
    ownership,
    aside: asideFor(scene, ownership, tier),
    nurtured,
    draw: drawFor(snapshot, within),
    order: places.map((place) => idAt(weighed, place)),
    shortlist,
    withinMargin: within.map(({ rep }) => rep.id),
    total: scene.columns.reps.length,
    eligibleCount: allowed.count,
    onlyFull: allowed.count === 0 && onlyFull(allowed),
    excludedByRule: excludedByRule(allowed),
    weighed,
  };
}

/** A lead below every price is weighed again among the BDRs, if they are to take it and one of them may. */
function nurture(regular: Weighed): { weighed: Weighed; nurtured: Nurtured } {
  const { scene, scores, rotation } = regular;
  if (!isBelowPrices(scene, scores)) return { weighed: regular, nurtured: null };
  const { document } = scene.snapshot.policy;
  if (document.queue.nurture === 'bdr') {
    const weighed = weigh(scene, nurtureRules(document.must), rotation);
    if (weighed.allowed.count > 0) return { weighed, nurtured: 'bdr' };
  }
  return { weighed: regular, nurtured: 'queue' };
}

function owned(scene: Scene, allowed: Eligibility): Evaluation['ownership'] {
  // An owner is bound by the rules that are never relaxed and by those that say so, and by no other.
  const { verdicts, relaxed } = allowed;
  const bars = verdicts.filter(
    ({ rule }) => rule.bindsOwners === true && !relaxed.includes(rule.code),
  );
  const binds = [...verdicts.filter(({ rule }) => !kindOf(rule).relaxable), ...bars];
  const found = ownershipOf(scene, {
    canTake: (i) => !binds.some(({ fails }) => fails[i] === 1),
    barredBy: (i) => {
      const bar = bars.find(({ fails }) => fails[i] === 1);
      return bar === undefined ? null : mustInWords(bar.rule);
    },
  });
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
