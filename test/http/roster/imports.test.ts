import { beforeEach, describe, expect, test } from 'vitest';
import { type TestApi, testApi } from '../../support/api.ts';

let app: TestApi;
beforeEach(async () => {
  app = await testApi();
});

type Report = {
  applied: boolean;
  total: number;
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
  problems: { row: number; id: string | null; problems: { path: string; message: string }[] }[];
};

async function load(what: string, body: unknown, query = ''): Promise<Report> {
  const headers = typeof body === 'string' ? { 'content-type': 'text/csv' } : {};
  const answer = await app.send('POST', `/imports/${what}${query}`, body, { headers });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Report;
}
const repIds = async () => {
  const rows = await app.database.db.selectFrom('reps').select('id').orderBy('id').execute();
  return rows.map((row) => row.id);
};
const counts = ({ created, updated, unchanged, refused }: Report) => [
  created,
  updated,
  unchanged,
  refused,
];

describe('an import of reps', () => {
  test('takes the good rows whole and names the bad ones: none goes in by half', async () => {
    const report = await load('reps', {
      items: [
        { id: 'a', name: 'Ann' },
        { id: 'b', name: 'Bo', capacity: { open: -1 } },
        'not a rep',
        { id: 'c', name: 'Cy', hours: { timeZone: 'Mars/Base' } },
        { id: 'a', name: 'Ann again' },
        { id: 'd', name: 'Di', territories: ['Germany'] },
      ],
    });
    expect(counts(report)).toEqual([2, 0, 0, 4]);
    expect(report.problems.map(({ row, id, problems }) => [row, id, problems[0]?.path])).toEqual([
      [2, 'b', '/capacity/open'],
      [3, null, ''],
      [4, 'c', '/hours/timeZone'],
      [5, 'a', '/id'],
    ]);
    expect(await repIds()).toEqual(['a', 'd']);
    const loads = await app.database.db.selectFrom('loads').select('rep_id').execute();
    expect(loads.map((row) => row.rep_id).toSorted()).toEqual(['a', 'd']);
    const rep = await (await app.send('GET', '/reps/d')).json();
    expect(rep).toMatchObject({ rep: { territories: ['DE'] }, revision: 1 });
  });

  test('repeated, it changes nothing; what differs is updated, once', async () => {
    const items = Array.from({ length: 1_201 }, (_, i) => ({ id: `r${i}`, name: `Rep ${i}` }));
    expect(counts(await load('reps', { items }))).toEqual([1_201, 0, 0, 0]);
    expect(counts(await load('reps', { items }))).toEqual([0, 0, 1_201, 0]);
    const changed = items.map((item, i) => (i % 400 === 0 ? { ...item, team: 'new' } : item));
    expect(counts(await load('reps', { items: changed }))).toEqual([0, 4, 1_197, 0]);
    const versions = await app.database.db.selectFrom('versions').selectAll().execute();
    expect(versions).toMatchObject([{ subject: 'roster', counter: 2 }]);
  });

  test('as a dry run reports the same and does nothing', async () => {
    const items = [{ id: 'a', name: 'Ann' }, { id: 'b' }];
    const dry = await load('reps', { items }, '?dryRun=true');
    expect([dry.applied, ...counts(dry)]).toEqual([false, 1, 0, 0, 1]);
    expect(await repIds()).toEqual([]);
    expect(
      await app.database.db.selectFrom('audit').where('actor', '!=', 'test').selectAll().execute(),
    ).toEqual([]);
    expect((await load('reps', { items })).applied).toBe(true);
  });

  test('told to refuse, imports nothing when one row is bad', async () => {
    const items = [{ id: 'a', name: 'Ann' }, { id: 'b' }];
    const report = await load('reps', { items }, '?whenBad=refuse');
    expect([report.applied, ...counts(report)]).toEqual([false, 0, 0, 0, 1]);
    expect(await repIds()).toEqual([]);
  });

  test('reads CSV: paths as columns, lists by "|", semicolons, quotes and a byte order mark', async () => {
    const csv = [
      '\uFEFFid;name;active;capacity.open;specialities.industries;languages;records;hours.timeZone;certifications',
      'a;"Ann ""A."" O\'Neil";yes;12;Manufacturing|Banking;en | de;"[{""scope"":{},""won"":3,""n"":9}]";Europe/Paris;SOC 2|HIPAA',
      'b;Bo;;;;;;;',
      '',
      'c;Cy;maybe;many;;;;;',
      'd;Di',
    ].join('\r\n');
    const report = await load('reps', csv);
    expect(counts(report)).toEqual([2, 0, 0, 2]);
    expect(report.problems.map(({ row, problems }) => [row, problems.map((p) => p.path)])).toEqual([
      [5, ['/active', '/capacity/open']],
      [6, ['']],
    ]);
    expect(await (await app.send('GET', '/reps/a')).json()).toMatchObject({
      rep: {
        name: 'Ann "A." O\'Neil',
        capacity: { open: 12, perDay: null },
        specialities: { industries: ['manufacturing', expect.any(String)] },
        languages: ['en', 'de'],
        certifications: ['soc-2', 'hipaa'],
        records: [{ won: 3, n: 9 }],
        hours: { timeZone: 'Europe/Paris' },
      },
    });
    expect(await (await app.send('GET', '/reps/b')).json()).toMatchObject({
      rep: { capacity: { open: 20 }, active: true },
    });
  });

  test.each([
    ['nothing in it', '\n,,\n', 'invalid_input', 'is empty'],
    ['a whole beside its part', 'id,capacity,capacity.open\na,{},1', 'invalid_input', 'leave one'],
    ['a column twice', 'id,id\na,b', 'invalid_input', 'twice'],
    ['an open quote', 'id,name\na,"x', 'invalid_input', 'uot'],
    ['NUL', 'id,name\na,\0', 'body_not_text', undefined],
  ])('refuses CSV with %s', async (_, csv, code, detail) => {
    const answer = await app.send('POST', '/imports/reps', csv, {
      headers: { 'content-type': 'text/csv' },
    });
    const told = (await answer.json()) as { code: string; detail?: string };
    expect(told.code).toBe(code);
    if (detail) expect(told.detail).toContain(detail);
  });

  test('refuses a body that is no list, is too large, or comes without the right', async () => {
    expect((await app.send('POST', '/imports/reps', { reps: [] })).status).toBe(422);
    expect((await app.send('POST', '/imports/reps', '{"items":[],"items":[]}')).status).toBe(400);
    expect((await app.send('POST', '/imports/reps', ' '.repeat(1_048_577))).status).toBe(413);
    const token = await app.keyWith('read', 'route');
    expect((await app.send('POST', '/imports/reps', { items: [] }, { token })).status).toBe(403);
    const xml = { headers: { 'content-type': 'application/xml' } };
    expect((await app.send('POST', '/imports/reps', '<a/>', xml)).status).toBe(415);
  });
});

describe('an import of accounts', () => {
  const domains = async () => {
    const rows = await app.database.db
      .selectFrom('account_domains')
      .selectAll()
      .orderBy('domain')
      .orderBy('account_id')
      .execute();
    return rows.map((row) => `${row.domain} ${row.account_id}`);
  };
  const account = (id: string, ...list: string[]) => ({ id, name: id, domains: list });

  test('takes a domain for each account that names it, and none that gives mail to anybody', async () => {
    await load('accounts', { items: [account('old', 'old.com', 'shared.com')] });
    const report = await load('accounts', {
      items: [
        account('a', 'www.a.com', 'shared.com'),
        account('b', 'b.com', 'shared.com'),
        account('d', 'gmail.com'),
      ],
    });
    expect(counts(report)).toEqual([2, 0, 0, 1]);
    expect(report.problems.map(({ row, problems }) => [row, problems[0]?.message])).toEqual([
      [3, '"gmail.com" gives mail to anybody'],
    ]);
    const taken = ['a.com a', 'b.com b', 'old.com old', 'shared.com a', 'shared.com b'];
    expect(await domains()).toEqual([...taken, 'shared.com old']);
    await load('accounts', { items: [account('old', 'old.com')] });
    expect(await domains()).toEqual(taken);
  });

  test('reads CSV', async () => {
    const csv = 'id\tname\tdomains\temployees\tnamed\na\tAcme\ta.com|b.com\t120\ttrue\n';
    expect(counts(await load('accounts', csv))).toEqual([1, 0, 0, 0]);
    expect(await domains()).toEqual(['a.com a', 'b.com a']);
    expect(await (await app.send('GET', '/accounts/a')).json()).toMatchObject({
      account: { employees: 120, named: true },
    });
  });
});

test.each([
  ['text/csv', 'windows-1252', Buffer.from('id,name\nr1,José\n', 'latin1')],
  ['text/csv; charset=iso-8859-1', 'windows-1252', Buffer.from('id,name\nr1,José\n', 'latin1')],
  ['text/csv', 'utf-16le', Buffer.from('\ufeffid;name\nr1;José\n', 'utf16le')],
])('a body of %s in %s is read by its own letters', async (type, encoding, bytes) => {
  const headers = { 'content-type': type };
  const answer = await app.send('POST', '/imports/reps', new Uint8Array(bytes), { headers });
  expect(await answer.json()).toMatchObject({ created: 1, encoding });
  expect(await (await app.send('GET', '/reps/r1')).json()).toMatchObject({ rep: { name: 'José' } });
});

test('policies are imported as versions, none in force by it; bad ones are named by path', async () => {
  const items = [
    { name: 'spring' },
    { name: 'Bad Name' },
    { name: 'autumn', must: [{ kind: 'nope' }] },
  ];
  const look = await app.send('POST', '/imports/policies?dryRun=true', { items });
  expect(await look.json()).toMatchObject({ applied: false, created: 1, refused: 2 });
  expect((await app.send('GET', '/policies/spring')).status).toBe(404);
  const done = await app.send('POST', '/imports/policies', { items });
  const report = (await done.json()) as {
    problems: { row: number; problems: { path: string }[] }[];
  };
  expect(report).toMatchObject({ applied: true, total: 3, created: 1, refused: 2 });
  expect(report.problems.map(({ row, problems }) => [row, problems[0]?.path])).toEqual([
    [2, '/name'],
    [3, '/must/0/kind'],
  ]);
  const again = await app.send('POST', '/imports/policies', { items: [{ name: 'spring' }] });
  expect(await again.json()).toMatchObject({ created: 0, unchanged: 1 });
});

describe('a CSV import that would close a circle', () => {
  test('of parents leaves its last row out, over stored accounts too', async () => {
    const first = await load('accounts', 'id,name,parentId\na,A,\nb,B,a\n');
    expect(counts(first)).toEqual([2, 0, 0, 0]);
    const report = await load('accounts', 'id,name,parentId\nc,C,b\na,A,c\n');
    expect(counts(report)).toEqual([1, 0, 0, 1]);
    expect(report.problems).toMatchObject([{ id: 'a', problems: [{ path: '/parentId' }] }]);
    expect(report.problems[0]?.problems[0]?.message).toContain('a → c → b → a');
  });

  test('of managers leaves its last row out', async () => {
    const report = await load('reps', 'id,name,managerId\na,A,b\nb,B,a\n');
    expect(counts(report)).toEqual([1, 0, 0, 1]);
    expect(report.problems).toMatchObject([{ id: 'b', problems: [{ path: '/managerId' }] }]);
    expect(await repIds()).toEqual(['a']);
  });
});
