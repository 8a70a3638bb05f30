import { expect, test } from 'vitest';
import { testApi } from '../../support/api.ts';
import { someDeals, storeDeals } from '../../support/deals.ts';

test('a baseline is frozen, listed and compared over the API', async () => {
  const app = await testApi();
  const told = async (method: string, path: string, body?: unknown) => {
    const answer = await app.send(method, path, body);
    const content = (await answer.json()) as Record<string, unknown>;
    return { ...content, hash: content.hash, status: answer.status };
  };
  expect(await told('GET', '/baselines')).toMatchObject({ items: [] });
  const wanted = { id: 'before-launch', halfLifeDays: 90 };
  expect(await told('POST', '/baselines', wanted)).toMatchObject({ code: 'invalid_input' });
  await storeDeals(app.database.db, someDeals(100, { untilMs: app.clock.now() }));
  const frozen = await told('POST', '/baselines', wanted);
  expect(frozen).toMatchObject({
    status: 201,
    id: 'before-launch',
    hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    record: { conversion: { n: 100 }, halfLifeDays: 90 },
  });
  expect(await told('POST', '/baselines', wanted)).toMatchObject({ code: 'already_exists' });
  expect(await told('POST', '/baselines', { id: 'Not so' })).toMatchObject({
    code: 'invalid_input',
  });
  expect(await told('GET', '/baselines/none')).toMatchObject({ code: 'not_found' });
  expect(await told('GET', '/baselines/before-launch')).toMatchObject({
    baseline: { id: 'before-launch', hash: frozen.hash },
    now: { conversion: { n: 0 } },
    comparison: expect.arrayContaining([
      expect.objectContaining({ measure: 'conversion', now: null, verdict: 'open' }),
    ]),
  });
  const { items } = (await told('GET', '/baselines')) as unknown as { items: object[] };
  expect(items).toMatchObject([{ id: 'before-launch' }]);
});
