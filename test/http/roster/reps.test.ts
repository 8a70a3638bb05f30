import { beforeAll, describe, expect, test } from 'vitest';
import { type TestApi, testApi } from '../../support/api.ts';

let app: TestApi;
let refreshes = 0;
beforeAll(async () => {
  app = await testApi({
    refresh: async () => {
      refreshes += 1;
    },
  });
});

type Stored = {
  rep: { id: string; name: string; active: boolean; territories: string[]; team: string };
  revision: number;
  load: { open: number };
};
const read = async (answer: Response | Promise<Response>) =>
  (await (await answer).json()) as Stored;
const code = async (answer: Response) => ((await answer.json()) as { code: string }).code;
const counter = async (subject: string) => {
  const query = app.database.db.selectFrom('versions').select('counter');
  return (await query.where('subject', '=', subject).executeTakeFirst())?.counter ?? 0;
};

describe('a rep', () => {
  test('is created in our vocabulary, read again, and counted as a change of the roster', async () => {
    const before = { counter: await counter('roster'), refreshes };
    const body = { id: 'r1', name: 'Ann', territories: ['United States'] };
    const answer = await app.send('POST', '/reps', body);
    expect([answer.status, answer.headers.get('etag')]).toEqual([201, '"1"']);
    expect(await read(answer)).toMatchObject({
      rep: { id: 'r1', territories: ['US'], capacity: { open: 20 } },
      revision: 1,
      load: { open: 0 },
    });
    const again = await app.send('GET', '/reps/r1');
    expect(again.headers.get('etag')).toBe('"1"');
    expect((await read(again)).rep.territories).toEqual(['US']);
    expect(await counter('roster')).toBe(before.counter + 1);
    expect(refreshes).toBe(before.refreshes + 1);
    const audit = app.database.db.selectFrom('audit').selectAll().where('subject', '=', 'r1');
    expect(await audit.execute()).toMatchObject([{ action: 'rep.saved', detail: { revision: 1 } }]);
  });

  test('has a load row from its first day, so that it can be given a lead', async () => {
    await app.send('POST', '/reps', { id: 'r-load', name: 'Ann' });
    await app.send('PUT', '/reps/r-load', { id: 'r-load', name: 'Anne' });
    const rows = app.database.db.selectFrom('loads').selectAll().where('rep_id', '=', 'r-load');
    expect(await rows.execute()).toMatchObject([{ open_leads: 0 }]);
  });

  test('is not created twice', async () => {
    await app.send('POST', '/reps', { id: 'r2', name: 'Bo' });
    const answer = await app.send('POST', '/reps', { id: 'r2', name: 'Bob' });
    expect([answer.status, await code(answer)]).toEqual([409, 'already_exists']);
    expect((await read(app.send('GET', '/reps/r2'))).rep.name).toBe('Bo');
  });

  test('is changed against the revision that was read: of two at once, one is told', async () => {
    await app.send('PUT', '/reps/r3', { id: 'r3', name: 'Cy' });
    const put = (name: string) =>
      app.send('PUT', '/reps/r3', { id: 'r3', name }, { headers: { 'if-match': '"1"' } });
    const answers = await Promise.all([put('Cyd'), put('Cyrus'), put('Cyril')]);
    expect(answers.map((a) => a.status).toSorted()).toEqual([200, 409, 409]);
    const refused = answers.find((a) => a.status === 409);
    expect(refused && (await code(refused))).toBe('version_conflict');
    expect((await read(app.send('GET', '/reps/r3'))).revision).toBe(2);
  });

  test('is changed unconditionally, or only when it is new, as the headers say', async () => {
    const put = (headers: Record<string, string>) =>
      app.send('PUT', '/reps/r4', { id: 'r4', name: 'Di' }, { headers });
    expect((await put({ 'if-none-match': '*' })).status).toBe(200);
    expect((await put({ 'if-none-match': '*' })).status).toBe(409);
    expect((await put({})).status).toBe(200);
    expect((await put({ 'if-match': '*' })).headers.get('etag')).toBe('"3"');
    for (const etag of ['3', '"x"', '"1", "2"', '']) {
      expect((await put({ 'if-match': etag })).status).toBe(422);
    }
    expect((await put({ 'if-match': '"9"' })).status).toBe(409);
  });

  test('is set inactive, not deleted, and no revision is made of doing it twice', async () => {
    await app.send('POST', '/reps', { id: 'r5', name: 'Ed' });
    expect((await read(app.send('DELETE', '/reps/r5'))).rep.active).toBe(false);
    expect((await read(app.send('DELETE', '/reps/r5'))).revision).toBe(2);
    expect((await read(app.send('GET', '/reps/r5'))).rep.active).toBe(false);
    expect((await app.send('DELETE', '/reps/nobody')).status).toBe(404);
    const stale = await app.send('DELETE', '/reps/r5', undefined, {
      headers: { 'if-match': '"1"' },
    });
    expect(await code(stale)).toBe('version_conflict');
  });

  test('must be itself: the id of the address, hours that exist, fields that we know', async () => {
    const problems = async (body: object) => {
      const answer = await app.send('PUT', '/reps/r6', body);
      expect(answer.status).toBe(422);
      return ((await answer.json()) as { problems: { path: string }[] }).problems[0]?.path;
    };
    expect(await problems({ id: 'r7', name: 'F' })).toBe('/id');
    expect(await problems({ id: 'r6', name: 'F', hours: { timeZone: 'Mars/Base' } })).toBe(
      '/hours/timeZone',
    );
    expect(await problems({ id: 'r6', name: 'F', nick: 'x' })).toBe('/nick');
    expect((await app.send('GET', '/reps/r6')).status).toBe(404);
  });

  test('may have an id with any character that a URL can carry', async () => {
    const id = 'ann@x.example/ü 1';
    await app.send('POST', '/reps', { id, name: 'Ann' });
    expect((await read(app.send('GET', `/reps/${encodeURIComponent(id)}`))).rep.id).toBe(id);
  });

  test('is changed by those who manage, looked at by those who read', async () => {
    const [reader, router] = [await app.keyWith('read'), await app.keyWith('route')];
    const body = { id: 'r8', name: 'G' };
    expect((await app.send('PUT', '/reps/r8', body, { token: reader })).status).toBe(403);
    expect((await app.send('GET', '/reps', undefined, { token: reader })).status).toBe(200);
    expect((await app.send('GET', '/reps', undefined, { token: router })).status).toBe(403);
  });
});

describe('the list of reps', () => {
  test('is filtered, and its pages neither skip nor repeat while reps are added', async () => {
    const fresh = await testApi();
    const add = (id: string, team: string) =>
      fresh.send('PUT', `/reps/${id}`, { id, name: id, team, role: team === 'a' ? 'ae' : 'bdr' });
    for (let i = 10; i < 30; i++) await add(`r${i}`, i % 2 ? 'a' : 'b');
    await fresh.send('DELETE', '/reps/r11');
    const seen: string[] = [];
    let cursor = '';
    do {
      const answer = await fresh.send('GET', `/reps?limit=3&team=a&role=ae&active=true${cursor}`);
      const page = (await answer.json()) as { items: Stored[]; nextCursor: string | null };
      seen.push(...page.items.map((item) => item.rep.id));
      await add(`r${10 + seen.length}x`, 'a');
      cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : '';
    } while (cursor);
    const odd = ['r13', 'r15', 'r17', 'r19', 'r21', 'r23', 'r25', 'r27', 'r29'];
    expect(seen.filter((id) => !id.endsWith('x'))).toEqual(odd);
    expect(new Set(seen).size).toBe(seen.length);
  });

  test.each([
    '?limit=0',
    '?limit=201',
    '?limit=x',
    '?active=maybe',
    '?cursor=x',
    `?cursor=${Buffer.from('["a","b"]').toString('base64url')}`,
    `?cursor=${Buffer.from('["\\u0000"]').toString('base64url')}`,
    '?colour=red',
  ])('%s is refused', async (query) => {
    const answer = await app.send('GET', `/reps${query}`);
    expect([answer.status, await code(answer)]).toEqual([422, 'invalid_input']);
  });
});

describe('a team', () => {
  test('is named, listed with its active reps, and removed when nobody is in it', async () => {
    const team = { id: 'east', name: 'East', managerId: 'r1' };
    expect((await app.send('PUT', '/teams/east', team)).status).toBe(200);
    expect((await app.send('PUT', '/teams/east', { ...team, name: 'East!' })).status).toBe(200);
    await app.send('PUT', '/reps/t1', { id: 't1', name: 'T', team: 'east' });
    const list = await app.send('GET', '/teams');
    expect(await list.json()).toEqual({ items: [{ ...team, name: 'East!', activeReps: 1 }] });
    const refused = await app.send('DELETE', '/teams/east');
    expect(await refused.json()).toMatchObject({
      code: 'still_in_use',
      detail: 'Active reps are in it: t1.',
    });
    await app.send('DELETE', '/reps/t1');
    expect((await app.send('DELETE', '/teams/east')).status).toBe(204);
    expect((await app.send('DELETE', '/teams/east')).status).toBe(404);
  });
});
