import { expect, test } from 'vitest';
import { testApi } from '../../support/api.ts';

test('the advisor is turned off and on by one call each, and says who did it', async () => {
  const app = await testApi();
  const told = async (method: string, path: string, token?: string) => {
    const answer = await app.send(method, path, undefined, token ? { token } : {});
    const body = (await answer.json()) as Record<string, unknown>;
    return { since: null, byWhom: null, ...body, status: answer.status };
  };
  expect(await told('GET', '/advisor')).toMatchObject({ state: 'on', since: null, evidence: null });
  const reader = await app.keyWith('read');
  expect(await told('GET', '/advisor', reader)).toMatchObject({ status: 200 });
  expect(await told('POST', '/advisor/off', reader)).toMatchObject({ status: 403 });
  const off = await told('POST', '/advisor/off');
  expect(off).toMatchObject({ status: 200, state: 'turned_off', because: 'by hand' });
  app.clock.advance(60_000);
  expect(await told('POST', '/advisor/off')).toEqual(off);
  expect(await told('GET', '/advisor')).toEqual(off);
  const on = await told('POST', '/advisor/on');
  expect(on).toMatchObject({ state: 'on', byWhom: off.byWhom });
  expect(on.since).not.toBe(off.since);
  expect(await told('POST', '/advisor/maybe')).toMatchObject({ code: 'invalid_input' });
});
