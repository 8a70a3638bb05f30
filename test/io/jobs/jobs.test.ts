import { expect, test } from 'vitest';
import { openJobs } from '../../../src/io/jobs/jobs.ts';
import { freshDatabase } from '../../support/database.ts';

const fail = (error: Error) => {
  throw error;
};

test('a job runs once its transaction has committed, and never when it has not', async () => {
  const { db, target } = await freshDatabase();
  const jobs = await openJobs(target, ['greet'], fail);
  const seen: unknown[] = [];
  const arrived = new Promise<void>((resolve) => {
    void jobs.work('greet', async (payload) => {
      seen.push(payload);
      resolve();
    });
  });
  await db
    .transaction()
    .execute(async (trx) => {
      await jobs.put(trx, 'greet', { name: 'undone' });
      throw new Error('rolled back');
    })
    .catch(() => undefined);
  await db.transaction().execute((trx) => jobs.put(trx, 'greet', { name: 'done' }));
  await arrived;
  await jobs.close();
  expect(seen).toEqual([{ name: 'done' }]);
});
