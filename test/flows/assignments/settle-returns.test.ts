// Catching up after an absence: credited once, within the bound, only where the policy says so.
import { expect, test } from 'vitest';
import { settleReturns } from '../../../src/flows/assignments/settle-returns.ts';
import type { PolicyInput } from '../../../src/policy/policy.ts';
import { aRep, NOW } from '../../support/builders.ts';
import { freshDatabase } from '../../support/database.ts';
import { aRouter } from '../../support/routing.ts';

const HOUR = 3_600_000;
const rules = { halfLifeDays: 30, by: 'count' } as const;

async function afterAWeek(fairness: NonNullable<PolicyInput['fairness']>) {
  const { db } = await freshDatabase();
  const week = { from: NOW, to: '2026-11-30T10:00:00Z' };
  const capacity = { open: 100 };
  const { deps, route, pass } = await aRouter(db, {
    reps: [
      aRep({ id: 'ada', capacity }),
      aRep({ id: 'ben', capacity }),
      aRep({ id: 'cho', capacity, absences: [week] }),
    ],
    policy: { fairness, objective: { rank: [{ by: 'turn' }] } },
  });
  for (let n = 0; n < 12; n += 1) {
    await route({ lead: { id: `l${n}` } });
    pass(14 * HOUR);
  }
  return { deps, route, pass };
}

test('who is back is credited with what they missed, once, and gets the next leads', async () => {
  const { deps, route } = await afterAWeek({ afterAbsence: 'catch_up', catchUpLeads: 5 });
  const both = await Promise.all([settleReturns(deps), settleReturns(deps)]);
  const credits = [...both, await settleReturns(deps)];
  // A third of twelve leads would have been theirs.
  expect(credits.reduce((sum, credit) => sum + (credit.cho ?? 0), 0)).toBeCloseTo(4, 9);
  const { due, received } = await deps.state.fairness.at(deps.clock.now(), rules);
  expect((due.cho ?? 0) - (received.cho ?? 0)).toBeCloseTo(4, 5);
  const next: (string | undefined)[] = [];
  for (let n = 0; n < 4; n += 1) {
    next.push((await route({ lead: { id: `next${n}` } })).decision.rep?.id);
  }
  expect(next).toEqual(['cho', 'cho', 'cho', 'cho']);
});

test('the bound of the policy holds, and without the policy’s word nothing is credited', async () => {
  const bounded = await afterAWeek({ afterAbsence: 'catch_up', catchUpLeads: 2 });
  expect(await settleReturns(bounded.deps)).toEqual({ cho: 2 });
  const held = await afterAWeek({ afterAbsence: 'hold_place' });
  expect(await settleReturns(held.deps)).toEqual({});
});
