import { beforeAll, describe, expect, test } from 'vitest';
import { type TestApi, testApi } from '../../support/api.ts';

let app: TestApi;
beforeAll(async () => {
  app = await testApi();
});

type Stored = { account: { id: string; domains: string[]; industry?: string }; revision: number };
type Told = { code: string; detail?: string; problems: { path: string; message: string }[] };
const put = (account: { id: string } & Record<string, unknown>, headers = {}) =>
  app.send('PUT', `/accounts/${account.id}`, { name: account.id, ...account }, { headers });
const told = async (answer: Response) => (await answer.json()) as Told;
const ids = async (query: string) => {
  const page = (await (await app.send('GET', `/accounts${query}`)).json()) as { items: Stored[] };
  return page.items.map((item) => item.account.id);
};

describe('an account', () => {
  test('is stored in our vocabulary and found by its domain, its name and its owner', async () => {
    const answer = await put({
      id: 'acme',
      name: 'ACME, Inc.',
      domains: ['https://www.Acme.com/about'],
      industry: 'Mfg.',
      country: 'USA',
      ownerId: 'ann',
    });
    expect(answer.headers.get('etag')).toBe('"1"');
    expect(await answer.json()).toMatchObject({
      account: { domains: ['acme.com'], industry: 'manufacturing', country: 'US' },
    });
    await put({ id: 'other', name: 'Other' });
    expect(await ids('?domain=ACME.com')).toEqual(['acme']);
    expect(await ids('?name=Acme%20Incorporated')).toEqual(['acme']);
    expect(await ids('?ownerId=ann')).toEqual(['acme']);
    expect(await ids('?limit=1')).toHaveLength(1);
  });

  test('shares its domains with others of its group', async () => {
    await put({ id: 'one', domains: ['one.example.com'] });
    expect((await put({ id: 'two', domains: ['two.com', 'example.com'] })).status).toBe(200);
    expect(await ids('?domain=example.com')).toEqual(['one', 'two']);
    await put({ id: 'one', domains: [] });
    expect(await ids('?domain=example.com')).toEqual(['two']);
  });

  test.each([
    ['gmail.com', 'gives mail to anybody'],
    ['not a domain', 'is no domain'],
    ['аcme.com', 'is no domain'],
  ])('takes no domain that tells no company: %s', async (domain, why) => {
    const answer = await put({ id: 'x', domains: [domain] });
    expect(answer.status).toBe(422);
    const { problems } = await told(answer);
    expect(problems).toMatchObject([{ path: '/domains/0' }]);
    expect(problems[0]?.message).toContain(why);
  });

  test('is changed against the revision that was read', async () => {
    await put({ id: 'rev' });
    expect((await put({ id: 'rev' }, { 'if-match': '"1"' })).headers.get('etag')).toBe('"2"');
    const stale = await put({ id: 'rev' }, { 'if-match': '"1"' });
    expect((await told(stale)).code).toBe('version_conflict');
    const twice = await app.send('POST', '/accounts', { id: 'rev', name: 'Rev' });
    expect((await told(twice)).code).toBe('already_exists');
    const gone = await app.send('DELETE', '/accounts/rev', undefined, {
      headers: { 'if-match': '"1"' },
    });
    expect((await told(gone)).code).toBe('version_conflict');
  });

  test('is removed with its domains, unless accounts stand below it', async () => {
    await put({ id: 'parent', domains: ['parent.com'] });
    await put({ id: 'child', parentId: 'parent' });
    expect(await ids('?parentId=parent')).toEqual(['child']);
    expect((await told(await app.send('DELETE', '/accounts/parent'))).code).toBe('still_in_use');
    expect((await app.send('DELETE', '/accounts/child')).status).toBe(204);
    expect((await app.send('DELETE', '/accounts/parent')).status).toBe(204);
    expect((await app.send('DELETE', '/accounts/parent')).status).toBe(404);
    expect((await put({ id: 'heir', domains: ['parent.com'] })).status).toBe(200);
  });

  test('is not its own parent', async () => {
    const answer = await put({ id: 'self', parentId: 'self' });
    expect((await told(answer)).problems).toMatchObject([{ path: '/parentId' }]);
  });
});
