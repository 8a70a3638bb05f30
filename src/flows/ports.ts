// What flows ask of the outside, as plain interfaces; io modules fit them by shape.

import type { AdvisorReply, AdvisorRequest } from '../advisor/exchange.ts';
import type { Trx } from '../io/db/engine/tables.ts';

/** Puts a job in, in the transaction that wants it done; it runs once that has committed. */
export type PutJob = (trx: Trx, name: string, payload: object) => Promise<void>;

/** Milliseconds since the epoch; the only clock a flow may read. */
export type Clock = { now(): number };

/**
 * Asks a model. Never throws and never outlives `deadline`: whatever the provider does, a reply
 * of one of the two kinds comes back by then.
 */
export type Advisor = {
  /**
   * `deadline` in milliseconds since the epoch; `signal` also ends it when the caller goes away. The provider
   * `apartFrom` is not asked.
   */
  ask(
    request: AdvisorRequest,
    deadline: number,
    signal: AbortSignal,
    apartFrom?: string | null,
  ): Promise<AdvisorReply>;
};
