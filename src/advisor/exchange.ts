// What goes to a language model and what comes back, in our own terms; every provider speaks these.
import type { FallbackReason } from './no-advice.ts';

/** One call of a language model: a constant schema, a static system part first, data last. */
export type AdvisorRequest = {
  /** The same bytes for every lead of a policy, so that providers' prompt caches hit. */
  system: string;
  messages: readonly { role: 'user' | 'assistant'; text: string }[];
  schemaName: string;
  schema: Readonly<Record<string, unknown>>;
  maxOutputTokens: number;
};

export type AdvisorUsage = {
  inputTokens: number;
  outputTokens: number;
  /** The part of the input that the provider had in its cache. */
  cachedInputTokens: number;
};

/** What every reply says of the call, whatever became of it. */
export type AdvisorCall = {
  provider: string | null;
  model: string | null;
  requestId: string | null;
  /** Sum over all attempts whose usage is known; null when none is. */
  usage: AdvisorUsage | null;
  /** US dollars over all attempts; null when no price is configured for the model. */
  costUsd: number | null;
  /** Requests sent, over all providers. */
  attempts: number;
};

export type AdvisorReply =
  | (AdvisorCall & { kind: 'answer'; json: unknown; provider: string; model: string })
  | (AdvisorCall & { kind: 'failed'; reason: FallbackReason; detail: string });
