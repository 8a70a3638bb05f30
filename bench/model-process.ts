// A model's address in a process of its own: answers like the Anthropic API after a fixed time, or at the
// pace of a model that writes, or misbehaves, and keeps account of how long it really held each call.
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { simulatedAnswer } from '../evals/harness/simulated.ts';

export type Manner = 'answer' | 'hang' | 'drip' | 'retry-after';
export type FromParent = { manner: Manner } | { tellHeld: true };
/** `held`: the number of the lead and the milliseconds from its request to its answer. */
export type FromModel = { url: string } | { held: [lead: number, ms: number][] };

const firstMs = Number(process.argv[2]);
/** Tokens that it writes in a second; 0: an answer takes no time to write. */
const perSecond = Number(process.argv[3] ?? 0);
const HEAD = { 'content-type': 'application/json' };
let manner: Manner = 'answer';
let held: [number, number][] = [];

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  let from = performance.now();
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    from = performance.now();
    perform(Buffer.concat(chunks).toString(), from, response);
  });
});

function perform(body: string, from: number, response: ServerResponse): void {
  if (manner === 'hang') return;
  if (manner === 'retry-after') {
    response.writeHead(429, { ...HEAD, 'retry-after': '30' });
    response.end('{"type":"error","error":{"type":"rate_limit_error","message":"later"}}');
    return;
  }
  if (manner === 'drip') {
    response.writeHead(200, HEAD);
    const timer = setInterval(() => response.write(' '), 50);
    response.once('close', () => clearInterval(timer));
    return;
  }
  // The answer is made at once: a model's own time holds its thinking.
  const { lead, text, tokens } = answerTo(body);
  const writing = perSecond > 0 ? (tokens / perSecond) * 1_000 : 0;
  const left = firstMs + writing - (performance.now() - from);
  setTimeout(() => {
    response.writeHead(200, { ...HEAD, 'content-length': Buffer.byteLength(text) });
    response.end(text);
    held.push([lead, performance.now() - from]);
  }, left);
}

/** Tokens of an answer that does everything at once, as a real model writes it. */
const WHOLE_TOKENS = 480;

function answerTo(body: string): { lead: number; text: string; tokens: number } {
  const asked = JSON.parse(body) as { messages: { content: string }[] };
  const data = asked.messages[0]?.content ?? '';
  const lead = Number(/Company (\d+)/.exec(data)?.[1] ?? -1);
  const tokens = WHOLE_TOKENS;
  const json = simulatedAnswer({
    system: '',
    messages: [{ role: 'user', text: data }],
    schemaName: '',
    schema: {},
    maxOutputTokens: 0,
  });
  const text = JSON.stringify({
    id: 'msg_bench',
    type: 'message',
    role: 'assistant',
    model: 'bench',
    content: [{ type: 'text', text: JSON.stringify(json) }],
    stop_reason: 'end_turn',
    stop_sequence: null,
    usage: { input_tokens: Math.ceil(body.length / 4), output_tokens: tokens },
  });
  return { lead, text, tokens };
}

process.on('message', (asked: FromParent) => {
  if ('manner' in asked) {
    manner = asked.manner;
    return;
  }
  tell({ held });
  held = [];
});
process.on('disconnect', () => process.exit());
server.listen(0, '127.0.0.1', () =>
  tell({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }),
);

function tell(message: FromModel): void {
  process.send?.(message);
}
