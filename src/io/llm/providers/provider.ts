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
  /** "anthropic", "openai" or "openai-compatible". */
  name: string;
  model: string;
  /** Sends one request and no more, as calls are counted and paid for outside; an aborted signal ends it. */
  send(request: AdvisorRequest, signal: AbortSignal): Promise<ProviderReply>;
  /** Loads what the first call would have to wait for. */
  warm(): Promise<void>;
};

/** Where a provider is reached and how. */
export type ProviderOptions = {
  apiKey: string;
  model: string;
  /** Null: the vendor's own address. */
  baseUrl: string | null;
  fetch: typeof globalThis.fetch;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Whether spans of its calls go anywhere; without that the SDK need not make them. */
  traced: boolean;
};
