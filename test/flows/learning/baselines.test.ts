import { describe, expect, test } from 'vitest';
import {
  createBaseline,
  holdAgainst,
  listBaselines,
} from '../../../src/flows/learning/baselines.ts';
import { recordOutcome } from '../../../src/flows/learning/record-outcome.ts';
import { inTransaction } from '../../../src/io/db/engine/transaction.ts';
import { saveDeals } from '../../../src/io/db/outcomes.ts';
import { aRep } from '../../support/builders.ts';
import { freshDatabase } from '../../support/database.ts';
import { someDeals, storeDeals } from '../../support/deals.ts';
import { aRouter } from '../../support/routing.ts';

const reps = [
  aRep({ id: 'anna', name: 'Anna', capacity: { open: 10 } }),
  aRep({ id: 'ben', name: 'Ben', capacity: { open: 10 } }),
];

async function aTeam() {
  const { db } = await freshDatabase();
  const router = await aRouter(db, { reps });
  await storeDeals(db, someDeals(200, { untilMs: router.deps.clock.now() }));
  return { db, ...router };
}

describe('a baseline', () => {
  test('is frozen from imported history and does not move when deals come in', async () => {
    const { db, deps } = await aTeam();
    const frozen = await createBaseline(deps, 'test', { id: 'before' });
    expect(frozen.record.conversion.n).toBe(200);
    expect(frozen.record.reps.map(({ id }) => id)).toEqual(['anna', 'ben']);
    expect(frozen.record.reps[0]?.utilisation).toBeGreaterThan(0);
    await storeDeals(db, someDeals(50, { untilMs: deps.clock.now(), seed: 'more' }), 'more');
    const [stored] = await listBaselines(deps);
    expect(stored).toEqual(frozen);
    await expect(createBaseline(deps, 'test', { id: 'before' })).rejects.toMatchObject({
      code: 'already_exists',
    });
    const audit = await db.selectFrom('audit').select(['action', 'subject']).execute();
    expect(audit).toContainEqual({ action: 'baseline.created', subject: 'before' });
  });

  test('is named by what is held against it: the deals since its end', async () => {
    const { deps, route, pass } = await aTeam();
    await createBaseline(deps, 'test', { id: 'before' });
    const { decision } = await route({ lead: { id: 'l1' }, mode: 'off' });
    pass(3_600_000);
    const at = new Date(deps.clock.now()).toISOString();
    const won = { id: 'o1', leadId: decision.leadId, kind: 'won' as const, at, currency: 'USD' };
    await recordOutcome(deps, 'test', { ...won, amount: 500 });
    pass(1);
    const { baseline, now, comparison } = await holdAgainst(deps, 'before');
    expect(baseline.id).toBe('before');
    expect(now).toMatchObject({ from: baseline.record.until, conversion: { n: 1, won: 1 } });
    expect(now.assignmentMinutes).toMatchObject({ n: 1 });
    expect(now.reps.find(({ id }) => id === decision.rep?.id)).toMatchObject({ valueUsd: 500 });
    expect(comparison[0]).toMatchObject({
      measure: 'conversion',
      before: { n: 200 },
      now: { n: 1 },
      verdict: 'open',
    });
    await expect(holdAgainst(deps, 'none')).rejects.toMatchObject({ code: 'not_found' });
  });

  test('tells how long assignment took, where history says when leads came in', async () => {
    const { db, deps } = await aTeam();
    const at = deps.clock.now();
    const deal = { leadId: null, repId: 'anna', levels: { rep: 'anna' }, won: true };
    const rest = { amountUsd: null, responseMinutes: null, startedMs: at, endedMs: at };
    await inTransaction(db, (trx) =>
      saveDeals(trx, [{ id: 'h1', ...deal, ...rest, receivedMs: at - 90 * 60_000 }]),
    );
    const { record } = await createBaseline(deps, 'test', { id: 'before' });
    expect(record.assignmentMinutes).toEqual({ n: 1, median: 90, p90: 90 });
  });

  test('needs a finished deal in its time, and a time that has a length', async () => {
    const { deps } = await aTeam();
    const create = (from: string, until: string) =>
      createBaseline(deps, 'test', { id: 'x', from, until });
    await expect(create('1990-01-01T00:00:00Z', '1990-02-01T00:00:00Z')).rejects.toMatchObject({
      code: 'invalid_input',
    });
    await expect(create('2026-02-01T00:00:00Z', '2026-01-01T00:00:00Z')).rejects.toMatchObject({
      code: 'invalid_input',
    });
    expect(await listBaselines(deps)).toEqual([]);
  });
});
