// A real HTTP server that speaks the three providers' protocols, well or badly, as a test tells it.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Vendor = 'anthropic' | 'openai' | 'openai-compatible';

export type Behaviour =
  | { kind: 'answer'; json: unknown; afterMs?: number }
  | { kind: 'text'; text: string; stop?: 'complete' | 'cut' | 'refusal' }
  | { kind: 'status'; status: number; headers?: Record<string, string>; body?: string }
  | { kind: 'html' }
  | { kind: 'hang' | 'silence' | 'drip' | 'reset' | 'halfway' | 'flood' };

export type SeenRequest = {
  vendor: Vendor;
  path: string;
  headers: Record<string, unknown>;
  body: unknown;
};

export type FakeProvider = {
  url: string;
  seen: SeenRequest[];
  /** What each request gets, by vendor or for all. */
  behave(next: Behaviour | ((vendor: Vendor, nth: number) => Behaviour)): void;
  close(): Promise<void>;
};

/** Starts the server on a free port; it answers `{}` until it is told otherwise. */
export async function fakeProvider(): Promise<FakeProvider> {
  let behaviour: (vendor: Vendor, nth: number) => Behaviour = () => ({ kind: 'answer', json: {} });
  const seen: SeenRequest[] = [];
  const timers = new Set<NodeJS.Timeout>();
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const path = request.url ?? '';
      const vendor = vendorOf(path);
      seen.push({ vendor, path, headers: { ...request.headers }, body });
      perform(behaviour(vendor, seen.length), vendor, response, timers);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    behave: (next) => {
      behaviour = typeof next === 'function' ? next : () => next;
    },
    close: async () => {
      for (const timer of timers) clearTimeout(timer);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function vendorOf(path: string): Vendor {
  if (path.includes('/messages')) return 'anthropic';
  return path.includes('/responses') ? 'openai' : 'openai-compatible';
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8') || 'null');
}

function perform(
  behaviour: Behaviour,
  vendor: Vendor,
  response: ServerResponse,
  timers: Set<NodeJS.Timeout>,
): void {
  const send = (status: number, body: string, headers: Record<string, string> = {}) => {
    response.writeHead(status, {
      'content-type': 'application/json',
      'request-id': 'req_test',
      'x-request-id': 'req_test',
      ...headers,
    });
    response.end(body);
  };
  switch (behaviour.kind) {
    case 'answer': {
      const answer = () => send(200, envelope(vendor, JSON.stringify(behaviour.json), 'complete'));
      if (behaviour.afterMs) timers.add(setTimeout(answer, behaviour.afterMs));
      else answer();
      return;
    }
    case 'text':
      send(200, envelope(vendor, behaviour.text, behaviour.stop ?? 'complete'));
      return;
    case 'status':
      send(behaviour.status, behaviour.body ?? '{"error":{"message":"no"}}', behaviour.headers);
      return;
    case 'html':
      send(200, '<html><body>Welcome</body></html>', { 'content-type': 'text/html' });
      return;
    case 'hang':
      return;
    case 'silence':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' });
      response.flushHeaders();
      return;
    case 'drip':
      response.writeHead(200, { 'content-type': 'application/json' });
      timers.add(setInterval(() => response.write(' '), 40));
      return;
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'halfway':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' });
      response.write('{"id":"x","content":[');
      timers.add(setTimeout(() => response.socket?.resetAndDestroy(), 30));
      return;
    case 'flood':
      flood(response);
  }
}

/** Fifty megabytes, as fast as they are taken. */
function flood(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const chunk = Buffer.alloc(1024 * 1024, ' ');
  let left = 50;
  const more = () => {
    while (left > 0 && !response.destroyed) {
      left -= 1;
      if (!response.write(chunk)) {
        response.once('drain', more);
        return;
      }
    }
    response.end();
  };
  more();
}

function envelope(vendor: Vendor, text: string, stop: 'complete' | 'cut' | 'refusal'): string {
  return JSON.stringify(
    { anthropic: message, openai: responsesObject, 'openai-compatible': completion }[vendor](
      text,
      stop,
    ),
  );
}

function message(text: string, stop: string) {
  return {
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
  };
}

function responsesObject(text: string, stop: string) {
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
}

function completion(text: string, stop: string) {
  return {
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
  };
}
