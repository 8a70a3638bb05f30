// Leads of one company that is no account stay together for some time, where the policy says so.
import { beforeEach, expect, test } from 'vitest';
import { endAssignment } from '../../../src/flows/assignments/end-assignment.ts';
import { replayDecision } from '../../../src/flows/decisions/replay-decision.ts';
import type { LeadInput } from '../../../src/leads/lead.ts';
import { aRep } from '../../support/builders.ts';
import { freshDatabase, type TestDatabase } from '../../support/database.ts';
import { aRouter } from '../../support/routing.ts';

const DAY_MS = 86_400_000;
const reps = [
  aRep({ id: 'best', records: [{ rate: 0.9 }], territories: ['DE'] }),
  aRep({ id: 'other', records: [{ rate: 0.1 }] }),
];

let database: TestDatabase;
beforeEach(async () => {
  database = await freshDatabase();
});

const lead = (id: string, country: string, email = `${id}@acme.example`): { lead: LeadInput } => ({
  lead: { id: id as never, company: { country }, contact: { email } },
});

async function aDesk(order: ('running_lead' | 'company_recent')[]) {
  const territory = [{ code: 'territory', kind: 'territory' }] as const;
  const policy = { must: [...territory], fairness: { on: false }, ownership: { order } };
  return aRouter(database.db, { reps, policy });
}

test('the next lead of the company goes where the last one went, within the window', async () => {
  const { route, pass } = await aDesk(['running_lead', 'company_recent']);
  expect((await route(lead('a', 'US'))).decision.rep?.id).toBe('other');
  const { decision } = await route(lead('b', 'DE'));
  expect(decision).toMatchObject({ rep: { id: 'other' }, decidedBy: 'ownership' });
  expect(await replayDecision(database, decision.id)).toMatchObject({ same: true, differs: [] });
  expect((await route(lead('c', 'DE', 'c@elsewhere.example'))).decision.rep?.id).toBe('best');
  pass(31 * DAY_MS);
  expect((await route(lead('d', 'DE'))).decision.rep?.id).toBe('best');
});

test('not where the policy does not say so', async () => {
  const { route } = await aDesk(['running_lead']);
  await route(lead('a', 'US'));
  const { decision } = await route(lead('b', 'DE'));
  expect(decision.rep?.id).toBe('best');
});

test('and not to somebody who declined', async () => {
  const { route, deps } = await aDesk(['running_lead', 'company_recent']);
  await route(lead('a', 'US'));
  const ending = { kind: 'declined', reason: 'too_busy' } as const;
  await endAssignment(deps, { leadId: 'a', repId: null, ending, by: 'test' });
  expect((await route(lead('b', 'DE'))).decision.rep?.id).toBe('best');
});
