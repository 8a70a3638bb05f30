// A person turns the advisor on or off. Once it is on again, only newer decisions are held against it.
import { eventOf } from '../../events/event.ts';
import { writeAudit } from '../../io/db/audit.ts';
import { inTransaction } from '../../io/db/engine/transaction.ts';
import { appendEvents } from '../../io/db/events.ts';
import { changeAdvisor } from '../../io/db/learning/advisor.ts';
import { bumpVersion } from '../../io/db/versions.ts';
import { type AdvisorStanding, readAdvisor } from '../../io/db/views/advisor.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../refusal.ts';

/**
 * Turns it on or off; where it is so already nothing changes. Here at once, elsewhere within seconds.
 * @throws Refusal version_conflict somebody else, or the check, changed it meanwhile
 */
export async function switchAdvisor(
  deps: Omit<Deps, 'sleep'>,
  actor: string,
  to: 'on' | 'off',
): Promise<AdvisorStanding> {
  const at = new Date(deps.clock.now());
  const standing = await inTransaction(deps.db, async (trx) => {
    const before = await readAdvisor(trx);
    if ((before.state === 'on') === (to === 'on')) return before;
    const state = to === 'on' ? ('on' as const) : ('turned_off' as const);
    const wanted = { state, since: at, byWhom: actor, because: 'by hand' };
    if (!(await changeAdvisor(trx, before, wanted))) {
      throw new Refusal('version_conflict', 'The advisor was turned on or off meanwhile.');
    }
    await writeAudit(trx, {
      ...{ id: deps.newId(), at, actor, action: `advisor.turned_${to}`, subject: 'advisor' },
      detail: { before: before.state },
    });
    if (to === 'off') {
      const told = { itself: false, by: actor };
      await appendEvents(trx, [eventOf('advisor.off', { id: deps.newId(), at }, told)]);
    }
    await bumpVersion(trx, 'advisor', at);
    return { ...before, ...wanted };
  });
  await deps.refresh();
  return standing;
}
