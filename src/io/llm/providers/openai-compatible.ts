// Any server that speaks OpenAI's chat protocol, local ones too. A model whose server turns the strict
// schema down is asked for JSON in words for a while; the same judge reads the answer.
import type OpenAI from 'openai';
import { z } from 'zod';
import type { AdvisorRequest, AdvisorUsage } from '../../../advisor/exchange.ts';
import { bodyOf, jsonOf } from './body.ts';
import { failed, failureOf, unreadable } from './failure.ts';
import { formRefusalIn, tellingFormRefusals } from './form-refusal.ts';
import { openAiClient } from './openai-client.ts';
import type { Provider, ProviderReply, TargetSettings, Transport } from './provider.ts';

const envelopeSchema = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
  usage: z
    .object({
      prompt_tokens: z.number(),
      completion_tokens: z.number(),
      prompt_tokens_details: z.object({ cached_tokens: z.number().nullish() }).nullish(),
    })
    .nullish(),
});

/** How the form of the answer is asked for: by a strict schema, or in words. */
type Form = 'strict' | 'words';

/**
 * How long a refusal of the schema holds: a server that was changed, or that mistook one request, is soon
 * asked strictly again, and one that never learns costs one more request in that time.
 */
const IN_WORDS_MS = 600_000;

/** The provider; the SDK is loaded and the client built with the first call. */
export function openAiCompatibleProvider(
  settings: TargetSettings,
  { fetch, now }: Transport,
): Provider {
  const client = openAiClient(settings, { fetch: tellingFormRefusals(fetch) });
  let inWordsUntil = 0;
  return {
    send: async (request, signal) => {
      const form: Form = now() < inWordsUntil ? 'words' : 'strict';
      try {
        const { chat } = await client();
        const body = bodyFor(settings, request, form);
        const response = await chat.completions.create(body, { signal }).asResponse();
        const requestId = response.headers.get('x-request-id');
        return read(await bodyOf(response, signal), requestId);
      } catch (error) {
        const refused = formRefusalIn(error);
        const failure = failureOf(refused ?? error, signal);
        if (refused === null || form === 'words' || signal.aborted) return failure;
        inWordsUntil = now() + IN_WORDS_MS;
        return { ...failure, retry: { on: 'now' } };
      }
    },
    warm: async () => {
      await client();
    },
  };
}

function bodyFor(
  { model, baseUrl }: TargetSettings,
  request: AdvisorRequest,
  form: Form,
): OpenAI.Chat.ChatCompletionCreateParamsNonStreaming {
  const inWords = `${request.system}\n\nAnswer with one JSON object and nothing else. Its JSON Schema:\n${JSON.stringify(request.schema)}`;
  const own = baseUrl === null;
  return {
    model,
    messages: [
      { role: 'system', content: form === 'words' ? inWords : request.system },
      ...request.messages.map(({ role, text }) => ({ role, content: text })),
    ],
    // OpenAI renamed the limit and can store answers; other servers know only the old name.
    ...(own
      ? { max_completion_tokens: request.maxOutputTokens, store: false }
      : { max_tokens: request.maxOutputTokens }),
    ...(form === 'strict'
      ? {
          response_format: {
            type: 'json_schema' as const,
            json_schema: { name: request.schemaName, schema: { ...request.schema }, strict: true },
          },
        }
      : {}),
  };
}

/** Reads an answer: envelope, finish reason, JSON (also fenced or after a model's thinking aloud). */
function read(text: string, requestId: string | null): ProviderReply {
  const envelope = envelopeSchema.safeParse(jsonOf(text));
  const first = envelope.data?.choices[0];
  if (!envelope.success || !first) return unreadable({ requestId });
  const known = { requestId, usage: usageOf(envelope.data.usage) };
  if (first.finish_reason === 'content_filter' || first.message.refusal) {
    return failed('advisor_refused', 'The model refused to answer.', { on: 'never' }, known);
  }
  if (first.finish_reason === 'length') {
    return failed(
      'advisor_cut_off',
      'The answer reached its length limit.',
      { on: 'never' },
      known,
    );
  }
  const json = embeddedJson(first.message.content ?? '');
  return json === undefined ? unreadable(known) : { kind: 'answer', json, ...known };
}

function embeddedJson(content: string): unknown {
  const plain = content.replace(/^[\s\S]*<\/think(?:ing)?>/, '').trim();
  const whole = jsonOf(plain);
  if (whole !== undefined) return whole;
  const [from, to] = [plain.indexOf('{'), plain.lastIndexOf('}')];
  return from >= 0 && to > from ? jsonOf(plain.slice(from, to + 1)) : undefined;
}

function usageOf(usage: z.infer<typeof envelopeSchema>['usage']): AdvisorUsage | null {
  if (!usage) return null;
  return {
    inputTokens: usage.prompt_tokens,
    outputTokens: usage.completion_tokens,
    cachedInputTokens: usage.prompt_tokens_details?.cached_tokens ?? 0,
  };
}
