// Managers and those who stand in never lead back to the same rep, by whichever way reps come in.
import { beforeAll, describe, expect, test } from 'vitest';
import { importRoster } from '../../../src/flows/roster/import-roster.ts';
import { deactivateRep, saveRep } from '../../../src/flows/roster/save-rep.ts';
import { type RepInput, repSchema } from '../../../src/roster/rep.ts';
import { freshDatabase, type TestDatabase } from '../../support/database.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { storeReps } from '../../support/routing.ts';

let database: TestDatabase;
const aDeps = () => ({
  db: database.db,
  clock: fakeClock(),
  newId: () => crypto.randomUUID(),
  refresh: async () => {},
});
beforeAll(async () => {
  database = await freshDatabase();
});

const input = (id: string, managerId: string | null = null, delegateId?: string): RepInput => ({
  id,
  name: `Rep ${id}`,
  managerId,
  absences: delegateId
    ? [{ from: '2026-12-01T00:00:00Z', to: '2026-12-08T00:00:00Z', delegateId }]
    : [],
});
const save = (...rep: Parameters<typeof input>) =>
  saveRep(aDeps(), 'test', repSchema.parse(input(...rep)), 'any');
const importAll = (...reps: RepInput[]) => {
  const rows = reps.map((value, k) => ({ row: k + 1, value }));
  return importRoster(aDeps(), 'test', rows, { dryRun: false, whenBad: 'skip' });
};

test('a manager who is managed by the rep, directly or over others, is refused with the way', async () => {
  await save('a');
  await save('b', 'a');
  await save('c', 'b');
  await expect(save('a', 'a')).rejects.toMatchObject({ problems: [{ path: '/managerId' }] });
  const message = await save('a', 'c').catch((error) => error.problems[0].message);
  expect(message).toContain('a → c → b → a');
  await save('c', 'a');
});

test('who is away at the same time does not stand in for the one who stands in for them', async () => {
  await save('m', null, 'n');
  await expect(save('n', null, 'm')).rejects.toMatchObject({
    code: 'invalid_input',
    problems: [{ path: '/absences', message: expect.stringContaining('n → m → n') }],
  });
  await expect(save('n', null, 'n')).rejects.toMatchObject({ problems: [{ path: '/absences' }] });
  await save('n', null, 'a');
});

test('of reps that are made each other’s manager at the same time one is refused', async () => {
  const ids = ['p', 'q', 'r', 's'];
  for (const id of ids) await save(id);
  const written = await Promise.allSettled(
    ids.map((id, k) => save(id, ids[(k + 1) % ids.length] as string)),
  );
  expect(written.filter(({ status }) => status === 'rejected')).toHaveLength(1);
});

test('who stands in a circle that was stored before may be changed otherwise, and leave', async () => {
  await storeReps(database.db, [repSchema.parse(input('old', 'old'))]);
  const renamed = repSchema.parse({ ...input('old', 'old'), name: 'New name' });
  await saveRep(aDeps(), 'test', renamed, 'any');
  await deactivateRep(aDeps(), 'test', 'old', 'any');
});

describe('an import', () => {
  test('leaves out the last row of a circle, within it or over stored reps', async () => {
    const within = await importAll(input('x', 'z'), input('y', 'x'), input('z', 'y'));
    expect(within).toMatchObject({ created: 2, refused: 1, problems: [{ row: 3, id: 'z' }] });
    await save('t');
    await save('u', 't');
    const over = await importAll(input('v', 'u'), input('t', 'v'));
    expect(over).toMatchObject({ created: 1, refused: 1, problems: [{ row: 2, id: 't' }] });
  });

  test('leaves out who would stand in for themselves', async () => {
    const report = await importAll(input('i', null, 'k'), input('k', null, 'i'));
    expect(report).toMatchObject({ created: 1, problems: [{ row: 2, id: 'k' }] });
  });

  test('may turn a line of managers round, because only what comes of it counts', async () => {
    await save('top');
    await save('low', 'top');
    const report = await importAll(input('top', 'low'), input('low'));
    expect(report).toMatchObject({ updated: 2, refused: 0 });
  });
});
