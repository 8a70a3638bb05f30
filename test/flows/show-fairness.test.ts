// Balances and statements over the real ledger: they add up, and declines are counted.
import { expect, test } from 'vitest';
import { endAssignment } from '../../src/flows/assignments/end-assignment.ts';
import { showFairness, showStatement } from '../../src/flows/show-fairness.ts';
import { aRep } from '../support/builders.ts';
import { freshDatabase } from '../support/database.ts';
import { aRouter } from '../support/routing.ts';

const HOUR = 3_600_000;

async function aMonth() {
  const { db } = await freshDatabase();
  const router = await aRouter(db, {
    reps: ['ada', 'ben', 'cho'].map((id) => aRep({ id, capacity: { open: 100 } })),
    policy: { objective: { rank: [{ by: 'turn' }] } },
  });
  for (let n = 0; n < 20; n += 1) {
    await router.route({ lead: { id: `l${n}` } });
    router.pass(36 * HOUR);
  }
  const ending = { kind: 'declined', reason: 'wrong_segment' } as const;
  await endAssignment(router.deps, { leadId: 'l19', repId: null, ending, by: 'test' });
  return router.deps;
}

test('the balances of the team sum to zero, and a decline shows in the rate of who declined', async () => {
  const deps = await aMonth();
  const { reps } = await showFairness(deps, 30);
  expect(reps.reduce((sum, line) => sum + line.balance, 0)).toBeCloseTo(0, 4);
  expect(reps.map((line) => line.balance)).toEqual(
    reps.map((line) => line.balance).sort((a, b) => b - a),
  );
  // Twenty leads in thirty days; the last was declined.
  expect(reps.reduce((sum, line) => sum + line.assigned, 0)).toBe(20);
  const rates = reps.filter((line) => line.declined > 0);
  expect(rates).toHaveLength(1);
  expect(rates[0]?.declineRate).toBeCloseTo(1 / (rates[0]?.assigned ?? 0), 9);
});

test('a statement’s lines and what is carried over sum to the balance of the ledger', async () => {
  const deps = await aMonth();
  const { reps } = await showFairness(deps, 30);
  for (const { rep, balance } of reps) {
    for (const [days, each] of [
      [90, true],
      [90, false],
      [7, false],
    ] as const) {
      const statement = await showStatement(deps, rep.id, { days, each });
      const sum = statement.lines.reduce((total, line) => total + line.balance, 0);
      expect(statement.balance).toBeCloseTo(balance, 5);
      expect(sum + statement.carried).toBeCloseTo(balance, 5);
      if (days === 90) expect(statement.carried).toBeCloseTo(0, 4);
      else expect(Math.abs(statement.carried)).toBeGreaterThan(0.001);
    }
  }
  await expect(showStatement(deps, 'nobody', { days: 7, each: false })).rejects.toMatchObject({
    code: 'not_found',
  });
});
