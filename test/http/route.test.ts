import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { Refusal } from '../../src/flows/refusal.ts';
import type { RouteLead } from '../../src/http/route.ts';
import { type TestApi, testApi } from '../support/api.ts';
import { commitOnce, timesCommitted } from '../support/keyed-work.ts';

let app: TestApi;
let calls: Parameters<RouteLead>[] = [];
let failNext = false;

/** Stands for the flow: commits one row with the key that it answers, after a moment. */
const routeLead: RouteLead = async (request, options) => {
  calls.push([request, options]);
  if (failNext) {
    failNext = false;
    throw new Refusal('policy_unknown');
  }
  await new Promise((resolve) => setTimeout(resolve, 20));
  const answerText = `{ "id": "${randomUUID()}", "name": "José" }`;
  const { id: name } = request.lead;
  await commitOnce(app.database.db, { name, text: answerText, key: options.key });
  return { bytes: new TextEncoder().encode(answerText) };
};

beforeAll(async () => {
  app = await testApi({ routeLead });
});

const post = (lead: object, key?: string, token?: string) =>
  app.send(
    'POST',
    '/route',
    { lead },
    {
      ...(token ? { token } : {}),
      headers: key === undefined ? {} : { 'idempotency-key': key },
    },
  );
const committed = (name: string) => timesCommitted(app.database.db, name);

describe('POST /route', () => {
  test('hands the flow a complete request and the arrival, and sends its bytes', async () => {
    calls = [];
    const answer = await post({ id: 'l-1' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(await answer.text()).toMatch(/^\{ "id": "[0-9a-f-]{36}", "name": "José" \}$/);
    const [request, options] = calls[0] ?? [];
    expect(request).toMatchObject({
      lead: { id: 'l-1', engagement: [] },
      mode: 'sync',
      dryRun: false,
    });
    expect(options).toMatchObject({
      arrivedAtMs: app.clock.now(),
      signal: expect.any(AbortSignal),
    });
    expect(options?.key).toBeUndefined();
  });

  test('the same key and body give the same bytes, marked as replayed', async () => {
    const key = randomUUID();
    const first = await post({ id: 'l-2' }, key);
    const again = await post({ id: 'l-2' }, key);
    expect(first.headers.get('idempotency-replayed')).toBeNull();
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await again.text()).toBe(await first.text());
    expect(await committed('l-2')).toBe(1);
  });

  test('another body under the key is refused; under another API key it is another request', async () => {
    const key = randomUUID();
    await post({ id: 'l-3' }, key);
    const other = await post({ id: 'l-4' }, key);
    expect(other.status).toBe(422);
    expect(await other.json()).toMatchObject({ code: 'idempotency_mismatch' });
    expect((await post({ id: 'l-4' }, key, await app.keyWith('route'))).status).toBe(200);
  });

  test('100 in parallel under one key are one decision with identical bodies', async () => {
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 100 }, () => post({ id: 'l-5' }, key)));
    expect(answers.map((a) => a.status)).toEqual(Array(100).fill(200));
    expect(new Set(await Promise.all(answers.map((a) => a.text()))).size).toBe(1);
    expect(answers.filter((a) => a.headers.get('idempotency-replayed') === null)).toHaveLength(1);
    expect(await committed('l-5')).toBe(1);
  });

  test('a refusal is not kept: the key is free again', async () => {
    const key = randomUUID();
    failNext = true;
    expect((await post({ id: 'l-6' }, key)).status).toBe(422);
    expect((await post({ id: 'l-6' }, key)).status).toBe(200);
  });

  test.each(['', ' ', 'ä', 'x'.repeat(256)])('the key %j is refused', async (key) => {
    const answer = await app.api.request('/route', {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await app.keyWith('route')}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body: '{"lead":{"id":"l-7"}}',
    });
    expect(answer.status).toBe(422);
  });

  test('needs the scope route', async () => {
    const answer = await post({ id: 'l-8' }, undefined, await app.keyWith('manage'));
    expect(answer.status).toBe(403);
  });
});

test('a policy that would hold the process over this lead is refused, and nothing is stored', async () => {
  const real = await testApi();
  const nested = 'lead.engagement.exists(e, lead.engagement.exists(f, e.name == f.name + "x"))';
  const request = {
    lead: {
      id: 'fat',
      engagement: Array.from({ length: 200 }, (_, k) => ({ kind: 'page', name: `page ${k}` })),
    },
    reps: [{ id: 'ann', name: 'Ann Able' }],
    policy: {
      name: 'dear',
      prefer: Array.from({ length: 60 }, (_, k) => ({
        code: `p${k}`,
        if: Array.from({ length: 4 }, () => nested).join(' || '),
        logOdds: 0.1,
      })),
    },
  };
  const refused = await real.send('POST', '/route', request);
  expect(refused.status).toBe(422);
  expect(await refused.json()).toMatchObject({ code: 'policy_too_dear' });
  expect(await real.database.db.selectFrom('leads').select('id').execute()).toEqual([]);
});

test('a view for the owner is flat, says why a lead waits, and leaves the stored answer whole', async () => {
  const rep = { id: 'ana', name: 'Ana Lund', email: 'ana@sales.example' };
  const must = [{ kind: 'role', code: 'who', roles: ['ae'] }];
  const ask = async (role: string, view: string) => {
    const reps = [{ ...rep, role }];
    const body = { lead: { id: `view-${role}` }, reps, policy: { name: 'p', must }, dryRun: true };
    const answer = await whole.send('POST', `/route${view}`, body);
    expect(answer.status).toBe(200);
    return (await answer.json()) as Record<string, unknown>;
  };
  const whole = await testApi({});
  const { id, rep: told } = await ask('ae', '');
  expect([typeof id, told]).toEqual(['string', { id: 'ana', name: 'Ana Lund' }]);
  expect(await ask('ae', '?view=owner')).toEqual({
    ...{ outcome: 'assigned', ownerId: 'ana', repId: 'ana', repName: 'Ana Lund' },
    ...{ repEmail: 'ana@sales.example', decisionId: expect.any(String) },
  });
  expect(await ask('csm', '?view=owner')).toEqual({
    ...{ outcome: 'queued', code: 'nobody_eligible', ownerId: null, repId: null, repName: null },
    ...{ repEmail: null, decisionId: expect.any(String) },
  });
  const odd = await whole.send('POST', '/route?view=odd', { lead: { id: 'x' } });
  expect(odd.status).toBe(422);
});
