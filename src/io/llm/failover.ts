// One question through the targets: attempt, retry, failover, hedge. Every attempt passes the target's
// breaker and the budget, and reports to both whatever became of it.
import { setTimeout as pause } from 'node:timers/promises';
import type {
  AdvisorCall,
  AdvisorReply,
  AdvisorRequest,
  AdvisorUsage,
} from '../../advisor/exchange.ts';
import type { FallbackReason } from '../../advisor/no-advice.ts';
import type { CallOutcome } from './breaker.ts';
import { type Budget, costOf } from './budget.ts';
import type { ModelPrice, ProviderReply } from './providers/provider.ts';
import type { Target } from './targets.ts';

/** Why a call was stopped; only the deadline may be the provider's fault. */
export const STOP = { deadline: 'deadline', gone: 'caller gone', outrun: 'outrun' } as const;

export type Failover = {
  settings: { mostAttempts: number; hedgeAfterMs: number | null; breaker: { slowMs: number } };
  targets: readonly Target[];
  budget: Budget;
  now(): number;
};

/** One question and what it has cost so far. */
export type Attempt = {
  request: AdvisorRequest;
  deadline: number;
  /** Aborts, with one of the reasons above, when nothing more may be done. */
  limit: AbortSignal;
  /** Shared by all that works on the question. */
  call: AdvisorCall;
};

type Failure = Extract<AdvisorReply, { kind: 'failed' }>;
type Answer = Extract<AdvisorReply, { kind: 'answer' }>;

/** A timeout after less than this says more about the deadline than about the provider. */
const FAIR_CHANCE_MS = 250;
/** Pause before the same provider is asked again, unless it asks for more. */
const PAUSE_MS = 100;
/** Requests that one target gets for a question: a second chance, then it is the next one's turn. */
const ATTEMPTS_EACH = 2;
/** With less than this left nothing further is sent. */
const LEAST_MS = 50;

/** A question that has cost nothing yet. */
export function attemptFor(request: AdvisorRequest, deadline: number, limit: AbortSignal): Attempt {
  const call: AdvisorCall = {
    provider: null,
    model: null,
    requestId: null,
    usage: null,
    costUsd: null,
    attempts: 0,
  };
  return { request, deadline, limit, call };
}

/** A failure with what the question has cost until now. */
export function failure({ call }: Attempt, reason: FallbackReason, detail: string): Failure {
  return { kind: 'failed', reason, detail, ...call };
}

/** Goes through the targets; with a hedge, a second pass starts beside a slow first one. */
export async function answerQuestion(failover: Failover, question: Attempt): Promise<AdvisorReply> {
  const { hedgeAfterMs } = failover.settings;
  const waiting = [...failover.targets];
  if (hedgeAfterMs === null) return throughTargets(failover, question, waiting);
  const race = new AbortController();
  const shared = { ...question, limit: AbortSignal.any([question.limit, race.signal]) };
  try {
    const first = throughTargets(failover, shared, waiting);
    const early = await Promise.race([first, slept(hedgeAfterMs, shared.limit)]);
    if (early !== null) return early;
    return await firstAnswer([first, throughTargets(failover, shared, waiting)]);
  } finally {
    race.abort(STOP.outrun);
  }
}

/** The first that is an answer; if none is, the failure of the first. */
async function firstAnswer(
  replies: readonly [Promise<AdvisorReply>, Promise<AdvisorReply>],
): Promise<AdvisorReply> {
  const answers = replies.map(async (reply) => {
    const settled = await reply;
    return settled.kind === 'answer' ? settled : Promise.reject(new Error(settled.reason));
  });
  return Promise.any(answers).catch(() => replies[0]);
}

/** Asks one target after the other until one answers or nothing more can come of it. */
async function throughTargets(
  failover: Failover,
  question: Attempt,
  waiting: Target[],
): Promise<AdvisorReply> {
  let last: Failure | null = null;
  for (let target = waiting.shift(); target !== undefined; target = waiting.shift()) {
    const tried = await throughAttempts(failover, question, target);
    if (tried === null) continue;
    if (tried.reply.kind === 'answer') return tried.reply;
    last = tried.reply;
    if (!tried.goOn || question.limit.aborted) break;
  }
  return last ?? failure(question, 'advisor_breaker_open', 'Every model is being left to recover.');
}

type Tried = { reply: Answer | Failure; goOn: boolean };

/** Asks one target, again where that promises something; null when it was not asked at all. */
async function throughAttempts(
  failover: Failover,
  question: Attempt,
  target: Target,
): Promise<Tried | null> {
  const { mostAttempts } = failover.settings;
  let last: Tried | null = null;
  for (let sent = 0; sent < ATTEMPTS_EACH && question.call.attempts < mostAttempts; sent++) {
    if (question.limit.aborted) return last;
    const report = target.breaker.admit();
    if (report === null) return last;
    const reply = await attempt(failover, question, target, report);
    if (reply === null) {
      const spent = 'The day’s budget for models is spent.';
      return { reply: failure(question, 'advisor_budget_spent', spent), goOn: true };
    }
    if (reply.kind === 'answer') {
      const { provider, model } = target.settings;
      const { json } = reply;
      return { reply: { ...question.call, kind: 'answer', json, provider, model }, goOn: false };
    }
    const { retry, reason, detail } = reply;
    last = { reply: failure(question, reason, detail), goOn: retry.on !== 'never' };
    if (retry.on !== 'same' && retry.on !== 'now') return last;
    const wait = retry.on === 'now' ? 0 : Math.max(PAUSE_MS, retry.afterMs);
    // What a provider asks us to wait is granted only out of time that we have.
    if (wait + LEAST_MS > question.deadline - failover.now()) return last;
    await slept(wait, question.limit);
  }
  return last;
}

/** Failures for which no provider sends a bill. */
const UNBILLED: ReadonlySet<FallbackReason> = new Set([
  'advisor_unreachable',
  'advisor_rate_limited',
  'advisor_rejected_request',
  'advisor_server_error',
]);

/** Sends once, within budget and time; null when the budget does not allow it. */
async function attempt(
  failover: Failover,
  question: Attempt,
  target: Target,
  report: (outcome: CallOutcome) => void,
): Promise<ProviderReply | null> {
  const { call, request, limit } = question;
  const { provider, model, price, timeoutMs } = target.settings;
  const reservation = failover.budget.reserve(request, price);
  if (reservation === null) {
    report('neither');
    return null;
  }
  const began = failover.now();
  const own = timeoutMs === null ? null : AbortSignal.timeout(timeoutMs);
  call.attempts += 1;
  call.provider = provider;
  call.model = model;
  target.calls += 1;
  const reply = await target.provider.send(
    request,
    own === null ? limit : AbortSignal.any([limit, own]),
  );
  const outcome = outcomeOf(reply, limit, failover.now() - began, failover.settings.breaker.slowMs);
  report(outcome);
  if (outcome === 'failed') target.failures += 1;
  const free = reply.kind === 'failed' && UNBILLED.has(reply.reason);
  reservation.settle(reply.usage, free ? 'unbilled' : undefined);
  if (reply.usage !== null) target.used = bothUsages(target.used, reply.usage);
  addTo(call, reply, price);
  return reply;
}

/**
 * What a reply says of its provider. A refusal was served; a caller who left says nothing, nor does a
 * form that was turned down.
 */
function outcomeOf(
  reply: ProviderReply,
  limit: AbortSignal,
  tookMs: number,
  slowMs: number,
): CallOutcome {
  if (reply.kind === 'answer') return tookMs > slowMs ? 'failed' : 'served';
  if (limit.aborted) {
    return limit.reason === STOP.deadline && tookMs >= FAIR_CHANCE_MS ? 'failed' : 'neither';
  }
  if (reply.retry.on === 'now') return 'neither';
  return reply.reason === 'advisor_refused' || reply.reason === 'advisor_cut_off'
    ? 'served'
    : 'failed';
}

function addTo(
  call: AdvisorCall,
  { requestId, usage }: ProviderReply,
  price: ModelPrice | null,
): void {
  call.requestId = requestId ?? call.requestId;
  if (usage === null) return;
  call.usage = call.usage === null ? usage : bothUsages(call.usage, usage);
  const cost = costOf(usage, price);
  if (cost !== null) call.costUsd = (call.costUsd ?? 0) + cost;
}

function bothUsages(one: AdvisorUsage, other: AdvisorUsage): AdvisorUsage {
  return {
    inputTokens: one.inputTokens + other.inputTokens,
    outputTokens: one.outputTokens + other.outputTokens,
    cachedInputTokens: one.cachedInputTokens + other.cachedInputTokens,
  };
}

/** Resolves to null after a time, or at once when the signal aborts. */
async function slept(milliseconds: number, signal: AbortSignal): Promise<null> {
  await pause(milliseconds, undefined, { signal }).catch(() => undefined);
  return null;
}
