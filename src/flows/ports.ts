// What flows ask of the outside, as plain interfaces; io modules fit them by shape.
import type { FallbackReason } from '../routing/decision.ts';

/** Milliseconds since the epoch; the only clock a flow may read. */
export type Clock = { now(): number };

/** One call of a language model: a constant schema, a static system part first, data last. */
export type AdvisorRequest = {
  system: string;
  messages: readonly { role: 'user' | 'assistant'; text: string }[];
  schemaName: string;
  schema: Readonly<Record<string, unknown>>;
  maxOutputTokens: number;
};

export type AdvisorUsage = {
  inputTokens: number;
  outputTokens: number;
  cachedInputTokens: number;
};

export type AdvisorReply =
  | {
      kind: 'answer';
      json: unknown;
      provider: string;
      model: string;
      requestId: string | null;
      usage: AdvisorUsage | null;
      attempts: number;
    }
  | {
      kind: 'failed';
      reason: FallbackReason;
      detail: string;
      provider: string | null;
      model: string | null;
      requestId: string | null;
      usage: AdvisorUsage | null;
      attempts: number;
    };

/**
 * Asks a model. Never throws and never outlives `deadline`: whatever the provider does, a reply
 * of one of the two kinds comes back by then.
 */
export type Advisor = {
  /** Milliseconds since the epoch; `signal` also ends it when the caller goes away. */
  ask(request: AdvisorRequest, deadline: number, signal: AbortSignal): Promise<AdvisorReply>;
};
