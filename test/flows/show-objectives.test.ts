// Objectives measured on a database: what the log, the outcomes and the roster say, and no more.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { endAssignment } from '../../src/flows/assignments/end-assignment.ts';
import { recordOutcome } from '../../src/flows/learning/record-outcome.ts';
import { showObjectives } from '../../src/flows/show-objectives.ts';
import { tryCases } from '../../src/flows/try-cases.ts';
import { saveDeals } from '../../src/io/db/outcomes.ts';
import { outcomeSchema } from '../../src/learning/outcome.ts';
import type { PolicyInput } from '../../src/policy/policy.ts';
import { aRep } from '../support/builders.ts';
import { freshDatabase } from '../support/database.ts';
import { aRouter } from '../support/routing.ts';

const MINUTE = 60_000;

async function aTeam(targets: NonNullable<PolicyInput['objective']>['targets']) {
  const { db } = await freshDatabase();
  const router = await aRouter(db, {
    reps: [
      aRep({ id: 'ada', pipeline: { value: 100 } }),
      aRep({ id: 'ben', pipeline: { value: 120 } }),
      aRep({ id: 'csm', role: 'csm', pipeline: { value: 900 } }),
    ],
    policy: {
      objective: { targets },
      must: [
        { kind: 'active', code: 'active' },
        { kind: 'capacity', code: 'capacity' },
        { kind: 'role', code: 'sells', roles: ['ae'] },
      ],
    },
  });
  const tell = (leadId: string, kind: 'contacted' | 'won' | 'lost') =>
    recordOutcome(
      router.deps,
      'test',
      outcomeSchema.parse({
        id: `${leadId}-${kind}`,
        leadId,
        kind,
        at: new Date(router.deps.clock.now()).toISOString(),
        ...(kind === 'lost' ? { reason: 'price' } : {}),
      }),
    );
  const shown = async () => {
    const { objectives } = await showObjectives(router.deps, null);
    return Object.fromEntries(objectives.map((one) => [one.code, one]));
  };
  return { db, ...router, tell, shown };
}

test('nothing is known of a new service, and each objective says why', async () => {
  const { deps } = await aTeam({});
  const { objectives } = await showObjectives(deps, null);
  expect(objectives.map((one) => [one.code, one.status, one.value])).toEqual([
    ['response_time', 'unknown', null],
    ['assignment_accuracy', 'unknown', null],
    ['pipeline_balance', 'fail', expect.closeTo(1.41, 2)],
    ['conversion_lift', 'unknown', null],
  ]);
  await expect(showObjectives(deps, 'nope')).rejects.toMatchObject({ code: 'policy_unknown' });
});

test('the first contact counts from the assignment, and a lead that ended without one says nothing', async () => {
  const { deps, route, pass, tell, shown } = await aTeam({ minN: 2 });
  for (const id of ['l1', 'l2', 'l3', 'l4']) await route({ lead: { id } });
  pass(3 * MINUTE);
  await tell('l1', 'contacted');
  pass(3 * MINUTE);
  await tell('l2', 'contacted');
  const ending = { kind: 'closed', reason: 'spam' } as const;
  await endAssignment(deps, { leadId: 'l3', repId: null, ending, by: 'test' });
  expect((await shown()).response_time).toMatchObject({
    value: 6,
    n: 3,
    status: 'fail',
    because: expect.stringContaining('1 of them still wait'),
  });
});

test('only reps who may take such leads are balanced', async () => {
  const { route, shown } = await aTeam({ balance: 0.1 });
  await route({ lead: { id: 'l1' } });
  expect((await shown()).pipeline_balance).toMatchObject({
    value: expect.closeTo(10 / 110, 12),
    n: 2,
    status: 'pass',
  });
});

test('wins of routed leads are held against imported history', async () => {
  const { db, route, tell, shown } = await aTeam({ minN: 2, lift: 0 });
  const deal = { repId: 'ada', levels: {}, amountUsd: null, startedMs: null, endedMs: null };
  const history = [true, false, false, false].map((won, i) => ({
    ...deal,
    won,
    id: `history-${i}`,
    leadId: null,
    responseMinutes: null,
  }));
  await db.transaction().execute((trx) => saveDeals(trx, history));
  expect((await shown()).conversion_lift).toMatchObject({ n: 0, status: 'unknown' });
  for (const id of ['l1', 'l2']) await route({ lead: { id } });
  await tell('l1', 'won');
  await tell('l2', 'lost');
  expect((await shown()).conversion_lift).toMatchObject({ value: 1, n: 2, status: 'pass' });
});

test('an objective that is switched off is not listed', async () => {
  const off = { responseMinutes: null, accuracy: null, balance: null, lift: null };
  const { deps } = await aTeam(off);
  expect((await showObjectives(deps, null)).objectives).toEqual([]);
});

test('labelled cases are tried on the rules, and a bad line is named', async () => {
  const { deps } = await aTeam({});
  const ties = readFileSync(new URL('../../evals/cases/ties.jsonl', import.meta.url), 'utf8');
  const own = ties.replaceAll(/^.*"policy":"balanced".*$/gm, '');
  expect(await tryCases(deps, own, 'ties.jsonl')).toEqual({ agreed: 4, of: 5 });
  await expect(tryCases(deps, ties, 'ties.jsonl')).rejects.toMatchObject({
    detail: expect.stringContaining('no policy "balanced"'),
  });
  await expect(tryCases(deps, '{}', 'mine.jsonl')).rejects.toMatchObject({
    code: 'invalid_input',
    detail: expect.stringContaining('mine.jsonl:1'),
  });
});
