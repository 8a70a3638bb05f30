// A list that is imported again changes what it names: nothing that is stored is lost by it.
import { beforeEach, describe, expect, test } from 'vitest';
import type { ImportReport } from '../../../src/flows/roster/import-report.ts';
import { type TestApi, testApi } from '../../support/api.ts';

let app: TestApi;
beforeEach(async () => {
  app = await testApi();
});

async function load(what: string, body: unknown, query = ''): Promise<ImportReport> {
  const headers = typeof body === 'string' ? { 'content-type': 'text/csv' } : {};
  const answer = await app.send('POST', `/imports/${what}${query}`, body, { headers });
  expect(answer.status).toBe(200);
  return (await answer.json()) as ImportReport;
}
const repOf = async (id: string) => {
  const { rep } = (await (await app.send('GET', `/reps/${id}`)).json()) as {
    rep: Record<string, unknown>;
  };
  return rep;
};
const accountOf = async (id: string) => {
  const { account } = (await (await app.send('GET', `/accounts/${id}`)).json()) as {
    account: Record<string, unknown>;
  };
  return account;
};

const UMA = {
  ...{ id: 'ur-1', name: 'Uma Ray', email: 'uma@ours.example', active: false, role: 'senior_ae' },
  ...{ team: 'north', managerId: 'm-1', weight: 2, startedOn: '2025-01-07' },
  specialities: { industries: ['manufacturing'], sizes: ['201-500'], products: ['crm'] },
  ...{ territories: ['DE', 'dach'], languages: ['de', 'en'], certifications: ['soc-2'] },
  hours: {
    timeZone: 'Europe/Berlin',
    week: { mon: [['09:00', '17:00']] },
    holidays: ['2026-12-24'],
  },
  absences: [{ from: '2026-11-28T00:00:00Z', to: '2026-12-15T00:00:00Z', delegateId: 'm-1' }],
  capacity: { open: 12, perDay: 3, perWeek: 9 },
  pipeline: { value: 100, quota: 1_000, pct: null },
  records: [
    { scope: {}, won: 3, n: 9 },
    { scope: { industry: 'retail' }, won: 1, n: 4 },
  ],
  response: { medianMinutes: 12, p90Minutes: 45, n: 80 },
  ramp: { until: '2027-01-31', share: 0.5 },
  stages: { proposal: 2 },
};
const MAX = { id: 'm-1', name: 'Max Major', email: 'Max@ours.example', role: 'manager' };
const ACME = {
  ...{ id: 'a-1', name: 'Acme', domains: ['acme.example'], aliases: ['Acme Tools'] },
  ...{ status: 'customer', employees: 40, country: 'DE', ownerId: 'ur-1', csmId: 'm-1' },
  ...{ named: true, tickets: { open: 2, critical: 1 }, expansion: 'high', doNotAssign: ['m-1'] },
};

describe('reps and accounts that are stored', () => {
  beforeEach(async () => {
    await load('reps', { items: [MAX, UMA] });
    await load('accounts', { items: [ACME] });
  });

  test.each([
    ['a CSV without the other columns', 'Rep ID,Rep,Max leads\nur-1,Uma Ray,30\n'],
    [
      'a CSV with empty cells',
      'Rep ID,Rep,Max leads,Territories,Languages,Time Zone,Active,Manager,Certs,Role,records,ramp\nur-1,Uma Ray,30, ,,,,,,,,\n',
    ],
    ['JSON without the other fields', { items: [{ id: 'ur-1', capacity: { open: 30 } }] }],
    [
      'JSON with empty texts',
      { items: [{ id: 'ur-1', team: '', hours: { timeZone: ' ' }, capacity: { open: 30 } }] },
    ],
  ])('keep what is not in %s', async (_, body) => {
    const before = await repOf('ur-1');
    const report = await load('reps', body);
    expect(report).toMatchObject({ updated: 1, refused: 0, warnings: [] });
    expect(await repOf('ur-1')).toEqual({
      ...before,
      capacity: { open: 30, perDay: 3, perWeek: 9 },
    });
    expect(await load('reps', body)).toMatchObject({ updated: 0, unchanged: 1, changes: [] });
  });

  test('accounts too', async () => {
    const before = await accountOf('a-1');
    await load('accounts', 'Account ID,Account Name,Industry,Employees\na-1,Acme,Retail,\n');
    expect(await accountOf('a-1')).toEqual({ ...before, industry: 'retail' });
    const domains = await app.database.db.selectFrom('account_domains').selectAll().execute();
    expect(domains).toMatchObject([{ domain: 'acme.example', account_id: 'a-1' }]);
  });

  test.each([
    ['in another case', 'UR-1', 'A-1'],
    ['with blanks', ' ur-1 ', ' a-1'],
  ])('are known by their ids %s', async (_, rep, account) => {
    expect(await load('reps', { items: [{ id: rep, capacity: { open: 30 } }] })).toMatchObject({
      ...{ created: 0, updated: 1, changes: [{ id: 'ur-1' }] },
    });
    const items = [{ id: account, employees: 50 }];
    expect(await load('accounts', { items })).toMatchObject({ created: 0, updated: 1 });
  });

  test('are known by an id of Salesforce in either length', async () => {
    const [short, long] = ['005Qx0000000001', '005Qx0000000001AAC'];
    await load('reps', { items: [{ id: short, name: 'Sal Force' }] });
    const report = await load('reps', { items: [{ id: long, team: 'west' }] });
    expect(report).toMatchObject({ created: 0, updated: 1 });
    const other = await load('reps', { items: [{ id: '005qx0000000001', name: 'Another' }] });
    expect(other).toMatchObject({ created: 1 });
  });

  test('are active again when the file says so', async () => {
    await load('reps', 'Rep ID,Rep,Active\nur-1,Uma Ray,yes\n');
    expect(await repOf('ur-1')).toMatchObject({ active: true, territories: ['DE', 'dach'] });
  });

  test('lose a field on purpose: by a marked cell, null in JSON, or clear', async () => {
    await load('reps', 'Rep ID,Territories,Max per day,Time Zone\nur-1,(none),(None),\n');
    expect(await repOf('ur-1')).toMatchObject({
      ...{ territories: [], languages: ['de', 'en'] },
      ...{ capacity: { open: 12, perDay: null, perWeek: 9 }, hours: { timeZone: 'Europe/Berlin' } },
    });
    await load('reps', { items: [{ id: 'ur-1', ramp: null, email: null }] });
    const rep = await repOf('ur-1');
    expect([rep.ramp, rep.email, rep.team]).toEqual([null, undefined, 'north']);
    const csv = 'Account ID,Owner\na-1,\n';
    await load('accounts', csv, '?clear=ownerId&clear=tickets.critical');
    expect(await accountOf('a-1')).toMatchObject({
      ...{ ownerId: null, csmId: 'm-1', tickets: { open: 2, critical: 0 } },
    });
    await load('accounts', 'Account ID,CSM\na-1,ur-1\n', '?clear=csmId');
    expect(await accountOf('a-1')).toMatchObject({ csmId: 'ur-1' });
  });

  test.each(['id', 'name', 'nickname'])('cannot lose "%s"', async (field) => {
    const answer = await app.send('POST', `/imports/reps?clear=${field}`, { items: [] });
    expect(answer.status).toBe(422);
    expect(JSON.stringify(await answer.json())).toContain(`\\"${field}\\"`);
  });

  test('keep records by industry when a file gives the overall win rate', async () => {
    await load('reps', 'Rep ID,Rep,Win rate,Deals\nur-1,Uma Ray,50 %,20\n');
    const { records } = await repOf('ur-1');
    expect(records).toEqual([
      { scope: {}, rate: 0.5, n: 20 },
      { scope: { industry: 'retail' }, won: 1, n: 4 },
    ]);
    await load('reps', 'Rep ID,Win rate,Deals\nur-1,(none),(none)\n');
    expect(await repOf('ur-1')).toMatchObject({ records: [{ scope: { industry: 'retail' } }] });
  });

  test('show in a dry run what would change from what to what, and stay', async () => {
    const csv = 'Rep ID,Rep,Max leads,Territories\nur-1,Uma Ray,30,Austria\nnew-1,New One,5,\n';
    const dry = await load('reps', csv, '?dryRun=true');
    expect(dry).toMatchObject({ applied: false, created: 1, updated: 1 });
    expect(dry.changes).toEqual([
      {
        ...{ id: 'ur-1', row: 2 },
        fields: [
          { path: '/territories', from: ['DE', 'dach'], to: ['AT'] },
          { path: '/capacity/open', from: 12, to: 30 },
        ],
      },
      {
        ...{ id: 'new-1', row: 3 },
        fields: [
          { path: '/name', from: null, to: 'New One' },
          { path: '/capacity/open', from: 20, to: 5 },
        ],
      },
    ]);
    expect(await repOf('ur-1')).toMatchObject({ territories: ['DE', 'dach'] });
    expect((await load('reps', csv)).changes).toEqual(dry.changes);
  });

  test('are not written over with what was read before somebody else changed them', async () => {
    const items = [{ id: 'ur-1', capacity: { open: 30 } }];
    const [report, saved] = await Promise.all([
      load('reps', { items }),
      app.send('PATCH', '/reps/ur-1', { team: 'south' }),
    ]);
    expect([report.updated, saved.status]).toEqual([1, 200]);
    expect(await repOf('ur-1')).toMatchObject({ team: 'south', capacity: { open: 30 } });
  });
});

describe('people in a file', () => {
  beforeEach(async () => {
    await load('reps', {
      items: [
        { id: 'wendy-west', name: 'Wendy West', email: 'wendy@ours.example' },
        { id: '005AB', name: 'Ed Twin' },
        { id: '005AC', name: 'Ed Twin' },
      ],
    });
  });

  test.each([
    ['wendy-west', 'wendy-west'],
    ['Wendy West', 'wendy-west'],
    ['WEST, wendy', 'wendy-west'],
    ['Wendy@Ours.example', 'wendy-west'],
    ['005ab', '005AB'],
    ['005AC', '005AC'],
  ])('"%s" is the rep %s', async (written, id) => {
    const csv = `Account Name,Website,Account Owner,CSM\nWillow Tools Ltd,willow.example,"${written}","${written}"\n`;
    const report = await load('accounts', csv);
    expect(report).toMatchObject({ created: 1, warnings: [] });
    expect(await accountOf('willow-tools')).toMatchObject({ ownerId: id, csmId: id });
  });

  test('who is nobody, or several, is told and nothing of theirs is stored', async () => {
    const csv = 'Account ID,Account Name,Account Owner,CSM\nw,Willow,Nora Nobody,Ed Twin\n';
    const report = await load('accounts', csv);
    expect(report).toMatchObject({ created: 1, refused: 0 });
    expect(report.warnings).toEqual([
      {
        ...{ row: 2, id: 'w' },
        problems: [
          {
            path: '/ownerId',
            message: '"Nora Nobody" is the id, e-mail or name of no rep; left out',
          },
          { path: '/csmId', message: '"Ed Twin" may be 005AB or 005AC: write the id; left out' },
        ],
      },
    ]);
    expect(await accountOf('w')).toMatchObject({ ownerId: null, csmId: null });
    await load('accounts', 'Account ID,Account Owner\nw,wendy west\n');
    await load('accounts', 'Account ID,Account Owner\nw,Nora Nobody\n');
    expect(await accountOf('w')).toMatchObject({ ownerId: 'wendy-west' });
  });

  test('managers and those who stand in may come with the same file', async () => {
    const csv =
      'Rep ID,Rep,Email,Manager\nr-1,Ann,,Bo Long\nr-2,Bo Long,bo@ours.example,\nr-3,Cy,,BO@ours.example\nr-4,Di,,Nobody\n';
    const report = await load('reps', csv);
    expect(report).toMatchObject({ created: 4, warnings: [{ row: 5, id: 'r-4' }] });
    const managers = await Promise.all(['r-1', 'r-3', 'r-4'].map(repOf));
    expect(managers.map(({ managerId }) => managerId)).toEqual(['r-2', 'r-2', null]);
    const away = { from: '2026-12-01T00:00:00Z', to: '2026-12-05T00:00:00Z', delegateId: 'Ann' };
    await load('reps', { items: [{ id: 'r-3', absences: [away] }] });
    expect(await repOf('r-3')).toMatchObject({ absences: [{ delegateId: 'r-1' }] });
  });

  test('who must not get an account’s leads stays named', async () => {
    const items = [{ id: 'w', name: 'Willow', doNotAssign: ['Wendy West', 'later'] }];
    const report = await load('accounts', { items });
    expect(report.warnings).toMatchObject([{ problems: [{ path: '/doNotAssign/1' }] }]);
    expect(await accountOf('w')).toMatchObject({ doNotAssign: ['wendy-west', 'later'] });
  });
});

describe('PATCH', () => {
  beforeEach(async () => {
    await load('reps', { items: [MAX, UMA] });
    await load('accounts', { items: [ACME] });
  });

  test('sets what it names, empties with null, and leaves the rest', async () => {
    const before = await repOf('ur-1');
    const patch = { capacity: { open: 5, perDay: null }, ramp: null, territories: ['Austria'] };
    const answer = await app.send('PATCH', '/reps/ur-1', patch);
    expect([answer.status, answer.headers.get('etag')]).toEqual([200, '"2"']);
    expect(await repOf('ur-1')).toEqual({
      ...before,
      ...{ capacity: { open: 5, perDay: null, perWeek: 9 }, ramp: null, territories: ['AT'] },
    });
    const account = await accountOf('a-1');
    const headers = { 'content-type': 'application/merge-patch+json' };
    const named = await app.send('PATCH', '/accounts/a-1', '{"named":null}', { headers });
    expect(named.status).toBe(200);
    expect(await accountOf('a-1')).toEqual({ ...account, named: false });
  });

  test.each([
    ['reps', 'ur-1', { team: 'x' }],
    ['accounts', 'a-1', { country: 'Austria' }],
  ])('of %s is held against the revision that was read', async (what, id, patch) => {
    const send = (headers: Record<string, string>) =>
      app.send('PATCH', `/${what}/${id}`, patch, { headers });
    expect((await send({ 'if-match': '"7"' })).status).toBe(409);
    expect((await send({ 'if-none-match': '*' })).status).toBe(409);
    expect((await send({ 'if-match': '"1"' })).status).toBe(200);
    expect((await send({ 'if-match': '"1"' })).status).toBe(409);
    expect((await app.send('PATCH', `/${what}/none`, patch)).status).toBe(404);
  });

  test.each([
    [{ id: 'other' }, '/id'],
    [{ name: null }, '/name'],
    [{ nickname: 'U' }, '/nickname'],
    [{ capacity: { open: 'many' } }, '/capacity/open'],
    [{ managerId: 'ur-1' }, '/managerId'],
  ])('refuses %j', async (patch, path) => {
    const answer = await app.send('PATCH', '/reps/ur-1', patch);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ problems: [{ path }] });
  });

  test('refuses what is no object, and another media type', async () => {
    expect((await app.send('PATCH', '/reps/ur-1', '[]')).status).toBe(422);
    const headers = { 'content-type': 'text/plain' };
    expect((await app.send('PATCH', '/reps/ur-1', '{}', { headers })).status).toBe(415);
  });
});
