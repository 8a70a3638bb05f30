// Runs one contestant on one case: the rules alone, the whole advisor step, or the bare model.

import { aliasBook } from '../../src/advisor/aliases.ts';
import type { Prompt } from '../../src/advisor/prompt.ts';
import { adviceShortlist } from '../../src/advisor/shortlist-for-needs.ts';
import { seekAdvice } from '../../src/flows/route/seek-advice.ts';
import {
  type BriefAbout,
  type BriefOutcome,
  writeBrief,
} from '../../src/flows/route/write-brief.ts';
import { createAdvisor, DEFAULT_ADVISOR_SETTINGS } from '../../src/io/llm/advisor.ts';
import type { TargetSettings } from '../../src/io/llm/providers/provider.ts';
import { decisionSchema } from '../../src/routing/decision.ts';
import {
  type AdviceOutcome,
  finalizeDecision,
  needsOf,
  type Settled,
} from '../../src/routing/finalize-decision.ts';
import { DEFAULT_DEADLINE_MS } from '../../src/routing/route-request.ts';
import type { Evaluation } from '../../src/selection/decide.ts';
import type { Snapshot } from '../../src/selection/scene/snapshot.ts';
import type { CaseAnswer, CaseCost, Contestant } from '../gate/run.ts';
import { isSilence } from '../gate/soundness.ts';
import { bareAnswer, bareRequest } from './bare-model.ts';
import type { Tape } from './tape.ts';

/** How long a brief that nobody waits for may take. */
const PATIENCE_MS = 60_000;

/** A recording is played at once; only the clock of the tape says how long it took. */
const SLACK_MS = 60_000;

/** A brief never fits into the deadline, so that the same questions are asked however fast a model is. */
const BRIEF_AFTERWARDS = { expectedMs: () => Number.POSITIVE_INFINITY, note: () => {} };

export type Corner = { target: TargetSettings; prompt: Prompt; tape: Tape };

export type Performance = { answer: CaseAnswer; cost: CaseCost };

/** The rules and the plain prose, without a model. */
export function runScorer(evaluation: Evaluation): Performance {
  const outcome: AdviceOutcome = { kind: 'not_asked', because: 'mode_off' };
  return { answer: answered(evaluation, outcome, settledBy(evaluation, outcome)), cost: NO_COST };
}

/**
 * The contestants that ask a model, within the deadline that a route has by default. The clock begins at the
 * case's time and goes on as the tape's does: really when it asks, as it went then when it plays.
 */
export async function runAsking(
  contestant: Exclude<Contestant, 'scorer'>,
  evaluation: Evaluation,
  contact: readonly string[],
  { target, prompt, tape }: Corner,
): Promise<Performance> {
  const { snapshot } = evaluation;
  const from = Date.parse(snapshot.at);
  const clock = { now: () => from + tape.elapsedMs() };
  // What plays is not to be hurried by a busy machine: the advisor's own timer waits long enough.
  const slack = tape.isLive ? 0 : SLACK_MS;
  const settings = { ...DEFAULT_ADVISOR_SETTINGS, targets: [target] };
  const advisor = createAdvisor(settings, { fetch: tape.fetch, now: () => clock.now() - slack });
  const { signal } = new AbortController();
  if (contestant === 'bare') {
    const reply = await advisor.ask(bareRequest(evaluation), from + PATIENCE_MS, signal);
    const silent = reply.kind === 'failed' && isSilence(reply.reason);
    const cost = { ...costOf(reply, tape.tookMs()), unanswered: Number(silent) };
    return { answer: bareAnswer(reply, evaluation), cost };
  }
  const by = { advisor, off: () => null, clock, prompt, pace: BRIEF_AFTERWARDS };
  const deadlineMs = from + DEFAULT_DEADLINE_MS;
  const call = { mode: 'sync', deadlineMs, signal, contact, mayFollow: true } as const;
  const outcome = await seekAdvice({ ...by, briefsForAll: false })(evaluation, call);
  const waitedMs = tape.tookMs();
  const settled = settledBy(evaluation, outcome);
  if (outcome.kind === 'not_asked')
    return { answer: answered(evaluation, outcome, settled), cost: NO_COST };
  const brief = await briefFor(by, snapshot, outcome, settled, { signal, contact });
  const trace = brief?.kind === 'brief' ? brief.trace : null;
  const calls = [...(outcome.trace.calls ?? []), ...(trace?.calls ?? [])];
  const both = together(outcome.trace, trace);
  const failures = [
    outcome.kind === 'failed' && outcome.reason,
    brief?.kind === 'none' && brief.because,
  ];
  const unanswered = failures.filter((reason) => reason && isSilence(reason)).length;
  const cost = { ...costOf(both, waitedMs, calls), unanswered };
  const whole = brief?.kind === 'brief' ? { ...settled, ...proseOf(brief) } : settled;
  const dropped = [
    ...(outcome.kind === 'advised' ? outcome.advice.dropped : []),
    ...(brief?.kind === 'brief' ? brief.told.dropped : []),
  ];
  return { answer: { ...answered(evaluation, outcome, whole), dropped }, cost };
}

/** The brief that follows, as its job would write it; null where none does. */
async function briefFor(
  by: Omit<Parameters<typeof writeBrief>[0], 'prompt'> & { prompt: Prompt },
  snapshot: Snapshot,
  outcome: Exclude<AdviceOutcome, { kind: 'not_asked' }>,
  { rep, backup, decidedBy, advisor }: Settled,
  given: { signal: AbortSignal; contact: readonly string[] },
): Promise<BriefOutcome | null> {
  const { prompt } = by;
  if (prompt.form === 1 || rep === null || advisor.brief !== 'follows') return null;
  // Whoever did not answer the short question is not asked the long one: a dead server is soon known.
  if (outcome.kind === 'failed' && isSilence(outcome.reason)) return null;
  const about: BriefAbout = {
    repId: rep.id,
    backupId: backup?.rep.id ?? null,
    chosenBy: decidedBy === 'advisor' ? 'model' : 'rules',
    needs: needsOf(outcome),
    withheld: outcome.withheld ?? [],
  };
  const deadlineMs = by.clock.now() + PATIENCE_MS;
  return writeBrief({ ...by, prompt })(snapshot, about, { deadlineMs, ...given });
}

function proseOf({ told, facts }: Extract<BriefOutcome, { kind: 'brief' }>) {
  const { summary, reasons, talkingPoints, nextSteps } = told;
  return { reasoning: { summary, reasons }, talkingPoints, nextSteps, facts };
}

function together(one: Called, other: Called | null): Called {
  if (other === null) return one;
  const usage = [one.usage, other.usage].filter((known) => known !== null);
  const total = (of: (known: NonNullable<Called['usage']>) => number) =>
    usage.reduce((sum, known) => sum + of(known), 0);
  const costs = [one.costUsd, other.costUsd].filter((cost) => cost !== null);
  return {
    attempts: one.attempts + other.attempts,
    usage:
      usage.length === 0
        ? null
        : {
            inputTokens: total(({ inputTokens }) => inputTokens),
            outputTokens: total(({ outputTokens }) => outputTokens),
            cachedInputTokens: total(({ cachedInputTokens }) => cachedInputTokens),
          },
    costUsd: costs.length === 0 ? null : costs.reduce((sum, cost) => sum + cost, 0),
  };
}

const NO_COST: CaseCost = {
  asked: false,
  attempts: 0,
  inputTokens: 0,
  outputTokens: 0,
  cachedInputTokens: 0,
  usd: 0,
  milliseconds: null,
  repaired: false,
  unanswered: 0,
  calls: [],
};

/** What is left of a run that broke. */
export const NOTHING: Performance = {
  answer: {
    outcome: 'queued',
    pick: null,
    pickName: null,
    decidedBy: 'none',
    fallback: null,
    summary: '',
    reasons: [],
    talkingPoints: [],
    nextSteps: [],
    facts: [],
    malformed: [],
    place: null,
  },
  cost: NO_COST,
};

type Called = {
  attempts: number;
  usage: { inputTokens: number; outputTokens: number; cachedInputTokens: number } | null;
  costUsd: number | null;
};

/** `milliseconds` is what the lead waited for: a brief that follows keeps nobody waiting. */
function costOf(
  { attempts, usage, costUsd }: Called,
  waitedMs: number | null,
  calls: CaseCost['calls'] = [],
): CaseCost {
  const { inputTokens = 0, outputTokens = 0, cachedInputTokens = 0 } = usage ?? {};
  const tokens = { inputTokens, outputTokens, cachedInputTokens };
  const repaired = calls.some(({ kind }) => kind.endsWith('_repair'));
  const known = { repaired, unanswered: 0, calls };
  return { asked: true, attempts, ...tokens, usd: costUsd, milliseconds: waitedMs, ...known };
}

function settledBy(evaluation: Evaluation, outcome: AdviceOutcome): Settled {
  return finalizeDecision(evaluation, outcome, { id: 'eval', dryRun: true });
}

function answered(evaluation: Evaluation, outcome: AdviceOutcome, settled: Settled): CaseAnswer {
  const shape = decisionSchema.safeParse({ ...settled, timings: {} });
  const ids = adviceShortlist(evaluation).map(({ rep }) => rep.id);
  const shown = aliasBook(evaluation.snapshot.lead.id, ids).order;
  const pick = settled.rep?.id ?? null;
  const at = pick === null ? -1 : shown.indexOf(pick);
  return {
    outcome: settled.outcome,
    pick,
    pickName: settled.rep?.name ?? null,
    decidedBy: settled.decidedBy,
    fallback: settled.fallback?.reason ?? null,
    summary: settled.reasoning.summary,
    reasons: settled.reasoning.reasons,
    talkingPoints: settled.talkingPoints,
    nextSteps: settled.nextSteps,
    facts: settled.facts,
    malformed: shape.success ? [] : shape.error.issues.slice(0, 3).map(({ message }) => message),
    place: outcome.kind === 'not_asked' || at < 0 ? null : { at: at + 1, of: shown.length },
  };
}
