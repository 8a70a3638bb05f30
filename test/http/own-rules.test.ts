// What a caller sends along in the place of what is stored: who may, and what is stored of it. And ids.
import { beforeAll, describe, expect, test } from 'vitest';
import type { Decision } from '../../src/routing/decision.ts';
import { type TestApi, testApi } from '../support/api.ts';
import { aRep } from '../support/builders.ts';
import { storePolicy, storeReps } from '../support/routing.ts';

let app: TestApi;
let token: string;
beforeAll(async () => {
  app = await testApi();
  await storeReps(app.database.db, [
    aRep({ id: 'gone', name: 'Gone', active: false }),
    aRep({ id: 'full', name: 'Full', capacity: { open: 1 } }),
    aRep({ id: 'here', name: 'Here' }),
  ]);
  await storePolicy(app.database.db, {});
  token = await app.keyWith('route');
  await app.send('PUT', '/teams/any', { id: 'any', name: 'Any' }); // shows the roster to the replica
});

const NO_SAFEGUARDS = { name: 'mine', must: [] };
const owner = async (leadId: string) =>
  (
    await app.database.db
      .selectFrom('assignments')
      .select('rep_id')
      .where('lead_id', '=', leadId)
      .where('ended_at', 'is', null)
      .executeTakeFirst()
  )?.rep_id ?? null;
const opens = async () => {
  const rows = await app.database.db.selectFrom('loads').select(['rep_id', 'open_leads']).execute();
  return Object.fromEntries(rows.map((row) => [row.rep_id, row.open_leads]));
};
const routed = async (body: object) => {
  const answer = await app.send('POST', '/route', body);
  expect(answer.status).toBe(200);
  return (await answer.json()) as Decision;
};

describe('a key that may only route', () => {
  test.each([
    ['a policy', { policy: NO_SAFEGUARDS }],
    ['candidates', { reps: [{ id: 'gone', name: 'Gone' }] }],
  ])('gives nothing away by %s of its own, and may try it', async (_, own) => {
    const body = { lead: { id: `own-${_}` }, ...own };
    const answer = await app.send('POST', '/route', body, { token });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ code: 'scope_missing' });
    expect(await owner(body.lead.id)).toBe(null);
    const tried = await app.send('POST', '/route', { ...body, dryRun: true }, { token });
    expect(tried.status).toBe(200);
  });

  test('routes by the stored policies by name', async () => {
    const body = { lead: { id: 'named' }, policy: 'test' };
    expect((await app.send('POST', '/route', body, { token })).status).toBe(200);
  });
});

describe('candidates given inline', () => {
  test('are stored as the owner whom the answer names, on the roster or not', async () => {
    for (const id of ['stranger', 'here']) {
      const lead = { id: `inline-${id}` };
      const { rep } = await routed({ lead, reps: [{ id, name: id }] });
      expect(rep?.id).toBe(id);
      expect(await owner(lead.id)).toBe(id);
    }
  });

  test('take a lead over from whoever had it, and the slot is free', async () => {
    const lead = { id: 'handed' };
    const before = await opens();
    await routed({ lead, reps: [{ id: 'here', name: 'Here' }] });
    await routed({ lead, reps: [{ id: 'stranger', name: 'Stranger' }] });
    expect(await owner('handed')).toBe('stranger');
    expect(await opens()).toEqual(before);
    const again = await routed({ lead, reps: [{ id: 'stranger', name: 'Stranger' }] });
    expect(await owner('handed')).toBe(again.rep?.id);
  });

  test('who are reps of ours have our caps, and get nothing when they have left', async () => {
    const only = (id: string) => [{ id, name: id }];
    const { db } = app.database;
    await db.updateTable('loads').set({ open_leads: 1 }).where('rep_id', '=', 'full').execute();
    for (const id of ['full', 'gone']) {
      const lead = { id: `cap-2-${id}` };
      const { rep, outcome } = await routed({ lead, reps: only(id) });
      expect({ rep, outcome }).toEqual({ rep: null, outcome: 'queued' });
      expect(await owner(lead.id)).toBe(null);
    }
  });

  test('stand once each', async () => {
    const twins = [
      { id: 'one', name: 'One' },
      { id: 'one', name: 'Other' },
    ];
    const answer = await app.send('POST', '/route', { lead: { id: 'twins' }, reps: twins });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({
      problems: [{ path: '/reps/1/id', message: '"one" stands at /reps/0/id already' }],
    });
  });
});

describe.each(['.', '..'])('the id "%s", which no address can hold, is refused', (id) => {
  const name = 'Name';
  test.each([
    ['POST', '/route', { lead: { id } }, '/lead/id'],
    ['POST', '/route', { lead: { id: 'l' }, reps: [{ id, name }], dryRun: true }, '/reps/0/id'],
    ['POST', '/reps', { id, name }, '/id'],
    ['POST', '/accounts', { id, name }, '/id'],
  ])('by %s %s', async (method, path, body, at) => {
    const answer = await app.send(method, path, body);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({
      problems: [{ path: at, message: expect.stringContaining('choose another') }],
    });
  });

  test.each(['reps', 'accounts'])('by an import of %s', async (what) => {
    const answer = await app.send('POST', `/imports/${what}`, { items: [{ id, name }] });
    expect(await answer.text()).toContain('choose another');
  });
});
