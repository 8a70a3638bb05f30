// What every provider file offers to advisor.ts: one request, one reply, nothing thrown.
import type { AdvisorRequest, AdvisorUsage } from '../../../advisor/exchange.ts';
import type { FallbackReason } from '../../../advisor/no-advice.ts';

export type ProviderReply =
  | { kind: 'answer'; json: unknown; requestId: string | null; usage: AdvisorUsage | null }
  | {
      kind: 'failed';
      reason: FallbackReason;
      /** For operators: what happened, without anything the model or server wrote. */
      detail: string;
      requestId: string | null;
      usage: AdvisorUsage | null;
      retry: Retry;
    };

/**
 * What another attempt promises: `now` the same provider will be asked in another way, `same` it may do
 * better (not before `afterMs`), `next` another provider may, `never` nobody would (a refusal, an answer
 * that was too long).
 */
export type Retry =
  | { on: 'now' }
  | { on: 'same'; afterMs: number }
  | { on: 'next' }
  | { on: 'never' };

export type Provider = {
  /** Sends one request and no more, as calls are counted and paid for outside; an aborted signal ends it. */
  send(request: AdvisorRequest, signal: AbortSignal): Promise<ProviderReply>;
  /** Loads what the first call would have to wait for. */
  warm(): Promise<void>;
};

/** What prints as ••• and is told on demand. */
type Hidden = { reveal(): string };

/** US dollars per million tokens. */
export type ModelPrice = { input: number; cachedInput: number; output: number };

/** One model to ask, as the settings name it; everything that speaks to it reads this. */
export type TargetSettings = {
  provider: 'anthropic' | 'openai' | 'openai-compatible';
  apiKey: Hidden | null;
  model: string;
  /** Null: the vendor's own address. It may hold a password. */
  baseUrl: Hidden | null;
  /** Null: cost is not known, and a budget in money does not hold this model back. */
  price: ModelPrice | null;
  /** The most that one attempt may take; null: all that is left of the deadline. */
  timeoutMs: number | null;
};

/** By what means every model is reached. */
export type Transport = {
  fetch: typeof globalThis.fetch;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Whether spans of the calls go anywhere; without that an SDK need not make them. */
  traced: boolean;
};
