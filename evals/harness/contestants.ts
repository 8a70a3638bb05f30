// Runs one contestant on one case: the rules alone, the whole advisor step, or the bare model.

import { aliasBook } from '../../src/advisor/aliases.ts';
import type { Prompt } from '../../src/advisor/prompt.ts';
import { adviceShortlist } from '../../src/advisor/shortlist-for-needs.ts';
import { seekAdvice } from '../../src/flows/route/seek-advice.ts';
import { createAdvisor, DEFAULT_ADVISOR_SETTINGS } from '../../src/io/llm/advisor.ts';
import type { TargetSettings } from '../../src/io/llm/providers/provider.ts';
import { decisionSchema } from '../../src/routing/decision.ts';
import {
  type AdviceOutcome,
  finalizeDecision,
  type Settled,
} from '../../src/routing/finalize-decision.ts';
import type { Evaluation } from '../../src/selection/decide.ts';
import type { CaseAnswer, CaseCost, Contestant } from '../gate/run.ts';
import { bareAnswer, bareRequest } from './bare-model.ts';
import type { Tape } from './tape.ts';

/** Generous: an eval asks how good an answer is, and measures separately how long it took. */
const DEADLINE_MS = 60_000;

export type Corner = { target: TargetSettings; prompt: Prompt; tape: Tape };

export type Performance = { answer: CaseAnswer; cost: CaseCost };

/** The rules and the plain prose, without a model. */
export function runScorer(evaluation: Evaluation): Performance {
  const outcome: AdviceOutcome = { kind: 'not_asked', because: 'mode_off' };
  return { answer: settledAnswer(evaluation, outcome), cost: NO_COST };
}

/** The contestants that ask a model. The clock stands still at the case's time. */
export async function runAsking(
  contestant: Exclude<Contestant, 'scorer'>,
  evaluation: Evaluation,
  contact: readonly string[],
  { target, prompt, tape }: Corner,
): Promise<Performance> {
  const clock = { now: () => Date.parse(evaluation.snapshot.at) };
  const settings = { ...DEFAULT_ADVISOR_SETTINGS, targets: [target] };
  const advisor = createAdvisor(settings, { fetch: tape.fetch, now: clock.now });
  const deadlineMs = clock.now() + DEADLINE_MS;
  const { signal } = new AbortController();
  if (contestant === 'bare') {
    const reply = await advisor.ask(bareRequest(evaluation), deadlineMs, signal);
    return { answer: bareAnswer(reply, evaluation), cost: costOf(reply, tape) };
  }
  const call = { mode: 'sync', deadlineMs, signal, contact } as const;
  const outcome = await seekAdvice({ advisor, off: () => null, clock, prompt })(evaluation, call);
  const cost = outcome.kind === 'not_asked' ? NO_COST : costOf(outcome.trace, tape);
  return { answer: settledAnswer(evaluation, outcome), cost };
}

const NO_COST: CaseCost = {
  asked: false,
  attempts: 0,
  inputTokens: 0,
  outputTokens: 0,
  cachedInputTokens: 0,
  usd: 0,
  milliseconds: null,
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

function costOf({ attempts, usage, costUsd }: Called, tape: Tape): CaseCost {
  const { inputTokens = 0, outputTokens = 0, cachedInputTokens = 0 } = usage ?? {};
  const tokens = { inputTokens, outputTokens, cachedInputTokens };
  return { asked: true, attempts, ...tokens, usd: costUsd, milliseconds: tape.tookMs() };
}

function settledAnswer(evaluation: Evaluation, outcome: AdviceOutcome): CaseAnswer {
  const settled: Settled = finalizeDecision(evaluation, outcome, { id: 'eval', dryRun: true });
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
