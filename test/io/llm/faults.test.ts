// Every way in which a provider can fail by what it answers, for each protocol that we speak.
import { describe, expect, test, vi } from 'vitest';
import type { AdvisorReply, AdvisorRequest } from '../../../src/advisor/exchange.ts';
import {
  type AdvisorSettings,
  createAdvisor,
  DEFAULT_ADVISOR_SETTINGS,
} from '../../../src/io/llm/advisor.ts';
import type { TargetSettings } from '../../../src/io/llm/providers/provider.ts';
import { FAULTS, isSaid } from '../../support/fault-table.ts';
import { modelVendors, vendorTarget as target, VENDORS } from '../../support/vendors/models.ts';

const server = modelVendors();

const request: AdvisorRequest = {
  system: 'You route leads.',
  messages: [{ role: 'user', text: 'Lead F1.' }],
  schemaName: 'advice',
  schema: {
    type: 'object',
    properties: { a: { type: 'number' } },
    required: ['a'],
    additionalProperties: false,
  },
  maxOutputTokens: 500,
};

const advisor = (targets: TargetSettings[], over: Partial<AdvisorSettings> = {}) =>
  createAdvisor({ ...DEFAULT_ADVISOR_SETTINGS, targets, ...over });

/** A question with much time but where the time is what it is about: one that outlives it fails by the runner's. */
const ask = (
  it: ReturnType<typeof advisor>,
  ms = 15_000,
  signal = new AbortController().signal,
): Promise<AdvisorReply> => it.ask(request, Date.now() + ms, signal);

/** An answer that is read but does not hold is the judge's business; what the wire does has its own test. */
const OURS = FAULTS.flatMap((fault) =>
  isSaid(fault.behaviour) && fault.behaviour.kind !== 'answer'
    ? [{ ...fault, behaviour: fault.behaviour }]
    : [],
);

describe.each(VENDORS)('%s', (vendor) => {
  test.each(OURS)(
    'a provider that $it gives its named failure in time',
    async ({ behaviour, reason }) => {
      const ms = behaviour.kind === 'hang' ? 600 : 15_000;
      server.behave(behaviour);
      const reply = await ask(advisor([target(vendor)]), ms);
      expect(reply).toMatchObject({
        kind: 'failed',
        reason,
        provider: vendor,
        model: 'test-model',
      });
      expect(reply.attempts).toBeGreaterThan(0);
    },
  );

  test('no redirect is followed: the key stays with the address that it was given for', async () => {
    const location = 'https://elsewhere.example/v1';
    server.behave({ kind: 'status', status: 307, headers: { location } });
    // Whoever followed it would ask an address that nobody stands in for.
    await ask(advisor([target(vendor)]));
    expect(server.seen).toHaveLength(1);
  });

  test('an answer comes with usage, cache hits, cost and request id', async () => {
    server.behave({ kind: 'answer', json: { a: 7 } });
    const reply = await ask(advisor([target(vendor)]));
    expect(reply).toEqual({
      kind: 'answer',
      json: { a: 7 },
      provider: vendor,
      model: 'test-model',
      requestId: 'req_test',
      usage: { inputTokens: 1_000, outputTokens: 40, cachedInputTokens: 900 },
      costUsd: expect.closeTo((100 * 1 + 900 * 0.1 + 40 * 5) / 1e6, 12),
      attempts: 1,
    });
  });

  test('usage and request id are kept when the answer is cut or refused', async () => {
    for (const stop of ['cut', 'refusal'] as const) {
      server.behave({ kind: 'text', text: '{"a"', stop });
      const reply = await ask(advisor([target(vendor)]));
      expect(reply).toMatchObject({
        requestId: 'req_test',
        usage: { outputTokens: 40 },
        attempts: 1,
      });
    }
  });

  test('what is sent: the schema as it is, the static part first, nothing stored, no header but the key', async () => {
    server.behave({ kind: 'answer', json: { a: 1 } });
    await ask(advisor([target(vendor)]));
    const { body, headers } = server.seen[0] ?? { body: null, headers: {} };
    const sent = JSON.stringify(body);
    expect(sent).toContain(JSON.stringify(request.schema));
    expect(sent.indexOf('You route leads.')).toBeLessThan(sent.indexOf('Lead F1.'));
    if (vendor === 'openai') expect(body).toMatchObject({ store: false });
    if (vendor === 'anthropic') expect(sent).toContain('cache_control');
    expect(JSON.stringify(headers)).toContain('sk-secret');
  });

  test('a caller who goes away ends it at once', async () => {
    server.behave({ kind: 'hang' });
    const control = new AbortController();
    setTimeout(() => control.abort(), 50);
    const reply = await ask(advisor([target(vendor)]), 600_000, control.signal);
    expect(reply.kind).toBe('failed');
  });
});

describe('retries and failover', () => {
  const both = () => [target('anthropic'), target('openai')];

  test('a passing error is tried again at the same provider', async () => {
    server.behave((_, nth) =>
      nth === 1 ? { kind: 'status', status: 500 } : { kind: 'answer', json: { a: 1 } },
    );
    const reply = await ask(advisor(both()));
    expect(reply).toMatchObject({ kind: 'answer', provider: 'anthropic', attempts: 2 });
  });

  test.each([
    ['down', { kind: 'down' }],
    [
      'out of money',
      { kind: 'status', status: 429, body: '{"error":{"code":"insufficient_quota"}}' },
    ],
    [
      'told to wait for longer than we have',
      { kind: 'status', status: 429, headers: { 'retry-after': '30' } },
    ],
    ['refusing the key', { kind: 'status', status: 401 }],
    ['answering HTML', { kind: 'html' }],
  ] as const)('the second provider answers for a first that is %s', async (_, behaviour) => {
    server.behave((vendor) =>
      vendor === 'anthropic' ? behaviour : { kind: 'answer', json: { a: 2 } },
    );
    const reply = await ask(advisor(both(), { mostAttempts: 4 }));
    expect(reply).toMatchObject({ kind: 'answer', provider: 'openai', json: { a: 2 } });
  });

  test('a first provider that hangs leaves time to the second when its own time is bounded', async () => {
    server.behave((vendor) =>
      vendor === 'anthropic' ? { kind: 'hang' } : { kind: 'answer', json: { a: 2 } },
    );
    const reply = await ask(advisor([target('anthropic', { timeoutMs: 300 }), target('openai')]));
    expect(reply).toMatchObject({ kind: 'answer', provider: 'openai' });
  });

  test('a refusal is final: nobody else is asked', async () => {
    server.behave({ kind: 'text', text: 'No', stop: 'refusal' });
    const reply = await ask(advisor(both()));
    expect(reply).toMatchObject({ reason: 'advisor_refused', attempts: 1 });
    expect(server.seen).toHaveLength(1);
  });

  test('no question costs more requests than allowed', async () => {
    server.behave({ kind: 'down' });
    const reply = await ask(advisor(both(), { mostAttempts: 3 }));
    expect(reply.attempts).toBe(3);
    expect(server.seen).toHaveLength(3);
  });

  test('a hedge answers for a slow first, and the first still wins when it is quicker', async () => {
    const hedged = () => advisor(both(), { hedgeAfterMs: 150 });
    server.behave((vendor) => ({
      kind: 'answer',
      json: vendor,
      afterMs: vendor === 'anthropic' ? 1_200 : 10,
    }));
    expect(await ask(hedged())).toMatchObject({
      kind: 'answer',
      json: 'openai',
      attempts: 2,
    });
    server.behave((vendor) => ({
      kind: 'answer',
      json: vendor,
      afterMs: vendor === 'anthropic' ? 250 : 900,
    }));
    expect(await ask(hedged())).toMatchObject({ kind: 'answer', json: 'anthropic' });
  });

  test('without a target there is nothing to ask, and that is said at once', async () => {
    const none = advisor([]);
    expect(none.configured).toBe(false);
    expect(await ask(none)).toMatchObject({ kind: 'failed', attempts: 0 });
  });
});

describe('breaker, bulkhead and budget', () => {
  test('a dead provider is left alone within ten questions and taken up again within the cool-down plus two', async () => {
    let now = Date.now();
    const guarded = createAdvisor(
      { ...DEFAULT_ADVISOR_SETTINGS, targets: [target('anthropic')], mostAttempts: 1 },
      { now: () => now },
    );
    const once = () => guarded.ask(request, now + 1_000, new AbortController().signal);
    server.behave({ kind: 'status', status: 500 });
    for (let i = 0; i < 10; i++) await once();
    const calls = server.seen.length;
    expect(calls).toBeLessThan(10);
    expect(guarded.state().targets[0]?.breaker).toBe('open');
    expect(await once()).toMatchObject({ reason: 'advisor_breaker_open', attempts: 0 });
    expect(server.seen).toHaveLength(calls);
    server.behave({ kind: 'answer', json: { a: 1 } });
    now += DEFAULT_ADVISOR_SETTINGS.breaker.coolDownMs;
    expect([await once(), await once()].map(({ kind }) => kind)).toEqual(['answer', 'answer']);
    expect(guarded.state().targets[0]?.breaker).toBe('closed');
  });

  test('an open breaker skips its target and the next one answers', async () => {
    server.behave((vendor) =>
      vendor === 'anthropic' ? { kind: 'status', status: 500 } : { kind: 'answer', json: { a: 1 } },
    );
    const guarded = advisor([target('anthropic'), target('openai')]);
    for (let i = 0; i < 5; i++) await ask(guarded);
    server.seen.length = 0;
    const reply = await ask(guarded);
    expect(reply).toMatchObject({ kind: 'answer', provider: 'openai', attempts: 1 });
    expect(server.seen.map(({ vendor }) => vendor)).toEqual(['openai']);
  });

  test('beyond the places and the queue nobody waits', async () => {
    server.behave({ kind: 'hang' });
    const narrow = advisor([target('anthropic')], { inFlight: 1, queue: 1 });
    const three = await Promise.all([ask(narrow, 500), ask(narrow, 500), ask(narrow, 500)]);
    const reasons = three.map((reply) => (reply.kind === 'failed' ? reply.reason : ''));
    expect(reasons).toEqual(['advisor_timeout', 'advisor_timeout', 'advisor_busy']);
    await vi.waitFor(() => expect(narrow.state()).toMatchObject({ inFlight: 0, queued: 0 }));
  });

  test('calls in flight cannot overspend together', async () => {
    server.behave({ kind: 'answer', json: { a: 1 }, afterMs: 100 });
    const guess = 500 + Math.ceil((16 + 8 + JSON.stringify(request.schema).length) / 3);
    const poor = advisor([target('anthropic')], { daily: { tokens: 2 * guess, usd: null } });
    const replies = await Promise.all(Array.from({ length: 5 }, () => ask(poor)));
    const reasons = replies.map((reply) => (reply.kind === 'failed' ? reply.reason : 'answer'));
    expect(reasons.sort()).toEqual([
      'advisor_budget_spent',
      'advisor_budget_spent',
      'advisor_budget_spent',
      'answer',
      'answer',
    ]);
    expect(poor.state().today.tokens).toBe(2 * 1_040);
  });
});
