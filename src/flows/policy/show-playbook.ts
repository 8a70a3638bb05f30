// The playbook of the policy in force, and the page of one rep, "how I get leads".
import type { ReplicaCache } from '../../io/db/state/replica-cache.ts';
import { playbookOf } from '../../pages/playbook/playbook.ts';
import { repPageOf } from '../../pages/playbook/rep-page.ts';
import type { Page } from '../../pages/prose-page.ts';
import { Refusal } from '../refusal.ts';

type PlaybookDeps = { state: Pick<ReplicaCache, 'policy' | 'roster' | 'advisorOff'> };

/**
 * The page for everybody, or for one rep. `policy` null: the default one.
 * @throws Refusal policy_unknown, not_found
 */
export async function showPlaybook(
  { state }: PlaybookDeps,
  wish: { policy: string | null; repId: string | null },
): Promise<Page> {
  const policy = await state.policy(wish.policy, null);
  if (!policy) throw new Refusal('policy_unknown', 'No policy of that name is in force.');
  if (wish.repId === null) return playbookOf(policy, state.advisorOff());
  const rep = state.roster().reps.find((one) => one.id === wish.repId);
  if (!rep) throw new Refusal('not_found', `There is no rep "${wish.repId}".`);
  return repPageOf(rep, policy);
}
