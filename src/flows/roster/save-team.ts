// Teams: a name and a manager for the team ids that reps carry.
import { writeAudit } from '../../io/db/audit.ts';
import { inTransaction } from '../../io/db/engine/transaction.ts';
import { activeInTeam, deleteTeam, type Team, writeTeam } from '../../io/db/reps.ts';
import { bumpVersion } from '../../io/db/versions.ts';
import type { Deps } from '../deps.ts';
import { problemsOfId } from '../ids.ts';
import { Refusal } from '../refusal.ts';

type TeamDeps = Pick<Deps, 'db' | 'clock' | 'newId' | 'refresh'>;

/** Creates or changes a team. @throws Refusal invalid_input (an id that no address can hold) */
export async function saveTeam(deps: TeamDeps, actor: string, team: Team): Promise<Team> {
  const problems = problemsOfId(team.id);
  if (problems.length > 0) throw new Refusal('invalid_input', '', problems);
  const at = new Date(deps.clock.now());
  await inTransaction(deps.db, async (trx) => {
    await writeTeam(trx, team, at);
    const detail = { name: team.name, managerId: team.managerId };
    const entry = { id: deps.newId(), at, actor, action: 'team.saved', subject: team.id, detail };
    await writeAudit(trx, entry);
    await bumpVersion(trx, 'roster', at);
  });
  await deps.refresh();
  return team;
}

/**
 * Removes a team that no active rep is in.
 * @throws Refusal not_found, still_in_use
 */
export async function removeTeam(deps: TeamDeps, actor: string, id: string): Promise<void> {
  const at = new Date(deps.clock.now());
  await inTransaction(
    deps.db,
    async (trx) => {
      const members = await activeInTeam(trx, id, 5);
      if (members.length > 0) {
        throw new Refusal('still_in_use', `Active reps are in it: ${members.join(', ')}.`);
      }
      if (!(await deleteTeam(trx, id))) throw new Refusal('not_found');
      const entry = {
        id: deps.newId(),
        at,
        actor,
        action: 'team.removed',
        subject: id,
        detail: {},
      };
      await writeAudit(trx, entry);
      await bumpVersion(trx, 'roster', at);
    },
    { isolation: 'serializable' },
  );
  await deps.refresh();
}
