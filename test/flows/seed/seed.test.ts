import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { routeLead } from '../../../src/flows/route/route-lead.ts';
import { type Seeded, seed } from '../../../src/flows/seed/seed.ts';
import { shippedPolicies } from '../../../src/flows/seed/seed-files.ts';
import type { Db } from '../../../src/io/db/engine/tables.ts';
import { keepState } from '../../../src/io/db/state/replica-cache.ts';
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
