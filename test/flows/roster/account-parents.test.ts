// Accounts stand below parents and never below themselves, by whichever way they come in.
import { fc, test as property } from '@fast-check/vitest';
import { beforeAll, describe, expect, test } from 'vitest';
import { importAccounts } from '../../../src/flows/roster/import-accounts.ts';
import { importHistory } from '../../../src/flows/roster/import-history.ts';
import { saveAccount } from '../../../src/flows/roster/save-account.ts';
import { type AccountInput, accountSchema } from '../../../src/leads/account.ts';
import { parentCircles } from '../../../src/leads/parent-circles.ts';
import { rosterOf } from '../../../src/roster/roster.ts';
import { freshDatabase, type TestDatabase } from '../../support/database.ts';
import { fakeClock } from '../../support/fake-clock.ts';

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

const input = (id: string, parentId: string | null = null): AccountInput => ({
  id,
  name: `Company ${id}`,
  parentId,
});
const save = (id: string, parentId: string | null = null) =>
  saveAccount(aDeps(), 'test', accountSchema.parse(input(id, parentId)), 'any');
const importAll = (all: readonly AccountInput[], whenBad: 'skip' | 'refuse' = 'skip') => {
  const rows = all.map((value, k) => ({ row: k + 1, value }));
  return importAccounts(aDeps(), 'test', rows, { dryRun: false, whenBad });
};
const parents = async () => {
  const rows = await database.db.selectFrom('accounts').select(['id', 'parent_id']).execute();
  return new Map(rows.map((row) => [row.id, row.parent_id]));
};
const below = { code: 'invalid_input', problems: [{ path: '/parentId' }] };

test('a parent that stands below the account, directly or over several, is refused with the way', async () => {
  await save('a');
  await save('b', 'a');
  await save('c', 'b');
  for (const parent of ['b', 'c']) {
    await expect(save('a', parent)).rejects.toMatchObject(below);
  }
  const message = await save('a', 'c').catch((error) => error.problems[0].message);
  expect(message).toContain('a → c → b → a');
  await save('c', 'a');
  expect((await parents()).get('c')).toBe('a');
});

test('of accounts that are made each other’s parent at the same time one is refused', async () => {
  const ids = ['m', 'n', 'o', 'p'];
  for (const id of ids) await save(id);
  const written = await Promise.allSettled(
    ids.map((id, k) => save(id, ids[(k + 1) % ids.length] as string)),
  );
  expect(written.filter(({ status }) => status === 'rejected')).toHaveLength(1);
  expect(parentCircles(await parents())).toEqual([]);
});

describe('an import', () => {
  test('leaves out the last row of a circle, within it or over stored accounts', async () => {
    const report = await importAll([input('x', 'z'), input('y', 'x'), input('z', 'y')]);
    expect(report).toMatchObject({ created: 2, refused: 1, problems: [{ row: 3, id: 'z' }] });
    await save('r');
    await save('s', 'r');
    const over = await importAll([input('q', 's'), input('r', 'q')]);
    expect(over).toMatchObject({ created: 1, refused: 1, problems: [{ row: 2, id: 'r' }] });
    expect(parentCircles(await parents())).toEqual([]);
  });

  test('may turn a family round, because only what comes of it counts', async () => {
    await save('top');
    await save('low', 'top');
    const report = await importAll([input('top', 'low'), input('low', null)]);
    expect(report).toMatchObject({ updated: 2, refused: 0 });
  });

  test('of a history refuses circles too', async () => {
    const state = { roster: () => rosterOf('', []) };
    const accounts = [input('h1', 'h2'), input('h2', 'h1')];
    const history = { reps: [], accounts, outcomes: [] };
    const options = { dryRun: false, whenBad: 'skip' } as const;
    const report = await importHistory({ ...aDeps(), state }, 'test', history as never, options);
    expect(report.accounts).toMatchObject({ created: 1, refused: 1 });
  });
});

property.prop([
  fc.array(fc.tuple(fc.integer({ min: 0, max: 7 }), fc.integer({ min: -1, max: 7 })), {
    maxLength: 16,
  }),
])('parents form a circle exactly when following them comes back', (pairs) => {
  const parentOf = new Map<string, string | null>(
    pairs.map(([id, parent]) => [`${id}`, parent < 0 ? null : `${parent}`]),
  );
  const inCircle = [...parentOf.keys()].filter((id) => {
    let at = parentOf.get(id) ?? null;
    for (let k = 0; k < 10 && at !== null && at !== id; k++) at = parentOf.get(at) ?? null;
    return at === id;
  });
  expect(parentCircles(parentOf).flat().sort()).toEqual(inCircle.sort());
});
