// A model's address in a process of its own: answers like the Anthropic API after a fixed time, or at the
// pace of a model that writes, or misbehaves, and keeps account of how long it really held each call.
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { simulatedAnswer } from '../evals/harness/simulated.ts';
import { BRIEF_SCHEMA_NAME } from '../src/advisor/brief-answer.ts';
import { CHOICE_SCHEMA_NAME } from '../src/advisor/choice-answer.ts';

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

/**
 * Tokens of an answer as a real model writes it, whatever the stand-in's is: a brief, everything at once,
 * and the choice that a lead's own words make longer in a third of the cases.
 */
const BRIEF_TOKENS = 300;
const WHOLE_TOKENS = 480;
const CHOICE_TOKENS = [46, 46, 46, 46, 46, 46, 82, 88, 96, 108];

/** What is asked for, by the fields of the answer. */
function askedFor(fields: object): { schemaName: string; tokensOf(lead: number): number } {
  if ('deciding' in fields) {
    const tokensOf = (lead: number) => CHOICE_TOKENS[lead % CHOICE_TOKENS.length] ?? 0;
    return { schemaName: CHOICE_SCHEMA_NAME, tokensOf };
  }
  return 'points' in fields
    ? { schemaName: BRIEF_SCHEMA_NAME, tokensOf: () => BRIEF_TOKENS }
    : { schemaName: '', tokensOf: () => WHOLE_TOKENS };
}

function answerTo(body: string): { lead: number; text: string; tokens: number } {
  const asked = JSON.parse(body) as {
    messages: { content: string }[];
    output_config: { format: { schema: { properties: object } } };
  };
  const { schemaName, tokensOf } = askedFor(asked.output_config.format.schema.properties);
  const data = asked.messages[0]?.content ?? '';
  const lead = Number(/Company (\d+)/.exec(data)?.[1] ?? -1);
  const tokens = tokensOf(lead);
  const json = simulatedAnswer({ messages: [{ role: 'user', text: data }], schemaName });
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
