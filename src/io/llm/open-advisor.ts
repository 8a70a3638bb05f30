// From the service's settings to an advisor: which models the keys at hand allow, within which limits.
import { createAdvisor, DEFAULT_ADVISOR_SETTINGS, type ModelAdvisor } from './advisor.ts';
import type { ModelPrice } from './budget.ts';
import type { ApiKey, TargetSettings } from './targets.ts';

type Vendor = {
  apiKey: ApiKey;
  model: string;
  /** It may hold a password. */
  baseUrl: ApiKey | null;
  prices: ModelPrice | null;
};

/** The advisor's part of the settings; 0 stands for "no limit" or "never". */
export type AdvisorConfig = {
  anthropic: Vendor | null;
  openai: (Vendor & { api: 'responses' | 'chat' }) | null;
  inFlight: number;
  queue: number;
  dailyTokens: number;
  dailyUsd: number;
  attemptMs: number;
  hedgeMs: number;
  slowMs: number;
  coolDownMs: number;
};

/**
 * The advisor that the settings describe; not `configured` when no key is set. `traced`: spans are
 * collected; `now`: the clock that deadlines are told by.
 */
export function openAdvisor(
  config: AdvisorConfig,
  { traced, now }: { traced: boolean; now: () => number },
): ModelAdvisor {
  const timeoutMs = config.attemptMs || null;
  const { anthropic, openai } = config;
  const targets: TargetSettings[] = [];
  if (anthropic) targets.push({ ...target(anthropic), provider: 'anthropic', timeoutMs });
  if (openai) {
    const provider = openai.api === 'chat' ? 'openai-compatible' : 'openai';
    targets.push({ ...target(openai), provider, timeoutMs });
  }
  const settings = {
    targets,
    mostAttempts: DEFAULT_ADVISOR_SETTINGS.mostAttempts,
    hedgeAfterMs: config.hedgeMs || null,
    breaker: {
      ...DEFAULT_ADVISOR_SETTINGS.breaker,
      slowMs: config.slowMs,
      coolDownMs: config.coolDownMs,
    },
    inFlight: config.inFlight,
    queue: config.queue,
    daily: { tokens: config.dailyTokens || null, usd: config.dailyUsd || null },
    traced,
  };
  return createAdvisor(settings, { now });
}

function target({ apiKey, model, baseUrl, prices }: Vendor) {
  return { apiKey, model, baseUrl: baseUrl?.reveal() ?? null, price: prices };
}
