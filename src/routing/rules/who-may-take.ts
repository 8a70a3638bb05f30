// Who may take a lead when nobody is busy, away or off shift: the question that lint asks of a policy.
import type { WhoMayTake } from '../../policy/lint/gaps.ts';
import type { PolicyDocument } from '../../policy/policy.ts';
import type { Rep } from '../../roster/rep.ts';
import type { Roster } from '../../roster/roster.ts';
import { sceneOf } from '../scene.ts';
import { NO_ESTIMATES, NO_MATCH } from '../snapshot.ts';
import { compiled } from './compiled-policy.ts';
import { eligibility, rulesFor } from './eligibility.ts';

/** Rules that pass with time: a full, absent or busy rep is back one day. */
const PASSING = ['not_absent', 'on_shift', 'capacity', 'utilisation', 'pipeline'];

/** Asks about leads at `at` (milliseconds since the epoch), under the policy's lasting rules. */
export function whoMayTake(document: PolicyDocument, reps: readonly Rep[], at: number): WhoMayTake {
  const lasting = {
    ...document,
    must: document.must.filter((rule) => !PASSING.includes(rule.kind)),
  };
  const roster: Roster = { hash: '', reps: [...reps] };
  const policy = { name: document.name, version: 0, hash: '', document: lasting };
  return ({ lead, account }) => {
    const scene = sceneOf({
      at: new Date(at).toISOString(),
      lead,
      account: account && { ...account, matchedBy: 'lint' },
      match: NO_MATCH,
      runningOwnerId: null,
      policy,
      roster,
      loads: new Map(),
      estimates: NO_ESTIMATES,
    });
    const tier = lasting.tiers.find((one) => compiled(lasting).tierWhen(one).holds(scene.leadSide));
    const { count, relaxed } = eligibility(scene, rulesFor(lasting, tier ?? null));
    return { eligible: count, relaxed };
  };
}
