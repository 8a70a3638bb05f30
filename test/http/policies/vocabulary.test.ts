// The vocabulary over HTTP: what is taught holds for every lead, rep and policy from then on.
import { beforeEach, expect, test } from 'vitest';
import { replayLog } from '../../../src/flows/decisions/replay-log.ts';
import { keepState } from '../../../src/io/db/state/replica-cache.ts';
import type { Decision } from '../../../src/routing/decision.ts';
import { type TestApi, testApi } from '../../support/api.ts';
import { freshDatabase } from '../../support/database.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { storePolicy } from '../../support/routing.ts';

const WORDS = `
industries:
  wind-power: [Windkraft]
regions:
  nordics-plus: [SE, NO, ee]
`;

let app: TestApi;
beforeEach(async () => {
  const database = await freshDatabase();
  await storePolicy(database.db, {
    must: [{ code: 'here', kind: 'territory' }] as never,
    fallback: [],
  });
  app = await testApi({}, { database });
});

async function sent(method: string, path: string, body?: unknown) {
  const answer = await app.send(method, path, body);
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}
const put = (text: string, more: object = {}) => sent('PUT', '/vocabulary', { text, ...more });

async function routed(lead: object): Promise<Decision> {
  const { status, body } = await sent('POST', '/route', { lead, mode: 'off' });
  expect([status, body]).toEqual([200, expect.anything()]);
  return body as unknown as Decision;
}

const ESTONIA = { company: { country: 'Estonia', industry: 'Windkraft' } };

test('a lead goes by an own region to the rep who has it, stored before or after', async () => {
  const reps = 'Rep,Role,Territories\nNils,ae,Nordics Plus\nDirk,ae,DACH';
  const csv = { headers: { 'content-type': 'text/csv' } };
  await app.send('POST', '/imports/reps', reps, csv);
  expect((await routed({ id: 'l1', ...ESTONIA })).rep).toBeNull();
  expect(await put(WORDS)).toMatchObject({ status: 201, body: { version: 1, warnings: [] } });
  expect((await routed({ id: 'l2', ...ESTONIA })).rep?.id).toBe('nils');
  const { items } = (await sent('GET', '/reps')).body as { items: { rep: { id: string } }[] };
  expect(items).toHaveLength(2);
  const report = await app.send(
    'POST',
    '/imports/reps',
    'Rep,Territories\nNils,"Nordics Plus, FI"',
    csv,
  );
  expect(await report.json()).toMatchObject({ updated: 1, refused: 0 });
});

test('it is read back with its versions, and another replica reads by it', async () => {
  expect((await sent('GET', '/vocabulary')).body).toMatchObject({ version: 0, versions: [] });
  const other = await keepState(app.database.db, {
    ...{ now: app.clock.now, pollMs: 3_600_000, log: quietLog },
  });
  await put(WORDS, { note: 'the first' });
  expect(await put(WORDS)).toMatchObject({ status: 200, body: { version: 1, created: false } });
  expect(await put('industries: {}', { basedOn: 0 })).toMatchObject({ status: 409 });
  await other.refresh();
  expect(other.reads().industry('Windkraft').value).toBe('wind-power');
  await other.close();
  expect(await put('{"sources":{"summit":["Summit 2026"]}}', { basedOn: 1 })).toMatchObject({
    status: 201,
    body: { version: 2 },
  });
  const now = (await sent('GET', '/vocabulary')).body;
  expect(now).toMatchObject({ version: 2, document: { industries: {} } });
  expect(now.versions).toMatchObject([{ version: 2 }, { version: 1, note: 'the first' }]);
  const first = await sent('GET', '/vocabulary/versions/1');
  expect(first.body).toMatchObject({ document: { industries: { 'wind-power': ['Windkraft'] } } });
  expect((await sent('GET', '/vocabulary/versions/3')).status).toBe(404);
});

test.each([
  ['industries: { retail: [Banking] }', '/industries/retail/0'],
  ['industries: { a: [x], a: [y] }', ''],
  ['- a list', ''],
  ['regions: { foo: [Atlantis] }', '/regions/foo'],
  ['words: {}', '/words'],
])('%s is refused, and nothing is in force', async (text, path) => {
  const { status, body } = await put(text);
  expect(status).toBe(422);
  expect((body.errors ?? body.problems) as unknown).toMatchObject([{ path }]);
  expect((await sent('GET', '/vocabulary')).body).toMatchObject({ version: 0 });
});

const POLICY = `name: nordic
must:
  - { code: wind, kind: condition, when: 'lead.industry == "wind-power" && "nordics-plus" in lead.regions', require: 'rep.role == "ae"' }
`;

test('a policy may ask for a taught word, and a word that one in force asks for is kept', async () => {
  const publish = () => sent('POST', '/policies', { text: POLICY });
  expect(await publish()).toMatchObject({ status: 422 });
  await put(WORDS);
  expect(await publish()).toMatchObject({ status: 201 });
  await sent('POST', '/policies/nordic/activate', { version: 1, despiteErrors: true });
  const gone = await put('regions: { nordics-plus: [SE, NO, ee] }');
  expect(gone).toMatchObject({ status: 409, body: { code: 'still_in_use' } });
  expect(JSON.stringify(gone.body)).toContain('nordic@1');
  expect(await put(`${WORDS}  baltic-sea: [FI, EE]`)).toMatchObject({ status: 201 });
});

test('a decision is made again to the byte after the words have changed', async () => {
  const nils = { id: 'nils', name: 'Nils', territories: ['EE', 'Nordics Plus'] };
  await put(WORDS);
  await sent('PUT', '/reps/nils', nils);
  expect((await routed({ id: 'l1', ...ESTONIA })).rep?.id).toBe('nils');
  expect(await put('sources: { summit: [Summit] }')).toMatchObject({
    status: 201,
    body: { warnings: [{ path: '/reps/nils/territories' }] },
  });
  const again: boolean[] = [];
  for await (const { same } of replayLog(app.database, 10)) again.push(same);
  expect(again).toEqual([true]);
});
