// The OpenAI SDK's client, built with the first call; both OpenAI protocols speak through it.
import type OpenAI from 'openai';
import { onceMade } from './once-made.ts';
import type { TargetSettings, Transport } from './provider.ts';

/** A client that is made once, when it is first needed. Nothing is read from the environment. */
export function openAiClient(
  { apiKey, baseUrl }: TargetSettings,
  { fetch }: Pick<Transport, 'fetch'>,
): () => Promise<OpenAI> {
  return onceMade(async () => {
    const { default: Client } = await import('openai');
    return new Client({
      apiKey: apiKey?.reveal() ?? 'none',
      organization: null,
      project: null,
      baseURL: baseUrl?.reveal() ?? 'https://api.openai.com/v1',
      fetch,
      // Retries and time limits are advisor.ts's.
      maxRetries: 0,
      timeout: 600_000,
      logLevel: 'off',
    });
  });
}
