// The advisor's step as routing sees it: asked when it can change or tell anything, and what came of it.

import type { AdvisorOff } from '../../advisor/no-advice.ts';
import type { Prompt } from '../../advisor/prompt.ts';
import { worthAsking } from '../../advisor/worth-asking.ts';
import { toldFact } from '../../reasoning/facts/fact.ts';
import type { AdviceOutcome, AdvisorTrace } from '../../routing/finalize-decision.ts';
import type { RouteRequest } from '../../routing/route-request.ts';
import type { Evaluation } from '../../selection/decide.ts';
import type { Advisor, Clock } from '../ports.ts';
import { adviceInRounds, type Sought } from './advice-rounds.ts';

export type AdviceCall = {
  /** `later`: the answer stands already and nobody waits. */
  mode: RouteRequest['mode'] | 'later';
  /** Epoch milliseconds by which the caller must have the answer. */
  deadlineMs: number;
  signal: AbortSignal;
  /** What names the person (name, e-mail, phone); masked wherever it stands in what a model is told. */
  contact: readonly string[];
};

/** Kept back for settling and committing: fifty answers at once take this long on one core. */
const RESERVE_MS = 150;

/** What asks the advisor about one lead, if that can change or tell anything; never throws. */
export type SeekAdvice = ReturnType<typeof seekAdvice>;

/** `advisor` null when no provider is configured, `off` why it is not asked at present. */
export function seekAdvice(by: {
  advisor: Advisor | null;
  off: () => AdvisorOff | null;
  clock: Clock;
  prompt: Prompt;
}) {
  return async (evaluation: Evaluation, call: AdviceCall): Promise<AdviceOutcome> => {
    const { advisor, clock, prompt } = by;
    const deadline = call.deadlineMs - RESERVE_MS;
    const notAsked = worthAsking(evaluation, {
      mode: call.mode === 'later' ? 'async' : call.mode,
      configured: advisor !== null,
      off: by.off(),
      remainingMs: deadline - clock.now(),
    });
    if (notAsked !== null || advisor === null) {
      return { kind: 'not_asked', because: notAsked ?? 'not_configured' };
    }
    if (call.mode === 'async') return { kind: 'not_asked', because: 'prose_follows' };
    const { signal, contact: privateWords } = call;
    const input = { evaluation, prompt, deadline, signal, privateWords };
    return outcomeOf(await adviceInRounds({ advisor, clock }, input), prompt);
  };
}

function outcomeOf(sought: Sought, prompt: Prompt): AdviceOutcome {
  const trace: AdvisorTrace = { ...sought.call, prompt: prompt.id, promptHash: prompt.hash };
  if (sought.kind === 'advice') {
    const facts = sought.facts.map(toldFact);
    return { kind: 'advised', advice: sought.advice, facts, trace };
  }
  const { reason, detail, needs } = sought;
  return { kind: 'failed', reason, detail, needs, trace };
}
