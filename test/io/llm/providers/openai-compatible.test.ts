// How the chat protocol copes with servers that know no strict schemas.
import { beforeEach, expect, test } from 'vitest';
import type { AdvisorRequest } from '../../../../src/advisor/exchange.ts';
import {
  type AdvisorSettings,
  createAdvisor,
  DEFAULT_ADVISOR_SETTINGS,
  type ModelAdvisor,
} from '../../../../src/io/llm/advisor.ts';
import type { Said } from '../../../support/vendors/model-reply.ts';
import { modelVendors, vendorTarget } from '../../../support/vendors/models.ts';

const server = modelVendors();
let now = 0;
beforeEach(() => {
  now = Date.parse('2026-03-02T08:00:00Z');
});

const TEN_MINUTES = 600_000;
const request: AdvisorRequest = {
  system: 'You route leads.',
  messages: [{ role: 'user', text: 'Lead F1.' }],
  schemaName: 'advice',
  schema: { type: 'object', properties: { a: { type: 'number' } }, required: ['a'] },
  maxOutputTokens: 500,
};

function local(model = 'local', over: Partial<AdvisorSettings> = {}): ModelAdvisor {
  const target = vendorTarget('openai-compatible', { apiKey: null, model, price: null });
  const settings = { ...DEFAULT_ADVISOR_SETTINGS, targets: [target], ...over };
  return createAdvisor(settings, { now: () => now });
}

const ask = (advisor: ModelAdvisor) =>
  advisor.ask(request, now + 5_000, new AbortController().signal);

const refusal = (message: string, status = 400): Said => ({
  kind: 'status',
  status,
  body: JSON.stringify({ error: { message } }),
});
const FORM_REFUSED = refusal("'response_format' of type 'json_schema' is not supported");

const isStrict = (body: unknown) => JSON.stringify(body).includes('response_format');
/** Refuses the strict form; what was asked in words gets its answer fenced, after thinking aloud. */
function knowOnlyWords(): void {
  server.behave((_, nth) =>
    isStrict(server.seen[nth - 1]?.body)
      ? FORM_REFUSED
      : { kind: 'text', text: '<think>hm {1}</think>```json\n{"a": 3}\n```' },
  );
}
const formsSent = () => server.seen.map(({ body }) => (isStrict(body) ? 'strict' : 'words'));

test('a server that turns the schema down is asked in words, and both requests are counted', async () => {
  knowOnlyWords();
  const advisor = local();
  expect(await ask(advisor)).toMatchObject({ kind: 'answer', json: { a: 3 }, attempts: 2 });
  expect(await ask(advisor)).toMatchObject({ kind: 'answer', json: { a: 3 }, attempts: 1 });
  expect(formsSent()).toEqual(['strict', 'words', 'words']);
  expect(JSON.stringify(server.seen[2]?.body)).toContain('JSON Schema');
  expect(advisor.state().targets[0]).toMatchObject({ calls: 3, failures: 0 });
});

test('after ten minutes the strict schema is tried again, and kept when it works by then', async () => {
  knowOnlyWords();
  const advisor = local();
  await ask(advisor);
  now += TEN_MINUTES - 1;
  await ask(advisor);
  now += 1;
  server.behave({ kind: 'answer', json: { a: 4 } });
  await ask(advisor);
  await ask(advisor);
  expect(formsSent()).toEqual(['strict', 'words', 'words', 'strict', 'strict']);
});

test.each([
  ['a prompt that is too long', refusal('maximum context length is 4096 tokens')],
  ['nothing it names', { kind: 'status', status: 400, body: '' }],
  ['a key it does not know', refusal('response_format needs a key', 401)],
] as const)('a refusal of %s changes nothing for the requests after it', async (_, behaviour) => {
  server.behave((_vendor, nth) => (nth === 1 ? behaviour : { kind: 'answer', json: { a: 5 } }));
  const advisor = local();
  expect(await ask(advisor)).toMatchObject({
    kind: 'failed',
    reason: 'advisor_rejected_request',
    requestId: 'req_test',
    attempts: 1,
  });
  expect(await ask(advisor)).toMatchObject({ kind: 'answer', attempts: 1 });
  expect(formsSent()).toEqual(['strict', 'strict']);
});

test.each([
  ["vLLM's", { object: 'error', message: 'guided_json is not supported' }, 400],
  ["FastAPI's", { detail: [{ loc: ['body', 'response_format'], msg: 'forbidden' }] }, 422],
  ["llama.cpp's", { error: { code: 400, message: 'failed to parse grammar' } }, 400],
] as const)('the refusal is understood in %s shape', async (_, body, status) => {
  server.behave((_vendor, nth) =>
    nth === 1
      ? { kind: 'status', status, body: JSON.stringify(body) }
      : { kind: 'answer', json: { a: 6 } },
  );
  expect(await ask(local())).toMatchObject({ kind: 'answer', attempts: 2 });
  expect(formsSent()).toEqual(['strict', 'words']);
});

test('one model’s refusal says nothing of another model of the same server', async () => {
  knowOnlyWords();
  await ask(local('small'));
  await ask(local('large'));
  expect(formsSent()).toEqual(['strict', 'words', 'strict', 'words']);
});

test('the limit of requests holds for the second form too', async () => {
  knowOnlyWords();
  const reply = await ask(local('local', { mostAttempts: 1 }));
  expect(reply).toMatchObject({ reason: 'advisor_rejected_request', attempts: 1 });
  expect(server.seen).toHaveLength(1);
});

test('the day’s budget is asked before each of the two', async () => {
  knowOnlyWords();
  const guess = 500 + Math.ceil((16 + 8 + JSON.stringify(request.schema).length) / 3);
  const poor = local('local', { daily: { tokens: guess, usd: null } });
  expect(await ask(poor)).toMatchObject({ kind: 'answer', attempts: 2 });
  expect(poor.state().today.tokens).toBe(1_040);
  expect(await ask(poor)).toMatchObject({ reason: 'advisor_budget_spent', attempts: 0 });
});

test('a crowd whose first requests are all turned down leaves the model in use', async () => {
  knowOnlyWords();
  const advisor = local();
  const replies = await Promise.all(Array.from({ length: 20 }, () => ask(advisor)));
  expect(replies.map(({ kind }) => kind)).toEqual(replies.map(() => 'answer'));
  expect(advisor.state().targets[0]).toMatchObject({ breaker: 'closed', failures: 0 });
  expect(advisor.state().targets[0]?.calls).toBe(server.seen.length);
});
