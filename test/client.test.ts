import { beforeAll, describe, expect, expectTypeOf, test } from 'vitest';
import { type Client, type InferResponseType, pointsmanClient } from '../src/client.ts';
import type { Decision } from '../src/routing/decision.ts';
import type { RouteRequest } from '../src/routing/route-request.ts';
import { type TestApi, testApi } from './support/api.ts';

let app: TestApi;
let client: Client;
beforeAll(async () => {
  app = await testApi();
  client = pointsmanClient('http://service.test', await app.keyWith('admin'), {
    fetch: ((input, init) => app.api.request(String(input), init)) as typeof fetch,
  });
});

describe('the typed client', () => {
  test('speaks to the routes: creates, reads, lists, routes', async () => {
    const made = await client.reps.$post({ json: { id: 'ann/1', name: 'Ann' } });
    expect(made.status).toBe(201);
    const read = await client.reps[':id'].$get({ param: { id: encodeURIComponent('ann/1') } });
    if (!read.ok) throw new Error('not read');
    const { rep, revision } = await read.json();
    expect([rep.name, revision]).toEqual(['Ann', 1]);
    const list = await client.reps.$get({ query: { limit: '1', active: 'true' } });
    if (!list.ok) throw new Error('not listed');
    expect((await list.json()).items).toHaveLength(1);
    const json = { lead: { id: 'l' }, policy: { name: 'mine' }, dryRun: true };
    const routed = await client.route.$post({ header: {}, json });
    if (routed.status !== 200) throw new Error('not routed');
    const decision = await routed.json();
    expect(decision.rep?.name).toBe('Ann');
  });

  test('tells a problem by its status, in a type of its own', async () => {
    const answer = await client.reps[':id'].$get({ param: { id: 'nobody' } });
    if (answer.status !== 404) throw new Error('found');
    expect((await answer.json()).code).toBe('not_found');
  });

  test('knows what goes in and what comes out', () => {
    type Answer = InferResponseType<Client['route']['$post'], 200>;
    expectTypeOf<Answer['outcome']>().toEqualTypeOf<Decision['outcome']>();
    expectTypeOf<Answer['candidates']>().toEqualTypeOf<Decision['candidates']>();
    type Sent = Parameters<Client['route']['$post']>[0]['json'];
    expectTypeOf<Sent['lead']['id']>().toExtend<string>();
    expectTypeOf<Sent['mode']>().toEqualTypeOf<RouteRequest['mode'] | undefined>();
    // @ts-expect-error a field that the API does not know
    void ((): Sent => ({ lead: { id: 'l' }, dryRum: true }));
    // @ts-expect-error a lead has an id
    void ((): Sent => ({ lead: {} }));
    // @ts-expect-error there is no such mode
    void ((): Sent => ({ lead: { id: 'l' }, mode: 'fast' }));
    // @ts-expect-error there is no such resource
    void (() => client.unicorns);
  });
});
