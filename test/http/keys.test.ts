import { beforeAll, describe, expect, test } from 'vitest';
import { ensureBootstrapKey, revokeKey } from '../../src/flows/keys/manage-keys.ts';
import { makeKeyring } from '../../src/flows/keys/recognise-key.ts';
import { type TestApi, testApi } from '../support/api.ts';

let app: TestApi;
beforeAll(async () => {
  app = await testApi();
});

type Made = { id: string; token: string; scopes: string[]; replacedBy: string | null };

async function make(body: unknown = { name: 'crm', scopes: ['read'] }): Promise<Made> {
  const answer = await app.send('POST', '/keys', body);
  expect(answer.status).toBe(201);
  return (await answer.json()) as Made;
}
async function codeOf(answer: Response): Promise<string> {
  return ((await answer.json()) as { code: string }).code;
}
const status = async (token: string | null) =>
  (await app.send('GET', '/metrics', undefined, { token })).status;

describe('an API key', () => {
  test('is shown when it is made, works, and is stored as a hash alone', async () => {
    const made = await make();
    expect(made.token).toMatch(/^pm_[a-z0-9]{12}_[A-Za-z0-9_-]{43}$/);
    expect(await status(made.token)).toBe(200);
    const secret = made.token.slice(16);
    const rows = JSON.stringify([
      await app.database.db.selectFrom('api_keys').selectAll().execute(),
      await app.database.db.selectFrom('audit').selectAll().execute(),
    ]);
    expect(rows).toContain(made.id);
    expect(rows).not.toContain(secret);
    expect(await (await app.send('GET', '/keys')).text()).not.toContain(secret);
    expect(JSON.stringify(app.lines)).not.toContain(secret);
  });

  test('is asked for, and anything that is not one is refused', async () => {
    const made = await make();
    const wrong = [
      'pm_',
      'x',
      made.token.slice(0, -1),
      `${made.token.slice(0, -1)}${made.token.endsWith('A') ? 'B' : 'A'}`,
      made.token.replace(made.id, 'aaaaaaaaaaaa'),
      made.token.toUpperCase(),
    ];
    for (const token of wrong) {
      const answer = await app.send('GET', '/metrics', undefined, { token });
      expect([answer.status, await codeOf(answer)]).toEqual([401, 'key_unknown']);
    }
    const bare = await app.send('GET', '/metrics', undefined, { token: null });
    expect([bare.status, await codeOf(bare)]).toEqual([401, 'key_missing']);
    expect(bare.headers.get('www-authenticate')).toContain('Bearer');
  });

  test('opens what its scopes say, and nothing else', async () => {
    const routing = await app.keyWith('route');
    const refused = await app.send('GET', '/metrics', undefined, { token: routing });
    expect([refused.status, await codeOf(refused)]).toEqual([403, 'scope_missing']);
    for (const scopes of [['route'], ['read'], ['manage']] as const) {
      const token = await app.keyWith(...scopes);
      expect((await app.send('GET', '/keys', undefined, { token })).status).toBe(403);
    }
    expect(await status(await app.keyWith('manage'))).toBe(200);
    expect(await status(await app.keyWith('admin'))).toBe(200);
  });

  test('stops working when it is revoked: here at once, elsewhere within two seconds', async () => {
    const made = await make();
    const elsewhere = makeKeyring({ db: app.database.db, clock: app.clock });
    await elsewhere.recognise(made.token, 'read');
    expect((await app.send('DELETE', `/keys/${made.id}`)).status).toBe(204);
    expect(await status(made.token)).toBe(401);
    app.clock.advance(2_000);
    await expect(elsewhere.recognise(made.token, 'read')).rejects.toMatchObject({
      code: 'key_unknown',
    });
    expect((await app.send('DELETE', `/keys/${made.id}`)).status).toBe(404);
  });

  test('stops working when its time is up', async () => {
    const expiresAt = new Date(app.clock.now() + 60_000).toISOString();
    const made = await make({ name: 'short', scopes: ['read'], expiresAt });
    expect(await status(made.token)).toBe(200);
    app.clock.advance(60_000);
    expect(await status(made.token)).toBe(401);
  });

  test('is rotated: both work during the grace, then the new one alone', async () => {
    const old = await make({ name: 'crm', scopes: ['read', 'route'] });
    const answer = await app.send('POST', `/keys/${old.id}/rotate`, { graceSeconds: 60 });
    expect(answer.status).toBe(201);
    const made = (await answer.json()) as Made;
    expect(made.scopes).toEqual(['route', 'read']);
    expect([await status(old.token), await status(made.token)]).toEqual([200, 200]);
    app.clock.advance(61_000);
    expect([await status(old.token), await status(made.token)]).toEqual([401, 200]);
    expect((await app.send('POST', `/keys/${old.id}/rotate`, {})).status).toBe(404);
    const list = (await (await app.send('GET', '/keys')).json()) as { items: Made[] };
    expect(list.items.find((key) => key.id === old.id)?.replacedBy).toBe(made.id);
  });

  test('changes leave an audit entry each', async () => {
    const made = await make();
    await app.send('DELETE', `/keys/${made.id}`);
    const entries = await app.database.db
      .selectFrom('audit')
      .select(['action', 'actor'])
      .where('subject', '=', made.id)
      .orderBy('id')
      .execute();
    expect(entries.map((entry) => entry.action)).toEqual(['key.created', 'key.revoked']);
  });

  test('with wrong wishes is not made', async () => {
    for (const body of [{ name: 'x' }, { name: 'x', scopes: [] }, { name: 'x', scopes: ['god'] }]) {
      const answer = await app.send('POST', '/keys', body);
      expect([answer.status, await codeOf(answer)]).toEqual([422, 'invalid_input']);
    }
  });
});

describe('the first and the last admin key', () => {
  test('the last one cannot be revoked, however many try at once', async () => {
    const fresh = await testApi();
    await fresh.keyWith('admin');
    const keys = await fresh.database.db.selectFrom('api_keys').select('id').execute();
    const deps = { db: fresh.database.db, clock: fresh.clock, newId: () => `r-${Math.random()}` };
    const results = await Promise.allSettled(keys.map((key) => revokeKey(deps, 'test', key.id)));
    expect(results.filter((r) => r.status === 'fulfilled')).toHaveLength(1);
    expect(results.find((r) => r.status === 'rejected')?.reason).toMatchObject({
      code: 'still_in_use',
    });
  });

  test('a first start makes one key, however many replicas start at once', async () => {
    const { database, clock } = await testApi();
    await database.db.deleteFrom('api_keys').execute();
    let id = 0;
    const deps = { db: database.db, clock, newId: () => `id-${++id}-${Math.random()}` };
    const tokens = await Promise.all(
      Array.from({ length: 6 }, () => ensureBootstrapKey(deps, null)),
    );
    expect(tokens.filter((token) => token !== null)).toHaveLength(1);
    expect(await ensureBootstrapKey(deps, null)).toBeNull();
  });

  test('a given first key is kept as it is, told to nobody, and stays revoked', async () => {
    const fresh = await testApi();
    const deps = { db: fresh.database.db, clock: fresh.clock, newId: () => `b-${Math.random()}` };
    const wanted = 'pm_bootstrap000_0123456789abcdefghijklmnop';
    expect(await ensureBootstrapKey(deps, wanted)).toBeNull();
    expect(await ensureBootstrapKey(deps, wanted)).toBeNull();
    const use = () => fresh.send('GET', '/keys', undefined, { token: wanted });
    expect((await use()).status).toBe(200);
    await fresh.send('DELETE', '/keys/bootstrap000');
    await ensureBootstrapKey(deps, wanted);
    expect((await use()).status).toBe(401);
  });
});
