// Every assignment is booked in leads and in expected value: probability times what the deal is worth.
import { expect, test } from 'vitest';
import { routeLead } from '../../../src/flows/route/route-lead.ts';
import { fitSizes } from '../../../src/learning/value.ts';
import { routeRequestSchema } from '../../../src/routing/route-request.ts';
import { decide } from '../../../src/selection/decide.ts';
import { worthWith } from '../../../src/selection/rows.ts';
import { NO_ESTIMATES } from '../../../src/selection/scene/snapshot.ts';
import { aRep, aSnapshot } from '../../support/builders.ts';
import { freshDatabase } from '../../support/database.ts';
import { aRouter } from '../../support/routing.ts';

const reps = [aRep({ id: 'ada', records: [{ won: 30, n: 100 }] })];
const sold = [9_000, 10_000, 11_000, 40_000, 44_000].map((value) => ({
  levels: { industry: value > 30_000 ? 'software' : 'retail' },
  value,
}));
const amount = fitSizes(
  [...sold, ...sold, ...sold, ...sold],
  [{ name: 'industry', of: ['industry'] }],
);

async function booked(known: boolean, industry: string) {
  const { db } = await freshDatabase();
  const { deps } = await aRouter(db, { reps, policy: { fairness: { by: 'expected_value' } } });
  const value = known ? { ...NO_ESTIMATES, version: 'model-1', amount } : NO_ESTIMATES;
  const state = { ...deps.state, estimates: () => ({ hash: 'of-this-test', value }) };
  const request = routeRequestSchema.parse({ lead: { id: 'l1', company: { industry } } });
  const options = { arrivedAtMs: deps.clock.now(), signal: new AbortController().signal };
  const { decision } = await routeLead({ ...deps, state }, request, options);
  const row = await db.selectFrom('fairness_entries').select(['leads', 'value']).executeTakeFirst();
  const probability = decision.candidates[0]?.winProbability ?? Number.NaN;
  return { leads: row?.leads, perWin: (row?.value ?? Number.NaN) / probability };
}

test('a lead is booked with its probability times its worth against an average deal', async () => {
  const large = await booked(true, 'Software');
  const small = await booked(true, 'Retail');
  const over = { estimates: { ...NO_ESTIMATES, amount } };
  const { relative } = worthWith(
    decide(aSnapshot({ reps, lead: { industry: 'software' }, over })),
    'ada',
  );
  expect(large).toEqual({ leads: 1, perWin: expect.closeTo(relative, 9) });
  expect(large.perWin).toBeGreaterThan(1);
  expect(small.perWin).toBeLessThan(1);
});

test('where no deal sizes are known each lead counts as an average one', async () => {
  expect(await booked(false, 'Software')).toEqual({ leads: 1, perWin: expect.closeTo(1, 12) });
});
