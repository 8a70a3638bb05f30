// OpenAI models through OpenAI's SDK: one Responses call with a strict schema, nothing stored there.
import { createHash } from 'node:crypto';
import type OpenAI from 'openai';
import { z } from 'zod';
import type { AdvisorRequest, AdvisorUsage } from '../../../advisor/exchange.ts';
import { bodyOf, jsonOf } from './body.ts';
import { failed, failureOf, unreadable } from './failure.ts';
import { openAiClient } from './openai-client.ts';
import type { Provider, ProviderReply, TargetSettings, Transport } from './provider.ts';
import { JSON_HEADERS, sentBody } from './sent-body.ts';

const envelopeSchema = z.object({
  status: z.string(),
  error: z.object({ code: z.string().nullish() }).nullish(),
  incomplete_details: z.object({ reason: z.string().nullish() }).nullish(),
  output: z
    .array(
      z.object({
        type: z.string(),
        content: z.array(z.object({ type: z.string(), text: z.string().optional() })).nullish(),
      }),
    )
    .default([]),
  usage: z
    .object({
      input_tokens: z.number(),
      output_tokens: z.number(),
      input_tokens_details: z.object({ cached_tokens: z.number().nullish() }).nullish(),
    })
    .nullish(),
});

/** The provider; the SDK is loaded and the client built with the first call. */
export function openAiProvider(settings: TargetSettings, transport: Transport): Provider {
  const client = openAiClient(settings, transport);
  const bodyFor = sentBody((request) => constantPart(settings.model, request), 'input');
  return {
    warm: async () => {
      await client();
    },
    send: async (request, signal) => {
      try {
        const connected = await client();
        const response = await connected
          .post('/responses', { body: bodyFor(request), headers: JSON_HEADERS, signal })
          .asResponse();
        const requestId = response.headers.get('x-request-id');
        return read(await bodyOf(response, signal), requestId);
      } catch (error) {
        return failureOf(error, signal);
      }
    },
  };
}

function constantPart(
  model: string,
  request: AdvisorRequest,
): Omit<OpenAI.Responses.ResponseCreateParamsNonStreaming, 'input'> {
  return {
    model,
    instructions: request.system,
    max_output_tokens: request.maxOutputTokens,
    text: {
      format: {
        type: 'json_schema',
        name: request.schemaName,
        schema: { ...request.schema },
        strict: true,
      },
    },
    // Leads of one policy share their system part: one cache key keeps them on one machine.
    prompt_cache_key: createHash('sha256').update(request.system).digest('hex').slice(0, 32),
    store: false,
  };
}

/** Reads an answer: envelope, status, refusal, JSON; usage and request id are kept whatever it holds. */
function read(text: string, requestId: string | null): ProviderReply {
  const envelope = envelopeSchema.safeParse(jsonOf(text));
  if (!envelope.success) return unreadable({ requestId });
  const { status, error, incomplete_details: incomplete, output } = envelope.data;
  const known = { requestId, usage: usageOf(envelope.data.usage) };
  const parts = output.flatMap(({ type, content }) => (type === 'message' ? (content ?? []) : []));
  const filtered = incomplete?.reason === 'content_filter';
  if (filtered || parts.some(({ type }) => type === 'refusal')) {
    return failed('advisor_refused', 'The model refused to answer.', { on: 'never' }, known);
  }
  if (status === 'incomplete') {
    return failed(
      'advisor_cut_off',
      'The answer reached its length limit.',
      { on: 'never' },
      known,
    );
  }
  if (status === 'failed') {
    const limited = error?.code === 'rate_limit_exceeded';
    const reason = limited ? 'advisor_rate_limited' : 'advisor_server_error';
    return failed(
      reason,
      'The provider could not finish the answer.',
      { on: 'same', afterMs: 0 },
      known,
    );
  }
  const json = jsonOf(
    parts.map(({ type, text: part }) => (type === 'output_text' ? part : '')).join(''),
  );
  return status !== 'completed' || json === undefined
    ? unreadable(known)
    : { kind: 'answer', json, ...known };
}

function usageOf(usage: z.infer<typeof envelopeSchema>['usage']): AdvisorUsage | null {
  if (!usage) return null;
  return {
    inputTokens: usage.input_tokens,
    outputTokens: usage.output_tokens,
    cachedInputTokens: usage.input_tokens_details?.cached_tokens ?? 0,
  };
}
