import { expect, test } from 'vitest';
import { testApi } from '../../support/api.ts';
import { someDeals, storeDeals } from '../../support/deals.ts';

test('a model is trained, listed and put back over the API', async () => {
  const app = await testApi();
  const told = async (method: string, path: string) => {
    const answer = await app.send(method, path);
    return { ...((await answer.json()) as Record<string, unknown>), status: answer.status };
  };
  expect(await told('GET', '/models')).toMatchObject({ items: [] });
  expect(await told('POST', '/models/learn')).toMatchObject({ model: null, created: false });
  await storeDeals(app.database.db, someDeals(400, { untilMs: app.clock.now() }));
  const first = await told('POST', '/models/learn');
  expect(first).toMatchObject({ created: true, model: { version: 1, deals: 400 } });
  expect(await told('POST', '/models/learn')).toMatchObject({ created: false });
  expect(await told('POST', '/models/1/activate')).toMatchObject({ status: 200, version: 1 });
  expect(await told('POST', '/models/2/activate')).toMatchObject({ code: 'not_found' });
  expect(await told('POST', '/models/zero/activate')).toMatchObject({ code: 'invalid_input' });
  const query = '/models/learn?halfLifeDays=';
  expect(await told('POST', `${query}soon`)).toMatchObject({ code: 'invalid_input' });
  const second = await told('POST', `${query}200`);
  expect(second).toMatchObject({ created: true, model: { comparison: { halfLifeDays: 200 } } });
  const { items } = (await told('GET', '/models')) as unknown as { items: object[] };
  expect(items).toMatchObject([
    { version: 2 },
    { version: 1, comparison: { n: 80, halfLifeDays: null } },
  ]);
});
