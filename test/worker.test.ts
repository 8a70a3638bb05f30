import { expect, test } from 'vitest';
import { verifyLog } from '../src/flows/decisions/verify-log.ts';
import { startWorker } from '../src/worker.ts';
import { aRep } from './support/builders.ts';
import { freshDatabase } from './support/database.ts';
import { aRouter } from './support/routing.ts';

test('the worker seals what was decided', async () => {
  const { db } = await freshDatabase();
  const { route, deps } = await aRouter(db, { reps: [aRep({ id: 'anna' })] });
  await route({ lead: { id: 'l1' } });
  const worker = startWorker(deps, {
    info: () => undefined,
    warn: () => undefined,
    error: (fields) => expect(fields).toBeNull(),
  });
  // Two chores seal; the one that comes second to the same place leaves its rows to its next turn.
  await worker.runAll();
  await worker.runAll();
  await worker.close();
  expect(await verifyLog(db)).toMatchObject({ ok: true, decisions: 1, unsealed: 0 });
});

test('a chore that fails is logged, and the others still run', async () => {
  const { db, close } = await freshDatabase();
  const { deps } = await aRouter(db, { reps: [] });
  const logged: unknown[] = [];
  const worker = startWorker(deps, {
    info: () => undefined,
    warn: () => undefined,
    error: (fields) => logged.push(fields),
  });
  await close();
  await worker.runAll();
  await worker.close();
  expect(logged).toHaveLength(7);
  expect(logged).toContainEqual(expect.objectContaining({ chore: 'seal-log' }));
});

test('the worker gives a waiting lead an owner, and says which waited too long', async () => {
  const { db } = await freshDatabase();
  const shift = { week: { mon: [['10:30', '17:00'] as [string, string]] } };
  const { route, deps, pass } = await aRouter(db, {
    reps: [aRep({ id: 'anna', hours: shift })],
    policy: {
      must: [{ kind: 'on_shift', code: 'on_shift' }],
      queue: { escalateAfterMinutes: 20 },
    },
  });
  const warned: object[] = [];
  const worker = startWorker(deps, {
    info: () => undefined,
    warn: (fields) => warned.push(fields),
    error: (fields) => expect(fields).toBeNull(),
  });
  const { decision } = await route({ lead: { id: 'l1' }, mode: 'off' });
  expect(decision.outcome).toBe('queued');
  pass(20 * 60_000);
  await worker.runAll();
  expect(warned).toEqual([expect.objectContaining({ leadId: 'l1', waitedMinutes: 20 })]);
  pass(10 * 60_000);
  await worker.runAll();
  await worker.close();
  const active = await db.selectFrom('assignments').select('rep_id').execute();
  expect(active).toEqual([{ rep_id: 'anna' }]);
});
