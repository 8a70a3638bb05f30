// Which providers are asked, in which order: from the settings to something that can be called.

import type { ModelPrice } from './budget.ts';
import { anthropicProvider } from './providers/anthropic.ts';
import { openAiProvider } from './providers/openai.ts';
import { openAiCompatibleProvider } from './providers/openai-compatible.ts';
import type { Provider, ProviderOptions } from './providers/provider.ts';

/** A key that prints as ••• and is told on demand. */
export type ApiKey = { reveal(): string };

/** One model to ask. */
export type TargetSettings = {
  provider: 'anthropic' | 'openai' | 'openai-compatible';
  apiKey: ApiKey | null;
  model: string;
  /** Null: the vendor's own address. */
  baseUrl: string | null;
  /** Null: cost is not known, and a budget in money does not hold this model back. */
  price: ModelPrice | null;
  /** The most that one attempt may take; null: all that is left of the deadline. */
  timeoutMs: number | null;
};

export type Target = Pick<TargetSettings, 'price' | 'timeoutMs'> & { provider: Provider };

/** The targets in order; nothing is connected or loaded yet. */
export function targetsOf(
  settings: readonly TargetSettings[],
  shared: Pick<ProviderOptions, 'fetch' | 'now' | 'traced'>,
): Target[] {
  return settings.map((target) => ({
    price: target.price,
    timeoutMs: target.timeoutMs,
    provider: providerOf(target, shared),
  }));
}

function providerOf(
  target: TargetSettings,
  shared: Pick<ProviderOptions, 'fetch' | 'now' | 'traced'>,
): Provider {
  const { model, baseUrl } = target;
  const options = { apiKey: target.apiKey?.reveal() ?? 'none', model, baseUrl, ...shared };
  switch (target.provider) {
    case 'anthropic':
      return anthropicProvider(options);
    case 'openai':
      return openAiProvider(options);
    case 'openai-compatible':
      return openAiCompatibleProvider(options);
  }
}
