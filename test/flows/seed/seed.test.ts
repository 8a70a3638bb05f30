import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createKey } from '../../../src/flows/keys/manage-keys.ts';
import { saveRep } from '../../../src/flows/roster/save-rep.ts';
import { routeLead } from '../../../src/flows/route/route-lead.ts';
import { removeDemo } from '../../../src/flows/seed/remove-demo.ts';
import { type Seeded, seed } from '../../../src/flows/seed/seed.ts';
import { shippedPolicies } from '../../../src/flows/seed/seed-files.ts';
import type { Db } from '../../../src/io/db/engine/tables.ts';
import { keepState } from '../../../src/io/db/state/replica-cache.ts';
import { repSchema } from '../../../src/roster/rep.ts';
import { routeRequestSchema } from '../../../src/routing/route-request.ts';
import { freshDatabase } from '../../support/database.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { quietLog } from '../../support/quiet-log.ts';

const clock = fakeClock();
const depsOn = (db: Db) => ({ db, clock, newId: () => randomUUID() });
const NOTHING: Seeded = { policies: 0, reps: 0, accounts: 0 };

const leads = JSON.parse(
  readFileSync(new URL('../../../docs/examples/leads.json', import.meta.url), 'utf8'),
) as { id: string }[];

test('an empty database gets every shipped policy and the demo roster, once', async () => {
  const { db } = await freshDatabase();
  const first = await seed(depsOn(db), { demo: true });
  const policies = (await shippedPolicies()).length;
  expect(first).toEqual({ policies, reps: 13, accounts: 12 });
  expect(await seed(depsOn(db), { demo: true })).toEqual(NOTHING);
  const loads = await db.selectFrom('loads').select('rep_id').execute();
  expect(loads).toHaveLength(first.reps);
});

test('without the demo only the policies are stored, and the demo may follow later', async () => {
  const { db } = await freshDatabase();
  const policies = (await shippedPolicies()).length;
  expect(await seed(depsOn(db), { demo: false })).toEqual({ ...NOTHING, policies });
  expect(await seed(depsOn(db), { demo: true })).toMatchObject({ policies: 0, reps: 13 });
});

test('replicas that start at once seed once', async () => {
  const { db } = await freshDatabase();
  const all = await Promise.all([1, 2, 3, 4].map(() => seed(depsOn(db), { demo: true })));
  expect(all.filter(({ reps }) => reps > 0)).toHaveLength(1);
});

test('a database with a rep of one’s own keeps to it', async () => {
  const { db } = await freshDatabase();
  const at = new Date();
  const rep = { id: 'mine', body: '{}', active: true, revision: 1, updated_at: at };
  await db.insertInto('reps').values(rep).execute();
  expect(await seed(depsOn(db), { demo: true })).toMatchObject({ reps: 0, accounts: 0 });
});

test('at a first start the demo comes only where no service has started before', async () => {
  const { db } = await freshDatabase();
  await seed(depsOn(db), { demo: false });
  expect(await seed(depsOn(db), { demo: 'first-start' })).toMatchObject({ reps: 13 });
  const other = (await freshDatabase()).db;
  await seed(depsOn(other), { demo: false });
  const wish = { name: 'first', scopes: ['manage'], expiresAt: null } as const;
  await createKey(depsOn(other), 'test', { ...wish, scopes: [...wish.scopes] });
  expect(await seed(depsOn(other), { demo: 'first-start' })).toEqual(NOTHING);
  expect(await seed(depsOn(other), { demo: true })).toMatchObject({ reps: 13 });
});

test('the demo is taken out again, and what is somebody’s own stays', async () => {
  const { db } = await freshDatabase();
  await seed(depsOn(db), { demo: true });
  const deps = { ...depsOn(db), refresh: async () => {} };
  const own = repSchema.parse({ id: 'own', name: 'My Own' });
  const taken = repSchema.parse({ id: 'jonas-weber', name: 'Another Jonas' });
  await saveRep(deps, 'test', own, 'create');
  await saveRep(deps, 'test', taken, 'any');
  const busy = { id: 'a-1', lead_id: 'l-1', rep_id: 'marcus-bell', decision_id: 'd-1' };
  await db
    .insertInto('assignments')
    .values({ ...busy, since: new Date(), person_key: null })
    .execute();
  const removed = await removeDemo(deps, 'test');
  expect(removed).toMatchObject({ reps: 11, accounts: 12, holding: ['marcus-bell'], parents: [] });
  const left = await db.selectFrom('reps').select(['id', 'active']).orderBy('id').execute();
  expect(left).toEqual([
    { id: 'jonas-weber', active: true },
    { id: 'marcus-bell', active: false },
    { id: 'own', active: true },
  ]);
  expect(await db.selectFrom('accounts').select('id').execute()).toEqual([]);
  expect(await seed(depsOn(db), { demo: true })).toEqual(NOTHING);
});

/** Leads with a story → who gets them, or why nobody, under the default policy. */
const EXPECTED: Readonly<Record<string, string>> = {
  'demo-01-hot-manufacturer': 'marcus-bell',
  'demo-02-customer-expands': 'marcus-bell',
  'demo-03-german-mittelstand': 'jonas-weber',
  'demo-05-subsidiary': 'marcus-bell',
  'demo-06-critical-ticket': 'hannah-nguyen',
  'demo-07-bank-do-not-assign': 'claire-dubois',
  'demo-08-portuguese': 'nobody_eligible',
};

test('the demo leads go where their stories say', async () => {
  const { db } = await freshDatabase();
  await seed(depsOn(db), { demo: true });
  const state = await keepState(db, { now: clock.now, pollMs: 60_000, log: quietLog });
  const deps = {
    ...depsOn(db),
    state,
    seekAdvice: () => Promise.resolve({ kind: 'not_asked', because: 'not_configured' } as const),
  };
  const went: Record<string, string> = {};
  for (const lead of leads) {
    const { decision } = await routeLead(deps, routeRequestSchema.parse({ lead }), {
      arrivedAtMs: clock.now(),
      signal: new AbortController().signal,
    });
    went[lead.id] = decision.rep?.id ?? decision.queue?.reason ?? '';
  }
  expect(went).toMatchObject(EXPECTED);
});
