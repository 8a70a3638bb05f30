// OpenAI's Responses API.
import { type HttpHandler, http } from 'msw';
import { type Envelope, responseOf, type Said } from './model-reply.ts';

/** Answers every request for a response by what `next` says to it. */
export function openAiHandlers(next: (request: Request) => Promise<Said>): HttpHandler[] {
  return [
    http.post('https://api.openai.com/v1/responses', async ({ request }) =>
      responseOf(await next(request), openAiResponse),
    ),
  ];
}

export const openAiResponse: Envelope = (text, stop) => {
  const part =
    stop === 'refusal' ? { type: 'refusal', refusal: 'No.' } : { type: 'output_text', text };
  return {
    id: 'resp_1',
    object: 'response',
    status: stop === 'cut' ? 'incomplete' : 'completed',
    incomplete_details: stop === 'cut' ? { reason: 'max_output_tokens' } : null,
    output: [
      { type: 'reasoning', summary: [] },
      { type: 'message', role: 'assistant', content: [part] },
    ],
    usage: { input_tokens: 1_000, output_tokens: 40, input_tokens_details: { cached_tokens: 900 } },
  };
};
