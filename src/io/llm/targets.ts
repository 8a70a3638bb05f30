// Which providers are asked, in which order: from the settings to something that can be called.
import type { AdvisorUsage } from '../../advisor/exchange.ts';
import { type Breaker, type BreakerOptions, breaker } from './breaker.ts';
import { anthropicProvider } from './providers/anthropic.ts';
import { openAiProvider } from './providers/openai.ts';
import { openAiCompatibleProvider } from './providers/openai-compatible.ts';
import type { Provider, TargetSettings, Transport } from './providers/provider.ts';

/** A model that can be asked, with its breaker and its counts for metrics. */
export type Target = {
  settings: TargetSettings;
  provider: Provider;
  breaker: Breaker;
  calls: number;
  failures: number;
  used: AdvisorUsage;
};

/** The targets in order; nothing is connected or loaded yet. */
export function lanesOf(
  targets: readonly TargetSettings[],
  options: BreakerOptions,
  transport: Transport,
): Target[] {
  return targets.map((settings) => ({
    settings,
    provider: PROVIDERS[settings.provider](settings, transport),
    breaker: breaker(options, transport.now),
    calls: 0,
    failures: 0,
    used: { inputTokens: 0, outputTokens: 0, cachedInputTokens: 0 },
  }));
}

type Speaks = (settings: TargetSettings, transport: Transport) => Provider;

const PROVIDERS: Readonly<Record<TargetSettings['provider'], Speaks>> = {
  anthropic: anthropicProvider,
  openai: openAiProvider,
  'openai-compatible': openAiCompatibleProvider,
};
