import { beforeEach, describe, expect, test } from 'vitest';
import { type TestApi, testApi } from '../../support/api.ts';

let app: TestApi;
beforeEach(async () => {
  app = await testApi();
  const items = [
    { id: 'ann', name: 'Ann', capacity: { open: 1 } },
    { id: 'bo', name: 'Bo', active: false },
  ];
  await app.send('POST', '/imports/reps', { items });
  await app.send('POST', '/policies', { document: { name: 'plain' } });
  await app.send('POST', '/policies/plain/activate', { version: 1 });
  await app.send('POST', '/route', { lead: { id: 'l1' } });
});

async function told(method: string, path: string, body?: unknown) {
  const answer = await app.send(method, path, body);
  return { ...((await answer.json()) as Record<string, unknown>), status: answer.status };
}

describe('an owned lead', () => {
  test('is closed once, and the slot is free for the next lead', async () => {
    expect(await told('POST', '/route', { lead: { id: 'l2' } })).toMatchObject({
      outcome: 'queued',
    });
    const close = { kind: 'closed', reason: 'won' };
    expect(await told('POST', '/leads/l1/end', close)).toMatchObject({ ended: true, repId: 'ann' });
    expect(await told('POST', '/leads/l1/end', close)).toMatchObject({ ended: false, repId: null });
    expect(await told('GET', '/leads/l1')).toMatchObject({ owner: null });
    expect(await told('POST', '/route', { lead: { id: 'l3' } })).toMatchObject({
      outcome: 'assigned',
    });
  });

  test('is ended only for the rep who is named, and declined for a reason of the list', async () => {
    const other = { kind: 'closed', reason: 'x', repId: 'bo' };
    expect(await told('POST', '/leads/l1/end', other)).toMatchObject({ ended: false });
    const odd = { kind: 'declined', reason: 'no mood' };
    expect(await told('POST', '/leads/l1/end', odd)).toMatchObject({ code: 'invalid_input' });
    const declined = { kind: 'declined', reason: 'wrong_segment', repId: 'ann' };
    expect(await told('POST', '/leads/l1/end', declined)).toMatchObject({ ended: true });
    expect(await told('GET', '/leads/l1')).toMatchObject({ queued: { reason: 'declined' } });
    expect(await told('POST', '/leads/none/end', declined)).toMatchObject({ code: 'not_found' });
  });

  test('is ended in one of the ways that a refusal names', async () => {
    const answer = await app.send('POST', '/leads/any/end', { kind: 'dropped', reason: 'x' });
    expect(await answer.json()).toMatchObject({
      problems: [{ path: '/kind', message: expect.stringMatching(/'closed' .*'declined'/) }],
    });
  });

  test('is handed over to an active rep who has a slot', async () => {
    const give = (toRepId: string, id = 'l1') =>
      told('POST', `/leads/${id}/hand-over`, { toRepId, because: 'knows them' });
    expect(await give('bo')).toMatchObject({ status: 404, code: 'not_found' });
    await app.send('PUT', '/reps/bo', { id: 'bo', name: 'Bo', capacity: { open: 1 } });
    expect(await give('bo')).toMatchObject({ status: 200, fromRepId: 'ann', moved: true });
    expect(await give('bo')).toMatchObject({ moved: false });
    expect(await told('GET', '/leads/l1')).toMatchObject({ owner: { repId: 'bo' } });
    await app.send('POST', '/route', { lead: { id: 'l2' } });
    expect(await give('bo', 'l2')).toMatchObject({ status: 409, code: 'rep_at_capacity' });
    await told('POST', '/leads/l2/end', { kind: 'closed', reason: 'lost' });
    expect(await give('bo', 'l2')).toMatchObject({ status: 409, code: 'no_owner' });
  });
});

describe('a lead that waits', () => {
  const close = { kind: 'closed', reason: 'found elsewhere' };
  beforeEach(async () => {
    await app.send('POST', '/route', { lead: { id: 'l2' } });
  });

  test('is closed by hand, once, and does not go out when a slot comes free', async () => {
    expect(await told('GET', '/queue')).toMatchObject({ items: [{ leadId: 'l2' }] });
    expect(await told('POST', '/leads/l2/end', close)).toMatchObject({ ended: true, repId: null });
    expect(await told('POST', '/leads/l2/end', close)).toMatchObject({ ended: false });
    expect(await told('GET', '/queue')).toMatchObject({ items: [] });
    await told('POST', '/leads/l1/end', close);
    expect(await told('GET', '/leads/l2')).toMatchObject({ owner: null, queued: null });
    const audit = await app.database.db.selectFrom('audit').select(['action', 'subject']).execute();
    expect(audit).toContainEqual({ action: 'queue.closed', subject: 'l2' });
  });

  test('is not closed in the name of a rep, who does not hold it, nor declined', async () => {
    const byRep = { ...close, repId: 'ann' };
    const declined = { kind: 'declined', reason: 'other' };
    for (const ending of [byRep, declined]) {
      expect(await told('POST', '/leads/l2/end', ending)).toMatchObject({ ended: false });
    }
    expect(await told('GET', '/leads/l2')).toMatchObject({ queued: { reason: 'all_at_capacity' } });
  });
});

test('leads are ended by a key that sends them and by one that manages, and by no other', async () => {
  const end = async (...scopes: ('route' | 'manage' | 'read')[]) => {
    const token = await app.keyWith(...scopes);
    const ending = { kind: 'closed', reason: 'done' };
    return (await app.send('POST', '/leads/l1/end', ending, { token })).status;
  };
  expect([await end('read'), await end('route'), await end('manage')]).toEqual([403, 200, 200]);
});
