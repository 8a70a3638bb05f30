// A model's address for the bench: answers like the Anthropic API after a fixed time, or misbehaves.
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { simulatedAnswer } from '../src/io/llm/providers/simulated.ts';

export type Manner = 'answer' | 'hang' | 'drip' | 'retry-after';
export type ModelServer = { url: string; manner: Manner; close(): Promise<void> };

/** Starts it; `manner` may be changed between requests. */
export async function modelServer(latencyMs: number): Promise<ModelServer> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => perform(self.manner, Buffer.concat(chunks).toString(), response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const self: ModelServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    manner: 'answer',
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  const perform = (manner: Manner, body: string, response: ServerResponse) => {
    const head = { 'content-type': 'application/json' };
    if (manner === 'hang') return;
    if (manner === 'retry-after') {
      response.writeHead(429, { ...head, 'retry-after': '30' });
      response.end('{"type":"error","error":{"type":"rate_limit_error","message":"later"}}');
      return;
    }
    if (manner === 'drip') {
      response.writeHead(200, head);
      const timer = setInterval(() => response.write(' '), 50);
      response.once('close', () => clearInterval(timer));
      return;
    }
    setTimeout(() => {
      response.writeHead(200, head);
      response.end(answerTo(body));
    }, latencyMs);
  };
  return self;
}

function answerTo(body: string): string {
  const asked = JSON.parse(body) as { messages: { content: string | { text: string }[] }[] };
  const content = asked.messages[0]?.content ?? '';
  const text = typeof content === 'string' ? content : content.map((part) => part.text).join('');
  const json = simulatedAnswer({
    system: '',
    messages: [{ role: 'user', text }],
    schemaName: '',
    schema: {},
    maxOutputTokens: 0,
  });
  return JSON.stringify({
    id: 'msg_bench',
    type: 'message',
    role: 'assistant',
    model: 'bench',
    content: [{ type: 'text', text: JSON.stringify(json) }],
    stop_reason: 'end_turn',
    stop_sequence: null,
    usage: { input_tokens: 2_000, output_tokens: 400 },
  });
}
