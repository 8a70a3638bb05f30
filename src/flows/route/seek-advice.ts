// The advisor's step as routing sees it: asked when it can change or tell anything, and what came of it. A
// prompt of form 1 gives everything in one answer; of form 2 the choice, and the brief where there is time.

import type { AdvisorOff, FallbackReason, NotAskedReason } from '../../advisor/no-advice.ts';
import type { Prompt, PromptInParts, WholePrompt } from '../../advisor/prompt.ts';
import { worthAsking } from '../../advisor/worth-asking.ts';
import { toldFact } from '../../reasoning/facts/fact.ts';
import type { AdviceOutcome } from '../../routing/finalize-decision.ts';
import type { RouteRequest } from '../../routing/route-request.ts';
import type { Evaluation } from '../../selection/decide.ts';
import type { Advisor, Clock } from '../ports.ts';
import { advicePlainly } from './advice-plainly.ts';
import { adviceInRounds, type RoundsInput } from './advice-rounds.ts';
import { type BriefPace, briefPace } from './brief-pace.ts';
import { toldBrief } from './brief-rounds.ts';
import { traceOf } from './calls.ts';
import { choiceInRounds } from './choice-rounds.ts';
import { timedBrief } from './write-brief.ts';

export type AdviceCall = {
  /** `later`: the answer stands already and nobody waits. */
  mode: RouteRequest['mode'] | 'later';
  /** Epoch milliseconds by which the caller must have the answer. */
  deadlineMs: number;
  signal: AbortSignal;
  /** What names the person (name, e-mail, phone); masked wherever it stands in what a model is told. */
  contact: readonly string[];
  /** Whether a job may write afterwards what there was no time for. */
  mayFollow?: boolean;
};

/** Kept back for settling and committing: fifty answers at once take this long on one core. */
const RESERVE_MS = 150;

/** What asks the advisor about one lead, if that can change or tell anything; never throws. */
export type SeekAdvice = (evaluation: Evaluation, call: AdviceCall) => Promise<AdviceOutcome>;

export type AdvisorStep = {
  /** Null when no provider is configured. */
  advisor: Advisor | null;
  /** Why it is not asked at present. */
  off: () => AdvisorOff | null;
  clock: Clock;
  prompt: Prompt;
  pace?: BriefPace;
  /** Whether a brief is also written where there was nothing to choose. */
  briefsForAll?: boolean;
};

export function seekAdvice(by: AdvisorStep): SeekAdvice {
  const { advisor, clock, prompt, pace = briefPace() } = by;
  return async (evaluation, call) => {
    const deadline = call.deadlineMs - RESERVE_MS;
    const notAsked = worthAsking(evaluation, {
      mode: modeOf(call, prompt),
      configured: advisor !== null,
      off: by.off(),
      remainingMs: deadline - clock.now(),
    });
    if (notAsked !== null || advisor === null) {
      const because = notAsked ?? 'not_configured';
      const told = prompt.form === 2 && BRIEFED_ALL_THE_SAME.has(because);
      const follows = told && call.mayFollow === true && (by.briefsForAll ?? true);
      return { kind: 'not_asked', because, ...(follows ? { brief: 'follows' } : {}) };
    }
    if (call.mode === 'async') return { kind: 'not_asked', because: 'prose_follows' };
    const { signal, contact: privateWords } = call;
    const input = { evaluation, deadline, signal, privateWords };
    return prompt.form === 1
      ? adviceAtOnce({ advisor, clock }, { ...input, prompt })
      : choiceFirst({ advisor, clock, pace }, { ...input, prompt }, call);
  };
}

/** Where a brief is apart from the choice, an answer that nobody waits for needs a choice no more than others. */
function modeOf({ mode }: AdviceCall, { form }: Prompt): RouteRequest['mode'] {
  if (mode === 'off' || form === 1) return mode === 'later' ? 'async' : mode;
  return 'sync';
}

/** The lead has a rep without a model's choice, who reads a brief all the same: by the job, so that nobody waits. */
const BRIEFED_ALL_THE_SAME: ReadonlySet<NotAskedReason> = new Set([
  'owner_decides',
  'nothing_to_choose',
  'deadline_too_short',
]);

/** After these a model is not asked again at once: the answer would be the same. */
const NOT_NOW: ReadonlySet<FallbackReason> = new Set([
  'advisor_rejected_request',
  'advisor_breaker_open',
  'advisor_budget_spent',
  'advisor_busy',
]);

async function adviceAtOnce(
  deps: { advisor: Advisor; clock: Clock },
  input: RoundsInput & { prompt: WholePrompt },
): Promise<AdviceOutcome> {
  const { prompt } = input;
  const sought = await adviceInRounds(deps, input);
  const trace = traceOf(sought.calls, prompt);
  if (sought.kind === 'advice') {
    const facts = sought.facts.map(toldFact);
    return { kind: 'advised', advice: sought.advice, facts, trace };
  }
  const { reason, detail, needs } = sought;
  return { kind: 'failed', reason, detail, needs, trace };
}

type Deps = { advisor: Advisor; clock: Clock; pace: BriefPace };
type Input = Omit<RoundsInput, 'prompt' | 'privateWords'> & {
  prompt: PromptInParts;
  privateWords: readonly string[];
};

/** The choice, with plain words about it; and the brief where it fits into the time that is left. */
async function choiceFirst(deps: Deps, input: Input, call: AdviceCall): Promise<AdviceOutcome> {
  const { prompt } = input;
  const chosen = await choiceInRounds(deps, input);
  const trace = traceOf(chosen.calls, prompt);
  const withheld = chosen.withheld.size > 0 ? { withheld: [...chosen.withheld] } : {};
  const otherwise = call.mayFollow === true ? 'follows' : 'plain';
  if (chosen.kind === 'fallback') {
    const { reason, detail, needs } = chosen;
    const brief = NOT_NOW.has(reason) ? 'plain' : otherwise;
    return { kind: 'failed', reason, detail, needs, trace, ...withheld, brief };
  }
  const { advice, facts, plain } = advicePlainly(input.evaluation.snapshot, chosen);
  const told = { kind: 'advised', facts: facts.map(toldFact), ...withheld } as const;
  const asIs: AdviceOutcome = { ...told, advice, trace, brief: otherwise };
  const leftMs = input.deadline - deps.clock.now();
  // Nobody reads a brief about a choice that comes too late to count.
  if (call.mode === 'later' || leftMs < deps.pace.expectedMs(trace.model)) return asIs;
  const { evaluation: _, ...asked } = input;
  const { evaluation, needs, shortlist, choice, backup, deciding } = chosen;
  const written = await timedBrief(deps, {
    ...asked,
    ...{ snapshot: input.evaluation.snapshot, evaluation, needs, shortlist },
    withheld: chosen.withheld,
    picked: { repId: choice, backupId: backup, deciding },
  });
  const traced = traceOf([...chosen.calls, ...written.calls], prompt);
  if (written.kind === 'none') return { ...asIs, trace: traced };
  const { dropped, ...prose } = toldBrief(written.judged, plain);
  const whole = { ...advice, ...prose, dropped: [...advice.dropped, ...dropped] };
  return { ...told, advice: whole, trace: traced, brief: 'here' };
}
