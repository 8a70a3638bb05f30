// Anthropic's Messages API.
import { type HttpHandler, http } from 'msw';
import { type Envelope, responseOf, type Said } from './model-reply.ts';

/** Answers every message by what `next` says to it. */
export function anthropicHandlers(next: (request: Request) => Promise<Said>): HttpHandler[] {
  return [
    http.post('https://api.anthropic.com/v1/messages', async ({ request }) =>
      responseOf(await next(request), anthropicMessage),
    ),
  ];
}

export const anthropicMessage: Envelope = (text, stop) => ({
  id: 'msg_1',
  type: 'message',
  role: 'assistant',
  model: 'claude-test',
  content: [{ type: 'text', text }],
  stop_reason: { complete: 'end_turn', cut: 'max_tokens', refusal: 'refusal' }[stop],
  usage: {
    input_tokens: 100,
    output_tokens: 40,
    cache_creation_input_tokens: 0,
    cache_read_input_tokens: 900,
  },
});
