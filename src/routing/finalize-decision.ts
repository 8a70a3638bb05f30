// From candidates and advice to the decision: who gets the lead, who decided it, and every reason.
import type { Advice } from '../advisor/advice.ts';
import type { AdvisorCall } from '../advisor/exchange.ts';
import type { FallbackReason, NotAskedReason } from '../advisor/no-advice.ts';
import { type Cited, type Fact, type ToldFact, toldFact } from '../reasoning/facts/fact.ts';
import { gatherFacts } from '../reasoning/facts/gather-facts.ts';
import { plainAdvice } from '../reasoning/plain-advice.ts';
import { leftOutFor } from '../reasoning/templates/left-out.ts';
import { textsOf } from '../reasoning/texts/texts.ts';
import { decide, type Evaluation } from '../selection/decide.ts';
import { propensities } from '../selection/explore.ts';
import { type Need, withNeeds } from '../selection/free-text/needs.ts';
import { isNear, mayTake, nameOf, shownRows } from '../selection/rows.ts';
import type { Candidate } from '../selection/scene/candidate.ts';
import type { BriefState, CalledFor, Decision, QueueReason } from './decision.ts';
import { groundsOf } from './decision-grounds.ts';
import { declinedAdvice, waitingAdvice } from './waiting.ts';

/** The call, whatever came of it, and which prompt it was made with. */
export type AdvisorTrace = AdvisorCall & {
  prompt: string;
  promptHash: string;
  /** Tokens by what each call was for; absent where an earlier version asked. */
  calls?: readonly CalledFor[];
};

/** What became of the advisor's step; stored with the decision, so that replay needs no model. */
export type AdviceOutcome = (
  | {
      kind: 'advised';
      advice: Advice;
      facts: readonly ToldFact[];
      trace: AdvisorTrace;
      /** Facts that were kept from the model because they gave orders. */
      withheld?: readonly string[];
    }
  | {
      kind: 'failed';
      reason: FallbackReason;
      detail: string;
      /** Needs that were verified although the choice did not hold. */
      needs: readonly Need[];
      trace: AdvisorTrace;
      withheld?: readonly string[];
    }
  | { kind: 'not_asked'; because: NotAskedReason }
) & {
  /** Where a model's brief is; absent where none is written apart from the choice. */
  brief?: BriefState;
};

/** All of a decision but what the clock and the database add. */
export type Settled = Omit<Decision, 'timings'>;

/**
 * Settles a decision. `taken` names reps whose last slot went to another lead meanwhile: they are
 * passed over, and the next in order takes their place.
 */
export function finalizeDecision(
  before: Evaluation,
  outcome: AdviceOutcome,
  identity: { id: string; dryRun: boolean },
  taken: ReadonlySet<string> = new Set(),
): Settled {
  const { evaluation, needs } = withNeedsOf(outcome, before, taken);
  const pick = pickOf(evaluation, outcome, taken);
  const shown = shownRows(evaluation, pick.repId);
  const rows = rowsFor(evaluation, pick.repId, shown);
  const leftOut =
    pick.repId === null || evaluation.ownership.kind !== 'pool'
      ? null
      : leftOutFor(evaluation.snapshot, shown, pick.repId);
  const advised = outcome.kind === 'advised' && pick.decidedBy === 'advisor' ? outcome : null;
  const known =
    advised === null ? gatherFacts(before.snapshot, leftOut ? [...rows, leftOut] : rows) : [];
  const prose = proseFor(evaluation, advised, pick, { rows, leftOut, shown }, known, taken);
  const { policy, estimates, lead, at } = evaluation.snapshot;
  return {
    id: identity.id,
    leadId: lead.id,
    at,
    dryRun: identity.dryRun,
    outcome: outcomeOf(pick),
    rep: pick.repId === null ? null : refOf(evaluation, pick.repId),
    backup: prose.backup,
    account: evaluation.snapshot.match,
    queue: pick.queue,
    passedOver: [...taken].map((repId) => refOf(evaluation, repId)),
    decidedBy: pick.decidedBy,
    fallback: pick.fallback,
    reasoning: { summary: prose.summary, reasons: prose.reasons },
    talkingPoints: prose.talkingPoints,
    nextSteps: prose.nextSteps,
    facts: (advised?.facts ?? known).map(toldFact),
    candidates: shown,
    candidateCount: {
      total: evaluation.total,
      eligible: evaluation.eligibleCount,
      shown: shown.length,
      excludedByRule: evaluation.excludedByRule,
    },
    rules: {
      tier: evaluation.tier,
      relaxed: [...evaluation.relaxed],
      ownership: evaluation.ownership.because,
      nurture: evaluation.nurtured,
    },
    policy: { name: policy.name, version: policy.version, hash: policy.hash },
    propensities: pick.propensities ?? null,
    estimates: { version: estimates.version },
    advisor: advisorRecord(outcome, needs, pick),
    ...(lead.warnings && { warnings: [...lead.warnings] }),
  };
}

/** What holds, and the needs in force behind it. */
type InForce = { evaluation: Evaluation; needs: readonly Need[] };

/**
 * Candidates as they stand with the needs in force that were read from the lead's words. That preferences
 * carry nobody beyond the margin was seen of the first; where the first lost their slot it is seen of who
 * comes next, and preferences that would carry them too far are only noted.
 */
function withNeedsOf(
  outcome: AdviceOutcome,
  before: Evaluation,
  taken: ReadonlySet<string>,
): InForce {
  const all = inForce(needsOf(outcome), before);
  if (taken.size === 0 || !all.needs.some(isPreference)) return all;
  const ruled = inForce(
    all.needs.map((need) => (isPreference(need) ? { ...need, effect: 'note' as const } : need)),
    before,
  );
  const [next, first] = [all, ruled].map(({ evaluation }) =>
    evaluation.order.find((id) => !taken.has(id)),
  );
  if (next === undefined || first === undefined) return all;
  return isNear(ruled.evaluation, first, next) ? all : ruled;
}

function inForce(needs: readonly Need[], before: Evaluation): InForce {
  const needed = withNeeds(before.snapshot, needs);
  return { needs, evaluation: needed === before.snapshot ? before : decide(needed) };
}

function isPreference({ effect }: Need): boolean {
  return effect === 'prefer';
}

/** Needs of the lead's words that were verified. */
export function needsOf(outcome: AdviceOutcome): readonly Need[] {
  if (outcome.kind === 'not_asked') return [];
  return outcome.kind === 'advised' ? outcome.advice.needs : outcome.needs;
}

type Pick = {
  repId: string | null;
  decidedBy: Decision['decidedBy'];
  queue: Decision['queue'];
  fallback: Decision['fallback'];
  propensities?: Decision['propensities'];
  /** Why nobody is needed. */
  declined?: string;
  /** Drawn by exploration, though another would have got it. */
  explored?: boolean;
};

function pickOf(evaluation: Evaluation, outcome: AdviceOutcome, taken: ReadonlySet<string>): Pick {
  const { ownership, aside } = evaluation;
  if (aside?.kind === 'decline') return { ...NOBODY_NEEDED, declined: aside.because };
  if (aside !== null) {
    return queued(aside.kind === 'review' ? 'needs_review' : aside.kind, aside.because);
  }
  if (ownership.kind === 'owner' && ownership.repId !== null && !taken.has(ownership.repId)) {
    return { repId: ownership.repId, decidedBy: 'ownership', queue: null, fallback: null };
  }
  if (ownership.kind === 'hold') {
    return queued('owner_away', ownership.because ?? 'The owner is away.');
  }
  if (evaluation.nurtured === 'queue') return queued('below_every_price', BELOW_EVERY_PRICE);
  const first = evaluation.order.find((id) => !taken.has(id));
  if (first === undefined) return nobody(evaluation, taken);
  if (outcome.kind === 'advised') {
    const { choice } = outcome.advice;
    if (!taken.has(choice)) {
      const chances = taken.size > 0 ? null : evaluation.draw;
      const logged = chances && propensities(chances, choice);
      return {
        ...{ repId: choice, decidedBy: 'advisor', queue: null, fallback: null },
        propensities: logged,
      };
    }
    const name = refOf(evaluation, choice).name;
    const detail = `${name}, whom the advisor chose, took another lead in that moment.`;
    return scored(first, { reason: 'advisor_choice_taken', detail });
  }
  const failure =
    outcome.kind === 'failed' ? { reason: outcome.reason, detail: outcome.detail } : null;
  // Where a slot was lost meanwhile, chance no longer decides alone: nothing is explored.
  const draw = taken.size > 0 ? null : evaluation.draw;
  if (!draw) return scored(first, failure);
  const logged = { propensities: propensities(draw, first) };
  const explored = draw.explores && draw.repId !== first;
  return { ...scored(explored ? draw.repId : first, failure), ...logged, explored };
}

const BELOW_EVERY_PRICE =
  'It is worth less than a slot of anybody who may take it now, and the policy keeps such leads waiting.';

const NOBODY_NEEDED = { repId: null, decidedBy: 'none', queue: null, fallback: null } as const;

function outcomeOf({ repId, declined }: Pick): Settled['outcome'] {
  if (repId !== null) return 'assigned';
  return declined === undefined ? 'queued' : 'declined';
}

function scored(repId: string, fallback: Decision['fallback']): Pick {
  return { repId, decidedBy: 'scorer', queue: null, fallback };
}

function queued(reason: QueueReason, detail: string) {
  return { repId: null, decidedBy: 'none' as const, queue: { reason, detail }, fallback: null };
}

function nobody(evaluation: Evaluation, taken: ReadonlySet<string>): Pick {
  const rules = Object.entries(evaluation.excludedByRule)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([rule, count]) => `${rule} excludes ${count}`)
    .join(', ');
  if (evaluation.onlyFull || taken.size > 0) {
    return queued('all_at_capacity', `Everyone who may take the lead is full (${rules}).`);
  }
  const who = evaluation.total === 0 ? 'The roster is empty.' : `No rep may take it: ${rules}.`;
  return queued('nobody_eligible', who);
}

/** Whom the rules and the scorer alone pick: what plan and simulations compare. */
export function scorerPick(evaluation: Evaluation): Pick {
  return pickOf(evaluation, { kind: 'not_asked', because: 'mode_off' }, new Set());
}

type Prose = {
  summary: string;
  reasons: Cited[];
  talkingPoints: Cited[];
  nextSteps: Cited[];
  backup: Decision['backup'];
};

function proseFor(
  evaluation: Evaluation,
  advised: { advice: Advice } | null,
  pick: Pick,
  {
    rows,
    leftOut,
    shown,
  }: Record<'rows' | 'shown', readonly Candidate[]> & {
    leftOut: Candidate | null;
  },
  facts: readonly Fact[],
  taken: ReadonlySet<string>,
): Prose {
  if (pick.declined !== undefined) {
    const told = declinedAdvice(evaluation, pick.declined, facts);
    return { ...told, talkingPoints: [], backup: null };
  }
  if (pick.repId === null) {
    const queue = pick.queue ?? queued('nobody_eligible', '').queue;
    const waiting = waitingAdvice(evaluation, queue, facts);
    return { ...waiting, talkingPoints: [], backup: null };
  }
  const prose =
    advised?.advice ??
    plainAdvice(evaluation.snapshot, rows, facts, pick.repId, leftOut, {
      ...groundsOf(evaluation, pick, pick.repId, taken),
      excluded: shown.filter(({ standing }) => standing === 'excluded'),
    });
  const { reasons, talkingPoints, nextSteps } = prose;
  const { explored } = textsOf(evaluation.snapshot).reasons;
  const summary = pick.explored ? `${prose.summary} ${explored}` : prose.summary;
  const backup = standIn(evaluation, prose.backup, pick.repId, taken);
  return {
    summary,
    reasons: [...reasons],
    talkingPoints: [...talkingPoints],
    nextSteps: [...nextSteps],
    backup: backup && { rep: refOf(evaluation, backup.repId), when: backup.when },
  };
}

/** The backup that was told, unless a rule keeps them from the lead or it is theirs: then the next in order. */
function standIn(
  evaluation: Evaluation,
  told: { repId: string; when: string } | null,
  pickId: string,
  taken: ReadonlySet<string>,
): { repId: string; when: string } | null {
  if (told === null) return null;
  const stands = (id: string) => id !== pickId && !taken.has(id) && mayTake(evaluation, id);
  if (stands(told.repId)) return told;
  const next = evaluation.order.find(stands);
  if (next === undefined) return null;
  const name = nameOf(evaluation, pickId);
  return { repId: next, when: textsOf(evaluation.snapshot).backup.declines(name) };
}

/** The shortlist, and the pick's row where it stands outside it (an owner, a stand-in). */
function rowsFor(
  evaluation: Evaluation,
  pickId: string | null,
  shown: readonly Candidate[],
): Candidate[] {
  const rows = [...evaluation.shortlist];
  if (pickId === null || rows.some((row) => row.rep.id === pickId)) return rows;
  const row = shown.find(({ rep }) => rep.id === pickId);
  return row ? [...rows, row] : rows;
}

function refOf(evaluation: Evaluation, repId: string): { id: string; name: string } {
  return { id: repId, name: nameOf(evaluation, repId) };
}

function advisorRecord(
  outcome: AdviceOutcome,
  needs: readonly Need[],
  pick: Pick,
): Decision['advisor'] {
  const brief = briefOf(outcome, pick);
  if (outcome.kind === 'not_asked') {
    return { asked: false, notAskedBecause: outcome.because, ...NO_CALL, ...brief };
  }
  const advice = outcome.kind === 'advised' ? outcome.advice : null;
  const { trace } = outcome;
  return {
    asked: true,
    notAskedBecause: null,
    provider: trace.provider,
    model: trace.model,
    prompt: trace.prompt,
    promptHash: trace.promptHash,
    requestId: trace.requestId,
    usage: trace.usage,
    costUsd: trace.costUsd,
    attempts: trace.attempts,
    confidence: advice?.confidence ?? null,
    needs: [...needs],
    conflicts: [...(advice?.conflicts ?? [])],
    suspectedInjection:
      advice?.suspectedInjection ??
      (outcome.kind === 'failed' && outcome.reason === 'advisor_suspected_injection'),
    ...brief,
    ...(trace.calls && { calls: [...trace.calls] }),
  };
}

/** A brief is about the rep whom the model chose: where another got the lead, plain words stand. */
function briefOf({ brief }: AdviceOutcome, { repId, decidedBy }: Pick): { brief?: BriefState } {
  if (brief === undefined || repId === null) return {};
  return { brief: brief === 'here' && decidedBy !== 'advisor' ? 'plain' : brief };
}

const NO_CALL = {
  provider: null,
  model: null,
  prompt: null,
  promptHash: null,
  requestId: null,
  usage: null,
  costUsd: null,
  attempts: 0,
  confidence: null,
  needs: [],
  conflicts: [],
  suspectedInjection: false,
};
