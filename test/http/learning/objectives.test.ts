import { expect, test } from 'vitest';
import { testApi } from '../../support/api.ts';

test('objectives are listed with target, value and reason; a policy that is not in force is said', async () => {
  const app = await testApi();
  await app.send('POST', '/policies', {
    document: { name: 'plain', objective: { targets: { responseMinutes: 7, lift: null } } },
  });
  await app.send('POST', '/policies/plain/activate', { version: 1 });
  const answer = await app.send('GET', '/objectives?policy=plain');
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({
    policy: { name: 'plain', version: 1 },
    days: 30,
    objectives: [
      { code: 'response_time', target: 7, unit: 'minutes', value: null, status: 'unknown', n: 0 },
      { code: 'assignment_accuracy', target: 0.9 },
      { code: 'pipeline_balance', target: 0.15, passesWhen: 'at_most' },
    ],
  });
  const other = await app.send('GET', '/objectives?policy=none');
  expect(await other.json()).toMatchObject({ code: 'policy_unknown' });
});
