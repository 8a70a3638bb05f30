import { describe, expect, test } from 'vitest';
import { replayDecision } from '../../../src/flows/decisions/replay-decision.ts';
import { reprice, repriceWhenDue } from '../../../src/flows/learning/reprice.ts';
import { newestPrices } from '../../../src/io/db/learning/models.ts';
import type { PolicyInput } from '../../../src/policy/policy.ts';
import { aRep } from '../../support/builders.ts';
import { freshDatabase } from '../../support/database.ts';
import { aRouter, storeReps } from '../../support/routing.ts';

const inSoftware = (rate: number) => ({ scope: { industry: 'software' }, rate, n: 200 });
const reps = [
  aRep({ id: 'anna', records: [{ rate: 0.6, n: 300 }], capacity: { open: 100 } }),
  aRep({ id: 'ben', records: [{ rate: 0.3, n: 300 }, inSoftware(0.55)], capacity: { open: 100 } }),
  aRep({ id: 'manager', role: 'manager', capacity: { open: 100 } }),
];
const must: PolicyInput['must'] = [
  { kind: 'capacity', code: 'capacity' },
  { kind: 'role', code: 'sellers', roles: ['ae'] },
];

/** A team that has had `leads` leads, every third of them in software. */
async function aTeam(leads: number, policy: Partial<PolicyInput> = {}) {
  const { db } = await freshDatabase();
  const router = await aRouter(db, { reps, policy: { must, ...policy } });
  for (let k = 0; k < leads; k++) {
    router.pass(3_600_000);
    await router.route(lead(`l${k}`, k));
  }
  return { db, ...router };
}
const lead = (id: string, k: number) => ({
  lead: { id, company: { industry: k % 3 === 0 ? 'Software' : 'Retail' } },
  mode: 'off',
});

describe('bid prices', () => {
  test('of who wins everything more often are higher, and name their version in decisions', async () => {
    const { db, deps, route } = await aTeam(60);
    expect(await reprice(deps)).toEqual({ version: 1, because: 'from 60 leads and 2 reps' });
    const { prices = {} } = (await newestPrices(db)) ?? {};
    expect(Object.keys(prices).sort()).toEqual(['anna', 'ben']);
    expect(prices.anna).toBeGreaterThan(prices.ben ?? 0);
    expect(Math.abs(prices.anna ?? 1) + Math.abs(prices.ben ?? 1)).toBeLessThan(0.5);
    const { decision } = await route(lead('next', 0));
    expect(decision).toMatchObject({ rep: { id: 'ben' }, estimates: { version: 'prices-1' } });
    const anna = decision.candidates.find((row) => row.rep.id === 'anna');
    expect(anna?.parts.find((part) => part.code === 'bid-price')?.points).toBeLessThan(0);
    expect(await replayDecision({ db }, decision.id)).toMatchObject({ same: true });
  });

  test('are not computed below fifty leads, nor for a policy that asks for none', async () => {
    const few = await aTeam(49);
    expect(await reprice(few.deps)).toEqual({ version: null, because: '49 leads of 50 so far' });
    const off = await aTeam(50, { objective: { prices: false } });
    expect((await reprice(off.deps)).version).toBeNull();
  });

  test('are computed once a day by one replica, and anew when the roster changes', async () => {
    const { db, deps, pass } = await aTeam(50);
    const both = await Promise.all([repriceWhenDue(deps), repriceWhenDue(deps)]);
    expect(both.filter((result) => result !== null)).toEqual([
      expect.objectContaining({ version: 1 }),
    ]);
    pass(23 * 3_600_000);
    expect(await repriceWhenDue(deps)).toBeNull();
    pass(3_600_000);
    expect(await repriceWhenDue(deps)).toMatchObject({ version: 2 });
    await storeReps(db, [aRep({ id: 'zoe' })]);
    await deps.state.refresh();
    expect(await repriceWhenDue(deps)).toMatchObject({
      version: 3,
      because: 'from 50 leads and 3 reps',
    });
    expect(await repriceWhenDue(deps)).toBeNull();
  });
});
