import { beforeEach, describe, expect, test } from 'vitest';
import { type TestApi, testApi } from '../../support/api.ts';

let app: TestApi;
/** Minutes after the lead was assigned. */
const after = (minutes: number) => new Date(app.clock.now() + minutes * 60_000).toISOString();
let assignedAt: number;

beforeEach(async () => {
  app = await testApi();
  const items = [{ id: 'ann', name: 'Ann', capacity: { open: 1 } }];
  await app.send('POST', '/imports/reps', { items });
  await app.send('POST', '/policies', { document: { name: 'plain' } });
  await app.send('POST', '/policies/plain/activate', { version: 1 });
  const company = { industry: 'Software', employees: 80, country: 'DE' };
  await app.send('POST', '/route', { lead: { id: 'l1', company, score: 72 } });
  assignedAt = app.clock.now();
  app.clock.advance(48 * 60 * 60_000);
});

const sinceAssigned = (minutes: number) => new Date(assignedAt + minutes * 60_000).toISOString();

async function told(body: object, path = '/outcomes') {
  const answer = await app.send('POST', path, body);
  return { ...((await answer.json()) as Record<string, unknown>), status: answer.status };
}
const won = () => ({
  id: 'o-won',
  leadId: 'l1',
  kind: 'won',
  at: sinceAssigned(600),
  amount: 1_000,
  currency: 'EUR',
});
const deals = () => app.database.db.selectFrom('deals').selectAll().execute();

describe('an outcome', () => {
  test('that ends the deal frees the slot for the next lead', async () => {
    expect(await told({ lead: { id: 'l2' } }, '/route')).toMatchObject({ outcome: 'queued' });
    expect(await told(won())).toMatchObject({ status: 201, repId: 'ann', ended: true });
    const lead = await (await app.send('GET', '/leads/l1')).json();
    expect(lead).toMatchObject({ owner: null });
    expect(await told({ lead: { id: 'l3' } }, '/route')).toMatchObject({ outcome: 'assigned' });
  });

  test('told twice counts once, and another content under its id is refused', async () => {
    await told(won());
    expect(await told(won())).toMatchObject({ status: 200, recorded: false, ended: false });
    expect(await told({ ...won(), kind: 'lost' })).toMatchObject({
      status: 422,
      code: 'idempotency_mismatch',
    });
    expect(await deals()).toHaveLength(1);
  });

  test('may come in any order: the deal ends up the same', async () => {
    const contacted = { id: 'o-1', leadId: 'l1', kind: 'contacted', at: sinceAssigned(7) };
    await told(won());
    await told(contacted);
    const late = await deals();
    expect(late).toMatchObject([
      {
        id: 'lead:l1',
        rep_id: 'ann',
        won: true,
        response_minutes: 7,
        levels: { rep: 'ann', industry: 'software', size: '51-200', score: '60-79' },
      },
    ]);
    expect(late[0]?.amount_usd).toBeGreaterThan(1_000);
  });

  test('corrects an earlier ending by a later one', async () => {
    await told({
      id: 'o-lost',
      leadId: 'l1',
      kind: 'lost',
      at: sinceAssigned(60),
      reason: 'price',
    });
    await told(won());
    expect(await deals()).toMatchObject([{ won: true }]);
  });

  test('of a decision is one of its lead', async () => {
    const list = (await (await app.send('GET', '/decisions')).json()) as {
      items: { id: string }[];
    };
    const decisionId = list.items[0]?.id;
    const { leadId: _, ...rest } = won();
    expect(await told({ ...rest, decisionId })).toMatchObject({ status: 201, leadId: 'l1' });
    expect(await told({ ...won(), id: 'x', leadId: 'other', decisionId })).toMatchObject({
      code: 'invalid_input',
    });
  });

  test('of an unknown lead or decision, of the future, or of no known currency is refused', async () => {
    expect(await told({ ...won(), leadId: 'none' })).toMatchObject({ code: 'not_found' });
    expect(await told({ ...won(), decisionId: 'none' })).toMatchObject({ code: 'not_found' });
    expect(await told({ ...won(), at: after(60) })).toMatchObject({ code: 'invalid_input' });
    expect(await told({ ...won(), currency: 'XXQ' })).toMatchObject({ code: 'invalid_input' });
    const { leadId: _, ...nobody } = won();
    expect(await told(nobody)).toMatchObject({ code: 'invalid_input' });
    expect(await deals()).toEqual([]);
  });

  test('is told with the key that routes leads, and with no other', async () => {
    const say = async (scope: 'route' | 'read') =>
      (await app.send('POST', '/outcomes', won(), { token: await app.keyWith(scope) })).status;
    expect([await say('read'), await say('route')]).toEqual([403, 201]);
  });

  test('older than the present assignment does not end it', async () => {
    await app.send('POST', '/leads/l1/end', { kind: 'closed', reason: 'reassigned' });
    await told({ lead: { id: 'l1' } }, '/route');
    expect(await told(won())).toMatchObject({ status: 201, ended: false });
    const lead = await (await app.send('GET', '/leads/l1')).json();
    expect(lead).toMatchObject({ owner: { repId: 'ann' } });
  });
});
