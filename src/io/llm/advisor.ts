// Asks models on behalf of a lead: one absolute deadline through everything, retries and failover within
// it, a breaker per model, at most so many calls at once, and a daily budget. It never throws.
import { BulkheadRejectedError, bulkhead } from 'cockatiel';
import type { AdvisorReply, AdvisorRequest, AdvisorUsage } from '../../advisor/exchange.ts';
import type { BreakerOptions, BreakerState } from './breaker.ts';
import { type DailyLimits, dailyBudget, type Spending } from './budget.ts';
import { answerQuestion, attemptFor, failure, STOP } from './failover.ts';
import type { TargetSettings, Transport } from './providers/provider.ts';
import { wholeFetch } from './providers/whole-fetch.ts';
import { lanesOf } from './targets.ts';

export type AdvisorSettings = {
  /** Asked in this order. */
  targets: readonly TargetSettings[];
  /** Most requests that one question may cost, over all targets. */
  mostAttempts: number;
  /** Asks the next target as well when the first has not answered after this time; null: never. */
  hedgeAfterMs: number | null;
  breaker: BreakerOptions & {
    /** An answer that took longer counts as a failure of the provider. */
    slowMs: number;
  };
  inFlight: number;
  /** Questions that may wait for a place. */
  queue: number;
  daily: DailyLimits;
};

/** What differs from the settings that suit most; targets come from the keys at hand. */
export type AdvisorWish = Pick<AdvisorSettings, 'targets'> &
  Partial<Omit<AdvisorSettings, 'targets' | 'breaker'>> & {
    breaker?: Partial<AdvisorSettings['breaker']>;
  };

/** Settings that suit most. */
export const DEFAULT_ADVISOR_SETTINGS: Omit<AdvisorSettings, 'targets'> = {
  mostAttempts: 3,
  hedgeAfterMs: null,
  breaker: { window: 10, failureShare: 0.5, leastCalls: 5, coolDownMs: 30_000, slowMs: 15_000 },
  inFlight: 32,
  queue: 64,
  daily: { tokens: null, usd: null },
};

/** For metrics: what has been asked since the start, and how things stand now. */
type AdvisorState = {
  targets: {
    provider: string;
    model: string;
    breaker: BreakerState;
    calls: number;
    failures: number;
    /** By all calls whose usage is known, whatever became of them. */
    used: AdvisorUsage;
  }[];
  inFlight: number;
  queued: number;
  today: Spending & { limits: DailyLimits };
};

export type ModelAdvisor = {
  /** Asks the models in their order, none of the provider `apartFrom`. */
  ask(
    request: AdvisorRequest,
    deadline: number,
    signal: AbortSignal,
    apartFrom?: string | null,
  ): Promise<AdvisorReply>;
  state(): AdvisorState;
  /** Loads the SDKs, so that the first lead need not wait for them. */
  warm(): Promise<void>;
  configured: boolean;
};

/** Longest answer that is read; a real one has a few kilobytes. */
const MOST_BYTES = 2 * 1024 * 1024;

/** An advisor over the configured targets. Nothing is loaded or connected until it is first asked. */
export function createAdvisor(wish: AdvisorWish, by: Partial<Transport> = {}): ModelAdvisor {
  const transport = { fetch: wholeFetch(MOST_BYTES), now: Date.now, traced: false, ...by };
  const { now } = transport;
  const settings: AdvisorSettings = {
    ...DEFAULT_ADVISOR_SETTINGS,
    ...wish,
    breaker: { ...DEFAULT_ADVISOR_SETTINGS.breaker, ...wish.breaker },
  };
  const targets = lanesOf(settings.targets, settings.breaker, transport);
  const budget = dailyBudget(settings.daily, now);
  const places = bulkhead(settings.inFlight, settings.queue);
  const failoverApartFrom = (provider: string | null) => ({
    ...{ settings, budget, now },
    targets: targets.filter((target) => target.settings.provider !== provider),
  });
  return {
    configured: targets.length > 0,
    warm: async () => {
      await Promise.all(targets.map(({ provider }) => provider.warm()));
    },
    ask: (request, deadline, signal, apartFrom = null) =>
      within(deadline - now(), signal, (limit) => {
        const question = attemptFor(request, deadline, limit);
        const reply = places
          .execute(() => answerQuestion(failoverApartFrom(apartFrom), question), limit)
          .catch((error: unknown) =>
            error instanceof BulkheadRejectedError
              ? failure(question, 'advisor_busy', 'Too many leads are being advised at once.')
              : failure(question, limit.aborted ? 'advisor_timeout' : 'advisor_unreachable', LATE),
          );
        return { reply, late: () => failure(question, 'advisor_timeout', LATE) };
      }),
    state: () => ({
      targets: targets.map(({ settings: { provider, model }, breaker, calls, failures, used }) => ({
        ...{ provider, model, calls, failures, used },
        breaker: breaker.state(),
      })),
      inFlight: settings.inFlight - places.executionSlots,
      queued: settings.queue - places.queueSlots,
      today: { ...budget.spent(), limits: settings.daily },
    }),
  };
}

const LATE = 'No answer within the time allowed.';

/** Runs with an absolute limit; when it strikes, the late reply is given whatever still runs. */
async function within<T>(
  milliseconds: number,
  caller: AbortSignal,
  run: (limit: AbortSignal) => { reply: Promise<T>; late: () => T },
): Promise<T> {
  const control = new AbortController();
  const { promise: struck, resolve: strike } = Promise.withResolvers<void>();
  const end = (why: string) => {
    control.abort(why);
    strike();
  };
  const leave = () => end(STOP.gone);
  const timer = setTimeout(() => end(STOP.deadline), Math.max(0, milliseconds));
  caller.addEventListener('abort', leave, { once: true });
  if (caller.aborted) leave();
  else if (milliseconds <= 0) end(STOP.deadline);
  const { reply, late } = run(control.signal);
  try {
    return await Promise.race([reply, struck.then(late)]);
  } finally {
    clearTimeout(timer);
    caller.removeEventListener('abort', leave);
  }
}
