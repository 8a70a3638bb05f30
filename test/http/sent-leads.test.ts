// Leads as CRMs really send them: each gets an owner or a place in the queue, and what could not be used is told.
import { beforeAll, expect, test } from 'vitest';
import { replayDecision } from '../../src/flows/decisions/replay-decision.ts';
import type { Decision } from '../../src/routing/decision.ts';
import { type TestApi, testApi } from '../support/api.ts';
import { aRep } from '../support/builders.ts';
import { freshDatabase } from '../support/database.ts';
import { storePolicy, storeReps } from '../support/routing.ts';

let app: TestApi;
beforeAll(async () => {
  const database = await freshDatabase();
  await storeReps(database.db, [aRep({ id: 'ann', capacity: { open: 500 } })]);
  await storePolicy(database.db, {});
  app = await testApi({}, { database });
});

async function routed(lead: unknown, more: object = {}): Promise<Decision> {
  const answer = await app.send('POST', '/route', { lead, mode: 'off', ...more });
  expect([answer.status, answer.status === 200 || (await answer.text())]).toEqual([200, true]);
  return (await answer.json()) as Decision;
}

const BLANKS = [null, '', ' ', 0, '0', 'N/A', '-', 'unknown', [], {}, false, 'x'.repeat(20_000)];
const FIELDS = {
  '': 'receivedAt source channel campaign score engagement message signals attributes owner zip'.split(
    ' ',
  ),
  company: 'name domain industry employees revenue country region city timeZone stack'.split(' '),
  contact: 'name email phone title seniority language firstName'.split(' '),
};

/** A field at a time, with each of what exports hold where somebody left it blank or filled it by hand. */
const messy = Object.entries(FIELDS).flatMap(([within, names]) =>
  names.flatMap((name) =>
    BLANKS.map((value) => (within === '' ? { [name]: value } : { [within]: { [name]: value } })),
  ),
);

test('whatever stands in a side field, the lead gets an owner', async () => {
  expect(messy.length).toBeGreaterThan(200);
  for (const [n, lead] of messy.entries()) {
    const decision = await routed({ id: `messy-${n}`, ...lead });
    expect([lead, decision.rep?.id]).toEqual([lead, 'ann']);
  }
}, 120_000);

test('the answer tells what could not be used, and is made again with it', async () => {
  const decision = await routed({
    id: 71,
    company: { name: 'Acme', industry: 'Zorgling', revenue: { amount: 'lots' }, country: 'US' },
    contact: { email: '', phone: null },
    score: 'hot',
    hs_lead_status: 'NEW',
  });
  expect(decision.leadId).toBe('71');
  expect(decision.warnings?.map(({ path, given }) => [path, given])).toEqual([
    ['/score', 'hot'],
    ['/hs_lead_status', null],
    ['/company/industry', 'Zorgling'],
    ['/company/revenue', 'lots'],
  ]);
  const replay = await replayDecision(app.database, decision.id);
  expect(replay).toMatchObject({ same: true, differs: [] });
  const stored = await (await app.send('GET', '/leads/71')).json();
  expect(stored).toMatchObject({ lead: { warnings: [{ path: '/score' }, {}] } });
});

test('a lead without fault has no warnings', async () => {
  const decision = await routed({ id: 'fine', company: { name: 'Acme', country: 'US' }, score: 5 });
  expect(decision.warnings).toEqual([]);
});

test('strict refuses what would else be a warning, and stores nothing', async () => {
  const lead = { id: 'strict', score: 'hot', compnay: 'Acme' };
  const answer = await app.send('POST', '/route', { lead, strict: true });
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({
    problems: [
      { path: '/lead/score', message: 'is no number' },
      { path: '/lead/compnay', message: expect.stringContaining('did you mean "company"?') },
    ],
  });
  expect((await app.send('GET', '/leads/strict')).status).toBe(404);
});

test('a lead without an id, and one that is sent again, are one lead', async () => {
  const lead = { email: 'ann@x.example', message: 'Hello' };
  const [first, second] = [await routed(lead), await routed(lead)];
  expect(first.leadId).toMatch(/^lead-/);
  expect(second.leadId).toBe(first.leadId);
});
