// What the calls about one lead come to together, and whether there is time for another.
import type { AdvisorCall, AdvisorReply } from '../../advisor/exchange.ts';
import type { Prompt } from '../../advisor/prompt.ts';
import type { CalledFor, CallKind } from '../../routing/decision.ts';
import type { AdvisorTrace } from '../../routing/finalize-decision.ts';
import type { Clock } from '../ports.ts';

/** A call that had an outcome, and what it was made for. */
export type Called = { kind: CallKind; reply: AdvisorReply };

/** A further call is begun only when at least this much time is left. */
const LEAST_FOR_ANOTHER_MS = 400;

export function hasTime(
  { clock }: { clock: Clock },
  { deadline, signal }: { deadline: number; signal: AbortSignal },
): boolean {
  return !signal.aborted && deadline - clock.now() >= LEAST_FOR_ANOTHER_MS;
}

/** The calls as a decision tells them. */
export function traceOf(calls: readonly Called[], { id, hash }: Prompt): AdvisorTrace {
  const call = summed(calls.map(({ reply }) => reply));
  return { ...call, prompt: id, promptHash: hash, calls: tokensByKind(calls) };
}

/** Tokens by what each call was for; a call whose usage is not known has none. */
function tokensByKind(calls: readonly Called[]): CalledFor[] {
  return calls.map(({ kind, reply: { usage } }) => ({
    kind,
    inputTokens: usage?.inputTokens ?? 0,
    outputTokens: usage?.outputTokens ?? 0,
    cachedInputTokens: usage?.cachedInputTokens ?? 0,
  }));
}

/** All calls as one: whoever answered last, with usage, cost and attempts of them all. */
function summed(calls: readonly AdvisorCall[]): AdvisorCall {
  const last = calls.at(-1);
  const used = calls.flatMap(({ usage }) => usage ?? []);
  const costs = calls.flatMap(({ costUsd }) => costUsd ?? []);
  const total = (of: (usage: NonNullable<AdvisorCall['usage']>) => number) =>
    used.reduce((sum, usage) => sum + of(usage), 0);
  return {
    provider: last?.provider ?? null,
    model: last?.model ?? null,
    requestId: last?.requestId ?? null,
    usage:
      used.length === 0
        ? null
        : {
            inputTokens: total((usage) => usage.inputTokens),
            outputTokens: total((usage) => usage.outputTokens),
            cachedInputTokens: total((usage) => usage.cachedInputTokens),
          },
    costUsd: costs.length === 0 ? null : costs.reduce((sum, cost) => sum + cost, 0),
    attempts: calls.reduce((sum, { attempts }) => sum + attempts, 0),
  };
}
