import { expect, test } from 'vitest';
import { importLeads } from '../../../src/flows/roster/import-leads.ts';
import { aRep } from '../../support/builders.ts';
import { freshDatabase } from '../../support/database.ts';
import { aRouter } from '../../support/routing.ts';

test('a lead whose id no address can hold, or that stands twice, is left out with a sentence', async () => {
  const { db } = await freshDatabase();
  const { deps } = await aRouter(db, { reps: [aRep()] });
  const rows = ['.', '..', 'fine', 'fine'].map((id, k) => ({ row: k + 1, value: { id } }));
  const report = await importLeads(deps, rows, { dryRun: false, whenBad: 'skip' });
  expect(report).toMatchObject({ total: 4, assigned: 1, refused: 3 });
  const told = report.problems.map(({ row, problems }) => [row, problems[0]?.message]);
  expect(told).toEqual([
    [1, expect.stringContaining('choose another')],
    [2, expect.stringContaining('choose another')],
    [4, 'stands in row 3 already'],
  ]);
  const stored = await db.selectFrom('leads').select('id').execute();
  expect(stored).toEqual([{ id: 'fine' }]);
});
