import { beforeEach, describe, expect, test } from 'vitest';
import { realRouting, type TestApi, testApi } from '../support/api.ts';

let app: TestApi;
beforeEach(async () => {
  app = await testApi(realRouting);
});

async function told<T = Record<string, unknown>>(
  method: string,
  path: string,
  body?: unknown,
): Promise<T & { status: number }> {
  const answer = await app.send(method, path, body);
  return { ...((await answer.json()) as T), status: answer.status };
}
const publish = (document: object, rest: object = {}) =>
  told('POST', '/policies', { document, ...rest });

describe('a policy', () => {
  test('is published as a version, once for the same content', async () => {
    expect(await publish({ name: 'p' })).toMatchObject({ status: 201, version: 1, created: true });
    expect(await publish({ name: 'p' })).toMatchObject({ status: 200, version: 1, created: false });
    const text = 'name: p\ntitle: In YAML\n';
    const yaml = await told('POST', '/policies', { text, note: 'try', basedOn: 1 });
    expect(yaml).toMatchObject({ status: 201, version: 2, note: 'try' });
    const stale = await publish({ name: 'p', title: 'Late' }, { basedOn: 1 });
    expect(stale).toMatchObject({ status: 409, code: 'version_conflict' });
  });

  test('that does not hold together is refused with the path to each fault', async () => {
    const refused = await publish({ name: 'p', must: [{ kind: 'role', code: 'r', roles: [] }] });
    expect(refused).toMatchObject({ status: 422, code: 'policy_invalid' });
    expect(refused.problems).toMatchObject([{ path: '/must/0/roles' }]);
    const both = await told('POST', '/policies', { document: { name: 'p' }, text: 'name: p' });
    expect(both).toMatchObject({ status: 422, code: 'invalid_input' });
  });

  test('is put in force, used by the next lead, and taken back', async () => {
    await app.send('POST', '/reps', { id: 'ann', name: 'Ann' });
    const lead = (id: string) => told('POST', '/route', { lead: { id } });
    expect(await lead('l0')).toMatchObject({ status: 422, code: 'policy_unknown' });
    await publish({ name: 'p' });
    await publish({ name: 'p', title: 'Second' });
    expect(await told('POST', '/policies/p/activate', { version: 1 })).toMatchObject({
      status: 200,
      version: 1,
      isDefault: true,
    });
    expect(await lead('l1')).toMatchObject({ policy: { name: 'p', version: 1 } });
    await told('POST', '/policies/p/activate', { version: 2, expected: 1 });
    expect(await lead('l2')).toMatchObject({ policy: { version: 2 } });
    const stale = await told('POST', '/policies/p/activate', { version: 1, expected: 1 });
    expect(stale).toMatchObject({ status: 409, code: 'version_conflict' });
    expect(await told('POST', '/policies/p/rollback', {})).toMatchObject({ version: 1 });
    expect(await lead('l3')).toMatchObject({ policy: { version: 1 } });
    expect(await told('POST', '/policies/p/activate', { version: 9 })).toMatchObject({
      code: 'policy_unknown',
    });
  });

  test('is listed with its versions and read as a document and in words', async () => {
    await publish({ name: 'p' });
    await publish({ name: 'p', title: 'Second' });
    await told('POST', '/policies/p/activate', { version: 2 });
    expect(await told('GET', '/policies')).toMatchObject({
      items: [
        {
          name: 'p',
          isDefault: true,
          inForce: { version: 2 },
          versions: [{ version: 2 }, { version: 1 }],
        },
      ],
    });
    const read = await told<{ document: { title: string }; inWords: { heading: string }[] }>(
      'GET',
      '/policies/p/versions/2',
    );
    expect(read.document.title).toBe('Second');
    expect(read.inWords.length).toBeGreaterThan(0);
    expect((await told('GET', '/policies/p/versions/3')).status).toBe(404);
    expect((await told('GET', '/policies/p/versions/x')).status).toBe(422);
  });
});
