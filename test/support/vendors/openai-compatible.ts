// A server of somebody's own that speaks OpenAI's Chat Completions, as Ollama, vLLM and llama.cpp do.
import { type HttpHandler, http } from 'msw';
import { type Envelope, responseOf, type Said } from './model-reply.ts';

export const COMPATIBLE_URL = 'http://models.example/v1';

/** Answers every request for a completion by what `next` says to it. */
export function compatibleHandlers(next: (request: Request) => Promise<Said>): HttpHandler[] {
  return [
    http.post(`${COMPATIBLE_URL}/chat/completions`, async ({ request }) =>
      responseOf(await next(request), chatCompletion),
    ),
  ];
}

export const chatCompletion: Envelope = (text, stop) => ({
  id: 'chat_1',
  object: 'chat.completion',
  choices: [
    {
      index: 0,
      finish_reason: stop === 'cut' ? 'length' : 'stop',
      message:
        stop === 'refusal'
          ? { role: 'assistant', content: null, refusal: 'No.' }
          : { role: 'assistant', content: text },
    },
  ],
  usage: {
    prompt_tokens: 1_000,
    completion_tokens: 40,
    prompt_tokens_details: { cached_tokens: 900 },
  },
});
