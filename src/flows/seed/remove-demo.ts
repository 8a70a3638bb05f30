// The demo is taken out again: its reps, teams and accounts, and nothing of anybody else's.
import { childrenOf, deleteAccount, readAccounts } from '../../io/db/accounts.ts';
import { writeAudit } from '../../io/db/audit.ts';
import type { Trx } from '../../io/db/engine/tables.ts';
import { inTransaction } from '../../io/db/engine/transaction.ts';
import {
  activeInTeam,
  busyReps,
  deleteReps,
  deleteTeam,
  readReps,
  writeReps,
} from '../../io/db/reps.ts';
import { bumpVersion, takeTurn } from '../../io/db/versions.ts';
import type { Deps } from '../deps.ts';
import { type DemoRoster, demoRoster } from './seed-files.ts';

type RemoveDeps = Pick<Deps, 'db' | 'clock' | 'newId' | 'refresh'>;

export type DemoRemoved = {
  reps: number;
  accounts: number;
  teams: number;
  /** Reps who hold leads: they stay, inactive, until those are ended or handed over. */
  holding: string[];
  /** Accounts that others stand below: they stay. */
  parents: string[];
};

/** Takes out what the demo put in. What has another name by now is somebody else's, and stays. */
export async function removeDemo(deps: RemoveDeps, actor: string): Promise<DemoRemoved> {
  const demo = await demoRoster();
  const at = new Date(deps.clock.now());
  const removed = await inTransaction(
    deps.db,
    async (trx) => {
      await takeTurn(trx, 'roster', at);
      await takeTurn(trx, 'accounts', at);
      const done = {
        ...(await removeReps(trx, demo.reps, at)),
        ...(await removeAccounts(trx, demo.accounts)),
        teams: await removeTeams(trx, demo.teams),
      };
      const entry = { id: deps.newId(), at, actor, action: 'demo.removed', subject: 'database' };
      const { reps, accounts, teams, holding } = done;
      const detail = { reps, accounts, teams, holding: holding.join(', ') };
      await writeAudit(trx, { ...entry, detail });
      await bumpVersion(trx, 'roster', at);
      await bumpVersion(trx, 'accounts', at);
      return done;
    },
    { isolation: 'serializable' },
  );
  await deps.refresh();
  return removed;
}

async function removeReps(
  trx: Trx,
  demo: DemoRoster['reps'],
  at: Date,
): Promise<Pick<DemoRemoved, 'reps' | 'holding'>> {
  const names = new Map(demo.map(({ id, name }) => [id as string, name]));
  const stored = (await readReps(trx, [...names.keys()])).map(({ item }) => item);
  const ours = stored.filter(({ id, name }) => names.get(id) === name);
  const busy = await busyReps(
    trx,
    ours.map(({ id }) => id),
  );
  const gone = ours.filter(({ id }) => !busy.has(id)).map(({ id }) => id as string);
  await deleteReps(trx, gone);
  const staying = ours.filter(({ id }) => busy.has(id));
  if (staying.length > 0) {
    await writeReps(
      trx,
      staying.map((rep) => ({ ...rep, active: false })),
      at,
    );
  }
  return { reps: gone.length, holding: staying.map(({ id }) => id) };
}

/** Those that stand below others go first. */
async function removeAccounts(
  trx: Trx,
  demo: DemoRoster['accounts'],
): Promise<Pick<DemoRemoved, 'accounts' | 'parents'>> {
  const names = new Map(demo.map(({ id, name }) => [id as string, name]));
  const stored = (await readAccounts(trx, [...names.keys()])).map(({ item }) => item);
  let left = stored.filter(({ id, name }) => names.get(id) === name).map(({ id }) => id as string);
  let accounts = 0;
  for (let before = -1; before !== left.length; ) {
    before = left.length;
    const parents: string[] = [];
    for (const id of left) {
      if ((await childrenOf(trx, id, 1)).length > 0) parents.push(id);
      else if (await deleteAccount(trx, id, 'any')) accounts += 1;
    }
    left = parents;
  }
  return { accounts, parents: left };
}

async function removeTeams(trx: Trx, demo: DemoRoster['teams']): Promise<number> {
  let count = 0;
  for (const { id } of demo) {
    const isLeft = (await activeInTeam(trx, id, 1)).length === 0;
    if (isLeft && (await deleteTeam(trx, id))) count += 1;
  }
  return count;
}
