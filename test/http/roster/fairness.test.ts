import { beforeAll, expect, test } from 'vitest';
import type { FairnessOverview, RepStatement } from '../../../src/flows/show-fairness.ts';
import { type TestApi, testApi } from '../../support/api.ts';

let app: TestApi;

beforeAll(async () => {
  app = await testApi();
  const items = ['ann', 'bo'].map((id) => ({ id, name: id }));
  await app.send('POST', '/imports/reps', { items });
  await app.send('POST', '/policies', { document: { name: 'plain' } });
  await app.send('POST', '/policies/plain/activate', { version: 1 });
  for (const id of ['l1', 'l2', 'l3']) await app.send('POST', '/route', { lead: { id } });
});

test('balances are shown for the team, and explained for a rep', async () => {
  const overview = (await (await app.send('GET', '/fairness')).json()) as FairnessOverview;
  expect(overview).toMatchObject({ policy: 'plain', halfLifeDays: 30, days: 30 });
  expect(overview.reps.map((line) => line.assigned).reduce((a, b) => a + b)).toBe(3);
  const [owed] = overview.reps;
  const answer = await app.send('GET', `/reps/${owed?.rep.id}/fairness?days=7`);
  const statement = (await answer.json()) as RepStatement;
  const sum = statement.lines.reduce((total, line) => total + line.balance, statement.carried);
  expect(sum).toBeCloseTo(owed?.balance ?? Number.NaN, 5);
});

test('an unknown rep and odd days are refused', async () => {
  expect((await app.send('GET', '/reps/nobody/fairness')).status).toBe(404);
  for (const days of ['0', '91', 'many']) {
    expect((await app.send('GET', `/fairness?days=${days}`)).status).toBe(422);
  }
});
