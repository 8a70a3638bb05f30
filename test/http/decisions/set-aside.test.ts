// Leads that a policy sets aside, as a caller meets them: they wait for a look and say why.
import { beforeEach, expect, test } from 'vitest';
import { type TestApi, testApi } from '../../support/api.ts';

let app: TestApi;
beforeEach(async () => {
  app = await testApi();
  const reps = [
    { id: 'ann', name: 'Ann' },
    { id: 'olga', name: 'Olga Owner' },
  ];
  const acme = { id: 'acme', name: 'Acme Corporation', domains: ['acme.com'], ownerId: 'olga' };
  await app.send('POST', '/imports/reps', { items: reps });
  await app.send('POST', '/imports/accounts', { items: [acme] });
  await put({
    decline: [{ when: 'lead.notABuyer != "none"', because: 'They do not buy.' }],
    ownership: { when: 'match.verified' },
    review: [
      { when: '"imitating_domain" in match.doubts', because: 'The domain imitates another.' },
    ],
  });
});

async function told(method: string, path: string, body?: unknown) {
  const answer = await app.send(method, path, body);
  return (await answer.json()) as { id: string } & Record<string, unknown>;
}

async function put(rules: object): Promise<void> {
  await told('POST', '/policies', { document: { name: 'mine', ...rules } });
  await told('POST', '/policies/mine/activate', { version: 1 });
}

const from = (id: string, email: string, company: object) =>
  told('POST', '/route', { lead: { id, contact: { email }, company } });

test('an owner gets who writes from the account, and nobody who only names it', async () => {
  expect(await from('l1', 'eva@acme.com', {})).toMatchObject({
    rep: { id: 'olga' },
    account: { by: 'domain', verified: true, doubts: [] },
  });
  expect(await from('l2', 'eva@gmail.com', { domain: 'acme.com' })).toMatchObject({
    decidedBy: 'scorer',
    account: { by: 'domain', verified: false, doubts: ['unverified_email'] },
    rules: { ownership: expect.stringContaining('which counts only when') },
  });
  expect(await from('l3', 'max@gmail.com', { name: 'Acme Corporation' })).toMatchObject({
    decidedBy: 'scorer',
    account: { by: 'name', verified: false, doubts: ['name_only'] },
  });
});

test('who imitates an account waits in the queue for a look, and a person hands it over', async () => {
  const decision = await from('l1', 'eva@acrne.com', { name: 'Acme' });
  const queue = { reason: 'needs_review', detail: 'The domain imitates another.' };
  expect(decision).toMatchObject({ outcome: 'queued', rep: null, queue });
  expect(await told('GET', '/queue?reason=needs_review')).toMatchObject({
    items: [{ leadId: 'l1', reason: 'needs_review' }],
  });
  const replay = await told('GET', `/decisions/${decision.id}/replay`);
  expect(replay).toMatchObject({ same: true });
  await told('POST', '/leads/l1/hand-over', { toRepId: 'ann', because: 'looked at' });
  expect(await told('GET', '/leads/l1')).toMatchObject({ owner: { repId: 'ann' }, queued: null });
});

test('who does not buy is declined at once, also out of the queue, and it can be made again', async () => {
  const absences = [{ from: '2026-01-01T00:00:00Z', to: '2027-01-01T00:00:00Z' }];
  for (const id of ['ann', 'olga']) {
    await told('PUT', `/reps/${id}`, { id, name: id, absences });
  }
  expect(await told('POST', '/route', { lead: { id: 'l1' } })).toMatchObject({ outcome: 'queued' });
  const message = 'Please unsubscribe me from your newsletter.';
  const decision = await told('POST', '/route', { lead: { id: 'l1', message } });
  expect(decision).toMatchObject({ outcome: 'declined', rep: null, queue: null });
  expect(await told('GET', '/queue')).toMatchObject({ items: [], waiting: [] });
  expect(await told('GET', `/decisions/${decision.id}/replay`)).toMatchObject({ same: true });
  expect(await told('GET', '/leads/l1')).toMatchObject({ owner: null, queued: null });
  expect(await told('GET', '/decisions?outcome=declined')).toMatchObject({
    items: [{ leadId: 'l1' }],
  });
});
