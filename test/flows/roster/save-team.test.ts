import { expect, test } from 'vitest';
import { saveTeam } from '../../../src/flows/roster/save-team.ts';
import { freshDatabase } from '../../support/database.ts';
import { aRouter } from '../../support/routing.ts';

test('a team whose id no address can hold is refused, and no other dot is', async () => {
  const { db } = await freshDatabase();
  const { deps } = await aRouter(db, { reps: [] });
  const save = (id: string) =>
    saveTeam({ ...deps, refresh: deps.state.refresh }, 'test', { id, name: id, managerId: null });
  for (const id of ['.', '..']) {
    await expect(save(id)).rejects.toMatchObject({
      code: 'invalid_input',
      problems: [{ path: '/id', message: expect.stringContaining('choose another') }],
    });
  }
  await save('...');
  const teams = await db.selectFrom('teams').select('id').execute();
  expect(teams).toEqual([{ id: '...' }]);
});
