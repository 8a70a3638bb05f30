import { beforeEach, expect, test } from 'vitest';
import { type TestApi, testApi } from '../../support/api.ts';

let app: TestApi;
beforeEach(async () => {
  app = await testApi();
  await app.send('POST', '/imports/reps', { items: [{ id: 'ann', name: 'Ann' }] });
  await app.send('POST', '/imports/accounts', {
    items: [
      { id: 'a', name: 'Acme Robotics GmbH' },
      { id: 'b', name: 'Acme Robotics SARL' },
    ],
  });
  await app.send('POST', '/policies', { document: { name: 'plain' } });
  await app.send('POST', '/policies/plain/activate', { version: 1 });
  await app.send('POST', '/route', { lead: { id: 'l1', company: { name: 'Acme Robotics' } } });
});

async function told(method: string, path: string, body?: unknown) {
  const answer = await app.send(method, path, body);
  return { ...((await answer.json()) as Record<string, unknown>), status: answer.status };
}

test('a doubtful match is listed, read and settled by one call', async () => {
  const list = (await told('GET', '/reviews')) as unknown as { items: { id: string }[] };
  expect(list).toMatchObject({
    items: [{ companyName: 'Acme Robotics', leads: 1, leadId: 'l1', state: 'open' }],
    nextCursor: null,
  });
  const path = `/reviews/${list.items[0]?.id}`;
  expect(await told('POST', `${path}/resolve`, { accountId: 'a' })).toMatchObject({
    status: 200,
    changed: true,
  });
  expect(await told('POST', `${path}/resolve`, { accountId: 'a' })).toMatchObject({
    changed: false,
  });
  expect(await told('POST', `${path}/resolve`, { accountId: null })).toMatchObject({
    status: 409,
    code: 'already_resolved',
  });
  expect(await told('GET', path)).toMatchObject({ verdict: { accountId: 'a' } });
  expect(await told('GET', '/reviews')).toMatchObject({ items: [] });
  expect(await told('GET', '/reviews?state=resolved')).toMatchObject({ items: [{ leads: 1 }] });
  expect(await told('GET', '/leads/l1')).toMatchObject({ accountId: 'a' });
});

test('what does not exist is said, and a cursor of another list is refused', async () => {
  expect(await told('GET', '/reviews/none')).toMatchObject({ status: 404, code: 'not_found' });
  expect(await told('POST', '/reviews/none/resolve', { accountId: 'a' })).toMatchObject({
    code: 'not_found',
  });
  expect(await told('GET', '/reviews?cursor=bm8')).toMatchObject({ code: 'invalid_input' });
});
