// Claude through Anthropic's SDK: one Messages call with a JSON schema. Body and envelope are ours: the
// SDK encodes the prompt anew for each lead, and its parser loses stop reason, usage and request id of
// an answer that is cut.
import type Anthropic from '@anthropic-ai/sdk';
import { z } from 'zod';
import type { AdvisorRequest, AdvisorUsage } from '../../../advisor/exchange.ts';
import { bodyOf, jsonOf } from './body.ts';
import { failed, failureOf, unreadable } from './failure.ts';
import { onceMade } from './once-made.ts';
import type { Provider, ProviderReply, TargetSettings, Transport } from './provider.ts';
import { JSON_HEADERS, sentBody } from './sent-body.ts';

const envelopeSchema = z.object({
  content: z.array(z.object({ type: z.string(), text: z.string().optional() })),
  stop_reason: z.string(),
  usage: z
    .object({
      input_tokens: z.number(),
      output_tokens: z.number(),
      cache_creation_input_tokens: z.number().nullish(),
      cache_read_input_tokens: z.number().nullish(),
    })
    .nullish(),
});

/** The provider; the SDK is loaded and the client built with the first call. */
export function anthropicProvider(settings: TargetSettings, transport: Transport): Provider {
  const client = onceMade(() => connect(settings, transport));
  const bodyFor = sentBody((request) => constantPart(settings.model, request), 'messages');
  return {
    warm: async () => {
      await client();
    },
    send: async (request, signal) => {
      try {
        const connected = await client();
        const response = await connected
          .post('/v1/messages', { body: bodyFor(request), headers: JSON_HEADERS, signal })
          .asResponse();
        const requestId = response.headers.get('request-id');
        return read(await bodyOf(response, signal), requestId);
      } catch (error) {
        return failureOf(error, signal);
      }
    },
  };
}

async function connect(
  { apiKey, baseUrl }: TargetSettings,
  { fetch, traced }: Transport,
): Promise<Anthropic> {
  const { default: Client } = await import('@anthropic-ai/sdk');
  return new Client({
    apiKey: apiKey?.reveal() ?? 'none',
    authToken: null,
    baseURL: baseUrl?.reveal() ?? 'https://api.anthropic.com',
    fetch,
    // Retries and time limits are advisor.ts's: the SDK's count per attempt and sleep past any deadline.
    maxRetries: 0,
    timeout: 600_000,
    logLevel: 'off',
    ...(traced ? {} : { openTelemetry: false }),
  });
}

function constantPart(
  model: string,
  request: AdvisorRequest,
): Omit<Anthropic.MessageCreateParamsNonStreaming, 'messages'> {
  return {
    model,
    max_tokens: request.maxOutputTokens,
    system: [{ type: 'text', text: request.system, cache_control: { type: 'ephemeral' } }],
    output_config: { format: { type: 'json_schema', schema: { ...request.schema } } },
  };
}

/** Reads an answer: envelope, stop reason, JSON; usage and request id are kept whatever it holds. */
function read(text: string, requestId: string | null): ProviderReply {
  const envelope = envelopeSchema.safeParse(jsonOf(text));
  if (!envelope.success) return unreadable({ requestId });
  const { content, stop_reason: stop } = envelope.data;
  const known = { requestId, usage: usageOf(envelope.data.usage) };
  if (stop === 'refusal') {
    return failed('advisor_refused', 'The model refused to answer.', { on: 'never' }, known);
  }
  if (stop === 'max_tokens' || stop === 'model_context_window_exceeded') {
    return failed(
      'advisor_cut_off',
      'The answer reached its length limit.',
      { on: 'never' },
      known,
    );
  }
  const json = jsonOf(content.map((part) => (part.type === 'text' ? part.text : '')).join(''));
  return json === undefined ? unreadable(known) : { kind: 'answer', json, ...known };
}

function usageOf(usage: z.infer<typeof envelopeSchema>['usage']): AdvisorUsage | null {
  if (!usage) return null;
  const cached = usage.cache_read_input_tokens ?? 0;
  return {
    inputTokens: usage.input_tokens + (usage.cache_creation_input_tokens ?? 0) + cached,
    outputTokens: usage.output_tokens,
    cachedInputTokens: cached,
  };
}
