// Inputs over which CRM data and routers are known to go wrong, sent as people send them.
import { beforeEach, expect, test } from 'vitest';
import { rowsFromCsv } from '../../src/flows/roster/csv-rows.ts';
import { importLeads } from '../../src/flows/roster/import-leads.ts';
import { keepState } from '../../src/io/db/state/replica-cache.ts';
import type { Decision } from '../../src/routing/decision.ts';
import { type TestApi, testApi } from '../support/api.ts';
import { freshDatabase } from '../support/database.ts';
import { quietLog } from '../support/quiet-log.ts';
import { storePolicy } from '../support/routing.ts';

const ROSTER = `Rep,Role,Territories,Languages,Time Zone,Capacity
Wendy West,ae,us-west,en,America/Los_Angeles,50
Sue South,ae,us-south,en,America/Chicago,50
Nell Northeast,ae,us-northeast,en,America/New_York,50
Dirk Dach,ae,DACH,de;en,Europe/Berlin,50
Asa Asia,ae,APAC,en,Asia/Singapore,50
Leo Latam,ae,LATAM,en;es;pt,America/Sao_Paulo,50`;
const KINDS = ['active', 'not_absent', 'do_not_assign', 'capacity', 'territory', 'language'];

let app: TestApi;
beforeEach(async () => {
  const database = await freshDatabase();
  await storePolicy(database.db, {
    must: KINDS.map((kind) => ({ code: kind, kind })) as never,
    fallback: [],
  });
  app = await testApi({}, { database });
  await load('reps', ROSTER);
});

async function load(what: 'reps' | 'accounts', body: unknown) {
  const headers = typeof body === 'string' ? { 'content-type': 'text/csv' } : {};
  const answer = await app.send('POST', `/imports/${what}`, body, { headers });
  expect(answer.status).toBe(200);
  return (await answer.json()) as {
    created: number;
    refused: number;
    warnings: { problems: { message: string }[] }[];
    problems: { problems: { path: string; message: string }[] }[];
  };
}

async function routed(lead: object): Promise<Decision> {
  const answer = await app.send('POST', '/route', { lead, mode: 'off' });
  const body = await answer.text();
  expect([answer.status, body]).toEqual([200, expect.any(String)]);
  return JSON.parse(body) as Decision;
}

async function json(path: string): Promise<Record<string, unknown>> {
  return (await (await app.send('GET', path)).json()) as Record<string, unknown>;
}

async function leadsFrom(text: string) {
  const read = await rowsFromCsv(text, 'leads');
  if (read.kind === 'unreadable') throw new Error(read.because);
  const { db } = app.database;
  const state = await keepState(db, {
    now: app.clock.now,
    pollMs: 3_600_000,
    log: quietLog,
  });
  let count = 0;
  const newId = () => `imported-${String(++count).padStart(4, '0')}-${text.length}`;
  const seekAdvice = async () => ({ kind: 'not_asked', because: 'not_configured' }) as const;
  const deps = { db, clock: app.clock, newId, state, seekAdvice };
  const report = await importLeads(deps, read.rows, { dryRun: false, whenBad: 'skip' });
  await state.close();
  return { ...report, skipped: read.skipped };
}

const idTold = (decision: Decision) =>
  decision.warnings?.filter(({ path }) => path === '/id').map(({ because }) => because);

test.each([
  [{ region: 'Raleigh, NC' }, 'sue-south'],
  [{ region: 'Boise, ID' }, 'wendy-west'],
  [{ country: 'Denver, CO' }, 'wendy-west'],
  [{ region: 'Atlanta, Georgia' }, 'sue-south'],
  [{ country: 'Germany' }, 'dirk-dach'],
])('a lead at %j goes to %s', async (company, repId) => {
  const { rep } = await routed({ id: 'place', company });
  expect(rep?.id).toBe(repId);
});

test('two people without an address or number of their own are two', async () => {
  const pairs = [
    ['Arc Mills', 'Blue Yard', { email: 'none@none.com' }, { email: 'none@none.com' }],
    ['Halden Castings', 'Quarry Foods', { phone: '+1 800 555 1212' }, { phone: '1-800-555-1212' }],
  ] as const;
  for (const [first, second, one, other] of pairs) {
    await routed({
      id: first,
      company: { name: first, country: 'US', region: 'TX' },
      contact: one,
    });
    await routed({
      id: second,
      company: { name: second, country: 'US', region: 'TX' },
      contact: other,
    });
    await app.send('POST', `/leads/${encodeURIComponent(first)}/end`, {
      kind: 'closed',
      reason: 'lost',
    });
    expect(await json(`/leads/${encodeURIComponent(second)}`)).toMatchObject({
      joinsLeadId: null,
      owner: { repId: 'sue-south' },
      ended: null,
    });
  }
});

const ELM = {
  id: '71',
  company: { name: 'Elm Tools', country: 'United States', region: 'Texas' },
  contact: { name: 'Eve Elm', email: 'eve@elmtools.example' },
};

test('an id that comes back with another company is told, and its owner has no claim', async () => {
  expect((await routed(ELM)).rep?.id).toBe('sue-south');
  const again = await routed({ ...ELM, score: 12 });
  expect([again.rep?.id, idTold(again)]).toEqual(['sue-south', []]);
  const other = await routed({
    id: '71',
    company: { name: 'Fichte Technik', country: 'Germany', region: 'Bayern' },
    contact: { email: 'fritz@fichte-technik.example' },
  });
  expect(other.rep?.id).toBe('dirk-dach');
  expect(idTold(other)).toEqual([expect.stringContaining('of Elm Tools')]);
  expect(await json('/leads/71')).toMatchObject({ owner: { repId: 'dirk-dach' } });
});

test.each([
  ['person', { contact: { name: 'Finn Fir', email: 'finn@elmtools.example' } }, 'another person'],
  ['country', { company: { name: 'Elm Tools Inc', country: 'Canada' } }, 'in US'],
])('an id that comes back with another %s is told', async (_, change, told) => {
  await routed(ELM);
  const { rep, warnings } = await routed({ ...ELM, ...change });
  expect(rep?.id).toBe('sue-south');
  expect(warnings).toMatchObject([{ path: '/id', because: expect.stringContaining(told) }]);
});

test('an owner is found by name, and one who is nobody is told', async () => {
  const head = 'Account Name,Website,Account Owner';
  await load('accounts', `${head}\nWillow Tools Ltd,willowtools.example,Wendy West`);
  expect(await json('/accounts/willow-tools')).toMatchObject({
    account: { ownerId: 'wendy-west' },
  });
  const { warnings } = await load('accounts', `${head}\nOak Tools,oak.example,Nobody Known`);
  expect(warnings).toMatchObject([{ problems: [{ path: '/ownerId' }] }]);
});

const GROUP = `Account ID,Account Name,Website,Billing Country,Parent Account
g1,Borealis Holding AG,borealis.example,Switzerland,
g2,Borealis Deutschland GmbH,borealis.example,Germany,g1
g3,Borealis Nord GmbH,borealis.example,Germany,g2
t1,Twin One,twin.example,Germany,
t2,Twin Two,twin.example,Germany,`;

test.each([
  [{ country: 'CH' }, 'g1'],
  [{ country: 'FR', name: 'Borealis Nord' }, 'g3'],
  [{ country: 'DE' }, 'g2'],
  [{ country: 'FR' }, 'g1'],
  [{ country: 'DE', domain: 'twin.example' }, null],
])('of companies that share a domain %j is %s', async (company, accountId) => {
  expect(await load('accounts', GROUP)).toMatchObject({ created: 5, refused: 0 });
  const { account } = await routed({
    id: 'g',
    company: { domain: 'borealis.example', ...company },
  });
  expect(account).toMatchObject({ accountId, kind: accountId ? 'matched' : 'ambiguous' });
});

test('a shared host is nobody’s domain', async () => {
  await load('accounts', {
    items: [
      { id: 'c', name: 'Corvid Labs', domains: ['https://www.linkedin.com/company/corvid-labs'] },
    ],
  });
  const site = 'https://www.linkedin.com/company/other-labs';
  const { account } = await routed({
    id: 'o',
    company: { name: 'Other Labs', domain: site },
    contact: { email: 'ann@otherlabs.example' },
  });
  expect(account.kind).toBe('none');
});

test('what colleagues wrote down is no word of the lead', async () => {
  const note =
    'Left two voicemails. Assistant says he is price sensitive. Call again after the fair.';
  const { assigned } = await leadsFrom(
    `Lead ID,Company,Country,Title,Notes\nnt-1,Kessler Werkzeugbau GmbH,Germany,Einkaufsleiter,"${note}"`,
  );
  expect(assigned).toBe(1);
  const { lead } = await json('/leads/nt-1');
  expect(lead).not.toHaveProperty('message');
  const sent = await routed({ id: 'nt-2', company: { country: 'Germany' }, notes: note });
  const told = JSON.stringify([sent.talkingPoints, sent.nextSteps, sent.reasoning]);
  expect(told).not.toContain('voicemail');
});

test('where the person’s former rep has left, the lead is the new rep’s', async () => {
  const rep = (id: string) => ({ id, name: id, territories: ['JP'], languages: ['en'] });
  await load('reps', { items: [rep('old-one')] });
  await app.send('DELETE', '/reps/asa-asia');
  const hana = { company: { country: 'Japan' }, contact: { email: 'hana@sakuraparts.example' } };
  expect((await routed({ id: 'lv-1', ...hana })).rep?.id).toBe('old-one');
  await app.send('DELETE', '/reps/old-one');
  await load('reps', { items: [rep('new-one')] });
  expect((await routed({ id: 'lv-2', ...hana })).rep?.id).toBe('new-one');
  expect(await json('/leads/lv-2')).toMatchObject({
    joinsLeadId: null,
    owner: { repId: 'new-one' },
  });
  const ended = await app.send('POST', '/leads/lv-2/end', { kind: 'closed', reason: 'lost' });
  expect(ended.status).toBe(200);
});

test.each(['24-Feb-2026', '2026-02-24', 'Feb 24, 2026'])('the date %s is read', async (cell) => {
  const file = `Lead ID,Company,Created\nd-1,Elm Tools,"${cell}"`;
  expect(await leadsFrom(file)).toMatchObject({ refused: 0, warnings: [] });
  const { lead } = await json('/leads/d-1');
  expect(lead).toMatchObject({ receivedAt: '2026-02-24T00:00:00.000Z' });
});

test('a list without ids gets some, and is not taken in twice', async () => {
  const file = 'Name,Email,Company,Country\nAda Ames,ada@adaworks.example,Ada Works,Germany';
  expect(await leadsFrom(file)).toMatchObject({ assigned: 1, refused: 0 });
  expect(await leadsFrom(file)).toMatchObject({ assigned: 0, unchanged: 1 });
});

test('the lines below a report are no leads', async () => {
  const file = [
    'Lead ID,Company,Country',
    'q-1,"5"" Pipe Works",Germany',
    'q-2,5" Pipe Works,Germany',
    ',,',
    '"Grand Totals (2 records)",,',
    '"Confidential Information - Do Not Distribute",,',
  ].join('\n');
  expect(await leadsFrom(file)).toMatchObject({
    assigned: 1,
    refused: 1,
    skipped: [{ row: 5 }, { row: 6 }],
  });
});

test.each([
  ['/reps/zed', { id: 'zed', name: 'Zed', hours: { timeZone: 'Eastern Standard Time' } }],
  [
    '/reps/zed',
    { id: 'zed', name: 'Zed', hours: { timeZone: '(UTC-05:00) Eastern Time (US & Canada)' } },
  ],
])('PUT %s takes the zone of another system', async (path, body) => {
  const answer = await app.send('PUT', path, body, { headers: { 'if-none-match': '*' } });
  expect(answer.status).toBeLessThan(300);
  expect(await json(path)).toMatchObject({ rep: { hours: { timeZone: 'America/New_York' } } });
  const again = await load('reps', { items: [body] });
  expect(again).toMatchObject({ unchanged: 1, refused: 0 });
});

test('a zone that nobody knows is told in a sentence that says what to write', async () => {
  const body = { items: [{ id: 'zed', name: 'Zed', hours: { timeZone: 'Mars/Olympus' } }] };
  const told = (await load('reps', body)).problems[0]?.problems[0]?.message ?? '';
  expect(told).toMatch(/such as "Europe\/Paris"/);
  expect(told).not.toMatch(/^expected "/);
});
