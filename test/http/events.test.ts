import { beforeEach, describe, expect, test } from 'vitest';
import { EVENT_KINDS } from '../../src/events/event.ts';
import { type TestApi, testApi } from '../support/api.ts';

let app: TestApi;
beforeEach(async () => {
  app = await testApi();
  await app.send('POST', '/imports/reps', { items: [{ id: 'ann', name: 'Ann' }] });
  await app.send('POST', '/policies', { document: { name: 'plain' } });
  await app.send('POST', '/policies/plain/activate', { version: 1 });
});

type Feed = {
  items: { position: number; event: { kind: string; leadId: string | null } }[];
  next: number;
  more: boolean;
};

async function told<T = Feed>(path: string): Promise<T & { status: number }> {
  const answer = await app.send('GET', path);
  return { ...((await answer.json()) as T), status: answer.status };
}

const route = (id: string) => app.send('POST', '/route', { lead: { id } });
const kindsOf = ({ items }: Feed) => items.map(({ event }) => event.kind);

describe('the feed', () => {
  test('begins with the first event, and goes on from where a page ended', async () => {
    const first = await told('/events');
    expect(first).toMatchObject({
      items: [{ position: 1, event: { kind: 'policy.activated', data: { isDefault: true } } }],
      ...{ next: 1, more: false },
    });
    for (const id of ['l1', 'l2', 'l3']) await route(id);
    const second = await told(`/events?after=${first.next}&limit=2`);
    expect(second).toMatchObject({ more: true, next: 3 });
    expect(kindsOf(second)).toEqual(['lead.assigned', 'lead.assigned']);
    const third = await told(`/events?after=${second.next}&limit=2`);
    expect(third).toMatchObject({ items: [{ event: { leadId: 'l3' } }], more: false, next: 4 });
    expect(await told('/events?after=4')).toMatchObject({ items: [], next: 4 });
  });

  test('of some kinds or one lead passes over the others, and does not look at them again', async () => {
    for (const id of ['l1', 'l2']) await route(id);
    const policies = await told('/events?kind=policy.activated,advisor.off');
    expect(policies).toMatchObject({ items: [{ position: 1 }], next: 3, more: false });
    const one = await told('/events?leadId=l2&kind=lead.assigned');
    expect(one).toMatchObject({ items: [{ position: 3, event: { leadId: 'l2' } }], next: 3 });
  });

  test('from "latest" on gives only what comes', async () => {
    await route('l1');
    const { next, items } = await told('/events?after=latest');
    expect({ next, items }).toEqual({ next: 2, items: [] });
    await route('l2');
    expect(await told(`/events?after=${next}`)).toMatchObject({
      items: [{ event: { leadId: 'l2' } }],
    });
  });

  test('refuses a place that it has not reached, and kinds that there are not', async () => {
    expect(await told('/events?after=2')).toMatchObject({ status: 422, code: 'invalid_input' });
    for (const query of ['kind=lead.sung', 'kind=', 'after=-1', 'after=x', 'limit=0']) {
      expect(await told(`/events?${query}`)).toMatchObject({ status: 422, code: 'invalid_input' });
    }
  });

  test('needs a key that may read', async () => {
    const token = await app.keyWith('route');
    expect((await app.send('GET', '/events', undefined, { token })).status).toBe(403);
    expect((await app.send('GET', '/leads/l1/timeline', undefined, { token })).status).toBe(403);
  });
});

test('the timeline of a lead is whole and in order, page by page', async () => {
  await route('l1');
  await route('other');
  await app.send('POST', '/leads/l1/end', { kind: 'declined', reason: 'too_busy' });
  await app.send('POST', '/leads/l1/hand-over', { toRepId: 'ann', because: 'asked for' });
  const at = new Date(app.clock.now()).toISOString();
  await app.send('POST', '/outcomes', { id: 'o1', leadId: 'l1', kind: 'contacted', at });
  await app.send('POST', '/outcomes', { id: 'o2', leadId: 'l1', kind: 'won', at });
  type Page = { items: { kind: string }[]; nextCursor: string | null };
  const kinds: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: Page = await told<Page>(
      `/leads/l1/timeline?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`,
    );
    kinds.push(...page.items.map(({ kind }) => kind));
    cursor = page.nextCursor;
  }
  expect(kinds).toEqual([
    ...['lead.assigned', 'lead.declined', 'lead.queued', 'lead.overridden'],
    ...['lead.contacted', 'lead.closed'],
  ]);
  expect(await told('/leads/nobody/timeline')).toMatchObject({ status: 404, code: 'not_found' });
  expect(await told('/leads/l1/timeline?cursor=x')).toMatchObject({ code: 'invalid_input' });
});

test('the OpenAPI document has every kind of event as a webhook', async () => {
  type Document = { webhooks: Record<string, { post: { requestBody: object } }> };
  const { webhooks } = await told<Document>('/openapi.json');
  expect(Object.keys(webhooks)).toEqual(EVENT_KINDS);
  expect(webhooks['lead.assigned']?.post.requestBody).toMatchObject({
    content: { 'application/json': { schema: { $ref: '#/components/schemas/LeadAssignedEvent' } } },
  });
});
