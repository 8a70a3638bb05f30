import { expect, test } from 'vitest';
import { verifyLog } from '../src/flows/verify-log.ts';
import { startWorker } from '../src/worker.ts';
import { aRep } from './support/builders.ts';
import { freshDatabase } from './support/database.ts';
import { aRouter } from './support/routing.ts';

test('the worker seals what was decided', async () => {
  const { db } = await freshDatabase();
  const { route, deps } = await aRouter(db, { reps: [aRep({ id: 'anna' })] });
  await route({ lead: { id: 'l1' } });
  const worker = startWorker(deps, { error: (fields) => expect(fields).toBeNull() });
  await worker.runAll();
  await worker.close();
  expect(await verifyLog(db)).toMatchObject({ ok: true, decisions: 1, unsealed: 0 });
});

test('a chore that fails is logged, and the others still run', async () => {
  const { db, close } = await freshDatabase();
  const { deps } = await aRouter(db, { reps: [] });
  const logged: unknown[] = [];
  const worker = startWorker(deps, { error: (fields) => logged.push(fields) });
  await close();
  await worker.runAll();
  await worker.close();
  expect(logged).toHaveLength(2);
  expect(logged).toContainEqual(expect.objectContaining({ chore: 'seal-log' }));
});
