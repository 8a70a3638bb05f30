// A server of our own that speaks the three vendors' protocols, for what only bytes on the wire can show: a
// body that drips, breaks off, floods or never comes.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { anthropicMessage } from './vendors/anthropic.ts';
import { type Envelope, type Said, type Vendor, writtenAs } from './vendors/model-reply.ts';
import { openAiResponse } from './vendors/openai.ts';
import { chatCompletion } from './vendors/openai-compatible.ts';

export type Behaviour =
  | Exclude<Said, { kind: 'down' }>
  | { kind: 'silence' | 'drip' | 'reset' | 'halfway' | 'flood' };

const ENVELOPES: Readonly<Record<Vendor, Envelope>> = {
  anthropic: anthropicMessage,
  openai: openAiResponse,
  'openai-compatible': chatCompletion,
};

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
  switch (behaviour.kind) {
    case 'answer':
    case 'text':
    case 'status':
    case 'html': {
      const written = writtenAs(behaviour, ENVELOPES[vendor]);
      const answer = () =>
        response.writeHead(written?.status ?? 500, written?.headers).end(written?.body);
      const afterMs = behaviour.kind === 'answer' ? behaviour.afterMs : undefined;
      if (afterMs) timers.add(setTimeout(answer, afterMs));
      else answer();
      return;
    }
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
